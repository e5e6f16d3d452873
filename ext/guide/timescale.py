"""A day's hours as a picture: lists drawn to scale by the times that their items state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

_SPAN = re.compile(r"(\d{1,2}):(\d\d)\D+?(\d{1,2}):(\d\d)")
_HOUR = 60
_STEP = 5
"""Minutes: the style sheet's rows, finer than the eye tells apart."""


class hours(nodes.General, nodes.Element):
    """The scale's labels, an ornament: the items themselves state their times."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, in minutes since midnight."""

    start: int
    end: int

    def classes(self, origin: int) -> list[str]:
        """Where it stands on a scale that begins at ``origin``, for the style sheet."""
        return [*_place("from", self.start - origin), *_place("to", self.end - origin)]


class TimescaleDirective(SphinxDirective):
    """``{timescale}`` around lists whose items state a span of time, such as 9:30〜12:30."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the lists, placed on one scale of hours, or a located error."""
        node = nodes.container("", *self.parse_content_to_nodes(), classes=["timescale"])
        self.set_source_info(node)
        items = [(item, self._span(item)) for item in node.findall(nodes.list_item)]
        if not items:
            raise self.error("{timescale} の中に箇条書きがありません。")
        first = min(span.start for _, span in items) // _HOUR
        last = -(-max(span.end for _, span in items) // _HOUR)
        for item, span in items:
            item["classes"] += span.classes(first * _HOUR)
        node.insert(0, hours(first=first, last=last))
        return [node]

    def _span(self, item: nodes.list_item) -> Span:
        text = item.astext()
        found = _SPAN.search(text)
        if found is None:
            raise self.error(
                f"「{text}」に時刻がありません。「9:30〜12:30」のように、"
                "始まりと終わりの時刻を書いてください。"
            )
        hour, minute, end_hour, end_minute = map(int, found.groups())
        span = Span(hour * _HOUR + minute, end_hour * _HOUR + end_minute)
        if not span.start < span.end <= 24 * _HOUR:
            raise self.error(
                f"「{found[0]}」の順序が正しくありません。"
                "終わりの時刻は、始まりより後、24:00までにしてください。"
            )
        return span


def _place(edge: str, minutes: int) -> list[str]:
    """Classes instead of a style attribute, which a strict content security policy forbids."""
    hour, minute = divmod(round(minutes / _STEP) * _STEP, _HOUR)
    return [f"{edge}-{hour}h", f"{edge}-{minute}m"]


def _visit_html(translator: HTML5Translator, node: hours) -> None:
    if translator.builder.name != "epub":
        labels = "".join(
            f"<span>{hour}:00</span>" for hour in range(node["first"], node["last"] + 1)
        )
        translator.body.append(f'<div class="timescale-hours" aria-hidden="true">{labels}</div>\n')
    raise nodes.SkipNode


def _skip(_translator: nodes.NodeVisitor, _node: hours) -> None:
    raise nodes.SkipNode


def setup_timescale(app: Sphinx) -> None:
    """Register the directive and the scale's node, which only HTML shows."""
    app.add_node(
        hours,
        html=(_visit_html, None),
        latex=(_skip, None),
        text=(_skip, None),
        man=(_skip, None),
        texinfo=(_skip, None),
    )
    app.add_directive("timescale", TimescaleDirective)
