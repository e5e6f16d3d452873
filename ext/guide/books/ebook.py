"""The builder ``epub``: Sphinx's own, with this guide's contents, styles, cover and metadata."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Set
from html import escape
from pathlib import Path
from shutil import copyfile
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.errors import NoUri

from guide.books.contents import NAME, Chapter, description_of, is_in_books, parts_of
from guide.books.drawings import put_drawings
from guide.books.tokens import inlined
from guide.books.worksheets import lay_out_scales

IDENTIFIER = "urn:uuid:5a0f7f0e-3c53-5c1e-9a55-0d1f6b1f7e43"
"""Of the book in all its editions: a reader's library knows by it that a file is a newer one."""

_HERE = Path(__file__).parent


class EbookBuilder(Epub3Builder):
    """An EPUB 3 of the whole guide, the same byte for byte whenever it is built."""

    template_dir = _HERE / "ebook-templates"  # type: ignore[assignment]  # Sphinx has its own kind

    def init(self) -> None:
        """Settle what Sphinx would ask of conf.py."""
        settings = self.config
        settings.epub_basename = NAME
        settings.epub_identifier, settings.epub_uid = IDENTIFIER, "guide"
        settings.epub_cover = ("_static/cover.png", "cover.html")
        settings.epub_tocscope = "includehidden"
        settings.epub_tocdup = False
        self.guide_titles = {"toc": "目次", "cover": "表紙"}
        super().init()

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """The book's theme, whatever the site's is."""
        return "ebook", {}

    # What the site has and a book has not: search, pages of extensions, scripts.

    def gen_pages_from_extensions(self) -> None:
        """Make none."""

    def gen_additional_pages(self) -> None:
        """Make none."""

    def copy_static_files(self) -> None:
        """Copy the style sheet and the cover alone."""
        own = _HERE / "ebook-theme/static"
        folder = Path(self.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        style = inlined((own / "book.css").read_text("utf-8"), Path(self.srcdir, "_static"))
        (folder / "book.css").write_text(style, "utf-8")
        copyfile(own / "cover.png", folder / "cover.png")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Where a chapter is. A link to a page that the book leaves out becomes plain text."""
        if not is_in_books(docname, self.config):
            raise NoUri
        return super().get_target_uri(docname, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the chapters, which need no links to those before and after them."""
        self.relations = {}
        super().write_documents({name for name in docnames if is_in_books(name, self.config)})

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a chapter, with its drawings as files."""

        def file_of(picture: bytes) -> str:
            name = f"drawing-{hashlib.sha256(picture).hexdigest()[:8]}.svg"
            folder = Path(self.outdir, self.imagedir)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(picture)
            return "../" * docname.count("/") + f"{self.imagedir}/{name}"

        put_drawings(doctree, Path(self.srcdir, "_static"), file_of)
        lay_out_scales(doctree)
        super().write_doc(docname, doctree)

    def get_toc(self) -> None:
        """The contents as on paper. They are the order of reading too."""
        chapters = (chapter for part in parts_of(self.env) for chapter in part.chapters)
        self.refnodes = [entry for chapter in chapters for entry in self._entries(chapter)]

    def _entries(self, chapter: Chapter) -> Iterator[dict[str, Any]]:
        file = self.get_target_uri(chapter.docname)
        level = 1 + chapter.depth
        yield {"level": level, "refuri": escape(file), "text": escape(chapter.title)}
        for section in () if chapter.depth else chapter.sections:
            address = f"{file}#{section.anchor}"
            yield {"level": level + 1, "refuri": escape(address), "text": escape(section.title)}

    def content_metadata(self) -> dict[str, Any]:
        """What a library shows of the book."""
        return super().content_metadata() | {
            "description": escape(description_of(self.env)),
            "edition": escape(self.config.release),
        }

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """The old contents, for old readers, with the identifier that they must repeat."""
        return super().toc_metadata(level, navpoints) | {"uid": IDENTIFIER}

    def build_epub(self) -> None:
        """Put the files together, in a fixed order and with a fixed time."""
        first = ["mimetype", "META-INF/container.xml", "content.opf", "toc.ncx"]
        with ZipFile(Path(self.outdir, f"{NAME}.epub"), "w") as book:
            for name in [*first, *sorted(self.files)]:
                entry = ZipInfo(name, _time_of_making())
                entry.external_attr = 0o644 << 16
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                book.writestr(entry, Path(self.outdir, name).read_bytes())


def _time_of_making() -> tuple[int, int, int, int, int, int]:
    """The given time, if there is one; the earliest that a ZIP file knows is 1980."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return max((1980, 1, 1, 0, 0, 0), time.gmtime(seconds)[:6])
