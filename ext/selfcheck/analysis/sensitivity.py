"""How far single answers move a reader from band to band."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from fractions import Fraction

from selfcheck.analysis.bands import in_order
from selfcheck.analysis.counting import distribution, product, product_at
from selfcheck.analysis.shares import Shares
from selfcheck.analysis.terms import Term
from selfcheck.analysis.ways import Counts, Ways
from selfcheck.quizzes.model import Band, Dimension


def share_near_a_border(
    dimension: Dimension, terms: Sequence[Term], shares: Shares | None = None
) -> Fraction:
    """The share of random answers whose band changes with one step in one answer.

    A step leads to the next higher or lower points that the question can give. Counted are the
    answers for which every single step stays inside the band.
    """
    shares = shares or Shares(distribution(terms))
    steps = [_steps(term) for term in terms]
    lengths = sorted({0}.union(*(pair for each in steps for pair in each.values())))
    halves: dict[tuple[int, int], tuple[Counts, Counts]] = {}
    near = 0
    for total, up, down in _near_borders(in_order(dimension), lengths[-1]):
        if count := shares.counts.get(total):
            rise, fall = (lengths[bisect(lengths, room) - 1] for room in (up, down))
            if (rise, fall) not in halves:
                ways = [_within(*each, rise, fall) for each in zip(terms, steps, strict=True)]
                halves[rise, fall] = product(ways[::2]), product(ways[1::2])
            near += count - product_at(total, *halves[rise, fall])
    return Fraction(near, shares.answers or 1)


def _near_borders(bands: Sequence[Band], longest: int) -> Iterator[tuple[int, int, int]]:
    """The sums from which a step may leave their band; how far they may rise and fall."""
    for band in bands:
        # Nothing lies below the first band or above the last one.
        low = band.lowest - (longest if band is bands[0] else 0)
        high = band.highest + (longest if band is bands[-1] else 0)
        near = {*range(low, low + longest), *range(high - longest + 1, high + 1)}
        for total in near:
            if low <= total <= high:
                yield total, min(longest, high - total), min(longest, total - low)


_Steps = dict[int, tuple[int, int]]
"""How far the next points are above and below each; 0 where there are none."""


def _steps(term: Term) -> _Steps:
    values = term.values
    above = [*values[1:], *values[-1:]]
    below = [*values[:1], *values[:-1]]
    return {
        value: (up - value, value - down)
        for value, up, down in zip(values, above, below, strict=True)
    }


def _within(term: Term, steps: _Steps, rise: int, fall: int) -> Ways:
    """The answers from which both steps lead no further than allowed."""
    return term.ways.without([p for p, (up, down) in steps.items() if up > rise or down > fall])
