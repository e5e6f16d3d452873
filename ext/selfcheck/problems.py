"""Problems in an author's files, each with its place and the way to mend it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from selfcheck.messages import _


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a file: where it is, what it is, and how to mend it."""

    path: Path
    line: int
    """Counted from 1."""
    message: str

    @property
    def place(self) -> str:
        """``file:line``, the file relative to the current folder where it lies below it."""
        path = Path(os.path.relpath(self.path))
        return f"{self.path if path.parts[0] == '..' else path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def suggestion(wanted: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known id, or all ids where none is near."""
    known = sorted(known)
    if near := get_close_matches(wanted, known, n=1):
        return _("Did you mean “%s”?") % near[0]
    if not known:
        return _("There is none yet.")
    return _("Known are: %s.") % ", ".join(known)
