"""The behaviour of a quiz as nodes that every builder writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from docutils import nodes

from selfcheck.analysis.behaviour import BandBehaviour, Behaviour, DimensionBehaviour
from selfcheck.analysis.grid import grid, grouped
from selfcheck.analysis.nodes import behaviour_chart
from selfcheck.analysis.numbers import percent, points_between
from selfcheck.analysis.shares import Shares
from selfcheck.foreign_text import ForeignText
from selfcheck.messages import _
from selfcheck.quizzes.parts import note, signed

Heading = Callable[[nodes.Element], nodes.Element]
"""Makes a heading of a paragraph."""

_RARE = Fraction(1, 1000)

_MANY = 40
"""Up to so many sums are told one by one."""


class Tables:
    """Builds the tables of one quiz."""

    def __init__(self, behaviour: Behaviour, text: ForeignText, heading: Heading) -> None:
        self._behaviour = behaviour
        self._text = text
        self._heading = heading

    def build(self) -> Iterator[nodes.Node]:
        """What there is to tell: points, right answers, or that there is neither."""
        behaviour = self._behaviour
        alike: dict[object, list[DimensionBehaviour]] = {}
        for each in behaviour.dimensions:
            alike.setdefault(each.figures(), []).append(each)
        for group in alike.values():
            yield nodes.container("", *self._dimensions(group), classes=["behaviour-part"])
        if behaviour.right:
            yield nodes.container("", *self._right(behaviour.right), classes=["behaviour-part"])
        if not behaviour.dimensions and not behaviour.right:
            yield note(_("Nothing is added up, and no answer is right or wrong."))

    def _dimensions(self, group: Sequence[DimensionBehaviour]) -> Iterator[nodes.Node]:
        """All about dimensions whose figures are the same: told once."""
        each = group[0]
        titles = [self._text.paragraph(other.dimension.title) for other in group]
        if len(group) == 1:
            yield self._heading(titles[0])
        else:
            yield self._heading(note(_("The same for %d dimensions") % len(group)))
            items = (nodes.list_item("", title) for title in titles)
            yield nodes.bullet_list("", *items, bullet="-")
        yield behaviour_chart(bars=_bars(each), bands=len(each.bands), with_sign=True)
        yield self._bands(group)
        if each.shares and len(each.shares) <= _MANY:
            shares = each.shares.items()
            listed = (_("%s: %s") % (signed(total), percent(share)) for total, share in shares)
            # No line ends between a sum and its share.
            listed = (each.replace(" ", "\N{NO-BREAK SPACE}") for each in listed)
            text = _("Share of random answers for each sum: %s") % _(", ").join(listed)
            yield note(text, "behaviour-sums")
        yield _figures(each)
        yield from self._uniform(each)

    def _bands(self, group: Sequence[DimensionBehaviour]) -> nodes.table:
        rows = [
            (
                [self._text.paragraph(title) for title in dict.fromkeys(titles)],
                [note(points_between(band.band.lowest, band.band.highest))],
                [note(percent(band.share))],
            )
            for band, titles in (
                (band, [other.bands[index].band.title for other in group])
                for index, band in enumerate(group[0].bands)
            )
        ]
        return grid((_("Result"), _("Points"), _("Share of random answers")), rows, (40, 20, 20))

    def _uniform(self, each: DimensionBehaviour) -> Iterator[nodes.Node]:
        for scale, outcomes in each.uniform.items():
            levels = self._behaviour.quiz.scales.items()
            texts = {
                str(level.id): level.text for name, own in levels if name == scale for level in own
            }
            rows = [
                (
                    [self._text.paragraph(texts[level]) for level in chosen],
                    [note(points_between(*ends))],
                )
                for ends, chosen in grouped(outcomes).items()
            ]
            yield grid((_("The same answer everywhere"), _("Points")), rows, (40, 20))

    def _right(self, right: Shares) -> Iterator[nodes.Node]:
        yield self._heading(note(_("The number of right answers")))
        bars = [(number, share, 0) for number, share in right.rounded().items()]
        yield behaviour_chart(bars=bars, bands=1, with_sign=False)
        rows = [
            ([note(_("%s of %d") % (numbers, max(right)))], [note(percent(share))])
            for numbers, share in _without_tails(right)
        ]
        yield grid((_("Right answers"), _("Share of random answers")), rows, (20, 20))


def _figures(each: DimensionBehaviour) -> nodes.table:
    figures = [(_("Questions"), str(each.questions))]
    if each.toward or each.opposite:
        figures.append((_("Questions that name the condition"), str(each.toward)))
        figures.append((_("Questions that name its opposite"), str(each.opposite)))
    near = _("Random answers whose result changes with one step in one answer")
    figures.append((near, percent(each.near_border)))
    if each.fewest is not None:
        end_to_end = _("Answers to change from the first result to the last")
        figures.append((end_to_end, _("%d or more") % each.fewest))
    rows = [([note(name)], [note(value)]) for name, value in figures]
    return grid((_("Figure"), _("Value")), rows, (40, 20))


def _bars(each: DimensionBehaviour) -> list[tuple[int, float, int]]:
    def place(total: int) -> int:
        return next((i for i, band in enumerate(each.bands) if _holds(band, total)), 0)

    return [(total, share, place(total)) for total, share in each.shares.rounded().items()]


def _holds(band: BandBehaviour, total: int) -> bool:
    return band.band.lowest <= total <= band.band.highest


def _without_tails(right: Shares) -> list[tuple[str, Fraction]]:
    """Each number with its share; the very rare ones at either end are taken together."""
    common = [number for number, share in right.items() if share >= _RARE]
    groups: dict[tuple[int, int], Fraction] = {}
    for number, share in right.items():
        if number < min(common):
            group = (min(right), min(common) - 1)
        elif number > max(common):
            group = (max(common) + 1, max(right))
        else:
            group = (number, number)
        groups[group] = groups.get(group, Fraction(0)) + share
    return [
        (str(first) if first == last else _("%d to %d") % (first, last), share)
        for (first, last), share in groups.items()
    ]
