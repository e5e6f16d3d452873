"""How far single answers move a reader from band to band."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from selfcheck.analysis.bands import in_order
from selfcheck.analysis.counting import Counts, combined, distribution
from selfcheck.analysis.reach import Reach
from selfcheck.analysis.terms import Term, span
from selfcheck.quizzes.model import Band, Dimension


def fewest_answers(dimension: Dimension, terms: Sequence[Term]) -> int | None:
    """How many answers have to change, at least, to get from the first band to the last.

    ``None`` where no number is enough, or where there is only one band.
    """
    bands = in_order(dimension)
    if len(bands) < 2 or not all(term.values for term in terms):
        return None
    for changed in range(1, len(terms) + 1):
        if _leads(terms, changed, bands[0], bands[-1]):
            return changed
    return None


def _leads(terms: Sequence[Term], changed: int, first: Band, last: Band) -> bool:
    """Whether ``changed`` answers can lead from one band to the other, the rest being the same.

    A changed answer goes from its fewest points to its most, since nothing leads further.
    """
    # states[k]: after k changes, for each gain, the sums before them (a bit a sum)
    states: list[dict[int, int]] = [{0: 1}, *({} for _ in range(changed))]
    for term in terms:
        gain = term.highest - term.lowest
        for k in range(changed, -1, -1):
            after: dict[int, int] = {}
            for more, bits in states[k].items():
                after[more] = Reach(0, bits).add(term.values).bits
            for more, bits in states[k - 1].items() if k else ():
                after[more + gain] = after.get(more + gain, 0) | bits
            states[k] = after
    lowest = span(terms)[0]
    return any(
        Reach(lowest, bits).first(last.lowest - more, first.highest) is not None
        for more, bits in states[changed].items()
    )


def share_near_a_border(dimension: Dimension, terms: Sequence[Term]) -> Fraction:
    """The share of random answers whose band changes with one step in one answer.

    A step leads to the next higher or lower points that the question can give. Counted are the
    answers for which every single step stays inside the band.
    """
    steps = [_steps(term) for term in terms]
    ways = [distribution([term]) for term in terms]
    longest = max((max(pair) for each in steps for pair in each.values()), default=0)
    bands = in_order(dimension)
    limited: dict[tuple[int, int], Counts] = {}
    counts = distribution(terms)
    answers = sum(counts.values())
    stable = 0
    for total in counts:
        band = dimension.band_of(total) or bands[0]
        rise = longest if band is bands[-1] else min(longest, band.highest - total)
        fall = longest if band is bands[0] else min(longest, total - band.lowest)
        if (rise, fall) not in limited:
            limited[rise, fall] = combined(
                [
                    {p: n for p, n in way.items() if step[p][0] <= rise and step[p][1] <= fall}
                    for way, step in zip(ways, steps, strict=True)
                ]
            )
        stable += limited[rise, fall].get(total, 0)
    return 1 - Fraction(stable, answers) if answers else Fraction(0)


def _steps(term: Term) -> dict[int, tuple[int, int]]:
    """How far the next points are above and below each; 0 where there are none."""
    values = term.values
    above = [*values[1:], *values[-1:]]
    below = [*values[:1], *values[:-1]]
    return {
        value: (up - value, value - down)
        for value, up, down in zip(values, above, below, strict=True)
    }
