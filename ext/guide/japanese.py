"""What Japanese writing does without: spaces, also at the ends of lines."""

from __future__ import annotations

import re
from unicodedata import category

from selfcheck.wide_signs import is_hangul, is_wide

OTHER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a line for what is no text, such as a picture."""

_LINE_END = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")


def is_mark(char: str) -> bool:
    """Whether the character only changes the one before it, as a variation selector does."""
    return category(char) in ("Mn", "Cf")


def before(text: str, index: int) -> str:
    """The character before a place in a text, without marks on it; empty at the beginning."""
    while index and is_mark(text[index - 1]):
        index -= 1
    return text[index - 1] if index else ""


def joined(text: str, filler: str = "") -> str:
    """The text without the line ends that would show as gaps; ``filler`` for each character."""

    def replaced(end: re.Match[str]) -> str:
        left, right = before(text, end.start()), text[end.end() : end.end() + 1]
        return filler * len(end[0]) if _closes(left, right) else end[0]

    return _LINE_END.sub(replaced, text)


def _closes(left: str, right: str) -> bool:
    if not left or not right or is_hangul(left) or is_hangul(right):
        return False
    return is_wide(left) or is_wide(right)
