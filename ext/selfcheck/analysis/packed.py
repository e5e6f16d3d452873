"""The counts of all sums, packed into a few long numbers.

Each count has a field of its own (Kronecker's substitution), so that one addition adds all counts
of a number. The fields are dealt out to the numbers in turn, like cards: where all sums grow by a
few points, most numbers only change their places, and the few others are shifted.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import add, sub

Packed = list[int]
"""The numbers. The count of the sum ``s`` is field ``s // PARTS`` of number ``s % PARTS``."""

PARTS = 32

NO_QUESTIONS: Packed = [1, *[0] * (PARTS - 1)]
"""Before the first question: one way, and its sum is 0."""


def moved(packed: Packed, points: int, width: int) -> Packed:
    """With so many points more for all answers, in fields of ``width`` bits."""
    fields, places = divmod(points, PARTS)
    last, first = packed[PARTS - places :], packed[: PARTS - places]
    more = width * (fields + 1)
    return [number << more for number in last] + (
        [number << width * fields for number in first] if fields else first
    )


def joined(one: Packed, other: Packed) -> Packed:
    """The answers of both."""
    return list(map(add, one, other))


def less(one: Packed, other: Packed) -> Packed:
    """The answers of one that are none of the other's."""
    return list(map(sub, one, other))


def repeated(packed: Packed, count: int) -> Packed:
    """Each answer in so many ways."""
    return packed if count == 1 else [number * count for number in packed]


def widened(packed: Packed, width: int, wider: int) -> Packed:
    """The same counts in wider fields. Both widths are multiples of 8."""
    margin = bytes((wider - width) // 8)
    return [int.from_bytes(margin.join(_split(number, width // 8)), "little") for number in packed]


def unpacked(packed: Packed, width: int) -> Iterator[tuple[int, int]]:
    """Each sum that has answers with their number."""
    columns = [fields_of(number, width // 8) for number in packed]
    for row in range(max(map(len, columns))):
        for place, column in enumerate(columns):
            if row < len(column) and column[row]:
                yield row * PARTS + place, column[row]


def fields_of(number: int, size: int) -> list[int]:
    """What stands in the fields of a number, each of ``size`` bytes."""
    return [int.from_bytes(field, "little") for field in _split(number, size)]


def _split(number: int, size: int) -> list[bytes]:
    length = -(-number.bit_length() // (8 * size)) * size
    content = number.to_bytes(length, "little")
    return [content[start : start + size] for start in range(0, length, size)]
