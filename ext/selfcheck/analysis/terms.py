"""What each question can add to each dimension."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfcheck.analysis.ways import Ways, fewest_with, ways_of_any, ways_of_one
from selfcheck.quizzes.model import Quiz

Answer = tuple[str, ...]
"""The ids of the options that answer a question."""

WIDEST = 10_000
"""The largest difference between two sums that is still analysed."""


@dataclass(frozen=True, slots=True)
class Term:
    """What one question can add to one dimension."""

    question: str
    options: tuple[tuple[str, int], ...]
    """The id and the points of each option that counts: an unknown one does not."""
    multiple: bool
    ways: Ways
    """How many answers give each number of points."""
    values: tuple[int, ...]
    """The points that an answer can give, in order."""
    runs: tuple[range, ...]
    """The same, as runs without a gap."""

    @property
    def lowest(self) -> int:
        """The fewest points."""
        return self.ways.lowest

    @property
    def highest(self) -> int:
        """The most points."""
        return self.ways.highest

    def answer_with(self, points: int) -> Answer:
        """An answer that gives exactly so many points, with as few options chosen as can be."""
        if not self.multiple:
            return next((name,) for name, each in self.options if each == points)
        chosen = fewest_with(self.ways.points, points)
        return tuple(self.options[index][0] for index in chosen)


def terms_of(quiz: Quiz) -> dict[str, tuple[Term, ...]]:
    """The terms of each dimension: one for each question that adds to it.

    A dimension whose sums lie further apart than :data:`WIDEST` is left out.
    """
    scored: dict[str, list[_Scored]] = {dimension.id: [] for dimension in quiz.dimensions}
    for question in quiz.questions:
        known = [option for option in quiz.options_of(question) if not option.unknown]
        scores = [{str(name): points for name, points in o.scores.items()} for o in known]
        for dimension in set().union(*scores) & scored.keys():
            options = zip(known, scores, strict=True)
            points = tuple((str(o.id), score.get(dimension, 0)) for o, score in options)
            scored[dimension].append((str(question.id), points, question.type == "multiple"))
    return {
        name: tuple(_term(*each) for each in listed)
        for name, listed in scored.items()
        if sum(_extent(*each) for each in listed) <= WIDEST
    }


def span(terms: Sequence[Term]) -> tuple[int, int]:
    """The lowest and the highest sum."""
    return sum(term.lowest for term in terms), sum(term.highest for term in terms)


_Options = tuple[tuple[str, int], ...]
_Scored = tuple[str, _Options, bool]
"""The first fields of a term. The others are made only where its sums are not too many."""


def _extent(question: str, options: _Options, multiple: bool) -> int:
    """The most points less the fewest, without trying all answers."""
    points = [each for _, each in options]
    if not multiple:
        return max(points) - min(points)
    gains, losses = [p for p in points if p > 0], [p for p in points if p < 0]
    return (sum(gains) or max(points)) - (sum(losses) or min(points))


def _term(question: str, options: _Options, multiple: bool) -> Term:
    points = [each for _, each in options]
    ways = ways_of_any(points) if multiple else ways_of_one(points)
    values = tuple(ways.counts)
    return Term(question, options, multiple, ways, values, tuple(_runs(values)))


def _runs(values: Sequence[int]) -> Iterator[range]:
    starts = [i for i, value in enumerate(values) if not i or value - values[i - 1] > 1]
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        yield range(values[start], values[end - 1] + 1)
