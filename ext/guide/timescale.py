"""A day's hours as a picture: lists drawn to scale by the times that their items state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from selfcheck.problems import shortened

_logger = logging.getLogger(__name__)
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
        """Return the lists; those items that state a span of time stand on one scale of hours."""
        node = nodes.container("", *self.parse_content_to_nodes(), classes=["timescale"])
        self.set_source_info(node)
        items = list(node.findall(nodes.list_item))
        if not items:
            _warn("「{timescale}」の中に、「- 9:30〜12:30 …」のような箇条書きがありません。", node)
        spans = {item: span for item in items if (span := _span_of(item))}
        if spans:
            first = min(span.start for span in spans.values()) // _HOUR
            last = -(-max(span.end for span in spans.values()) // _HOUR)
            for item, span in spans.items():
                item["classes"] += span.classes(first * _HOUR)
            node.insert(0, hours(first=first, last=last))
        return [node]


def _span_of(item: nodes.list_item) -> Span | None:
    """The span that an item states; where there is none, a warning."""
    text = item.astext()
    found = _SPAN.search(text)
    if found is None:
        _warn(
            f"「{shortened(text)}」に時刻がありません。「9:30〜12:30」のように、"
            "半角で、始まりと終わりの時刻を書いてください。",
            item,
        )
        return None
    hour, minute, end_hour, end_minute = map(int, found.groups())
    span = Span(hour * _HOUR + minute, end_hour * _HOUR + end_minute)
    if max(minute, end_minute) >= _HOUR or not span.start < span.end <= 24 * _HOUR:
        _warn(
            f"「{shortened(found[0])}」の時刻が正しくありません。"
            "分は59までに、終わりの時刻は、始まりより後、24:00までにしてください。",
            item,
        )
        return None
    return span


def _warn(message: str, node: nodes.Element) -> None:
    _logger.warning(message, location=node, type="guide", subtype="timescale")


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
