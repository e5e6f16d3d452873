"""What each question can add to each dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    values: tuple[int, ...] = ()
    """The points that an answer can give, in order."""

    @property
    def answers(self) -> int:
        """How many answers there are. Choosing nothing is none."""
        return 2 ** len(self.options) - 1 if self.multiple else len(self.options)

    @property
    def lowest(self) -> int:
        """The fewest points."""
        points = [points for _, points in self.options]
        below = [each for each in points if each < 0]
        return sum(below) if self.multiple and below else min(points, default=0)

    @property
    def highest(self) -> int:
        """The most points."""
        points = [points for _, points in self.options]
        above = [each for each in points if each > 0]
        return sum(above) if self.multiple and above else max(points, default=0)

    def answer_with(self, points: int) -> Answer:
        """An answer that gives exactly so many points, with few options chosen."""
        if not self.multiple:
            return next((name,) for name, each in self.options if each == points)
        chosen: dict[int, Answer] = {}
        for name, each in self.options:
            found: dict[int, Answer] = {each: (name,)}
            for total, names in chosen.items():
                found.setdefault(total + each, (*names, name))
            for total, names in found.items():
                if total not in chosen or len(names) < len(chosen[total]):
                    chosen[total] = names
        return chosen[points]


def terms_of(quiz: Quiz) -> dict[str, tuple[Term, ...]]:
    """The terms of each dimension: one for each question that adds to it.

    A dimension whose sums lie further apart than :data:`WIDEST` is left out.
    """
    terms: dict[str, list[Term]] = {dimension.id: [] for dimension in quiz.dimensions}
    for question in quiz.questions:
        known = [option for option in quiz.options_of(question) if not option.unknown]
        scores = [{str(name): points for name, points in o.scores.items()} for o in known]
        for dimension in set().union(*scores) & terms.keys():
            options = zip(known, scores, strict=True)
            points = tuple((str(o.id), score.get(dimension, 0)) for o, score in options)
            terms[dimension].append(Term(str(question.id), points, question.type == "multiple"))
    return {
        name: tuple(replace(term, values=_values(term)) for term in listed)
        for name, listed in terms.items()
        if span(listed)[1] - span(listed)[0] <= WIDEST
    }


def span(terms: Sequence[Term]) -> tuple[int, int]:
    """The lowest and the highest sum."""
    return sum(term.lowest for term in terms), sum(term.highest for term in terms)


def _values(term: Term) -> tuple[int, ...]:
    points = [points for _, points in term.options]
    if not term.multiple:
        return tuple(sorted(set(points)))
    with_some: set[int] = set()
    for each in points:
        with_some |= {total + each for total in with_some} | {each}
    return tuple(sorted(with_some))
