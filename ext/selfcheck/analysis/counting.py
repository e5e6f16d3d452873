"""How many answers give each sum, exactly.

Counts are whole numbers, however large. All counts of one distribution are packed into a single
number, each in a field of its own: adding points is a shift, and joining ways is one addition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from selfcheck.analysis.terms import Term, span

Counts = dict[int, int]
"""For each sum, the number of answers that give it."""


def distribution(terms: Sequence[Term]) -> Counts:
    """How many complete answers give each sum."""
    width = _width(term.answers for term in terms)
    packed = 1
    for term in terms:
        if term.multiple:
            packed = _with_subsets(packed, term, 8 * width)
        else:
            packed = _with_any(packed, _tally(term), term.lowest, 8 * width)
    return _unpacked(packed, width, *span(terms))


def combined(ways: Sequence[Mapping[int, int]]) -> Counts:
    """The same for questions of which the counts are known already."""
    if not all(ways):
        return {}
    width = _width(sum(each.values()) for each in ways)
    packed = 1
    for each in ways:
        packed = _with_any(packed, each, min(each), 8 * width)
    return _unpacked(packed, width, sum(map(min, ways)), sum(map(max, ways)))


def _tally(term: Term) -> Counts:
    counts: Counts = {}
    for _, points in term.options:
        counts[points] = counts.get(points, 0) + 1
    return counts


def _width(answers: Iterable[int]) -> int:
    """The bytes that the largest possible count needs."""
    return prod(answers).bit_length() // 8 + 1


def _with_any(packed: int, counts: Mapping[int, int], lowest: int, width: int) -> int:
    """With one more question; the first field is that of its lowest points."""
    return sum(packed * count << width * (points - lowest) for points, count in counts.items())


def _with_subsets(packed: int, term: Term, width: int) -> int:
    """With one more question of which any number of options is chosen, but not none."""
    joined, nothing = packed, 0
    for _, points in term.options:
        joined += joined << width * abs(points)  # one of the two is the option left out
        nothing += max(0, -points)
    joined -= packed << width * nothing  # the empty set, for which the sum is 0
    return joined >> width * (term.lowest + nothing)


def _unpacked(packed: int, width: int, lowest: int, highest: int) -> Counts:
    fields = packed.to_bytes((highest - lowest + 1) * width, "little")
    counts = (
        int.from_bytes(fields[start : start + width], "little")
        for start in range(0, len(fields), width)
    )
    return {total: count for total, count in enumerate(counts, lowest) if count}
