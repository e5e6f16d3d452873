"""Which links of a page lead elsewhere than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a reader meets it."""

    text: str
    target: str
    """An address, within the guide from its first folder on."""

    def __str__(self) -> str:
        return f"{self.text} → {self.target}"


def link_of(line: str) -> Link:
    """The link that was written in a line, its text and its target with a tab between."""
    text, _, target = line.rpartition("\t")
    return Link(text, target)


def changed_links(before: Sequence[Link], after: Sequence[Link]) -> tuple[str, ...]:
    """The links that are gone and those that came, as lines of a diff.

    Where only the text of a link is another, the comparison of the sentences shows it already.
    """
    gone, come = (_more(one, other) for one, other in ((before, after), (after, before)))
    renamed = _new_texts(gone, after) & _new_texts(come, before)
    lines = [
        f"{sign} {link}"
        for sign, links in (("-", gone), ("+", come))
        for link in links
        if link.target not in renamed
    ]
    return ("@@ リンクの行き先 @@", *lines) if lines else ()


def _more(links: Sequence[Link], others: Sequence[Link]) -> list[Link]:
    return list((Counter(links) - Counter(others)).elements())


def _new_texts(links: Sequence[Link], others: Sequence[Link]) -> set[str]:
    """The targets of the links whose texts none of the others has."""
    texts = {link.text for link in others}
    return {link.target for link in links if link.text not in texts}
