"""The words that readers use for the guide's own: ``docs/synonyms.yml``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict

from guide.search.sections import Section
from selfcheck.problems import Problem, shortened
from selfcheck.reading import read
from selfcheck.reporting import WarningType, warn
from selfcheck.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What the file holds."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    words: dict[Text, tuple[Text, ...]]
    """The readers' words, by the guide's word that is looked for in their place."""
    ignored: tuple[Text, ...] = ()
    """What is left out of a query: ways of asking, not what is asked about."""

    def by_readers_word(self) -> dict[str, list[str]]:
        """The guide's words by the reader's, as the search looks them up."""
        table: dict[str, list[str]] = {}
        for ours, theirs in self.words.items():
            for word in theirs:
                table.setdefault(str(word), []).append(str(ours))
        return table


def load_table(path: Path, sections: list[Section]) -> Table:
    """Read the file; mistakes in it become warnings, and the rest of it is used."""
    table, problems = read(path, Table)
    warn(problems, WarningType.DATA)
    if table is None:
        return Table(words={})
    warn(_mistakes(table, path, sections), WarningType.DATA)
    return table


def _mistakes(table: Table, path: Path, sections: list[Section]) -> Iterator[Problem]:
    corpus = _folded("\n".join(f"{each.heading}\n{each.text}" for each in sections))
    for ours, theirs in table.words.items():
        if _folded(ours) not in corpus:
            message = (
                f"「{shortened(ours)}」は、どのページにもない言葉です。"
                "左には、ページにあるとおりの言葉を書いてください。"
            )
            yield Problem.of(path, ours, message)
        seen = {_folded(ours)}
        for word in theirs:
            if _folded(word) in seen:
                message = (
                    f"「{shortened(ours)}」に「{shortened(word)}」が二つあります。"
                    "一つ消してください。"
                )
                yield Problem.of(path, word, message)
            seen.add(_folded(word))


def _folded(text: str) -> str:
    """Without differences that the search does not see either."""
    return unicodedata.normalize("NFKC", text).lower().replace("・", "")
