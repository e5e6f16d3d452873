"""The guide's own words: ``docs/terms.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict

from selfcheck.problems import Problem
from selfcheck.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the file holds."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    terms: dict[Text, tuple[Text, ...]]
    """The words that are not written, by the word that is."""
    allowed: dict[Text, Text]
    """Texts that stay as they are, with the reason."""

    def rules(self) -> list[dict[str, str]]:
        """The terms as prh takes them."""
        return [
            {"expected": str(ours), "pattern": _pattern(word, ours)}
            for ours, others in self.terms.items()
            for word in others
        ]

    def mistakes(self, path: Path, texts: Iterable[str]) -> Iterator[Problem]:
        """Words that contradict one another, and allowances that nothing needs."""
        lines = path.read_text("utf-8").splitlines()
        used = "\n".join(texts)
        seen: dict[str, str] = {}

        def problem(word: Text, what: str) -> Problem:
            column = lines[word.line - 1].find(word) + 1
            return Problem(path, word.line, f"「{word}」は、{what}", column)

        for ours, others in self.terms.items():
            for word in others:
                if word in self.terms:
                    yield problem(word, "左にも右にもあります。どちらかの行から消してください。")
                elif word in seen:
                    yield problem(word, f"「{seen[word]}」の右にもあります。片方を消してください。")
                seen[word] = ours
        for text in self.allowed:
            if text not in used:
                yield problem(text, "もうどこにもありません。この行を消してください。")


def _pattern(word: str, ours: str) -> str:
    """Finds a word, but not where it is only a part of ours (「サーバ」 in 「サーバー」)."""
    # Latin words are found whole only.
    first, last = (r"(?<![A-Za-z])", r"(?![A-Za-z])") if word.isascii() else ("", "")
    before, found, after = map(_escaped, ours.partition(word))
    inside = f"(?!(?<={before}){found}{after})" if found else ""
    return f"/{first}{inside}{_escaped(word)}{last}/"


def _escaped(text: str) -> str:
    """A text as a regular expression of JavaScript, which takes no needless backslash."""
    return re.sub(r"[.*+?^${}()|\[\]\\/]", r"\\\g<0>", text)
