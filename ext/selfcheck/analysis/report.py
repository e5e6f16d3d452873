"""The behaviour of a quiz, told outside of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selfcheck.analysis.behaviour import Behaviour, DimensionBehaviour
from selfcheck.analysis.numbers import percent, points_between
from selfcheck.analysis.shares import Shares
from selfcheck.messages import _


def lines_of(behaviour: Behaviour) -> Iterator[str]:
    """The behaviour for a person to read."""
    quiz = behaviour.quiz
    yield _("%s (version %d, questions: %d)") % (quiz.id, quiz.version, len(quiz.questions))
    for each in behaviour.dimensions:
        yield from _dimension_lines(each)
    if behaviour.right:
        yield "  " + _("Number of right answers, when answered at random:")
        for number, share in behaviour.right.items():
            yield f"    {number}: {percent(share)}"
    if not behaviour.right and not behaviour.dimensions:
        yield "  " + _("Nothing is added up, and no answer is right or wrong.")


def _dimension_lines(each: DimensionBehaviour) -> Iterator[str]:
    yield "  " + _("%s (questions: %d; toward: %d, opposite: %d)") % (
        each.dimension.id,
        each.questions,
        each.toward,
        each.opposite,
    )
    for band in each.bands:
        span = points_between(band.band.lowest, band.band.highest)
        yield "    " + _("band %s, %s: %s of random answers") % (
            band.band.id,
            span,
            percent(band.share),
        )
        if band.witness:
            yield "      " + _("reached by: %s") % " ".join(band.witness)
    if each.fewest is not None:
        yield "    " + _("answers to change from the first band to the last: %d or more") % (
            each.fewest
        )
    yield "    " + _("one step away from another band: %s of random answers") % (
        percent(each.near_border)
    )
    for scale, outcomes in each.uniform.items():
        sums = ", ".join(f"{level} {points_between(*ends)}" for level, ends in outcomes.items())
        yield "    " + _("the same answer everywhere, scale %s: %s") % (scale, sums)


def data_of(behaviour: Behaviour) -> dict[str, Any]:
    """The behaviour for a program to read. Shares are exact, as “1/3”."""
    return {
        "quiz": str(behaviour.quiz.id),
        "version": behaviour.quiz.version,
        "questions": len(behaviour.quiz.questions),
        "dimensions": {str(each.dimension.id): _data(each) for each in behaviour.dimensions},
        "right": _exact(behaviour.right),
    }


def _data(each: DimensionBehaviour) -> dict[str, Any]:
    return {
        "questions": each.questions,
        "toward": each.toward,
        "opposite": each.opposite,
        "shares": _exact(each.shares),
        "bands": {
            str(band.band.id): {
                "from": band.band.lowest,
                "to": band.band.highest,
                "share": str(band.share),
                "witness": list(band.witness),
            }
            for band in each.bands
        },
        "uniform": each.uniform,
        "fewest": each.fewest,
        "near_border": str(each.near_border),
    }


def _exact(shares: Shares) -> dict[str, str]:
    return {str(number): str(share) for number, share in shares.items()}
