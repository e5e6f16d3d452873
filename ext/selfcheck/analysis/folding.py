"""Texts made equal that differ only in how they are written."""

from __future__ import annotations

import re
import unicodedata

# Between digits, points and signs are part of the number: 1.5 isn't 15, -2 isn't 2, 5% isn't 5.
_IN_NUMBERS = re.compile(r"(?<=\d)[.:/~〜–-](?=\d)|(?<!\w)-(?=\d)|(?<=\d)%")


def folded(text: str) -> str:
    """The text without punctuation, white space and differences of width."""
    text = unicodedata.normalize("NFKC", text)
    kept = {match.start() for match in _IN_NUMBERS.finditer(text)}
    return "".join(
        character
        for place, character in enumerate(text)
        if place in kept or unicodedata.category(character)[0] not in "PZC"
    )
