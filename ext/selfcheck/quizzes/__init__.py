"""The quiz: a YAML file becomes a worksheet everywhere, and a form in the browser."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from selfcheck.quizzes.directive import QuizDirective
from selfcheck.quizzes.domain import QuizDomain
from selfcheck.quizzes.fieldset import depart_question, visit_question
from selfcheck.quizzes.form import InteractiveQuiz
from selfcheck.quizzes.key import CompleteSheet
from selfcheck.quizzes.nodes import quiz_question, setup_nodes


def _find_folder(app: Sphinx, config: Config) -> None:
    config.selfcheck_quiz_folder = str(Path(app.confdir, config.selfcheck_quiz_folder))


def setup_quizzes(app: Sphinx) -> None:
    """Register the directive, the domain, the nodes and what the browser needs."""
    app.add_config_value(
        "selfcheck_quiz_folder",
        "quiz",
        "env",
        types=frozenset({str}),
        description="The folder of the quizzes' YAML files, relative to the folder of conf.py.",
    )
    app.connect("config-inited", _find_folder)
    app.add_event("selfcheck-quiz-read")
    setup_nodes(app)
    app.add_node(quiz_question, override=True, html=(visit_question, depart_question))
    app.add_domain(QuizDomain)
    app.add_directive("quiz", QuizDirective)
    app.add_transform(CompleteSheet)
    app.add_post_transform(InteractiveQuiz)
