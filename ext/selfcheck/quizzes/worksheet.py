"""A quiz as a worksheet of standard nodes, to be filled in with a pencil.

This is what every builder writes. The browser's form is made of it later, in
:mod:`selfcheck.quizzes.form`.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from selfcheck.foreign_text import ForeignText
from selfcheck.messages import _
from selfcheck.quizzes.model import Band, Dimension, Option, Question, Quiz
from selfcheck.quizzes.nodes import (
    quiz,
    quiz_band,
    quiz_dimension,
    quiz_feedback,
    quiz_introduction,
    quiz_key,
    quiz_option,
    quiz_passage,
    quiz_question,
    quiz_result,
)
from selfcheck.quizzes.parts import heading, letter, note, signed
from selfcheck.text import Text


class Worksheet:
    """Builds the nodes of one quiz on the page of ``directive``."""

    def __init__(self, directive: SphinxDirective, content: Quiz, path: Path) -> None:
        self._quiz = content
        self._text = ForeignText(directive, path)
        self._level = _section_depth(directive.state_machine.node) + 1
        self._questions = list(enumerate(content.questions, 1))
        self._ranges = content.ranges()

    def build(self) -> quiz:
        """The whole quiz."""
        content = self._quiz
        return quiz(
            "",
            self._own_heading(content.title, 0),
            self._introduction(),
            *(self._question(number, question) for number, question in self._questions),
            self._result(),
            quiz_id=str(content.id),
            version=content.version,
            ids=[str(content.id)],
            classes=["quiz"],
        )

    def _introduction(self) -> quiz_introduction:
        introduction = quiz_introduction("", *self._text.blocks(self._quiz.introduction))
        if self._quiz.facts:
            items = [nodes.list_item("", *self._text.blocks(fact)) for fact in self._quiz.facts]
            introduction += self._heading(_("Conditions that hold for everyone"), 1)
            introduction += nodes.bullet_list("", *items, bullet="-", classes=["quiz-facts"])
        return introduction

    def _question(self, number: int, question: Question) -> quiz_question:
        label = _("Question %d/%d") % (number, len(self._questions))
        if question.type == "multiple":
            label += " " + _("(choose any number)")
        options = self._quiz.options_of(question)
        return quiz_question(
            "",
            note(label, "quiz-number"),
            self._text.paragraph(question.prompt, "quiz-prompt"),
            nodes.bullet_list(
                "",
                *(self._option(i, option, question) for i, option in enumerate(options)),
                bullet="-",
                classes=["quiz-options"],
            ),
            question_id=str(question.id),
            number=number,
            multiple=question.type == "multiple",
            judged=self._quiz.is_judged(question),
            ids=[f"{self._quiz.id}-{question.id}"],
            classes=["quiz-question"],
        )

    def _option(self, index: int, option: Option, question: Question) -> quiz_option:
        return quiz_option(
            "",
            self._text.paragraph(option.text),
            option_id=str(option.id),
            letter="" if question.type == "scale" else letter(index),
            scores={str(name): points for name, points in option.scores.items()},
            correct=option.correct,
            wish=option.wish,
            unknown=option.unknown,
        )

    def _result(self) -> quiz_result:
        return quiz_result(
            "",
            self._heading(_("Result"), 0),
            *self._passages(),
            *self._key(),
            *(self._dimension(dimension) for dimension in self._quiz.dimensions),
            *self._text.blocks(self._quiz.conclusion),
            classes=["quiz-result"],
        )

    def _key(self) -> list[nodes.Node]:
        """The place of the key, which is made when the texts are translated."""
        needed = self._quiz.dimensions or any(map(self._quiz.is_judged, self._quiz.questions))
        return [quiz_key("", classes=["quiz-key"])] if needed else []

    def _passages(self) -> list[nodes.Node]:
        items = [
            self._passage(number, question)
            for number, question in self._questions
            if question.passage or any(option.feedback for option in question.options)
        ]
        if not items:
            return []
        listing = nodes.bullet_list("", *items, bullet="-", classes=["quiz-passages"])
        return [self._heading(_("What is known about each question"), 1), listing]

    def _passage(self, number: int, question: Question) -> quiz_passage:
        return quiz_passage(
            "",
            note(_("Question %d") % number, "quiz-number"),
            self._text.paragraph(question.prompt, "quiz-prompt"),
            *(
                self._feedback(index, option)
                for index, option in enumerate(question.options)
                if option.feedback
            ),
            *self._text.blocks(question.passage),
            question_id=str(question.id),
            part_of=str(self._quiz.id),
        )

    def _feedback(self, index: int, option: Option) -> quiz_feedback:
        mark = _("To answer %s") % letter(index)
        if option.correct:
            mark = _("To answer %s (right)") % letter(index)
        return quiz_feedback(
            "",
            note(mark, "quiz-letter"),
            *self._text.blocks(option.feedback),
            option_id=str(option.id),
            classes=["quiz-feedback"],
        )

    def _dimension(self, dimension: Dimension) -> quiz_dimension:
        lowest, highest = self._ranges[dimension.id]
        return quiz_dimension(
            "",
            self._own_heading(dimension.title, 1),
            *(self._band(band) for band in dimension.bands),
            *self._text.blocks(dimension.reading),
            dimension_id=str(dimension.id),
            lowest=lowest,
            highest=highest,
            ids=[f"{self._quiz.id}-{dimension.id}"],
            classes=["quiz-dimension"],
        )

    def _band(self, band: Band) -> quiz_band:
        span = _("%s to %s points") % (signed(band.lowest), signed(band.highest))
        if band.lowest == band.highest:
            span = _("%s points") % signed(band.lowest)
        return quiz_band(
            "",
            note(span, "quiz-band-range"),
            self._text.paragraph(band.title, "quiz-band-title"),
            *self._text.blocks(band.text),
            lowest=band.lowest,
            highest=band.highest,
            classes=["quiz-band"],
        )

    def _heading(self, text: str, depth: int) -> nodes.rubric:
        return heading(text, self._level + depth)

    def _own_heading(self, text: Text, depth: int) -> nodes.rubric:
        rubric = nodes.rubric(str(text), "", *self._text.phrase(text))
        rubric["heading-level"] = min(self._level + depth, 6)
        self._text.locate(rubric, text)
        return rubric


def _section_depth(node: nodes.Node | None) -> int:
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth
