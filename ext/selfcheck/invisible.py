"""Characters that no editor shows, and that make of a name another one."""

from __future__ import annotations

import re

INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""But not those of which emoji and the scripts of India and Persia are made."""


def code_of(character: str) -> str:
    """How one tells of it: its number in Unicode."""
    return f"U+{ord(character):04X}"
