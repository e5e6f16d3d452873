"""The ``{quiz}`` directive: puts the quiz of a YAML file on a page."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from selfcheck.messages import _
from selfcheck.problems import Problem, suggestion
from selfcheck.quizzes.reading import read_quiz
from selfcheck.quizzes.worksheet import Worksheet
from selfcheck.reporting import WarningType, problem_box, warn


class QuizDirective(SphinxDirective):
    """A quiz, named by its id, which is also the name of its file."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Return the worksheet; of a faulty quiz, what is wrong and the text of the file."""
        folder = Path(self.env.app.confdir, self.config.selfcheck_quiz_folder)
        path = folder / f"{self.arguments[0]}.yml"
        self.env.note_dependency(path)
        if not path.is_file():
            return self._missing(path)
        quiz, problems = read_quiz(path)
        if quiz is None:
            warn(problems, WarningType.QUIZ)
            return [problem_box(problems), _source_text(path)]
        if quiz.id in self.state.document.ids:
            return self._error(_("The quiz “%s” is already on this page. Show it once.") % quiz.id)
        sheet = Worksheet(self, quiz, path).build()
        sheet["classes"] += self.options.get("class", [])
        self.set_source_info(sheet)
        self.state.document.set_id(sheet)
        return [sheet]

    def _missing(self, path: Path) -> list[nodes.Node]:
        known = {other.stem for other in path.parent.glob("*.yml")}
        message = _("There is no quiz “%s”. %s")
        return self._error(message % (path.stem, suggestion(path.stem, known)))

    def _error(self, message: str) -> list[nodes.Node]:
        problem = Problem(Path(self.get_source_info()[0]), self.lineno, message)
        warn([problem], WarningType.QUIZ)
        return [problem_box([problem])]


def _source_text(path: Path) -> nodes.Node:
    """The file as it is, so that a reader of the page loses nothing."""
    text = path.read_text(encoding="utf-8", errors="replace")[:100_000]
    return nodes.literal_block(text, text, language="yaml")
