"""The ``{faq}`` directive: one question with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, TypeVar

from docutils import nodes

from selfcheck.faq.nodes import faq_entry, faq_text
from selfcheck.foreign_text import disarm
from selfcheck.messages import _
from selfcheck.own_directive import OwnDirective
from selfcheck.problems import shortened
from selfcheck.reporting import WarningType
from selfcheck.text import Identifier

_TextElement = TypeVar("_TextElement", bound=nodes.TextElement)


class FaqDirective(OwnDirective):
    """One FAQ entry: the question as argument, the answer as content.

    Options: ``id``, the permanent ASCII id (required); ``source``, where the answer comes from
    (inline markup allowed); ``as-of``, the date at which that source held.
    """

    known_options: ClassVar[frozenset[str]] = frozenset({"id", "source", "as-of"})

    def run(self) -> list[nodes.Node]:
        """Return the entry as a section, or as plain blocks where no section can stand."""
        mistakes, wrong_id = list(self._mistakes()), list(self._mistakes_of_id())
        told = self.told([*wrong_id, *mistakes], WarningType.FAQ)
        body = [*told, *self.parse_content_to_nodes(), *self._source_note()]
        if not self._is_below_a_heading():
            return [nodes.paragraph("", "", nodes.strong("", self._question)), *body]
        entry = faq_entry("", self._title(), *body, classes=["faq-entry"])
        self.set_source_info(entry)
        if not wrong_id:
            entry["ids"], entry["entry_id"] = [self.option("id")], self.option("id")
        # A faulty entry gets a serial id: Sphinx's contents need one for every section.
        self.state.document.set_id(entry)
        return [entry]

    @property
    def _question(self) -> str:
        return self.arguments[0].strip() if self.arguments else self.option("id")

    def _is_below_a_heading(self) -> bool:
        return isinstance(self.state_machine.node, nodes.section | nodes.document)

    def _mistakes_of_id(self) -> Iterator[str]:
        name = self.option("id")
        if not name:
            yield _(
                "The FAQ entry has no id. Add a line “:id: …” with a short ASCII name "
                "below “{faq}”."
            )
        elif not re.fullmatch(Identifier.pattern, name):
            message = _("The id can't be “%s”. Use only a–z, 0–9 and “-”, beginning with a letter.")
            yield message % shortened(name)
        elif self.is_taken(name):
            message = _("The id “%s” is used twice on this page. Give this entry another id.")
            yield message % shortened(name)

    def _mistakes(self) -> Iterator[str]:
        yield from self.unknown_options()
        if not self.arguments:
            yield _("The question is missing. Write it after “{faq}”, on the same line.")
        if not self.content:
            yield _("The answer is missing. Write it between the two fence lines.")
        if not self._is_below_a_heading():
            yield _(
                "An FAQ entry can't stand inside a list, a table or a box. "
                "Move it directly below a heading."
            )

    def _title(self) -> nodes.title:
        return self._filled(nodes.title(self._question, ""), self._question)

    def _source_note(self) -> list[nodes.Node]:
        """A sentence of the extension's own, in which each of the author's texts is translated."""
        texts = {"source": self.option("source"), "date": self.option("as-of")}
        sentence = {
            (True, True): _("Source: %(source)s (as of %(date)s)"),
            (True, False): _("Source: %(source)s"),
            (False, True): _("As of %(date)s"),
            (False, False): "",
        }[bool(texts["source"]), bool(texts["date"])]
        if not sentence:
            return []
        note = nodes.paragraph("", "", classes=["faq-source"], translatable=False)
        for index, part in enumerate(re.split(r"%\((\w+)\)s", sentence)):
            if index % 2:
                note += self._filled(faq_text(texts[part], ""), texts[part])
            elif part:
                note += nodes.Text(part)
        return [note]

    def _filled(self, node: _TextElement, text: str) -> _TextElement:
        """The element with a text that stands in the directive's own lines."""
        children, messages = self.parse_inline(text, lineno=self.lineno)
        node.extend([*children, *messages])
        self.set_source_info(node)
        disarm(node)
        return node
