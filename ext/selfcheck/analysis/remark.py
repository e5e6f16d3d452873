"""What the analysis has to say about a quiz."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from selfcheck.problems import Problem
from selfcheck.text import Text


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """Readers would be misled."""
    WARNING = "warning"
    """It may be meant so, but is worth a thought."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a check noticed in a quiz."""

    code: str
    """Its name, which never changes."""
    part: Text
    """The part of the quiz that it is about."""
    message: str
    severity: Severity = Severity.WARNING
    witness: tuple[str, ...] = ()
    """Answers that show it, each as ``question=option``."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A remark at its place in a file."""

    problem: Problem
    code: str
    severity: Severity
    witness: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.problem)
