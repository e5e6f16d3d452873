"""The ``{faq}`` directive: one question with its answer."""

from __future__ import annotations

import re
from typing import ClassVar, TypeVar

from docutils import nodes

from selfcheck.faq.months import shown_month
from selfcheck.faq.nodes import faq_entry, faq_note, faq_text
from selfcheck.faq.options import EntryOptions
from selfcheck.faq.succession import Succession
from selfcheck.foreign_text import disarm, is_plain, may_skip_parser
from selfcheck.messages import _
from selfcheck.own_directive import OwnDirective
from selfcheck.reporting import WarningType

_TextElement = TypeVar("_TextElement", bound=nodes.TextElement)


class FaqDirective(OwnDirective):
    """One FAQ entry: the question as argument, the answer as content, the short answer first.

    Options: ``id``, the permanent ASCII id (required); ``source``, where the answer comes from
    (inline markup allowed); ``as-of``, the month at which that source held; ``review-by``, the
    month after which the answer is to be looked at again; ``topics``, labels of headings to which
    the entry belongs too; ``related``, ids of entries; ``aliases``, former ids; ``unanswered``, a
    flag for a question that the source leaves open; ``next``, a flag for the entry of the next
    edition, below the present one of the same id.
    """

    known_options: ClassVar[frozenset[str]] = EntryOptions.known

    def run(self) -> list[nodes.Node]:
        """Return what the edition that is shown has of the entry."""
        if "next" not in self.options:
            return self._entry()
        succession = Succession(self)
        mistakes = [*self.unknown_options(), *succession.mistakes()]
        if mistakes or not self.config.selfcheck_faq_next:
            return self.told(mistakes, WarningType.FAQ)
        succession.make_way()
        return self._entry()

    def _entry(self) -> list[nodes.Node]:
        """The entry as a section, or as plain blocks where no section can stand."""
        options = EntryOptions(self)
        below_a_heading = isinstance(self.state_machine.node, nodes.section | nodes.document)
        answer = self.parse_content_to_nodes()
        mistakes = [*options.wrong_id, *self.unknown_options(), *self._mistakes(answer)]
        if not below_a_heading:
            mistakes.append(
                _(
                    "An FAQ entry can't stand inside a list, a table or a box. "
                    "Move it directly below a heading."
                )
            )
        told = self.told([*mistakes, *options.mistakes], WarningType.FAQ)
        body = [*told, *answer, *self._source_note(options)]
        if not below_a_heading:
            return [nodes.paragraph("", "", nodes.strong("", self._question)), *body]
        entry = faq_entry("", self._title(), *body, classes=["faq-entry"], **options.attributes)
        entry["has_next"] = "next" in self.options  # and so can't have another
        self.set_source_info(entry)
        # A faulty entry gets a serial id: Sphinx's contents need one for every section.
        self.state.document.set_id(entry)
        return [entry]

    @property
    def _question(self) -> str:
        return self.arguments[0].strip() if self.arguments else self.option("id")

    def _mistakes(self, answer: list[nodes.Node]) -> list[str]:
        """What to tell of question and answer; marks the short answer."""
        mistakes = []
        if not self.arguments:
            mistakes.append(_("The question is missing. Write it after “{faq}”, on the same line."))
        blocks = [block for block in answer if not isinstance(block, nodes.Invisible)]
        if not blocks:
            mistakes.append(_("The answer is missing. Write it between the two fence lines."))
        elif isinstance(blocks[0], nodes.paragraph):
            blocks[0]["classes"].append("faq-short")
        else:
            mistakes.append(
                _(
                    "The answer doesn't begin with a paragraph. "
                    "Write the short answer first, in a sentence or two."
                )
            )
        return mistakes

    def _title(self) -> nodes.title:
        return self._filled(nodes.title(self._question, ""), self._question)

    def _source_note(self, options: EntryOptions) -> list[nodes.Node]:
        """A sentence of the extension's own, in which the author's text is translated."""
        source, date = self.option("source"), shown_month(options.as_of, self.config.language)
        sentence = {
            (True, True): _("Source: %(source)s (as of %(date)s)"),
            (True, False): _("Source: %(source)s"),
            (False, True): _("As of %(date)s"),
            (False, False): "",
        }[bool(source), bool(date)]
        notes = [self._note(sentence, source, date, "faq-source")] if sentence else []
        if not options.answered:
            open_question = _("The source leaves this question open.")
            notes.insert(0, self._note(open_question, "", "", "faq-unanswered"))
        if self.config.selfcheck_faq_next and "next" not in self.options:
            notes.insert(0, self._note(_("This answer is not renewed yet."), "", "", "faq-former"))
        return [*notes]

    def _note(self, sentence: str, source: str, date: str, css_class: str) -> faq_note:
        note = faq_note("", "", classes=[css_class], translatable=False)
        self.set_source_info(note)
        note.document = self.state.document
        for part in re.split(r"(%\(\w+\)s)", sentence):
            if part == "%(source)s":
                note += self._filled(faq_text(source, ""), source)
            elif part:
                note += nodes.Text(part.replace("%(date)s", date))
        return note

    def _filled(self, node: _TextElement, text: str) -> _TextElement:
        """The element with a text that stands in the directive's own lines."""
        self.set_source_info(node)
        # Otherwise each change below the node looks for the document up to the top.
        node.document = self.state.document
        if is_plain(text) and may_skip_parser(self.config):
            node.append(nodes.Text(text))
            return node
        children, messages = self.parse_inline(text, lineno=self.lineno)
        node.extend([*children, *messages])
        disarm(node)
        return node
