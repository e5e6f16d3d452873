"""Every figure, against counting all answers one by one."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings

from selfcheck.analysis.behaviour import behaviour_of
from selfcheck.analysis.findings import findings
from selfcheck.quizzes.model import Option, Question, Quiz
from tests.selfcheck.analysis.quizzes import Answers, all_answers, answers_to, quizzes, total


@settings(max_examples=150, deadline=None)
@given(quizzes())
def test_distributions_and_shares_are_exact(quiz: Quiz) -> None:
    counts = Counter(total(answers) for answers in all_answers(quiz))
    number = sum(counts.values())
    behaviour = behaviour_of(quiz).dimensions[0]
    assert behaviour.shares == {key: Fraction(counts[key], number) for key in sorted(counts)}
    for band in behaviour.bands:
        inside = [n for key, n in counts.items() if band.band.lowest <= key <= band.band.highest]
        assert band.share == Fraction(sum(inside), number)
        assert bool(band.witness) == bool(inside)


@settings(max_examples=100, deadline=None)
@given(quizzes())
def test_witnesses_reach_their_band(quiz: Quiz) -> None:
    for band in behaviour_of(quiz).dimensions[0].bands:
        if band.witness:
            answers = _answers_named(quiz, band.witness)
            assert band.band.lowest <= total(answers) <= band.band.highest


@settings(max_examples=25, deadline=None)
@given(quizzes())
def test_the_number_of_right_answers_is_exact(quiz: Quiz) -> None:
    judged = [question for question in quiz.questions if quiz.is_judged(question)]
    counts: Counter[int] = Counter()
    for answers in all_answers(quiz):
        pairs = zip(quiz.questions, answers, strict=True)
        counts[sum(_is_right(q, chosen) for q, chosen in pairs if q in judged)] += 1
    number = sum(counts.values())
    expected = {n: Fraction(counts[n], number) for n in sorted(counts)} if judged else {}
    assert behaviour_of(quiz).right == expected


@settings(max_examples=25, deadline=None)
@given(quizzes())
def test_what_single_answers_change_is_exact(quiz: Quiz) -> None:
    dimension = quiz.dimensions[0]
    everything = list(all_answers(quiz))
    behaviour = behaviour_of(quiz).dimensions[0]
    near = [answers for answers in everything if _near_a_border(quiz, answers)]
    assert behaviour.near_border == Fraction(len(near), len(everything))

    first, last = behaviour.bands[0].band, behaviour.bands[-1].band
    ends = [
        [a for a in everything if dimension.band_of(total(a)) is band] for band in (first, last)
    ]
    if len(everything) <= 300 and first is not last:
        distances = [
            sum(one != other for one, other in zip(a, b, strict=True))
            for a in ends[0]
            for b in ends[1]
            if total(a) != total(b)
        ]
        assert behaviour.fewest == min(distances, default=None)

    found = findings(quiz, Path(__file__).parent / "bad" / "missing-source.yml")
    jumps = {each.code for each in found} & {"two-band-jump"}
    assert bool(jumps) == (len(behaviour.bands) > 2 and _can_jump(quiz, everything))


def _answers_named(quiz: Quiz, witness: tuple[str, ...]) -> Answers:
    named = dict(each.split("=") for each in witness)
    return tuple(
        tuple(o for o in quiz.options_of(question) if o.id in named[question.id].split("+"))
        for question in quiz.questions
        if question.id in named
    )


def _is_right(question: Question, chosen: tuple[Option, ...]) -> bool:
    return {o.id for o in chosen} == {o.id for o in question.options if o.correct}


def _points(chosen: tuple[Option, ...]) -> int:
    return total((chosen,))


def _near_a_border(quiz: Quiz, answers: Answers) -> bool:
    dimension = quiz.dimensions[0]
    band = dimension.band_of(total(answers))
    for question, chosen in zip(quiz.questions, answers, strict=True):
        own = _points(chosen)
        values = {_points(other) for other in answers_to(quiz, question)}
        above, below = [v for v in values if v > own], [v for v in values if v < own]
        for step in (*([min(above)] if above else []), *([max(below)] if below else [])):
            if dimension.band_of(total(answers) - own + step) is not band:
                return True
    return False


def _can_jump(quiz: Quiz, everything: list[Answers]) -> bool:
    dimension = quiz.dimensions[0]
    order = sorted(dimension.bands, key=lambda band: band.lowest)

    def place(number: int) -> int:
        return next(i for i, band in enumerate(order) if band.lowest <= number <= band.highest)

    return any(
        abs(place(total(answers)) - place(total(answers) - _points(chosen) + _points(other))) > 1
        for answers in everything
        for question, chosen in zip(quiz.questions, answers, strict=True)
        for other in answers_to(quiz, question)
    )
