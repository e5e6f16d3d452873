"""The ``{quiz}`` directive: puts the quiz of a YAML file on a page."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from docutils import nodes

from selfcheck.messages import _
from selfcheck.quizzes.model import Quiz
from selfcheck.quizzes.named_quiz import NamedQuizDirective
from selfcheck.quizzes.nodes import linked_parts
from selfcheck.quizzes.nodes import quiz as quiz_sheet
from selfcheck.quizzes.worksheet import Worksheet
from selfcheck.reporting import WarningType


class QuizDirective(NamedQuizDirective):
    """A quiz, named by its id, which is also the name of its file.

    Option: ``class``, names of classes for the style sheet.
    """

    known_options: ClassVar[frozenset[str]] = frozenset({"class"})

    def shown(self, quiz: Quiz, path: Path) -> list[nodes.Node]:
        """Return the worksheet."""
        self.env.events.emit("selfcheck-quiz-read", quiz, path)
        sheet = Worksheet(self, quiz, path).build()
        sheet["classes"] += self.option("class").split()
        self.set_source_info(sheet)
        if taken := self._taken_ids(sheet):
            return [*self.told(taken, WarningType.QUIZ), _source_text(path)]
        for part in (sheet, *linked_parts(sheet)):
            self.state.document.set_id(part)
        return [sheet]

    def instead(self, path: Path) -> list[nodes.Node]:
        """Return the text of the file, so that the page loses nothing."""
        return [_source_text(path)]

    def _taken_ids(self, sheet: quiz_sheet) -> list[str]:
        """What to tell of ids that something above on the page has already."""
        name = sheet["quiz_id"]
        if isinstance(self.state.document.ids.get(name), quiz_sheet):
            return [_("The quiz “%s” is already on this page. Show it once.") % name]
        parts = [sheet, *linked_parts(sheet)]
        message = _("The id “%s” is used twice on this page. Give the heading or entry another.")
        return [message % part["ids"][0] for part in parts if self.is_taken(part["ids"][0])]


def _source_text(path: Path) -> nodes.Node:
    """The file as it is, so that a reader of the page loses nothing."""
    with path.open(encoding="utf-8", errors="replace") as file:
        text = file.read(50_000)
    # No format of a page can hold control characters. A faulty file may be no YAML.
    text = "".join(
        sign if sign.isprintable() or sign in "\n\t\u3000" else "\ufffd" for sign in text
    )
    return nodes.literal_block(text, text, language="yaml", force=True)
