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

    def add(self, term: Term) -> Reach:
        """With one more question."""
        bits = 0
        for run in term.runs:
            bits |= _smeared(self.bits, len(run)) << run.start - term.lowest
        return Reach(self.lowest + term.lowest, bits)

    def first(self, lowest: int, highest: int) -> int | None:
        """The first sum that is reached between two, both included."""
        start = max(lowest - self.lowest, 0)
        bits = self.bits >> start
        if not bits:
            return None
        total = self.lowest + start + (bits & -bits).bit_length() - 1
        return total if total <= highest else None


def _smeared(bits: int, places: int) -> int:
    """Each bit at so many places from its own on. By doubling, so that few steps are needed."""
    done = 1
    while done < places:
        more = min(done, places - done)
        bits |= bits << more
        done += more
    return bits


NOWHERE = Reach(0, 1)
"""Before the first question: the sum is 0."""


def reach_by_steps(terms: Sequence[Term]) -> list[Reach]:
    """The sums that answers to none, to the first, to the first two … questions reach."""
    steps = [NOWHERE]
    for term in terms:
        steps.append(steps[-1].add(term))
    return steps


def reach_of(terms: Sequence[Term]) -> Reach:
    """The sums that complete answers reach."""
    return reach_by_steps(terms)[-1]


def reach_without_each(terms: Sequence[Term]) -> list[Reach]:
    """For each question, what the others reach. By halving, so that none is added too often."""
    found = [NOWHERE] * len(terms)

    def visit(start: int, end: int, others: Reach) -> None:
        if end - start == 1:
            found[start] = others
            return
        middle = (start + end) // 2
        left = right = others
        for i in range(start, middle):
            right = right.add(terms[i])
        for i in range(middle, end):
            left = left.add(terms[i])
        visit(start, middle, left)
        visit(middle, end, right)

    if terms:
        visit(0, len(terms), NOWHERE)
    return found


def witness(terms: Sequence[Term], steps: Sequence[Reach], total: int) -> tuple[str, ...]:
    """Complete answers with the sum ``total``, which the last of the steps must reach."""
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
