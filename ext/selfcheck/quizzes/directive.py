"""The ``{quiz}`` directive: puts the quiz of a YAML file on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from docutils import nodes

from selfcheck.messages import _
from selfcheck.own_directive import OwnDirective
from selfcheck.problems import shortened, suggestion
from selfcheck.quizzes.nodes import linked_parts, quiz
from selfcheck.quizzes.reading import read_quiz
from selfcheck.quizzes.worksheet import Worksheet
from selfcheck.reporting import WarningType, problem_box, warn
from selfcheck.text import Identifier


class QuizDirective(OwnDirective):
    """A quiz, named by its id, which is also the name of its file.

    Option: ``class``, names of classes for the style sheet.
    """

    known_options: ClassVar[frozenset[str]] = frozenset({"class"})

    def run(self) -> list[nodes.Node]:
        """Return the worksheet; of a faulty quiz, what is wrong and the text of the file."""
        told = self.told(self._mistakes(), WarningType.QUIZ)
        name = self.arguments[0].strip() if self.arguments else ""
        return told + (self._quiz(name) if name else [])

    def _mistakes(self) -> Iterator[str]:
        yield from self.unknown_options()
        if not self.arguments:
            yield _("The quiz is missing. Write its id after “quiz”, on the same line.")
        if self.content:
            yield _("Nothing can stand inside “quiz”: all texts are in its file. Delete it.")

    def _quiz(self, name: str) -> list[nodes.Node]:
        folder = Path(self.config.selfcheck_quiz_folder)
        path = folder / f"{name}.yml"
        if len(name) > 100 or not re.fullmatch(Identifier.pattern, name):
            return self._missing(name, folder)
        self.env.note_dependency(path)
        if not path.is_file():
            return self._missing(name, folder)
        content, problems = read_quiz(path)
        if content is None:
            warn(problems, WarningType.QUIZ)
            return [problem_box(problems), _source_text(path)]
        self.env.events.emit("selfcheck-quiz-read", content, path)
        sheet = Worksheet(self, content, path).build()
        sheet["classes"] += self.option("class").split()
        self.set_source_info(sheet)
        if taken := self._taken_ids(sheet):
            return [*self.told(taken, WarningType.QUIZ), _source_text(path)]
        for part in (sheet, *linked_parts(sheet)):
            self.state.document.set_id(part)
        return [sheet]

    def _missing(self, name: str, folder: Path) -> list[nodes.Node]:
        known = {path.stem for path in folder.glob("*.yml")}
        message = _("There is no quiz “%s”. %s") % (shortened(name), suggestion(name, known))
        return self.told([message], WarningType.QUIZ)

    def _taken_ids(self, sheet: quiz) -> list[str]:
        """What to tell of ids that something above on the page has already."""
        name = sheet["quiz_id"]
        if isinstance(self.state.document.ids.get(name), quiz):
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
