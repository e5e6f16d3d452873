"""The script and the style sheet of a quiz, on the pages that have one and on no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from selfcheck.quizzes.fieldset import INTERACTIVE_BUILDERS
from selfcheck.quizzes.form import quiz_form

_STATIC = str(Path(__file__).parent.parent / "static")


def _add_static_folder(app: Sphinx, config: Config) -> None:
    config.html_static_path.append(_STATIC)


def _remove_static_folder(app: Sphinx) -> None:
    """A book would hold files that it can't use: the builder is known only by now."""
    if app.builder.name not in INTERACTIVE_BUILDERS and _STATIC in app.config.html_static_path:
        app.config.html_static_path.remove(_STATIC)


def _add_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None or app.builder.name not in INTERACTIVE_BUILDERS:
        return
    if doctree.next_node(quiz_form) is not None:
        app.add_css_file("quiz.css")
        app.add_js_file("quiz.js", loading_method="defer")


def setup_assets(app: Sphinx) -> None:
    """Register the two files."""
    # Later than this event, Sphinx would take each build for one with new settings.
    app.connect("config-inited", _add_static_folder)
    app.connect("builder-inited", _remove_static_folder)
    app.connect("html-page-context", _add_assets)
