"""The list of all pages for search engines.

``sphinx-sitemap`` writes the pages in the order in which processes finish them, so two builds
would differ.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from sphinx.application import Sphinx

from guide.figures import is_preview


def write_sitemap(app: Sphinx, error: Exception | None) -> None:
    """Write ``sitemap.xml`` (https://www.sitemaps.org/) where the site's address is known.

    There is none of a preview, which is for no search engine.
    """
    base = app.config.html_baseurl.rstrip("/")
    if error or not base or is_preview(app.config) or app.builder.name not in ("html", "dirhtml"):
        return
    addresses = [f"{base}/{app.builder.get_target_uri(name)}" for name in sorted(app.env.all_docs)]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{escape(address)}</loc></url>" for address in addresses),
        "</urlset>",
        "",
    ]
    Path(app.outdir, "sitemap.xml").write_text("\n".join(lines), "utf-8")


def setup_sitemap(app: Sphinx) -> None:
    """Write the list when all pages are there."""
    app.connect("build-finished", write_sitemap)
