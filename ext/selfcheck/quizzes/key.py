"""What is filled in once the texts are translated: the options' letters, and the scoring key.

The key tells how to read a result off the answers without a computer. It quotes the answers, so it
is made of the document's nodes and not of the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform

from selfcheck.messages import _
from selfcheck.quizzes.nodes import quiz, quiz_dimension, quiz_key, quiz_option, quiz_question
from selfcheck.quizzes.parts import heading, note, signed, table


class CompleteSheet(SphinxTransform):
    """Complete each quiz of the document."""

    # After Locale (20), which puts the translation in the place of all that a paragraph holds.
    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        """Fill in letters and keys."""
        for sheet in self.document.findall(quiz):
            questions = [part for part in sheet.children if isinstance(part, quiz_question)]
            for question in questions:
                for option in _options(question):
                    if option["letter"]:
                        _put_before(_paragraph(option), f"{option['letter']} ")
            for key in sheet.findall(quiz_key):
                title = cast(nodes.Element, sheet[0])
                key += _key(questions, list(sheet.findall(quiz_dimension)), title["heading-level"])


def _options(question: quiz_question) -> Iterator[quiz_option]:
    return (cast(quiz_option, option) for option in question[-1].children)


def _put_before(paragraph: nodes.paragraph, text: str) -> None:
    """Begin a paragraph with a text: within its first node, since each node costs time."""
    first = paragraph[0] if paragraph.children else None
    if isinstance(first, nodes.Text):
        paragraph[0] = nodes.Text(text + first)
    else:
        paragraph.insert(0, nodes.Text(text))


def _paragraph(option: quiz_option) -> nodes.paragraph:
    return cast(nodes.paragraph, option[0])


def _key(
    questions: list[quiz_question], dimensions: list[quiz_dimension], level: int
) -> list[nodes.Node]:
    parts: list[nodes.Node] = []
    if judged := [question for question in questions if question["judged"]]:
        parts += [heading(_("The right answers"), level + 1), _right_answers(judged)]
    if dimensions:
        explanation = _(
            "Add up the points of your answers for each of the following. Where a question "
            "has no answer, or one without points, there is no sum: read on at the next."
        )
        parts += [heading(_("How to add up the answers"), level + 1), note(explanation)]
    for dimension in dimensions:
        title = note("", "quiz-key-title")
        title += [child.deepcopy() for child in cast(nodes.Element, dimension[0]).children]
        parts += [title, _points(questions, dimension["dimension_id"])]
    return parts


def _right_answers(judged: list[quiz_question]) -> nodes.table:
    rows: list[tuple[nodes.Node, nodes.Node]] = []
    for question in judged:
        right = _(", ").join(each["letter"] for each in _options(question) if each["correct"])
        rows.append((note(str(question["number"])), note(right)))
    return table((_("Question"), _("Right answer")), rows)


def _points(questions: list[quiz_question], dimension: str) -> nodes.table:
    """A row for all questions whose answers have the same names and points."""
    numbers: dict[str, list[str]] = {}
    points: dict[str, nodes.paragraph] = {}
    for question in questions:
        if not any(dimension in option["scores"] for option in _options(question)):
            continue
        known = [option for option in _options(question) if not option["unknown"]]
        names = [(_name(option), option["scores"].get(dimension, 0)) for option in known]
        row = repr([(name.astext(), number) for name, number in names])
        numbers.setdefault(row, []).append(str(question["number"]))
        if row not in points:
            points[row] = _points_row(names)
    return table(
        (_("Question"), _("Answers and their points")),
        [(note(_(", ").join(numbers[row])), points[row]) for row in numbers],
    )


def _name(option: quiz_option) -> nodes.Element:
    """What names the option on paper: its letter, or its text."""
    return note(option["letter"]) if option["letter"] else _paragraph(option)


def _points_row(names: list[tuple[nodes.Element, int]]) -> nodes.paragraph:
    row = note("")
    for index, (name, points) in enumerate(names):
        row += [nodes.Text(_(", "))] if index else []
        row += [child.deepcopy() for child in name.children]
        row += nodes.Text(f" {signed(points)}")
    return row
