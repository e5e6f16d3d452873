"""Search in Japanese: an index of sections, a table of readers' words, and the page that uses both.

The engine is ``static/search-engine.js``. Sphinx's own search is not used: it divides the pages
into words, but not what the reader types, and it finds pages, not sections.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx

from guide.search.page import is_made, replace_sphinx_search, write_search
from guide.search.sections import FindSections, SectionCollector


def setup_search(app: Sphinx) -> None:
    """Register the settings, and what collects the sections and writes index and page."""
    app.add_config_value("guide_synonyms_file", "", "html", frozenset({str}))
    app.add_config_value("guide_search_leaves_out", (), "html", frozenset({list, tuple}))
    app.add_config_value("guide_search_last", (), "html", frozenset({list, tuple}))
    collector = SectionCollector()

    def collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        if is_made(app):
            yield from write_search(app, collector.sections(app))

    app.add_post_transform(FindSections)
    app.connect("builder-inited", collector.begin)
    app.connect("builder-inited", replace_sphinx_search)
    app.connect("doctree-resolved", collector.collect)
    app.connect("html-collect-pages", collect_pages)
