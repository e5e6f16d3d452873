"""Places in an author's files: ``docs/work.md:12:3``, and the column at which a text stands."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

# Where Sphinx takes a file's name for that of a page, it adds the ending of its own markup.
_LOCATION = re.compile(
    r"(?P<path>.+?)(?:(?<=\.md)\.rst)?(?::(?P<line>\d+)(?::(?P<column>\d+))?)?:?"
)
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})")
_ABOVE = 3
"""So many lines above its heading may a label stand."""
_BELOW = 50
"""So many lines of a paragraph or a block are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, with a line and a column where these are known."""

    path: Path
    line: int | None = None
    column: int | None = None
    """Both counted from 1."""

    @classmethod
    def parsed(cls, location: str) -> Place:
        """The place as Sphinx writes it."""
        match = _LOCATION.fullmatch(location)
        if match is None:
            return cls(Path(location))
        line, column = (int(match[part]) if match[part] else None for part in ("line", "column"))
        return cls(Path(match["path"]), line, column)

    def __str__(self) -> str:
        near = Path(os.path.relpath(self.path))
        path = self.path if near.parts[0] == ".." else near
        return ":".join(str(part) for part in (path, self.line, self.column) if part is not None)

    def narrowed(self, sought: Iterable[str], lines: list[str]) -> Place:
        """The place of the first of the texts that is found in the file's lines.

        A text that stands there twice would be a guess.
        """
        if self.line is None or self.column is not None:
            return self
        for text in filter(None, sought):
            for part in (self._block(lines), self._above(lines)):
                found = [number for number in part if text in lines[number - 1]]
                if len(found) == 1 and lines[found[0] - 1].count(text) == 1:
                    return replace(self, line=found[0], column=lines[found[0] - 1].index(text) + 1)
        return self

    def up_to_its_fence(self, lines: list[str]) -> range:
        """The lines from the one that opens the block around, as far as this one."""
        line = min(self.line or 1, len(lines))
        opened = (number for number in range(line, 0, -1) if _FENCE.match(lines[number - 1]))
        return range(next(opened, line), line + 1)

    def _block(self, lines: list[str]) -> range:
        """The lines of the paragraph that begins at the line, or of the fenced block."""
        start = self.line or 1
        if start > len(lines):
            return range(0)
        fence = _FENCE.match(lines[start - 1])
        end = min(len(lines), start + _BELOW)
        for number in range(start + 1, end + 1):
            text = lines[number - 1].strip()
            if text.startswith(fence[1]) if fence else not text:
                return range(start, number)
        return range(start, end + 1)

    def _above(self, lines: list[str]) -> range:
        start = min(self.line or 1, len(lines))
        return range(max(1, start - _ABOVE), start)


def lines_of(path: Path) -> list[str]:
    """The lines of a file; none where it can't be read."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []
