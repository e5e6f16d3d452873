"""Which sums answers reach.

A set of sums is a number with one bit a sum, so that a question is added in a few shifts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfcheck.analysis.terms import Answer, Term


@dataclass(frozen=True, slots=True)
class Reach:
    """The sums that some answers reach: bit ``i`` of ``bits`` stands for ``lowest + i``."""

    lowest: int
    bits: int

    def add(self, values: Sequence[int]) -> Reach:
        """With one more question, of which ``values`` are the points, in order."""
        if not values:
            return Reach(self.lowest, 0)
        bits = 0
        for value in values:
            bits |= self.bits << value - values[0]
        return Reach(self.lowest + values[0], bits)

    def first(self, lowest: int, highest: int) -> int | None:
        """The first sum that is reached between two, both included."""
        start = max(lowest - self.lowest, 0)
        bits = self.bits >> start
        if not bits:
            return None
        total = self.lowest + start + (bits & -bits).bit_length() - 1
        return total if total <= highest else None


NOWHERE = Reach(0, 1)
"""Before the first question: the sum is 0."""


def reach_of(terms: Sequence[Term]) -> Reach:
    """The sums that complete answers reach."""
    reach = NOWHERE
    for term in terms:
        reach = reach.add(term.values)
    return reach


def reach_without_each(terms: Sequence[Term]) -> list[Reach]:
    """For each question, what the others reach. By halving, so that none is added too often."""
    values = [term.values for term in terms]
    found = [NOWHERE] * len(terms)

    def visit(start: int, end: int, others: Reach) -> None:
        if end - start == 1:
            found[start] = others
            return
        middle = (start + end) // 2
        left = right = others
        for i in range(start, middle):
            right = right.add(values[i])
        for i in range(middle, end):
            left = left.add(values[i])
        visit(start, middle, left)
        visit(middle, end, right)

    if terms:
        visit(0, len(terms), NOWHERE)
    return found


def witness(terms: Sequence[Term], total: int) -> tuple[str, ...]:
    """Complete answers with the sum ``total``, which must be reachable."""
    steps = [NOWHERE]
    for term in terms:
        steps.append(steps[-1].add(term.values))
    answers: list[str] = []
    for term, before in zip(reversed(terms), reversed(steps[:-1]), strict=True):
        points = next(
            value for value in term.values if before.first(total - value, total - value) is not None
        )
        answers.append(shown(term.question, term.answer_with(points)))
        total -= points
    return tuple(reversed(answers))


def shown(question: str, answer: Answer) -> str:
    """An answer as ``question=option``, or ``question=one+two``."""
    return f"{question}={'+'.join(answer)}"
