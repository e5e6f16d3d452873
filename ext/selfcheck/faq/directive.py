"""The ``{faq}`` directive: one question with its answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from selfcheck.faq.nodes import faq_entry
from selfcheck.messages import _
from selfcheck.problems import Problem
from selfcheck.reporting import WarningType, problem_box, warn
from selfcheck.text import Identifier


class FaqDirective(SphinxDirective):
    """One FAQ entry: the question as argument, the answer as content.

    Options: ``id``, the permanent ASCII id (required); ``source``, where the answer comes from
    (inline markup allowed); ``as-of``, the date at which that source held.
    """

    has_content = True
    # Required, but a missing one is told in our own words and does not lose the answer.
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        "id": directives.unchanged,
        "source": directives.unchanged,
        "as-of": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the entry as a section, or as plain blocks where no section can stand."""
        problems = [
            Problem(Path(self.get_source_info()[0]), self.lineno, message)
            for message in self._mistakes()
        ]
        warn(problems, WarningType.FAQ)
        body = self._source_note()
        body[:0] = self.parse_content_to_nodes()
        if problems:
            body.insert(0, problem_box(problems))
        if not self._is_below_a_heading():
            return [nodes.paragraph("", "", nodes.strong("", self._question)), *body]
        entry = faq_entry("", self._title(), *body, classes=["faq-entry"])
        self.set_source_info(entry)
        if not problems:
            entry["ids"] = [self._id]
            self.state.document.set_id(entry)
        return [entry]

    @property
    def _id(self) -> str:
        return (self.options.get("id") or "").strip()

    @property
    def _question(self) -> str:
        return self.arguments[0].strip() if self.arguments else self._id

    def _is_below_a_heading(self) -> bool:
        return isinstance(self.state_machine.node, nodes.section | nodes.document)

    def _mistakes(self) -> list[str]:
        mistakes = []
        if not self.arguments:
            mistakes.append(_("The question is missing. Write it after “{faq}”, on the same line."))
        if not self._id:
            mistakes.append(
                _(
                    "The FAQ entry has no id. Add a line “:id: …” with a short ASCII name "
                    "below “{faq}”."
                )
            )
        elif not re.fullmatch(Identifier.pattern, self._id):
            mistakes.append(
                _("The id can't be “%s”. Use only a–z, 0–9 and “-”, beginning with a letter.")
                % self._id
            )
        elif self._id in self.state.document.ids:
            mistakes.append(
                _("The id “%s” is used twice on this page. Give this entry another id.") % self._id
            )
        if not self.content:
            mistakes.append(_("The answer is missing. Write it between the two fence lines."))
        if not self._is_below_a_heading():
            mistakes.append(
                _(
                    "An FAQ entry can't stand inside a list, a table or a box. "
                    "Move it directly below a heading."
                )
            )
        return mistakes

    def _title(self) -> nodes.title:
        children, messages = self.parse_inline(self._question, lineno=self.lineno)
        title = nodes.title(self._question, "", *children, *messages)
        self.set_source_info(title)
        return title

    def _source_note(self) -> list[nodes.Node]:
        source, as_of = self.options.get("source"), self.options.get("as-of")
        if source and as_of:
            text = _("Source: %(source)s (as of %(date)s)") % {"source": source, "date": as_of}
        elif source:
            text = _("Source: %s") % source
        elif as_of:
            text = _("As of %s") % as_of
        else:
            return []
        children, messages = self.parse_inline(text, lineno=self.lineno)
        note = nodes.paragraph(text, "", *children, *messages, classes=["faq-source"])
        self.set_source_info(note)
        return [note]
