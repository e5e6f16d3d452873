"""All findings about a quiz."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from selfcheck.analysis.balance import check_balance
from selfcheck.analysis.bands import check_bands
from selfcheck.analysis.lock import check_lock, lock_of, read_lock
from selfcheck.analysis.options import check_options
from selfcheck.analysis.remark import Finding, Remark, Severity
from selfcheck.analysis.sources import check_sources
from selfcheck.analysis.terms import terms_of
from selfcheck.analysis.wording import BANNED_WORDS, check_wording
from selfcheck.problems import Problem
from selfcheck.quizzes.model import Quiz
from selfcheck.quizzes.reading import read_quiz


def findings(
    quiz: Quiz,
    path: Path,
    banned: Iterable[str] = BANNED_WORDS,
    ignored: Collection[str] = (),
) -> tuple[Finding, ...]:
    """What is remarkable about a quiz that was read from ``path``, in the order of its lines.

    Findings whose code is among ``ignored`` are left out.
    """
    found = {
        Finding(Problem.of(path, each.part, each.message), each.code, each.severity, each.witness)
        for each in _remarks(quiz, path, banned)
    }
    for problem in read_lock(lock_of(path))[1]:
        found.add(Finding(problem, "broken-lock", Severity.ERROR))
    return tuple(sorted(each for each in found if each.code not in ignored))


def examine(
    path: Path, banned: Iterable[str] = BANNED_WORDS, ignored: Collection[str] = ()
) -> tuple[Quiz | None, tuple[Finding, ...]]:
    """Read a quiz and analyse it. Where it can't be read, the findings say why."""
    quiz, problems = read_quiz(path)
    if quiz is None:
        return None, tuple(Finding(problem, "invalid", Severity.ERROR) for problem in problems)
    return quiz, findings(quiz, path, banned, ignored)


def _remarks(quiz: Quiz, path: Path, banned: Iterable[str]) -> Iterator[Remark]:
    terms = terms_of(quiz)
    return chain(
        check_bands(quiz, terms),
        check_balance(quiz, terms),
        check_options(quiz),
        check_sources(quiz),
        check_wording(quiz, banned),
        check_lock(quiz, path),
    )
