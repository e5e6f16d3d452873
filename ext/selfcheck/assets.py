"""The scripts and style sheets of the extension, on the pages that need them and on no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

WEB_BUILDERS = ("html", "dirhtml", "singlehtml")
"""The builders whose pages a browser shows and a script can work on: a book is not among them."""

_STATIC = str(Path(__file__).parent / "static")
_NEEDED = "selfcheck_assets"


def need_assets(document: nodes.document, *files: str) -> None:
    """Load files of the extension on the page that is made of the document.

    Kept at the document, since looking for what needs them would be a walk over each page.
    """
    needed: list[str] = document.setdefault(_NEEDED, [])
    needed += [file for file in files if file not in needed]


def _add_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    needed: list[str] = [] if doctree is None else doctree.get(_NEEDED, [])
    for file in needed:
        if file.endswith(".css"):
            app.add_css_file(file)
        else:
            app.add_js_file(file, loading_method="defer")


def _add_static_folder(app: Sphinx, config: Config) -> None:
    config.html_static_path.append(_STATIC)


def _remove_static_folder(app: Sphinx) -> None:
    """A book would hold files that it can't use: the builder is known only by now."""
    if app.builder.name not in WEB_BUILDERS and _STATIC in app.config.html_static_path:
        app.config.html_static_path.remove(_STATIC)


def setup_assets(app: Sphinx) -> None:
    """Register the folder and what adds its files."""
    # Later than this event, Sphinx would take each build for one with new settings.
    app.connect("config-inited", _add_static_folder)
    app.connect("builder-inited", _remove_static_folder)
    app.connect("html-page-context", _add_assets)
