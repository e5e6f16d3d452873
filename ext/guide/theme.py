"""What the theme puts on a page, reduced to what this guide's own templates use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from guide.figures import EDITION, is_preview
from guide.static_files import SHEETS, has_guide_theme

UNUSED_SCRIPTS = (
    "_static/scripts/sphinx-book-theme.js",
    "_static/design-tabs.js",
    "_static/documentation_options.js",
    "_static/doctools.js",
    "_static/sphinx_highlight.js",
    "_static/translations.js",
)
"""Scripts for parts of the theme's frame, and of Sphinx's search, that the guide replaces."""

_TIMES = re.compile(r'[" ]from-\d+h[" ]')
"""A place on a timescale."""

_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
"""Docutils names the viewport on every page. So does Sphinx's own layout, and once is enough."""

_MERGED_SHEETS = frozenset(f"_static/{name}" for name in SHEETS)


def prepare_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Drop the scripts that nothing uses, and give the page what its templates ask for."""
    if "script_files" not in context:
        return
    context["metatags"] = _VIEWPORT.sub("", context.get("metatags", ""))
    # A script without a file is inline: the theme's settings for scripts that are gone.
    context["script_files"] = [
        script
        for script in context["script_files"]
        if script.filename not in (None, "", *UNUSED_SCRIPTS)
    ]
    if pagename == app.config.root_doc:
        app.add_css_file("home.css", priority=900)
    if _TIMES.search(context.get("body", "")):
        app.add_css_file("timescale.css", priority=900)
    # Sphinx adds a page's own sheets to the list that was there before, so this comes last.
    if has_guide_theme(app):
        context["css_files"] = [
            sheet for sheet in context["css_files"] if sheet.filename not in _MERGED_SHEETS
        ]
    edition = app.config.guide_figures.get(EDITION)
    context["edition"] = edition.value if edition else ""
    context["is_preview"] = is_preview(app.config)


def setup_theme(app: Sphinx) -> None:
    """Register the guide's theme, and its changes after those of the theme that it inherits."""
    app.setup_extension("sphinx_book_theme")
    app.add_html_theme("guide", str(Path(__file__).parent / "frame"))
    app.connect("html-page-context", prepare_page, priority=900)
