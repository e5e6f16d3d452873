"""The quiz: a YAML file becomes a worksheet everywhere, and a form in the browser."""

from __future__ import annotations

from sphinx.application import Sphinx

from selfcheck.quizzes import nodes
from selfcheck.quizzes.assets import setup_assets
from selfcheck.quizzes.directive import QuizDirective
from selfcheck.quizzes.form import InteractiveQuiz


def setup_quizzes(app: Sphinx) -> None:
    """Register the directive, its nodes and what the browser needs."""
    app.add_config_value(
        "selfcheck_quiz_folder",
        "quiz",
        "env",
        types=frozenset({str}),
        description="The folder of the quizzes' YAML files, relative to the folder of conf.py.",
    )
    nodes.setup_nodes(app)
    app.add_directive("quiz", QuizDirective)
    app.add_post_transform(InteractiveQuiz)
    setup_assets(app)
