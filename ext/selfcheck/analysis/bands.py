"""Checks of the bands: which sums reach them, by which answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfcheck.analysis.reach import (
    Reach,
    reach_by_steps,
    reach_of,
    reach_without_each,
    shown,
    witness,
)
from selfcheck.analysis.remark import Remark, Severity
from selfcheck.analysis.terms import WIDEST, Term, span
from selfcheck.messages import _
from selfcheck.quizzes.model import Band, Dimension, Quiz


def check_bands(quiz: Quiz, terms: dict[str, tuple[Term, ...]]) -> Iterator[Remark]:
    """All that is remarkable about the bands of each dimension."""
    for dimension in quiz.dimensions:
        if dimension.id not in terms:
            message = _(
                "The sums of the dimension “%s” lie more than %d points apart, which is too much "
                "to be analysed. Give smaller points."
            )
            text = message % (dimension.id, WIDEST)
            yield Remark("too-wide", dimension.id, text, Severity.ERROR)
            continue
        own = terms[dimension.id]
        yield from _unreachable(dimension, own)
        if len(dimension.bands) > 2:
            yield from _jumps(quiz, dimension, own)
            yield from _uniform(quiz, dimension, own)


def in_order(dimension: Dimension) -> list[Band]:
    """The bands from the lowest sums to the highest."""
    return sorted(dimension.bands, key=lambda band: band.lowest)


def _unreachable(dimension: Dimension, terms: Sequence[Term]) -> Iterator[Remark]:
    reach = reach_of(terms)
    for band in dimension.bands:
        if reach.first(band.lowest, band.highest) is None:
            message = _(
                "No answers reach the band “%s” (%d to %d): the sums go from %d to %d. "
                "Change its range, or delete it."
            )
            text = message % (band.id, band.lowest, band.highest, *span(terms))
            yield Remark("unreachable-band", band.id, text, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class _Jump:
    """One answer that leads past a whole band, while the others stay as they are."""

    index: int
    """The question's place among the terms."""
    others: int
    """The sum of the other answers."""
    before: Band
    after: Band


def _jumps(quiz: Quiz, dimension: Dimension, terms: Sequence[Term]) -> Iterator[Remark]:
    bands = in_order(dimension)
    found = [
        jump
        for index, rest in enumerate(reach_without_each(terms))
        if (jump := _jump(bands, index, terms[index], rest))
    ]
    if not found:
        return
    worst = max(found, key=lambda jump: terms[jump.index].highest - terms[jump.index].lowest)
    term = terms[worst.index]
    question = next(question for question in quiz.questions if question.id == term.question)
    message = _(
        "Changing only the answer “%s” to “%s” can lead from the band “%s” past a whole band to "
        "“%s”; so can one answer to %d of the %d questions on “%s”. Widen the bands between, "
        "give fewer points or add questions."
    )
    low, high = ("+".join(term.answer_with(each)) for each in (term.values[0], term.values[-1]))
    ends = (worst.before.id, worst.after.id)
    text = message % (low, high, *ends, len(found), len(terms), dimension.id)
    others = [other for other in terms if other is not term]
    proof = (
        *witness(others, reach_by_steps(others), worst.others),
        shown(term.question, (f"{low}→{high}",)),
    )
    yield Remark("two-band-jump", question.id, text, witness=proof)


def _jump(bands: Sequence[Band], index: int, term: Term, rest: Reach) -> _Jump | None:
    for low, high in zip(bands, bands[2:], strict=False):
        # The extreme answers lead furthest, so no other pair has to be looked at.
        others = rest.first(high.lowest - term.highest, low.highest - term.lowest)
        if others is not None:
            before = _band_of(bands, others + term.lowest)
            after = _band_of(bands, others + term.highest)
            return _Jump(index, others, before, after)
    return None


def _band_of(bands: Sequence[Band], total: int) -> Band:
    return next(band for band in reversed(bands) if band.lowest <= total or band is bands[0])


def _uniform(quiz: Quiz, dimension: Dimension, terms: Sequence[Term]) -> Iterator[Remark]:
    """The levels of a scale that, chosen everywhere, end up in an outer band."""
    bands = in_order(dimension)
    for scale, outcomes in uniform_outcomes(quiz, dimension, terms).items():
        ends: dict[str, list[str]] = {}
        for level, (lowest, highest) in outcomes.items():
            for band, outer in (
                (bands[0], highest <= bands[0].highest),
                (bands[-1], lowest >= bands[-1].lowest),
            ):
                if outer:
                    ends.setdefault(band.id, []).append(level)
        for name, levels in ends.items():
            message = _(
                "Whoever gives the same answer everywhere (“%s” of the scale “%s”) reaches the "
                "outer band “%s” of “%s”. Ask as many questions with “direction: opposite” as "
                "without."
            )
            text = message % (_(", ").join(levels), scale, name, dimension.id)
            yield Remark("uniform-answers", dimension.id, text)


def uniform_outcomes(
    quiz: Quiz, dimension: Dimension, terms: Sequence[Term]
) -> dict[str, dict[str, tuple[int, int]]]:
    """For each scale and each of its levels, chosen everywhere: the lowest and highest sum.

    The two differ where the dimension has questions that use another scale, or none.
    """
    scales = {str(question.id): question.scale for question in quiz.questions if question.scale}
    outcomes: dict[str, dict[str, tuple[int, int]]] = {}
    for name, levels in quiz.scales.items():
        own = [term for term in terms if scales.get(term.question) == name]
        rest = span([term for term in terms if scales.get(term.question) != name])
        if own:
            outcomes[name] = {}
            for level in (level.id for level in levels if level.value is not None):
                total = sum(dict(term.options)[level] for term in own)
                outcomes[name][level] = (total + rest[0], total + rest[1])
    return outcomes
