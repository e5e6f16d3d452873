"""Links to the books, on a site that has them: what is not there is not offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from guide.books.contents import NAME

_KINDS = {"pdf": ("PDF", "application/pdf"), "epub": ("EPUB", "application/epub+zip")}
_FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Download:
    """A book as a page's link offers it."""

    kind: str
    type: str
    path: str
    size: str


def _files(app: Sphinx) -> Iterator[tuple[str, Path]]:
    folder = app.config.guide_books_folder
    for suffix in _KINDS if folder and app.builder.name == "html" else ():
        file = Path(app.confdir, folder, f"{NAME}.{suffix}")
        if file.is_file() and file.stat().st_mtime >= _newest_text(app):
            yield suffix, file


def _newest_text(app: Sphinx) -> float:
    """When a text of the guide was last changed: an older book would contradict the site."""
    texts = [*Path(app.srcdir).rglob("*.*"), *Path(app.config.selfcheck_quiz_folder).glob("*.yml")]
    return max(text.stat().st_mtime for text in texts)


def _offer(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    context["downloads"] = [
        Download(*_KINDS[suffix], f"{_FOLDER}/{file.name}", _size(file))
        for suffix, file in _files(app)
    ]


def _size(file: Path) -> str:
    """The size as a reader on a phone wants to know it."""
    return f"{max(file.stat().st_size / 1_000_000, 0.1):.1f} MB"


def _copy(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        for _suffix, file in _files(app):
            target = Path(app.outdir, _FOLDER, file.name)
            target.parent.mkdir(exist_ok=True)
            copyfile(file, target)


def setup_downloads(app: Sphinx) -> None:
    """Register the setting, and the events in which the links and the files come to the site."""
    app.add_config_value(
        "guide_books_folder",
        "",
        "html",
        types=frozenset({str}),
        description="The folder of the finished books, relative to the folder of conf.py.",
    )
    app.connect("html-page-context", _offer)
    app.connect("build-finished", _copy)
