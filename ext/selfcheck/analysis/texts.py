"""All texts of a quiz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from selfcheck.text import Identifier, Text


def texts_of(part: object) -> Iterator[Text]:
    """Every text that a reader can see in a quiz, or in a part of it."""
    if isinstance(part, Text):
        if not isinstance(part, Identifier):
            yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts_of(value)
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_of(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_of(getattr(part, field.name))
