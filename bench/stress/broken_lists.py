"""Read mutated YAML files as the guide does: ``python -m bench.stress.broken_lists SEED COUNT``.

Prints the figures as JSON. Needs the guide's own tools.
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


def try_lists(seed: int, count: int) -> ListsTried:
    """Read so many mutated files."""
    source, tried, paths = random.Random(seed), ListsTried(), sources()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(count):
            original = source.choice(paths)
            broken = mutated(source, original.read_text("utf-8"), YAML_CHANGES)
            path = Path(folder, original.name)
            path.write_bytes(broken.content)
            _try_one(tried, path, broken.content)
            tried.kinds.update(broken.kinds)
    return tried


def _try_one(tried: ListsTried, path: Path, content: bytes) -> None:
    begun = time.process_time()
    try:
        found = reader_of(path)(path)
        wrong = wrong_in(found, content)
    except Exception:  # any at all is a failure
        found, wrong = (None, ()), traceback.format_exc()
    seconds = time.process_time() - begun
    if seconds > _LIMIT:
        wrong = wrong or f"took {seconds:.1f} s"
    if wrong:
        tried.failures.append(f"{path.name}: {wrong}\n{content[:2000]!r}")
    tried.files += 1
    tried.refused += found[0] is None
    tried.told += len(found[1])
    tried.slowest = max(tried.slowest, seconds)


if __name__ == "__main__":
    found = try_lists(*map(int, sys.argv[1:3]))
    sys.stdout.write(json.dumps({each.name: getattr(found, each.name) for each in fields(found)}))
