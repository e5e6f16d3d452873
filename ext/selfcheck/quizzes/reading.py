"""Reading a quiz from its YAML file, with every mistake in its meaning located."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from selfcheck.messages import _
from selfcheck.problems import Problem, suggestion
from selfcheck.quizzes.model import Band, Dimension, Question, Quiz
from selfcheck.reading import read
from selfcheck.text import Text

Mistake = tuple[int, str]
"""The line, and the message."""


def read_quiz(path: Path) -> tuple[Quiz | None, tuple[Problem, ...]]:
    """Read a quiz. It is ``None`` where there are problems: half a quiz would mislead."""
    quiz, problems = read(path, Quiz)
    if quiz is not None:
        found = sorted(set(_mistakes(quiz, path)))
        problems = tuple(Problem(path, line, message) for line, message in found)
    return (None if problems else quiz), problems


def _mistakes(quiz: Quiz, path: Path) -> Iterator[Mistake]:
    if quiz.id != path.stem:
        message = _("The id “%s” differs from the file's name “%s”. Make them the same.")
        yield quiz.id.line, message % (quiz.id, path.name)
    yield from _repeated(question.id for question in quiz.questions)
    yield from _repeated(dimension.id for dimension in quiz.dimensions)
    for levels in quiz.scales.values():
        yield from _repeated(level.id for level in levels)
    for question in quiz.questions:
        yield from _question_mistakes(quiz, question)
    for dimension in quiz.dimensions:
        yield from _repeated(band.id for band in dimension.bands)
        yield from _dimension_mistakes(quiz, dimension)


def _repeated(ids: Iterable[Text]) -> Iterator[Mistake]:
    first: dict[str, Text] = {}
    for identifier in ids:
        other = first.setdefault(identifier, identifier)
        if other is not identifier:
            message = _("The id “%s” is already used in line %d. Give one of the two another id.")
            yield identifier.line, message % (identifier, other.line)


def _question_mistakes(quiz: Quiz, question: Question) -> Iterator[Mistake]:
    dimensions = {dimension.id for dimension in quiz.dimensions}
    line = question.id.line
    if question.type == "scale":
        if question.options:
            yield (
                line,
                _(
                    "A question of the type “scale” has no “options”. Delete them, "
                    "or write “type: single”."
                ),
            )
        if question.scale is None:
            yield line, _("“%s” is missing. Add a line “%s: …” here.") % ("scale", "scale")
        elif question.scale not in quiz.scales:
            message = _("There is no scale “%s”. %s")
            known = suggestion(question.scale, quiz.scales)
            yield question.scale.line, message % (question.scale, known)
        if question.dimension is None:
            yield line, _("“%s” is missing. Add a line “%s: …” here.") % ("dimension", "dimension")
    elif len(question.options) < 2:
        yield line, _("A question needs at least two “options”. Add them below “options:”.")
    elif question.scale is not None:
        yield (
            line,
            _(
                "Only a question of the type “scale” has a “scale”. Delete it, "
                "or write “type: scale”."
            ),
        )
    yield from _repeated(option.id for option in question.options)
    named = [score for option in question.options for score in option.scores]
    if question.dimension is not None:
        named.append(question.dimension)
    for name in named:
        if name not in dimensions:
            message = _("There is no dimension “%s”. %s")
            yield _line(name, line), message % (name, suggestion(name, dimensions))


def _dimension_mistakes(quiz: Quiz, dimension: Dimension) -> Iterator[Mistake]:
    line = dimension.id.line
    if not quiz.questions_on(dimension.id):
        message = _("No question adds to the dimension “%s”. Add a question or delete it.")
        yield line, message % dimension.id
        return
    lowest, highest = quiz.range_of(dimension.id)
    wanted = lowest
    for band in sorted(dimension.bands, key=lambda band: band.lowest):
        yield from _band_mistakes(band, wanted)
        wanted = max(wanted, band.highest + 1)
    if wanted <= highest:
        message = _("No band holds the sums from %d to %d. Add a band, or widen one.")
        yield line, message % (wanted, highest)


def _band_mistakes(band: Band, wanted: int) -> Iterator[Mistake]:
    line = band.id.line
    if band.lowest > band.highest:
        yield (
            line,
            _("“from” (%d) is larger than “to” (%d). Exchange them.") % (band.lowest, band.highest),
        )
    elif band.lowest > wanted:
        message = _("No band holds the sums from %d to %d. Add a band, or widen one.")
        yield line, message % (wanted, band.lowest - 1)
    elif band.lowest < wanted:
        message = _(
            "This band begins at %d, but the sums up to %d are out of reach or in "
            "another band. Write “from: %d”."
        )
        yield line, message % (band.lowest, wanted - 1, wanted)


def _line(name: str, otherwise: int) -> int:
    return name.line if isinstance(name, Text) else otherwise
