"""The names by which pages and quizzes call figures, with the lines on which they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selfcheck.yaml_file import SIZE_LIMIT

_CALL = re.compile(r"(?<!`)\{\{\s*(\w+)\s*\}\}")
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})\s*(.*)")


@dataclass(frozen=True, slots=True)
class Call:
    """A figure's name as it stands in a file."""

    path: Path
    line: int
    name: str


def calls_in(paths: list[Path]) -> Iterator[Call]:
    """All calls in the files, without those in blocks of code, which show how to write one."""
    for path in paths:
        if not path.is_file() or path.stat().st_size > SIZE_LIMIT:  # told where it would be read
            continue
        # A file that is not UTF-8 is told when it is read as a page or as a quiz.
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in _outside_code(lines) if path.suffix == ".md" else enumerate(lines, 1):
            for call in _CALL.finditer(line):
                yield Call(path, number, call[1])


def _outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines of a page that are not in blocks of code, with their numbers."""
    opened: list[tuple[str, bool]] = []
    for number, line in enumerate(lines, 1):
        mark, rest = match.groups() if (match := _FENCE.match(line)) else ("", "")
        in_code = bool(opened) and opened[-1][1]
        if opened and mark.startswith(opened[-1][0]) and not rest.strip():
            opened.pop()
        elif not in_code:
            is_directive = rest.startswith("{")
            if mark and (is_directive or mark[0] != ":"):
                opened.append((mark, not is_directive))
            if not mark or is_directive:
                yield number, line
