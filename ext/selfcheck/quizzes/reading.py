"""Reading a quiz from its YAML file, with every mistake in its meaning located."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from selfcheck.messages import _
from selfcheck.problems import Problem, first_of, shortened, suggestion
from selfcheck.quizzes.model import Band, Dimension, Question, Quiz
from selfcheck.reading import read
from selfcheck.text import Identifier, Text

Mistake = tuple[Text, str]
"""The part of the file that is wrong, and the message."""


def read_quiz(path: Path) -> tuple[Quiz | None, tuple[Problem, ...]]:
    """Read a quiz. It is ``None`` where there are problems: half a quiz would mislead."""
    quiz, problems = read(path, Quiz)
    if quiz is not None:
        problems = first_of(Problem.of(path, *mistake) for mistake in _mistakes(quiz, path))
    return (None if problems else quiz), problems


def _mistakes(quiz: Quiz, path: Path) -> Iterator[Mistake]:
    if quiz.id != path.stem:
        message = _("The id “%s” differs from the file's name “%s”. Make them the same.")
        yield quiz.id, message % (shortened(quiz.id), path.name)
    # A link names a question or a dimension in the same way.
    questions = (question.id for question in quiz.questions)
    dimensions = (dimension.id for dimension in quiz.dimensions)
    yield from _repeated(
        sorted(chain(questions, dimensions), key=lambda part: (part.line, part.column))
    )
    for levels in quiz.scales.values():
        yield from _repeated(level.id for level in levels)
    known = {dimension.id for dimension in quiz.dimensions}
    for question in quiz.questions:
        yield from _question_mistakes(quiz, question, known)
    ranges = quiz.ranges()
    for dimension in quiz.dimensions:
        yield from _repeated(band.id for band in dimension.bands)
        yield from _dimension_mistakes(dimension, ranges)


def _repeated(ids: Iterable[Text]) -> Iterator[Mistake]:
    first: dict[str, Text] = {}
    for identifier in ids:
        other = first.setdefault(identifier, identifier)
        if other is not identifier:
            message = _("The id “%s” is already used in line %d. Give one of the two another id.")
            yield identifier, message % (shortened(identifier), other.line)


def _question_mistakes(
    quiz: Quiz, question: Question, dimensions: set[Identifier]
) -> Iterator[Mistake]:
    if question.type == "scale":
        yield from _scale_mistakes(quiz, question)
    else:
        yield from _choice_mistakes(question)
    yield from _repeated(option.id for option in question.options)
    named = [score for option in question.options for score in option.scores]
    if question.dimension is not None:
        named.append(question.dimension)
    for name in named:
        if name not in dimensions:
            message = _("There is no dimension “%s”. %s")
            yield name, message % (shortened(name), suggestion(name, dimensions))


def _scale_mistakes(quiz: Quiz, question: Question) -> Iterator[Mistake]:
    missing = _("“%s” is missing. Add a line “%s: …” here.")
    if question.options:
        message = _(
            "A question of the type “scale” has no “options”. Delete them, or write “type: single”."
        )
        yield question.id, message
    if question.scale is None:
        yield question.id, missing % ("scale", "scale")
    elif question.scale not in quiz.scales:
        message = _("There is no scale “%s”. %s")
        advice = suggestion(question.scale, quiz.scales)
        yield question.scale, message % (shortened(question.scale), advice)
    if question.dimension is None and quiz.dimensions:
        yield question.id, missing % ("dimension", "dimension")


def _choice_mistakes(question: Question) -> Iterator[Mistake]:
    if len(question.options) < 2:
        message = _("A question needs at least two “options”. Add them below “options:”.")
        yield question.id, message
    right = [option for option in question.options if option.correct]
    if question.type == "single" and len(right) > 1:
        message = _("Only one option can be “correct” here. Write “type: multiple” for several.")
        yield right[1].id, message
    for option in question.options:
        if option.unknown and (option.scores or option.correct or option.wish is not None):
            message = _(
                "An option with “unknown: true” has no “scores”, “correct” or “wish”. Delete them."
            )
            yield option.id, message
    message = _("Only a question of the type “scale” has a “%s”. Delete it.")
    for name, value in (("scale", question.scale), ("dimension", question.dimension)):
        if value is not None:
            yield value, message % name
    if question.direction != "toward":
        yield question.id, message % "direction"


def _dimension_mistakes(
    dimension: Dimension, ranges: dict[str, tuple[int, int]]
) -> Iterator[Mistake]:
    if dimension.id not in ranges:
        message = _("No question adds to the dimension “%s”. Add a question or delete it.")
        yield dimension.id, message % shortened(dimension.id)
        return
    lowest, highest = ranges[dimension.id]
    wanted = lowest
    for band in sorted(dimension.bands, key=lambda band: band.lowest):
        yield from _band_mistakes(band, wanted, highest)
        wanted = max(wanted, band.highest + 1)
    if wanted <= highest:
        message = _("No band holds the sums from %d to %d. Add a band, or widen one.")
        yield dimension.id, message % (wanted, highest)


def _band_mistakes(band: Band, wanted: int, highest: int) -> Iterator[Mistake]:
    if band.lowest > band.highest:
        message = _("“from” (%d) is larger than “to” (%d). Exchange them.")
        yield band.id, message % (band.lowest, band.highest)
    elif band.lowest > highest:
        message = _("The sum is never more than %d, so nobody reaches this band. Delete it.")
        yield band.id, message % highest
    elif band.lowest > wanted:
        message = _("No band holds the sums from %d to %d. Add a band, or widen one.")
        yield band.id, message % (wanted, band.lowest - 1)
    elif band.lowest < wanted:
        message = _(
            "This band begins at %d, but the sums up to %d are out of reach or in "
            "another band. Write “from: %d”."
        )
        yield band.id, message % (band.lowest, wanted - 1, wanted)
    elif band.highest > highest:
        message = _("The sum is never more than %d. Write “to: %d”.")
        yield band.id, message % (highest, highest)
