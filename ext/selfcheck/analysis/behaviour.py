"""The figures that tell how a quiz behaves, whoever answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from selfcheck.analysis.balance import directions
from selfcheck.analysis.bands import in_order, uniform_outcomes
from selfcheck.analysis.changes import fewest_answers
from selfcheck.analysis.counting import distribution, product
from selfcheck.analysis.reach import Reach, reach_by_steps, witness
from selfcheck.analysis.sensitivity import share_near_a_border
from selfcheck.analysis.shares import Shares
from selfcheck.analysis.terms import Term, terms_of
from selfcheck.analysis.ways import Ways
from selfcheck.quizzes.model import Band, Dimension, Quiz


@dataclass(frozen=True, slots=True)
class BandBehaviour:
    """How a band is reached."""

    band: Band
    share: Fraction
    """The share of the random complete answers that reach it."""
    witness: tuple[str, ...]
    """Answers that reach it, or none."""


@dataclass(frozen=True, slots=True)
class DimensionBehaviour:
    """How the sum of a dimension behaves."""

    dimension: Dimension
    questions: int
    toward: int
    """How many scale questions ask toward it."""
    opposite: int
    """How many scale questions ask for its opposite."""
    shares: Shares
    bands: tuple[BandBehaviour, ...]
    """From the lowest sums to the highest."""
    uniform: dict[str, dict[str, tuple[int, int]]]
    """What the same answer everywhere gives, as :func:`uniform_outcomes` tells it."""
    fewest: int | None
    """How many answers have to change, at least, to get from the first band to the last."""
    near_border: Fraction
    """The share of the random complete answers whose band changes with one step in one answer."""

    def figures(self) -> object:
        """All but names: what is equal here behaves alike."""
        ranges = tuple((each.band.lowest, each.band.highest) for each in self.bands)
        uniform = tuple((name, tuple(ends.items())) for name, ends in self.uniform.items())
        counts = (self.questions, self.toward, self.opposite, self.fewest, self.near_border)
        return counts, ranges, uniform, tuple(self.shares.counts.items())


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How a quiz behaves."""

    quiz: Quiz
    dimensions: tuple[DimensionBehaviour, ...]
    """Those whose sums don't lie too far apart to be analysed."""
    right: Shares
    """Of the number of right answers; empty where no question has any."""


def behaviour_of(quiz: Quiz) -> Behaviour:
    """Work out all figures of a quiz."""
    terms = terms_of(quiz)
    dimensions = tuple(
        _dimension(quiz, dimension, terms[dimension.id])
        for dimension in quiz.dimensions
        if dimension.id in terms
    )
    return Behaviour(quiz, dimensions, right_answers(quiz))


def right_answers(quiz: Quiz) -> Shares:
    """The distribution of the number of right answers among random complete answers.

    A question with several right options is right with exactly these: one answer of all.
    """
    ways = []
    for question in quiz.questions:
        options = quiz.options_of(question)
        if any(option.correct for option in options):
            known = sum(not option.unknown for option in options)
            answers = 2**known - 1 if question.type == "multiple" else known
            ways.append(Ways({0: answers - 1, 1: 1} if answers > 1 else {1: 1}))
    return Shares(product(ways) if ways else {})


def _dimension(quiz: Quiz, dimension: Dimension, terms: tuple[Term, ...]) -> DimensionBehaviour:
    shares = Shares(distribution(terms))
    steps = reach_by_steps(terms)
    toward, opposite = directions(quiz, dimension)
    return DimensionBehaviour(
        dimension,
        len(terms),
        toward,
        opposite,
        shares,
        tuple(_band(band, shares, terms, steps) for band in in_order(dimension)),
        uniform_outcomes(quiz, dimension, terms),
        fewest_answers(dimension, terms),
        share_near_a_border(dimension, terms, shares),
    )


def _band(
    band: Band, shares: Shares, terms: tuple[Term, ...], steps: Sequence[Reach]
) -> BandBehaviour:
    total = steps[-1].first(band.lowest, band.highest)
    proof = () if total is None else witness(terms, steps, total)
    return BandBehaviour(band, shares.between(band.lowest, band.highest), proof)
