"""How many answers give each sum, exactly: whole numbers, however large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from selfcheck.analysis.packed import NO_QUESTIONS, unpacked, widened
from selfcheck.analysis.terms import Term
from selfcheck.analysis.ways import Counts, Ways

_WIDENINGS = 8
"""How often the fields grow with the counts, since their width is what an addition costs."""


def distribution(terms: Sequence[Term]) -> Counts:
    """How many complete answers give each sum."""
    return product([term.ways for term in terms])


def product(ways: Sequence[Ways]) -> Counts:
    """For each sum of the points of all questions, how many answers give it."""
    if not all(each.counts for each in ways):
        return {}
    packed, width, choices = NO_QUESTIONS, 8, 1
    step = -(-len(ways) // _WIDENINGS) or 1
    for start in range(0, len(ways), step):
        block = ways[start : start + step]
        choices *= prod(each.choices for each in block)
        wider = choices.bit_length() // 8 * 8 + 8
        packed, width = widened(packed, width, wider), wider
        for each in block:
            packed = each.times(packed, width)
    lowest = sum(each.start for each in ways)
    return {lowest + total: count for total, count in unpacked(packed, width)}


def product_at(total: int, one: Mapping[int, int], other: Mapping[int, int]) -> int:
    """How many answers give a sum, of two groups of questions whose own sums are counted."""
    return sum(count * other.get(total - own, 0) for own, count in one.items())
