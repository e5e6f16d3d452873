"""A chart of a distribution, drawn only where a browser shows it.

It is hidden from assistive technology: the table beside it says the same.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from selfcheck.analysis.nodes import behaviour_chart, quiz_behaviour
from selfcheck.assets import WEB_BUILDERS, need_assets
from selfcheck.quizzes.parts import signed

Bar = tuple[int, float, int]
"""The number below the bar, its share, and the place of its band (0 where there are none)."""

_WIDTH, _HEIGHT, _FOOT = 320.0, 120.0, 22.0
_GAPLESS = 60
"""From so many bars on, they touch."""


class DrawnCharts(SphinxPostTransform):
    """Puts the drawing in each place."""

    default_priority = 200
    builders = WEB_BUILDERS

    def run(self, **kwargs: object) -> None:
        """Replace each node by its drawing."""
        for behaviour in self.document.findall(quiz_behaviour):
            need_assets(self.document, "behaviour.css")
            for node in list(behaviour.findall(behaviour_chart)):
                bars: list[Bar] = node["bars"]
                drawing = draw(bars, node["bands"], node["with_sign"]) if bars else ""
                node.replace_self(nodes.raw("", drawing, format="html"))


def draw(bars: list[Bar], bands: int, with_sign: bool) -> str:
    """The drawing of bars in the order of their numbers."""
    step = _WIDTH / len(bars)
    tallest = max(share for _number, share, _band in bars)
    paths: dict[int, list[str]] = {}
    for index, (_number, share, band) in enumerate(bars):
        width = step if len(bars) > _GAPLESS else step * 0.86
        height = _HEIGHT * share / tallest
        left, top = index * step + (step - width) / 2, _HEIGHT - height
        path = f"M{left:.1f} {_HEIGHT:.0f}V{top:.1f}h{width:.1f}V{_HEIGHT:.0f}z"
        paths.setdefault(band, []).append(path)
    shapes = "".join(
        f'<path class="behaviour-bars {_place(band, bands)}" d="{"".join(parts)}"/>'
        for band, parts in paths.items()
    )
    labels = "".join(
        f'<text x="{(index + 0.5) * step:.1f}" y="{_HEIGHT + _FOOT - 5:.0f}">'
        f"{signed(bars[index][0]) if with_sign else bars[index][0]}</text>"
        for index in _labelled(bars, bands)
    )
    return (
        f'<svg class="behaviour-chart" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT + _FOOT:.0f}" '
        f'aria-hidden="true" focusable="false">{shapes}'
        f'<path class="behaviour-axis" d="M0 {_HEIGHT:.0f}H{_WIDTH:.0f}"/>{labels}</svg>\n'
    )


def _place(band: int, bands: int) -> str:
    """The class of a band: both ends are drawn alike, since neither is better."""
    outer = bands > 1 and band in (0, bands - 1)
    return "behaviour-outer" if outer else "behaviour-inner"


def _labelled(bars: list[Bar], bands: int) -> list[int]:
    """The bars with a number: both ends, and the inner ends of outer bands, if there is room."""
    last = len(bars) - 1
    begins = [i for i in range(1, last) if bars[i][2] != bars[i - 1][2]]
    wanted = [i if bars[i][2] * 2 >= bands else i - 1 for i in begins] or [last // 2]
    room = max(1, len(bars) // 10)
    chosen = [0]
    for index in wanted:
        if index - chosen[-1] >= room and last - index >= room:
            chosen.append(index)
    return [*chosen, last] if last else [0]
