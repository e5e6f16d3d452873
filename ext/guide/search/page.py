"""The search's index and its page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from guide.search.sections import BUILDERS, Section, is_among
from guide.search.synonyms import Table, load_table

_PAGE = "search"
_INDEX = "_static/search-index.js"
_FILES = {
    "search_styles": "_static/search.css",
    "search_script": "_static/search.js",
    "search_engine": "_static/search-engine.js",
    "search_index": _INDEX,
}
"""The page's own files, as its template calls them."""

_LAST = 0.5
"""The weight of pages that only sum up what others say; that of the others is 1."""


def is_made(app: Sphinx) -> bool:
    """Whether the site has this search: its page belongs to the guide's theme."""
    return app.builder.name in BUILDERS and app.config.html_theme == "guide"


def replace_sphinx_search(app: Sphinx) -> None:
    """Keep Sphinx from making its index and its page, and have the files of this one copied."""
    if is_made(app) and isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False
        app.config.html_static_path.append(str(Path(__file__).parent / "static"))


def write_search(app: Sphinx, sections: list[Section]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the index, then have the page made."""
    file = app.config.guide_synonyms_file
    table = load_table(Path(app.confdir, file), sections) if file else Table(words={})
    index = _index(app, [section for section in sections if section.text], table)
    Path(app.outdir, _INDEX).write_text(f"window.guideSearchIndex = {index};\n", "utf-8")
    yield _PAGE, {name: _versioned(app, file) for name, file in _FILES.items()}, "search.html"


def _index(app: Sphinx, sections: list[Section], table: Table) -> str:
    """All that the engine reads, one entry a line."""
    pages = list(dict.fromkeys(section.page for section in sections))
    entries: dict[str, list[list[object]]] = {
        "pages": [
            [
                app.builder.get_target_uri(page),
                app.env.titles[page].astext(),
                _LAST if is_among(page, "last", app) else 1,
            ]
            for page in pages
        ],
        "sections": [
            [pages.index(s.page), s.anchor, s.kind, s.heading, s.above, s.text] for s in sections
        ],
    }
    lines = [
        f'"{name}": [\n' + ",\n".join(_json(row) for row in rows) + "\n]"
        for name, rows in entries.items()
    ]
    lines.append(f'"synonyms": {_json(table.by_readers_word())}')
    lines.append(f'"ignored": {_json(list(map(str, table.ignored)))}')
    return "{\n" + ",\n".join(lines) + "\n}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _versioned(app: Sphinx, file: str) -> str:
    """The file's address, which changes with its content, so that no browser keeps an old one."""
    digest = sha256(Path(app.outdir, file).read_bytes()).hexdigest()
    return f"{file}?v={digest[:8]}"
