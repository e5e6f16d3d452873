"""The names by which pages and quizzes call figures, with the lines on which they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selfcheck.yaml_file import SIZE_LIMIT

_CALL = re.compile(r"(?<!`)\{\{\s*(\w+)\s*\}\}")
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})\s*(\{?)")


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
        code = ""
        # A file that is not UTF-8 is told when it is read as a page or as a quiz.
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            fence = _FENCE.match(line)
            if code:
                code = "" if fence and fence[1].startswith(code) and not fence[2] else code
            elif fence and not fence[2] and fence[1][0] != ":" and path.suffix == ".md":
                code = fence[1]
            else:
                for call in _CALL.finditer(line):
                    yield Call(path, number, call[1])
