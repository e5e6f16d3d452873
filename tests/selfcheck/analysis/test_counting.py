"""Exact counts, against the plainest way to get them, and of quizzes too large for that."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfcheck.analysis.behaviour import behaviour_of
from selfcheck.analysis.counting import product
from selfcheck.analysis.findings import findings
from selfcheck.analysis.ways import Ways, fewest_with, ways_of_any, ways_of_one
from selfcheck.quizzes.model import Band, Dimension, Option, Question, Quiz
from selfcheck.text import Identifier, Text

_POINTS = st.lists(st.integers(-3, 3) | st.integers(-50, 50), min_size=1, max_size=5)
Kind = Literal["single", "multiple"]


@st.composite
def _ways(draw: st.DrawFn) -> Ways:
    points = draw(_POINTS)
    ways = ways_of_any(points) if draw(st.booleans()) else ways_of_one(points)
    return ways.without(draw(st.sets(st.sampled_from(list(ways.counts)), max_size=2)))


@settings(max_examples=200, deadline=None)
@given(st.lists(_ways(), max_size=25))
def test_counting_is_multiplying_polynomials(ways: list[Ways]) -> None:
    expected = {0: 1}
    for each in ways:
        longer: Counter[int] = Counter()
        for total, count in expected.items():
            for points, answers in each.counts.items():
                longer[total + points] += count * answers
        expected = dict(longer)
    counts = product(ways)
    assert counts == expected
    assert list(counts) == sorted(expected)


@settings(max_examples=200, deadline=None)
@given(_POINTS)
def test_answers_with_any_options_are_counted_one_by_one(points: list[int]) -> None:
    some = [each for n in range(1, len(points) + 1) for each in combinations(points, n)]
    counts = ways_of_any(points).counts
    assert counts == Counter(map(sum, some))
    assert list(counts) == sorted(counts)
    for total in counts:
        chosen = fewest_with(points, total)
        assert sum(points[index] for index in chosen) == total
        assert len(chosen) == len(set(chosen)) == min(len(e) for e in some if sum(e) == total)


@pytest.mark.parametrize(("kind", "answers"), [("single", 10), ("multiple", 1023)])
def test_a_large_quiz_is_counted_exactly(kind: Kind, answers: int) -> None:
    quiz = _quiz([_LARGE[q % 7 :] + _LARGE[: q % 7] for q in range(100)], kind, 12, (-20, 21))
    assert findings(quiz, Path(__file__).parent / "bad" / "missing-source.yml")
    behaviour = behaviour_of(quiz)
    assert len(behaviour.dimensions) == 12
    for each in behaviour.dimensions:
        assert each.shares.answers == answers**100
        assert sum(band.share for band in each.bands) == 1
        assert 0 < each.near_border < 1


_LARGE = (-3, 2, 1, -2, 3, 0, -1, 2, -3, 1)


@pytest.mark.parametrize("first", [(0, 2, 4), (0, 4)])
def test_another_question_may_lead_further_than_the_one_that_gains_most(
    first: tuple[int, ...],
) -> None:
    others = {(0, 2, 4), (0, 4)} - {first}
    quiz = _quiz([first, *others], "single", 1, (4, 6))
    # 2 points by one question; then the other one goes from 0 to 4.
    assert behaviour_of(quiz).dimensions[0].fewest == 1


def test_bands_far_away_cost_nothing() -> None:
    quiz = _quiz([(0, 2, 4), (0, 4)], "single", 1, (10**12, 10**12 + 1))
    dimension = behaviour_of(quiz).dimensions[0]
    assert dimension.fewest is None
    assert dimension.near_border == 0


def _id(name: str) -> Identifier:
    return Identifier.at(name, 1)


def _quiz(
    points: list[tuple[int, ...]], kind: Kind, dimensions: int, borders: tuple[int, int]
) -> Quiz:
    """Each option gives the same points in all dimensions. Three bands part at the borders."""
    text = Text.at("文", 1)
    names = [_id(f"d{i}") for i in range(dimensions)]
    limit = 10**13
    ranges = {
        "low": (-limit, borders[0] - 1),
        "middle": (borders[0], borders[1] - 1),
        "high": (borders[1], limit),
    }
    bands = tuple(
        Band(id=_id(name), title=text, lowest=lowest, highest=highest)
        for name, (lowest, highest) in ranges.items()
    )
    questions = tuple(
        Question(
            id=_id(f"q{q}"),
            type=kind,
            prompt=text,
            options=tuple(
                Option(id=_id(f"o{o}"), text=Text.at(f"文{o}", 1), scores=dict.fromkeys(names, p))
                for o, p in enumerate(each)
            ),
        )
        for q, each in enumerate(points)
    )
    return Quiz(
        id=_id("made"),
        version=1,
        title=text,
        dimensions=tuple(Dimension(id=name, title=text, bands=bands) for name in names),
        questions=questions,
    )
