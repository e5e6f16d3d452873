"""Whether two builds have left the same, apart from what Sphinx itself does not keep up."""

from __future__ import annotations

import difflib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NOT_OF_THE_SITE = ".buildinfo"
"""Sphinx's notes to itself."""

# The theme's sheet is reduced to what the pages hold, and Sphinx leaves removed pages there.
_SHEET_VERSION = re.compile(r"(?<=/theme\.css)\?v=\w+")
_SHEET = "_static/styles/theme.css"


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that a build after edits has left otherwise than a clean one."""

    name: str
    lines: str
    """What differs, as ``diff`` shows it."""


def own_output(html: Path, sheet_version: bool = False) -> dict[str, bytes]:
    """What a build has left, by file; the pages without the version of the theme's sheet."""
    return {
        path.relative_to(html).as_posix(): _content(path, sheet_version)
        for path in sorted(html.rglob("*"))
        if path.is_file() and not path.name.startswith(_NOT_OF_THE_SITE)
    }


def differences(built: dict[str, bytes], clean: dict[str, bytes]) -> Iterator[Difference]:
    """Each file that differs. Sphinx leaves the page of a removed document, and what that shows."""
    for name in sorted((built.keys() | clean.keys()) - {_SHEET}):
        if built.get(name) != clean.get(name) and (name in clean or not _may_be_left(name)):
            before, after = (_lines(each.get(name, b"")) for each in (built, clean))
            found = difflib.unified_diff(before, after, "after edits", "clean", n=0, lineterm="")
            yield Difference(name, "\n".join(line[:400] for line in list(found)[:20]))


def _may_be_left(name: str) -> bool:
    return name.endswith(".html") or name.startswith("_static/")


def _content(path: Path, sheet_version: bool) -> bytes:
    content = path.read_bytes()
    if path.name == "objects.inv":
        head, _line, packed = content.partition(b"zlib.\n")
        try:
            return head + zlib.decompress(packed)
        except zlib.error:  # half of the file: it differs from the whole one
            return content
    if path.suffix != ".html" or sheet_version:
        return content
    text = content.decode("utf-8", "surrogateescape")
    return _SHEET_VERSION.sub("", text).encode("utf-8", "surrogateescape")


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", errors="replace").splitlines()
