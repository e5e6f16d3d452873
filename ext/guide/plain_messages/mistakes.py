"""A mistake in a page's source, as the checks of this package find it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong in a page's source."""

    line: int
    column: int
    """Both counted from 1."""
    message: str
    first: int = 0
    last: int = 0
    """The lines around it at which other messages tell only what follows from it."""
    labels: frozenset[str] = frozenset()
    """Labels that are not seen because of it."""
