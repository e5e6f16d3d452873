"""The lines between two ``---`` at the beginning of a page, which set its description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict

from guide.plain_messages.mistakes import Mistake
from selfcheck.reading import read
from selfcheck.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meta:
    """What search engines and social networks are told."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    description: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings:
    """The settings of MyST for a page, as far as this guide knows them."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    html_meta: _Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class _FrontMatter:
    """All that may stand there."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    myst: _Settings | None = None
    orphan: bool = False


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it stands in a page, and what is wrong with it."""

    last: int = 0
    """Its last line, counted from 1."""
    mistakes: list[Mistake] = field(default_factory=list)

    @classmethod
    def of(cls, path: Path, lines: list[str]) -> FrontMatter:
        """Read that of a page."""
        first = next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
        if not first or lines[first - 1].rstrip() != "---":
            return cls()
        below = range(first + 1, len(lines) + 1)
        last = next((number for number in below if lines[number - 1].rstrip() == "---"), 0)
        if first > 1:
            message = "「---」で始まる初めの設定が、1行めにありません。上の空の行を消してください。"
            return cls(last or first, [Mistake(first, 1, message, last=last or first)])
        if not last:
            message = (
                "ページの初めの「---」が閉じられていません。"
                "「名前: 値」の行のすぐ下に、「---」だけの行を書いてください。"
            )
            return cls(1, [Mistake(1, 1, message, last=len(lines))])
        return cls(last, list(_mistakes(path, lines[: last - 1], last)))


def _mistakes(path: Path, lines: list[str], last: int) -> Iterator[Mistake]:
    content = "\n".join(["", *lines[1:]])
    if not content.strip():
        return
    for problem in read(path, _FrontMatter, content)[1]:
        yield Mistake(problem.line, problem.column or 1, problem.message, 1, last)
