"""What this guide needs beyond its extension: figures, drawings, Japanese, its own page."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from guide.books import setup_books
from guide.drawing import setup_drawing
from guide.emphasis import setup_emphasis
from guide.figures import setup_figures
from guide.figures_table import setup_figures_table
from guide.heading_labels import setup_heading_labels
from guide.line_joining import setup_line_joining
from guide.navigation import setup_navigation
from guide.page_parser import setup_page_parser
from guide.plain_messages import setup_plain_messages
from guide.redirects import setup_redirects
from guide.revision import setup_revision
from guide.ruby import setup_ruby
from guide.search import setup_search
from guide.sharing import setup_sharing
from guide.sitemap import setup_sitemap
from guide.static_files import setup_static_files
from guide.theme import setup_theme
from guide.timescale import setup_timescale

_CODE = Path(__file__).parent.parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts."""
    setup_plain_messages(app)  # before whatever can warn
    setup_page_parser(app)
    setup_books(app)
    setup_figures(app)
    setup_figures_table(app)
    setup_drawing(app)
    setup_emphasis(app)
    setup_heading_labels(app)
    setup_line_joining(app)
    setup_navigation(app)
    setup_redirects(app)
    setup_revision(app)
    setup_ruby(app)
    setup_search(app)
    setup_sharing(app)
    setup_sitemap(app)
    setup_static_files(app)
    setup_theme(app)
    setup_timescale(app)
    return {
        "version": "1.0",
        # Whatever other code has read is not trusted.
        "env_version": max(file.stat().st_mtime_ns for file in _CODE.rglob("*.py")),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
