"""The guide as a book: a PDF for paper, an EPUB for readers, and the links to both on the site."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from guide.books.downloads import setup_downloads
from guide.books.ebook import EbookBuilder
from guide.books.paper import PaperBuilder

_HERE = Path(__file__).parent


def setup_books(app: Sphinx) -> None:
    """Register the builders ``paper`` and ``epub`` with their themes, and the links."""
    app.add_config_value(
        "guide_books_leave_out",
        [],
        "env",
        types=frozenset({list}),
        description="Patterns of the pages that are on the site alone.",
    )
    app.add_html_theme("paper", str(_HERE / "paper-theme"))
    app.add_html_theme("ebook", str(_HERE / "ebook-theme"))
    app.add_builder(PaperBuilder)
    app.add_builder(EbookBuilder, override=True)
    setup_downloads(app)
