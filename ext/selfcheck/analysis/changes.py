"""How many answers have to change to get from one end to the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from selfcheck.analysis.bands import in_order
from selfcheck.analysis.reach import NOWHERE, Reach
from selfcheck.analysis.terms import Term, span
from selfcheck.quizzes.model import Dimension


def fewest_answers(dimension: Dimension, terms: Sequence[Term]) -> int | None:
    """How many answers have to change, at least, to get from the first band to the last.

    ``None`` where no number is enough, or where there is only one band.

    A changed answer goes from its fewest points to its most, since nothing leads further. So the
    sum before lies in the first band, and no further below the last one than what is gained.
    """
    bands = in_order(dimension)
    if len(bands) < 2 or not all(term.values for term in terms):
        return None
    lowest, highest = span(terms)
    start = min(bands[0].highest, highest) - lowest
    end = bands[-1].lowest - lowest
    ordered = sorted(terms, key=_gain, reverse=True)
    for changed, gained in enumerate(accumulate(map(_gain, ordered)), 1):
        if gained < end - start or start < 0:
            continue
        rest = NOWHERE
        for term in ordered[changed:]:
            rest = _above(rest, term)
        if rest.first(end - gained, start) is not None:
            return changed
        if _others_lead(ordered, changed, start, end):
            return changed
    return None


def _gain(term: Term) -> int:
    return term.highest - term.lowest


def _above(reach: Reach, term: Term) -> Reach:
    """With one more question that is not changed. Sums are told from the lowest."""
    return Reach(0, reach.add(term).bits)


def _others_lead(ordered: Sequence[Term], changed: int, start: int, end: int) -> bool:
    """Whether ``changed`` answers lead there, be they the ones that gain most or not.

    For each number of changes so far, and for each gain lost against the ones that gain most: the
    sums before them. The loss only grows, so what has lost too much is dropped.
    """
    gains = [_gain(term) for term in ordered]
    most = sum(gains[:changed])
    allowed = most - (end - start)
    inside = (1 << start + 1) - 1
    states = {(0, 0): 1}
    for index, term in enumerate(ordered):
        after: dict[tuple[int, int], int] = {}
        for (number, loss), bits in states.items():
            if number + len(ordered) - index > changed:
                kept = _above(Reach(0, bits), term).bits & inside
                after[number, loss] = after.get((number, loss), 0) | kept
            if number < changed:
                more = loss + gains[number] - gains[index]
                if more <= allowed:
                    after[number + 1, more] = after.get((number + 1, more), 0) | bits
        states = after
    return any(
        Reach(0, bits).first(end - most + loss, start) is not None
        for (_, loss), bits in states.items()
    )
