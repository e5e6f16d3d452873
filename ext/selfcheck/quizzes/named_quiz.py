"""What directives share whose argument names a quiz."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes

from selfcheck.foreign_text import is_in_foreign_text
from selfcheck.messages import _
from selfcheck.own_directive import OwnDirective
from selfcheck.problems import shortened, suggestion
from selfcheck.quizzes.model import Quiz
from selfcheck.quizzes.reading import read_quiz
from selfcheck.reporting import WarningType, problem_box, warn
from selfcheck.text import Identifier


class NamedQuizDirective(OwnDirective):
    """Reads the quiz that is named; its class shows it."""

    @abstractmethod
    def shown(self, quiz: Quiz, path: Path) -> list[nodes.Node]:
        """What stands on the page for the quiz of the file ``path``."""

    def instead(self, path: Path) -> list[nodes.Node]:
        """What stands on the page, below the mistakes, for a file that is no quiz."""
        return []

    def run(self) -> list[nodes.Node]:
        """Return the quiz as its class shows it, or what is wrong."""
        if is_in_foreign_text(self):  # its own text might name it again, without an end
            message = _("“%s” can't stand in the texts of a quiz. Move it to a page.")
            return self.told([message % self.name], WarningType.QUIZ)
        told = self.told(self._mistakes(), WarningType.QUIZ)
        name = self.arguments[0].strip() if self.arguments else ""
        return told + (self._named(name) if name else [])

    def _mistakes(self) -> Iterator[str]:
        yield from self.unknown_options()
        if not self.arguments:
            message = _("The quiz is missing. Write its id after “%s”, on the same line.")
            yield message % self.name
        if self.content:
            message = _("Nothing can stand inside “%s”: all texts are in its file. Delete it.")
            yield message % self.name

    def _named(self, name: str) -> list[nodes.Node]:
        folder = Path(self.config.selfcheck_quiz_folder)
        path = folder / f"{name}.yml"
        if len(name) > 100 or not re.fullmatch(Identifier.pattern, name):
            return self._missing(name, folder)
        self.env.note_dependency(path)
        if not path.is_file():
            return self._missing(name, folder)
        quiz, problems = read_quiz(path)
        if quiz is None:
            warn(problems, WarningType.QUIZ)
            return [problem_box(problems), *self.instead(path)]
        return self.shown(quiz, path)

    def _missing(self, name: str, folder: Path) -> list[nodes.Node]:
        known = {path.stem for path in folder.glob("*.yml")}
        message = _("There is no quiz “%s”. %s") % (shortened(name), suggestion(name, known))
        return self.told([message], WarningType.QUIZ)
