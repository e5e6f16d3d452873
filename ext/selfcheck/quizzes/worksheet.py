"""A quiz as a worksheet of standard nodes, to be filled in with a pencil.

This is what every builder writes. The browser's form is made of it later, in
:mod:`selfcheck.quizzes.form`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from selfcheck.foreign_text import parse_blocks, parse_phrase
from selfcheck.messages import _
from selfcheck.quizzes.model import Band, Dimension, Option, Question, Quiz
from selfcheck.quizzes.nodes import (
    quiz,
    quiz_band,
    quiz_dimension,
    quiz_key,
    quiz_option,
    quiz_passage,
    quiz_question,
    quiz_result,
)
from selfcheck.text import Text


class Worksheet:
    """Builds the nodes of one quiz on the page of ``directive``."""

    def __init__(self, directive: SphinxDirective, content: Quiz, path: Path) -> None:
        self._directive = directive
        self._quiz = content
        self._path = path
        self._level = _section_depth(directive.state_machine.node) + 1
        self._phrases: dict[tuple[str, int], list[nodes.Node]] = {}

    def build(self) -> quiz:
        """The whole quiz."""
        content = self._quiz
        return quiz(
            "",
            self._own_heading(content.title, 0),
            *self._blocks(content.introduction),
            *self._facts(),
            *(self._question(i, question) for i, question in enumerate(content.questions, 1)),
            self._result(),
            quiz_id=str(content.id),
            version=content.version,
            ids=[str(content.id)],
            classes=["quiz"],
        )

    def _facts(self) -> list[nodes.Node]:
        if not self._quiz.facts:
            return []
        items = [nodes.list_item("", *self._blocks(fact)) for fact in self._quiz.facts]
        facts = nodes.bullet_list("", *items, bullet="-", classes=["quiz-facts"])
        return [self._heading(_("Conditions that hold for everyone"), 1), facts]

    def _question(self, number: int, question: Question) -> quiz_question:
        count = len(self._quiz.questions)
        label = _note(_("Question %d/%d") % (number, count), "quiz-number")
        levels = {level.id: level.value for level in self._quiz.levels_of(question)}
        options = [
            quiz_option(
                "",
                self._paragraph(option.text),
                option_id=str(option.id),
                scores={str(name): points for name, points in option.scores.items()},
                value=levels.get(option.id),
                scaled=option.id in levels,
            )
            for option in self._quiz.options_of(question)
        ]
        return quiz_question(
            "",
            label,
            self._paragraph(question.prompt, "quiz-prompt"),
            nodes.bullet_list("", *options, bullet="-", classes=["quiz-options"]),
            question_id=str(question.id),
            number=number,
            ids=[f"{self._quiz.id}-{question.id}"],
            classes=["quiz-question"],
        )

    def _result(self) -> quiz_result:
        return quiz_result(
            "",
            self._heading(_("Result"), 0),
            *self._passages(),
            *self._key(),
            *(self._dimension(dimension) for dimension in self._quiz.dimensions),
            *self._blocks(self._quiz.conclusion),
            classes=["quiz-result"],
        )

    def _passages(self) -> list[nodes.Node]:
        items = [
            quiz_passage(
                "",
                _note(_("Question %d") % number, "quiz-number"),
                self._paragraph(question.prompt, "quiz-prompt"),
                *self._blocks(question.passage),
                question_id=str(question.id),
            )
            for number, question in enumerate(self._quiz.questions, 1)
            if question.passage
        ]
        if not items:
            return []
        listing = nodes.bullet_list("", *items, bullet="-", classes=["quiz-passages"])
        return [self._heading(_("What is known about each question"), 1), listing]

    def _key(self) -> list[nodes.Node]:
        if not self._quiz.dimensions:
            return []
        explanation = _(
            "Add up the points of your answers. A dimension with a question that has no answer, "
            "or whose answer is not in the key, is not read."
        )
        tables = [self._key_table(dimension) for dimension in self._quiz.dimensions]
        heading = self._heading(_("How to add up the answers"), 1)
        return [quiz_key("", heading, _note(explanation), *tables, classes=["quiz-key"])]

    def _key_table(self, dimension: Dimension) -> nodes.table:
        numbers = {question.id: i for i, question in enumerate(self._quiz.questions, 1)}
        rows = [
            _row(
                _note(str(numbers[question.id])),
                self._points(dimension, self._quiz.options_of(question)),
            )
            for question in self._quiz.questions_on(dimension.id)
        ]
        head = _row(_note(_("Question")), _note(_("Answers and their points")))
        group = nodes.tgroup(
            "",
            nodes.colspec(colwidth=10),
            nodes.colspec(colwidth=56),
            nodes.thead("", head),
            nodes.tbody("", *rows),
            cols=2,
        )
        title = nodes.title(str(dimension.title), "", *self._phrase(dimension.title))
        self._locate(title, dimension.title)
        return nodes.table(
            "",
            title,
            group,
            classes=["quiz-key-table", "colwidths-auto"],
            ids=[f"{self._quiz.id}-{dimension.id}-key"],
        )

    def _points(self, dimension: Dimension, options: Iterable[Option]) -> nodes.paragraph:
        paragraph = nodes.paragraph("", "", translatable=False)
        for option in options:
            if dimension.id in option.scores:
                if paragraph.children:
                    paragraph += nodes.Text(_(", "))
                points = signed(option.scores[dimension.id])
                paragraph += [*self._phrase(option.text), nodes.Text(f" {points}")]
        return paragraph

    def _dimension(self, dimension: Dimension) -> quiz_dimension:
        return quiz_dimension(
            "",
            self._own_heading(dimension.title, 1),
            *(self._band(band) for band in dimension.bands),
            *self._blocks(dimension.reading),
            dimension_id=str(dimension.id),
            ids=[f"{self._quiz.id}-{dimension.id}"],
            classes=["quiz-dimension"],
        )

    def _band(self, band: Band) -> quiz_band:
        span = _("%s to %s points") % (signed(band.lowest), signed(band.highest))
        return quiz_band(
            "",
            _note(span, "quiz-band-range"),
            self._paragraph(band.title, "quiz-band-title"),
            *self._blocks(band.text),
            lowest=band.lowest,
            highest=band.highest,
            classes=["quiz-band"],
        )

    # -- the small parts --------------------------------------------------------------------

    def _blocks(self, text: Text | None) -> list[nodes.Node]:
        return [] if text is None else parse_blocks(self._directive, text, self._path)

    def _phrase(self, text: Text) -> list[nodes.Node]:
        """The inline content of a text; a text that many questions share is parsed once."""
        key = (str(text), text.line)
        if key not in self._phrases:
            self._phrases[key] = parse_phrase(self._directive, text, self._path)
        return [child.deepcopy() for child in self._phrases[key]]

    def _paragraph(self, text: Text, *classes: str) -> nodes.paragraph:
        paragraph = nodes.paragraph(str(text), "", *self._phrase(text), classes=list(classes))
        self._locate(paragraph, text)
        return paragraph

    def _locate(self, node: nodes.Element, text: Text) -> None:
        """Without its place a text would not be extracted for translation."""
        node.source, node.line = str(self._path), text.line

    def _heading(self, text: str, depth: int) -> nodes.rubric:
        rubric = nodes.rubric("", text, translatable=False)
        rubric["heading-level"] = min(self._level + depth, 6)
        return rubric

    def _own_heading(self, text: Text, depth: int) -> nodes.rubric:
        rubric = nodes.rubric(str(text), "", *self._phrase(text))
        rubric["heading-level"] = min(self._level + depth, 6)
        self._locate(rubric, text)
        return rubric


def _note(text: str, *classes: str) -> nodes.paragraph:
    """A line of the extension's own, which has been translated by its catalogs."""
    return nodes.paragraph("", text, classes=list(classes), translatable=False)


def signed(points: int) -> str:
    """A number of points with a true sign: +2, 0, −2."""
    return f"+{points}" if points > 0 else str(points).replace("-", "\u2212")


def _section_depth(node: nodes.Node | None) -> int:
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))
