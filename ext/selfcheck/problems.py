"""Problems in an author's files, each with its place and the way to mend it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from selfcheck.messages import _
from selfcheck.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a file: where it is, what it is, and how to mend it."""

    path: Path
    line: int
    """Counted from 1."""
    message: str
    column: int = 0
    """Counted from 1; 0 where it is not known."""

    @classmethod
    def of(cls, path: Path, text: Text, message: str) -> Problem:
        """What is wrong with a text of the file."""
        return cls(path, text.line, message, text.column)

    @property
    def place(self) -> str:
        """``file:line``, the file relative to the current folder where it lies below it."""
        path = Path(os.path.relpath(self.path))
        return f"{self.path if path.parts[0] == '..' else path}:{self.line}"

    @property
    def location(self) -> str:
        """The place, with its column where that is known."""
        return f"{self.place}:{self.column}" if self.column else self.place

    @property
    def in_short(self) -> str:
        """What a page may show: the folders of the author's machine are nobody's business."""
        return f"{self.path.name}:{self.line}: {self.message}"

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


_MOST_NAMES = 100
"""So many names are compared and listed."""
_MOST = 50
"""So many problems of one file are told; nobody reads more at once."""


def first_of(problems: Iterable[Problem], untold: int = 0) -> tuple[Problem, ...]:
    """The problems in the order of their lines, and how many more there are, with those untold.

    What is wrong in one line several times is told where it is first.
    """
    ordered = sorted(problems)
    found = list({(each.path, each.line, each.message): each for each in ordered[::-1]}.values())
    found.reverse()
    if len(found) <= _MOST:
        return tuple(found)
    last, rest = found[_MOST - 1], len(found) - _MOST + untold
    message = _("There are %d more mistakes below. Mend those above first.") % rest
    return (*found[:_MOST], Problem(last.path, last.line, message))


def shortened(value: object) -> str:
    """A value of a file for a message: one line, and not too much of it."""
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"


def suggestion(wanted: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known id, or all ids where none is near."""
    known = sorted(known)[:_MOST_NAMES]
    if near := get_close_matches(wanted[:100], known, n=1):
        return _("Did you mean “%s”?") % near[0]
    if not known:
        return _("There is none yet.")
    return _("Known are: %s.") % _(", ").join(known)
