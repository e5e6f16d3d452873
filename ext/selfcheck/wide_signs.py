"""Signs beside which no space is set: kanji, kana, and the full-width marks between them."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_FIRST_PICTURE = "\U0001f000"
_LINE_END = re.compile(r"(.)\s*\n\s*(?=(.))")


def is_hangul(char: str) -> bool:
    """Whether it is Korean, which has spaces between its words."""
    return _HANGUL.match(char) is not None


def is_wide(char: str) -> bool:
    """Whether no space is set beside the character.

    Korean is as wide, and so are emoji, but these belong to any language.
    """
    if east_asian_width(char) not in "WFH" or is_hangul(char):
        return False
    return category(char) != "So" or char < _FIRST_PICTURE


def one_line(text: str) -> str:
    """The text of several lines on one."""

    def joined(end: re.Match[str]) -> str:
        return end[1] + ("" if is_wide(end[1]) and is_wide(end[2]) else " ")

    return _LINE_END.sub(joined, text).strip() if "\n" in text else text
