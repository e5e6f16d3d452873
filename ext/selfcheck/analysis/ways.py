"""How many answers to one question give each number of points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from selfcheck.analysis.packed import PARTS, Packed, fields_of, joined, less, moved, repeated

Counts = dict[int, int]
"""For each sum, the number of answers that give it, in the order of the sums."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The answers to one question as a polynomial: ``counts[p]`` is the factor of x to the p."""

    counts: Counts
    points: tuple[int, ...] = ()
    """Where any of several options can be chosen, the points of each: far fewer than the sums."""
    left_out: Counts = field(default_factory=dict)
    """The choices among them that are no answers, such as choosing nothing."""

    @property
    def lowest(self) -> int:
        """The fewest points."""
        return next(iter(self.counts), 0)

    @property
    def highest(self) -> int:
        """The most points."""
        return next(reversed(self.counts), 0)

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(self.counts.values())

    @property
    def choices(self) -> int:
        """How many choices pass through the counting, those left out at its end among them."""
        return 2 ** len(self.points) if self._by_option else self.answers

    @property
    def _by_option(self) -> bool:
        return bool(self.points) and len(self.points) + len(self.left_out) < len(self.counts)

    @property
    def start(self) -> int:
        """The points for which :meth:`times` moves nothing."""
        return sum(each for each in self.points if each < 0) if self._by_option else self.lowest

    def without(self, points: Collection[int]) -> Ways:
        """Without the answers that give so many points."""
        if not points:
            return self
        counts = {each: count for each, count in self.counts.items() if each not in points}
        left_out = dict(self.left_out)
        for each in points:
            left_out[each] = left_out.get(each, 0) + self.counts[each]
        return Ways(counts, self.points, left_out)

    def times(self, packed: Packed, width: int) -> Packed:
        """The product of the polynomial, divided by x to the :attr:`start`, with another one."""
        if self._by_option:
            return self._times_options(packed, width)
        product: Packed = [0] * PARTS
        for points, count in self.counts.items():
            more = moved(repeated(packed, count), points - self.lowest, width)
            product = joined(product, more)
        return product

    def _times_options(self, packed: Packed, width: int) -> Packed:
        product = packed
        for points in self.points:
            # One of the two is the option left out.
            product = joined(product, moved(product, abs(points), width))
        for points, count in self.left_out.items():
            more = moved(repeated(packed, count), points - self.start, width)
            product = less(product, more)
        return product


def ways_of_one(points: Sequence[int]) -> Ways:
    """The answers of which each is one option."""
    return Ways({each: points.count(each) for each in sorted(set(points))})


def ways_of_any(points: Sequence[int]) -> Ways:
    """The answers of which each is any number of options, but not none."""
    size = len(points) // 8 + 1
    nothing, packed = sum(each for each in points if each < 0), 1
    for each in points:
        packed += packed << 8 * size * abs(each)  # one of the two is the option left out
    counts = dict(enumerate(fields_of(packed, size), nothing))
    counts[0] -= 1
    return Ways({total: n for total, n in counts.items() if n}, tuple(points), {0: 1})


def fewest_with(points: Sequence[int], total: int) -> list[int]:
    """The places of as few options as give ``total``, which must be reachable; at least one."""
    nothing = sum(each for each in points if each < 0)
    sums = sum(map(abs, points)) + 1
    # Bit ``n * sums + s`` of a step: n of the options so far give the s-th sum from the lowest.
    shifts = [(max(each, 0) + sums, max(-each, 0)) for each in points]
    steps = [1]
    for take, leave in shifts:
        steps.append(steps[-1] << take | steps[-1] << leave)
    ends = (number * sums + total - nothing for number in range(1, len(points) + 1))
    bit = next(end for end in ends if steps[-1] >> end & 1)
    chosen: list[int] = []
    for index in reversed(range(len(points))):
        take, leave = shifts[index]
        if bit >= leave and steps[index] >> (bit - leave) & 1:
            bit -= leave
        else:
            bit -= take
            chosen.append(index)
    return chosen[::-1]
