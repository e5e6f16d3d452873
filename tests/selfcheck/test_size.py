"""What a question adds to a page, on the project with which ``make bench`` measures it."""

from __future__ import annotations

from bench.measure import measure
from bench.projects import QUIZ


def test_a_question_without_feedback_adds_at_most_700_bytes() -> None:
    none, thousand = (measure([QUIZ], count, 1)[QUIZ.name].html for count in (0, 1000))
    assert 0 < (thousand - none) / 1000 <= 700
