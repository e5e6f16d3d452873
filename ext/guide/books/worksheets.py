"""What a worksheet needs on a page of paper beyond what its nodes say."""

from __future__ import annotations

from docutils import nodes

from selfcheck.quizzes.nodes import quiz_option, quiz_question


def lay_out_scales(document: nodes.document) -> None:
    """Name the questions whose answers are the same short steps, so that these share a line."""
    for question in document.findall(quiz_question):
        options = list(question.findall(quiz_option))
        question["classes"].append("quiz-multiple" if question["multiple"] else "quiz-single")
        if not any(option["letter"] for option in options):
            question["classes"].append("quiz-scale")
