"""What was found out about a link that doesn't simply work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """How sure it is that the writer has something to mend."""

    BROKEN = "リンク切れ"
    MOVED = "移転"
    UNKNOWN = "確認できず"
    """Not reached: perhaps it works, perhaps it doesn't."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A link, where it is, and what to do about it."""

    path: str
    line: int
    column: int
    kind: Kind
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.kind.value}: {self.message}"
