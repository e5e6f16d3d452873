"""The ``{quiz-behaviour}`` directive: puts the behaviour of a quiz on a page."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx

from selfcheck.analysis.behaviour import behaviour_of
from selfcheck.analysis.build_warnings import warn_of_findings
from selfcheck.analysis.chart import DrawnCharts
from selfcheck.analysis.lock import lock_of
from selfcheck.analysis.nodes import behaviour_chart, quiz_behaviour
from selfcheck.analysis.tables import Tables
from selfcheck.analysis.wording import BANNED_WORDS
from selfcheck.foreign_text import ForeignText
from selfcheck.messages import _
from selfcheck.quizzes.model import Quiz
from selfcheck.quizzes.named_quiz import NamedQuizDirective
from selfcheck.quizzes.parts import note


class QuizBehaviourDirective(NamedQuizDirective):
    """The behaviour of a quiz, named by its id."""

    known_options: ClassVar[frozenset[str]] = frozenset()

    def shown(self, quiz: Quiz, path: Path) -> list[nodes.Node]:
        """Return the tables."""
        if lock_of(path).is_file():
            self.env.note_dependency(lock_of(path))
        tables = Tables(behaviour_of(quiz), ForeignText(self, path), self._heading)
        counts = note(_counts(quiz), "behaviour-counts")
        return [quiz_behaviour("", counts, *tables.build(), classes=["quiz-behaviour"])]

    def _heading(self, content: nodes.Element) -> nodes.rubric:
        """A heading one level below that of the section around."""
        node: nodes.Node | None = self.state_machine.node
        level = 1
        while node is not None:
            level += isinstance(node, nodes.section)
            node = node.parent
        rubric = nodes.rubric(content.rawsource, "", *content.children)
        rubric["heading-level"] = min(level, 6)
        rubric.source, rubric.line = content.source, content.line
        if not content.get("translatable", True):
            rubric["translatable"] = False
        return rubric


def _counts(quiz: Quiz) -> str:
    """How large the quiz is, and how many of its own answers it replies to."""
    options = [option for question in quiz.questions for option in question.options]
    counts = (quiz.version, len(quiz.questions))
    if not options:
        return _("Version: %d. Questions: %d.") % counts
    replies = sum(option.feedback is not None for option in options)
    text = _("Version: %d. Questions: %d. Answers with a reply: %d of %d.")
    return text % (*counts, replies, len(options))


def setup_analysis(app: Sphinx) -> None:
    """Register the directive, its nodes and the settings of the analysis."""
    app.add_config_value(
        "selfcheck_analysis",
        True,
        "env",
        types=frozenset({bool}),
        description="Whether the build warns about what the analysis of a quiz finds.",
    )
    app.add_config_value(
        "selfcheck_analysis_ignore",
        (),
        "env",
        types=frozenset({list, tuple, set, frozenset}),
        description="The codes of the findings that the build doesn't warn about.",
    )
    app.add_config_value(
        "selfcheck_banned_words",
        BANNED_WORDS,
        "env",
        types=frozenset({list, tuple}),
        description="Words that a quiz must not contain, in the place of the built-in ones.",
    )
    app.add_node(quiz_behaviour)
    app.add_node(behaviour_chart)
    app.add_directive("quiz-behaviour", QuizBehaviourDirective)
    app.add_post_transform(DrawnCharts)
    app.connect("selfcheck-quiz-read", warn_of_findings)
