"""Shares of random answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from selfcheck.analysis.ways import Counts


class Shares(Mapping[int, Fraction]):
    """For each number, the share of the random complete answers that give it.

    They are kept as counts: reducing thousands of long fractions takes longer than counting.
    """

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self.answers = sum(counts.values())

    def __getitem__(self, number: int) -> Fraction:
        return Fraction(self.counts[number], self.answers)

    def __iter__(self) -> Iterator[int]:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)

    def between(self, lowest: int, highest: int) -> Fraction:
        """The share of the answers that give a number between two, both included."""
        inside = sum(n for number, n in self.counts.items() if lowest <= number <= highest)
        return Fraction(inside, self.answers or 1)

    def rounded(self) -> dict[int, float]:
        """Each share as a number to draw, with those in between that no answers give."""
        if not self.counts:
            return {}
        numbers = range(min(self.counts), max(self.counts) + 1)
        return {number: self.counts.get(number, 0) / self.answers for number in numbers}
