"""A list of questions as a page shows it: as standard nodes, and as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import NoUri

from selfcheck.assets import WEB_BUILDERS
from selfcheck.faq.listed import Asked, Group, Question, Shown
from selfcheck.faq.places import Place, address, linked
from selfcheck.html_element import fixed_html, plain, tag
from selfcheck.messages import _


class ListForm:
    """Writes one list for one builder."""

    def __init__(self, builder: Builder, asked: Asked, level: int) -> None:
        self._builder = builder
        self._docname = asked.docname
        self.filtered = asked.filtered and builder.name in WEB_BUILDERS
        self._level = min(level, 6)

    # Whether the page needs the script and its style sheet.
    filtered: bool

    def made(self, shown: Shown) -> Iterable[nodes.Node]:
        """The list."""
        return [self._html(shown)] if self._builder.format == "html" else self._nodes(shown)

    # -- Standard nodes ----------------------------------------------------------------------------

    def _nodes(self, shown: Shown) -> Iterator[nodes.Node]:
        for group in shown.groups:
            if group.topic:
                title = nodes.rubric("", "", self._linked(group.topic), translatable=False)
                title["heading-level"] = self._level
                yield title
            yield nodes.bullet_list("", *map(self._item, group.questions), bullet="-")

    def _item(self, question: Question) -> nodes.list_item:
        line = nodes.paragraph("", "", self._linked(question.place), translatable=False)
        item = nodes.list_item("", line)
        if question.answer:
            item += nodes.paragraph("", question.answer, translatable=False)
        return item

    def _linked(self, place: Place) -> nodes.Node:
        return linked(self._builder, self._docname, place)

    # -- HTML --------------------------------------------------------------------------------------

    def _html(self, shown: Shown) -> fixed_html:
        """Not as nodes, in which the search would find each question a second time."""
        bar = _filter(shown.count) if self.filtered else ""
        return fixed_html.of(tag("div", bar, *map(self._group, shown.groups), class_="faq-list"))

    def _group(self, group: Group) -> str:
        items = tag("ul", *map(self._line, group.questions), class_="simple")
        if group.topic is None:
            return items
        title = tag(f"h{self._level}", self._link(group.topic))
        return tag("div", title, items, class_="faq-group")

    def _line(self, question: Question) -> str:
        line = tag("p", self._link(question.place))
        answer = question.answer and plain("p", question.answer)
        return tag("li", line, answer)

    def _link(self, place: Place) -> str:
        try:
            href = address(self._builder, self._docname, place)
        except NoUri:  # a book can be without that page
            return escape(place.title)
        return plain("a", place.title, class_="reference internal", href=href)


def _filter(count: int) -> str:
    """What the script needs; hidden until it runs."""
    field = tag("input", type="search", autocomplete="off", spellcheck="false")
    number = tag("b", str(count), data_count="")
    said = tag("span", escape(_("Questions shown: %s.")) % number)
    advice = plain("span", _("Try a shorter word, or fewer words."), data_none="", hidden="")
    return tag(
        "div",
        tag("label", plain("span", _("Filter the questions")), field),
        # The script lets it speak up at the first visit to the field, not as the page opens.
        tag("p", said, " ", advice, role="status", aria_live="off"),
        plain("button", _("Clear"), type="button", hidden=""),
        class_="faq-filter",
        hidden="",
    )
