"""The site's design tokens, for what can't read custom properties from a style sheet."""

from __future__ import annotations

import re
from pathlib import Path

_PROPERTY = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[\w-]+)\)")


def inlined(style: str, folder: Path) -> str:
    """A style sheet with the light values of ``folder``'s tokens in the place of their names."""
    values: dict[str, str] = {}
    for name, value in _PROPERTY.findall((folder / "tokens.css").read_text("utf-8")):
        values.setdefault(name, " ".join(value.split()))  # the light values come first
    return _USE.sub(lambda use: values.get(use[1], use[0]), style)
