"""Read mutated YAML files as the guide does: ``python -m bench.stress.broken_lists SEED COUNT``.

Prints the figures as JSON. Needs the tools of the tests, among them those of the guide.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from bench.measure import ROOT
from bench.stress.mutating import YAML_CHANGES, mutated
from guide.figures import Figures
from guide.redirects import Redirects
from guide.search.synonyms import Table
from selfcheck.problems import Problem
from selfcheck.quizzes.reading import read_quiz
from selfcheck.reading import read

Read = tuple[object, tuple[Problem, ...]]
"""What was read, or nothing, and the problems."""

_READERS: dict[str, Callable[[Path], Read]] = {
    "figures": lambda path: read(path, Figures),
    "redirects": lambda path: read(path, Redirects),
    "synonyms": lambda path: read(path, Table),
}
_SOURCES = ("quiz", "docs", "ext/docs/quiz", "tests/selfcheck/bad", "tests/guide/bad")
_LIMIT = 1.0
"""Seconds of processor time that reading a file may take."""


@dataclass(slots=True)
class ListsTried:
    """What came of it."""

    kinds: Counter[str] = field(default_factory=Counter)
    files: int = 0
    refused: int = 0
    told: int = 0
    slowest: float = 0
    failures: list[str] = field(default_factory=list)


def reader_of(path: Path) -> Callable[[Path], Read]:
    """How the guide reads a file of that name."""
    return _READERS.get(path.stem.partition("-")[0], read_quiz)


def sources() -> list[Path]:
    """The real files, and those that show one mistake each."""
    return sorted(path for folder in _SOURCES for path in (ROOT / folder).glob("*.yml"))


def wrong_in(read: Read, content: bytes) -> str:
    """What is wrong with what was read from the content, or told of it."""
    value, problems = read
    if (value is None) != bool(problems):
        return "neither read nor told"
    lines = len(content.decode(errors="replace").splitlines()) + 1
    for problem in problems:
        if not 1 <= problem.line <= lines or problem.column < 0:
            return f"told at no place of the file: {problem}"
        if not problem.message or "\n" in problem.message:
            return f"no message of one line: {problem!r}"
    return ""


def try_lists(number: int, count: int) -> ListsTried:
    """Read so many mutated files. What fails is made as small as it can be, and ends the trial."""
    tried = ListsTried()
    with tempfile.TemporaryDirectory() as folder:

        @seed(number)
        @settings(
            max_examples=count,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        @given(st.sampled_from(sources()), st.randoms(use_true_random=False))
        def read_one(original: Path, source: random.Random) -> None:
            broken = mutated(source, original.read_text("utf-8"), YAML_CHANGES)
            path = Path(folder, original.name)
            path.write_bytes(broken.content)
            tried.kinds.update(broken.kinds)
            tried.files += 1
            _try_one(tried, path, broken.content)

        try:
            read_one()
        except Exception:  # any at all is a failure
            tried.failures.append(traceback.format_exc())
    return tried


def _try_one(tried: ListsTried, path: Path, content: bytes) -> None:
    begun = time.process_time()
    found = reader_of(path)(path)
    seconds = time.process_time() - begun
    wrong = wrong_in(found, content) or (f"took {seconds:.1f} s" if seconds > _LIMIT else "")
    if wrong:
        raise AssertionError(f"{path.name}: {wrong}\n{content[:2000]!r}")
    tried.refused += found[0] is None
    tried.told += len(found[1])
    tried.slowest = max(tried.slowest, seconds)


if __name__ == "__main__":
    found = try_lists(*map(int, sys.argv[1:3]))
    sys.stdout.write(json.dumps({each.name: getattr(found, each.name) for each in fields(found)}))
