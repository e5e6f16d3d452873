"""Checks of the questions of each dimension against those of the others."""

from __future__ import annotations

from collections.abc import Iterator

from selfcheck.analysis.remark import Remark
from selfcheck.analysis.terms import Term
from selfcheck.messages import _
from selfcheck.quizzes.model import Dimension, Quiz


def check_balance(quiz: Quiz, terms: dict[str, tuple[Term, ...]]) -> Iterator[Remark]:
    """Dimensions with unlike numbers of questions or of opposites."""
    yield from _opposites(quiz)
    counts = {name: len(own) for name, own in terms.items()}
    if len(set(counts.values())) > 1:
        fewest = min(counts, key=lambda name: counts[name])
        least = next(dim.id for dim in quiz.dimensions if dim.id == fewest)
        message = _(
            "The dimensions are asked about unequally often (%s), so their sums can't be "
            "compared. Ask about each of them equally often."
        )
        listed = _(", ").join(f"{name}: {count}" for name, count in counts.items())
        yield Remark("unequal-questions", least, message % listed)


def directions(quiz: Quiz, dimension: Dimension) -> tuple[int, int]:
    """How many scale questions ask toward the dimension, and how many for its opposite."""
    asked = [
        q.direction for q in quiz.questions if q.type == "scale" and q.dimension == dimension.id
    ]
    return asked.count("toward"), asked.count("opposite")


def _opposites(quiz: Quiz) -> Iterator[Remark]:
    for dimension in quiz.dimensions:
        toward, opposite = directions(quiz, dimension)
        if toward != opposite:
            message = _(
                "“%s” is asked toward %d times and by its opposite %d times, so that liking "
                "everything shifts its sum. Make the two numbers equal."
            )
            text = message % (dimension.id, toward, opposite)
            yield Remark("unbalanced-opposites", dimension.id, text)
