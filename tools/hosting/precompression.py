"""Compressed copies beside the files of a site, so that no server has to compress at each visit."""

from __future__ import annotations

import gzip
from pathlib import Path

_TEXTS = frozenset({".css", ".html", ".inv", ".js", ".json", ".svg", ".txt", ".xml"})
_SMALLEST = 256
"""In bytes; below it the copy would be about as large."""


def precompress(site: Path) -> None:
    """Write ``NAME.gz`` beside each text; the same text gives the same bytes on any day."""
    for path in site.rglob("*"):
        if path.suffix in _TEXTS and path.stat().st_size >= _SMALLEST:
            compressed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
            if len(compressed) < path.stat().st_size:
                path.with_name(f"{path.name}.gz").write_bytes(compressed)
