"""All texts of a quiz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from selfcheck.text import Identifier, Text


def texts_of(part: Any) -> Iterator[Text]:
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
    else:
        for name in _names(part.__class__):
            yield from texts_of(getattr(part, name))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
