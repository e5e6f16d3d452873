"""The builder ``paper``: a page of HTML that has everything, and of it the PDF."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.errors import NoUri

from guide.books.contents import NAME, Chapter, Part, description_of, is_in_books, parts_of
from guide.books.drawings import put_drawings
from guide.books.pdf import write_pdf
from guide.books.worksheets import lay_out_scales

_LINK = re.compile(r'href="#document-([^"#]+)(?:#([^"]*))?"')
_SERIAL_ID = re.compile(r'<span id="id\d+"></span>')


class PaperBuilder(SingleFileHTMLBuilder):
    """One PDF of the whole guide.

    Its name is none that the quizzes take for a browser's, so they stay worksheets.
    """

    name = "paper"
    epilog = "PDF は %(outdir)s にあります。"
    search = False
    add_permalinks = False
    html_scaled_image_link = False

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """The print theme, whatever the site's is."""
        return "paper", {}

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Where a chapter is. A link to a page that the book leaves out becomes plain text."""
        if not is_in_books(docname, self.config):
            raise NoUri
        return super().get_target_uri(docname, typ)

    def write_documents(self, _docnames: Set[str]) -> None:
        """Write every chapter, and all of them as one page."""
        self.prepare_writing(set(self.env.all_docs))
        parts = parts_of(self.env)
        anchors = {c.docname: c.anchor for part in parts for c in part.chapters}
        parts = tuple(self._written(part, anchors) for part in parts)
        root = self.config.root_doc
        context = {"parts": parts, "description": description_of(self.env), "printed": _printed()}
        self.handle_page(root, context, event_arg=self.env.get_doctree(root))

    def _written(self, part: Part, anchors: dict[str, str]) -> Part:
        return replace(part, chapters=tuple(self._chapters(part.chapters, anchors)))

    def _chapters(
        self, chapters: tuple[Chapter, ...], anchors: dict[str, str]
    ) -> Iterator[Chapter]:
        def on_this_page(link: re.Match[str]) -> str:
            return f'href="#{link[2] or anchors[link[1]]}"'

        for chapter in chapters:
            body = _SERIAL_ID.sub("", self._body(chapter.docname))
            yield replace(chapter, body=_LINK.sub(on_this_page, body))

    def _body(self, docname: str) -> str:
        """A document as HTML, with links that lead to ``#document-name#anchor``."""
        document = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.post_process_images(document)
        put_drawings(document, Path(self.srcdir, "_static"), _in_the_page)
        lay_out_scales(document)
        document.settings = self.docsettings
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        self.imgpath, self.dlpath = self.imagedir, "_downloads"
        self.current_docname = docname
        visitor: Any = self.create_translator(document, self)
        document.walkabout(visitor)
        return "".join(visitor.fragment)

    def finish(self) -> None:
        """Put all the files that the page needs beside it, and make the PDF."""
        self.copy_image_files()
        self.copy_static_files()
        write_pdf(Path(self.outdir, "index.html"), Path(self.outdir, f"{NAME}.pdf"))


def _in_the_page(picture: bytes) -> str:
    return "data:image/svg+xml;base64," + b64encode(picture).decode()


def _printed() -> str:
    """When the book was made: a given time, so that it is the same whenever it is made again."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
