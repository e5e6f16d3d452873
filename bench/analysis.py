"""How long the analysis of a large quiz takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Literal

from bench.large_quiz import large_quiz
from selfcheck.analysis.behaviour import behaviour_of
from selfcheck.analysis.changes import fewest_answers
from selfcheck.analysis.counting import distribution
from selfcheck.analysis.findings import findings
from selfcheck.analysis.sensitivity import share_near_a_border
from selfcheck.analysis.shares import Shares
from selfcheck.analysis.terms import terms_of

QUESTIONS, OPTIONS, DIMENSIONS = 100, 10, 12
REPEATS = 5


def print_analysis() -> None:
    """Print the processor time of each part."""
    size = f"{QUESTIONS} questions x {OPTIONS} options x {DIMENSIONS} dimensions"
    print(f"\nAnalysis of {size}:")
    print(f"seconds of processor time, median (minimum) of {REPEATS}")
    columns = [_parts("single"), _parts("multiple")]
    print(f"{'':32}{'single choice':>18}{'multiple choice':>18}")
    for name in columns[0]:
        print(f"{name:32}" + "".join(f"{_time(column[name]):>18}" for column in columns))


def _parts(kind: Literal["single", "multiple"]) -> dict[str, Callable[[], object]]:
    quiz = large_quiz(kind, QUESTIONS, OPTIONS, DIMENSIONS)
    path = Path(__file__)  # a file without a lock file beside it
    terms = terms_of(quiz)
    shares = {name: Shares(distribution(own)) for name, own in terms.items()}

    def distributions() -> object:
        return [distribution(own) for own in terms_of(quiz).values()]

    def sensitivity() -> object:
        return [
            figure
            for each in quiz.dimensions
            for figure in (
                share_near_a_border(each, terms[each.id], shares[each.id]),
                fewest_answers(each, terms[each.id]),
            )
        ]

    return {
        "exact distributions": distributions,
        "all findings": lambda: findings(quiz, path),
        "both": lambda: (distributions(), findings(quiz, path)),
        "sensitivity": sensitivity,
        "everything that a page tells": lambda: behaviour_of(quiz),
    }


def _time(part: Callable[[], object]) -> str:
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        part()
        seconds.append(time.process_time() - start)
    return f"{median(seconds):.2f} ({min(seconds):.2f})"
