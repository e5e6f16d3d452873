"""Checks of the options of a question against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from selfcheck.analysis.folding import folded
from selfcheck.analysis.remark import Remark, Severity
from selfcheck.messages import _
from selfcheck.quizzes.model import Option, Question, Quiz


def check_options(quiz: Quiz) -> Iterator[Remark]:
    """All that is remarkable about the options that questions have of their own."""
    for question in quiz.questions:
        judged = quiz.is_judged(question)
        yield from _dead(question, judged)
        yield from _silent(question, judged)
        yield from _duplicates(question, judged)
        if question.type == "single":
            yield from _dominated(question)


def _means_nothing(option: Option) -> bool:
    """Points of 0 that are written down are meant so."""
    given = option.scores or option.correct or option.unknown or option.feedback
    return not given and option.wish is None


def _dead(question: Question, judged: bool) -> Iterator[Remark]:
    if judged or all(map(_means_nothing, question.options)):
        return  # a wrong answer means something
    for option in filter(_means_nothing, question.options):
        message = _(
            "The option “%s” leads to nothing, while others of the question do. Give it points "
            "(0 where that is meant), a wish or feedback, or delete it."
        )
        yield Remark("dead-option", option.id, message % option.id)


def _silent(question: Question, judged: bool) -> Iterator[Remark]:
    if not any(option.feedback for option in question.options):
        return
    for option in question.options:
        dead = not judged and _means_nothing(option)  # told already
        if not option.feedback and not option.unknown and not dead:
            message = _(
                "The option “%s” has no feedback, while others of the question have. Write one."
            )
            yield Remark("missing-feedback", option.id, message % option.id)


def _points(option: Option) -> dict[str, int]:
    return {str(name): points for name, points in option.scores.items() if points}


def _same_meaning(one: Option, other: Option, judged: bool) -> bool:
    if (one.correct, one.wish, one.unknown) != (other.correct, other.wish, other.unknown):
        return False
    if _points(one) != _points(other):
        return False
    if one.feedback or other.feedback:
        return folded(one.feedback or "") == folded(other.feedback or "")
    return not judged and not _means_nothing(one) and not _means_nothing(other)


def _duplicates(question: Question, judged: bool) -> Iterator[Remark]:
    texts = {option.id: folded(option.text) for option in question.options}
    for one, other in combinations(question.options, 2):
        if texts[one.id] == texts[other.id]:
            message = _("The options “%s” and “%s” have the same text. Rewrite or delete one.")
            yield Remark("same-text", other.id, message % (one.id, other.id), Severity.ERROR)
        elif question.type == "single" and _same_meaning(one, other, judged):
            message = _(
                "The options “%s” and “%s” mean the same. Make one of them, or give each its own "
                "points or feedback."
            )
            yield Remark("duplicate-option", other.id, message % (one.id, other.id))


def _dominated(question: Question) -> Iterator[Remark]:
    known = [(option, _points(option)) for option in question.options if not option.unknown]
    dimensions = sorted({name for _option, points in known for name in points})
    if len(dimensions) < 2:
        return
    for option, points in known:
        for better, more in known:
            gains = [more.get(name, 0) - points.get(name, 0) for name in dimensions]
            if min(gains) >= 0 and max(gains) > 0 and not _means_nothing(option):
                message = _(
                    "The option “%s” gives no more points than “%s” anywhere, and fewer in “%s”. "
                    "Let each option give the most of something."
                )
                less = dimensions[gains.index(max(gains))]
                text = message % (option.id, better.id, less)
                yield Remark("dominated-option", option.id, text)
                break
