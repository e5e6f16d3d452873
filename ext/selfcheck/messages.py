"""Texts of the extension in the reader's language, from the message catalogs in ``locale/``."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation

CATALOG = "selfcheck"

_ = get_translation(CATALOG)
"""Translate one message into the language of the Sphinx project."""


def setup_messages(app: Sphinx) -> None:
    """Register the message catalogs."""
    app.add_message_catalog(CATALOG, str(Path(__file__).parent / "locale"))
