"""Texts of the extension in the reader's language, from the message catalogs in ``locale/``."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation

CATALOG = "selfcheck"

_translate = get_translation(CATALOG)


def _(message: str) -> str:
    """Translate one message into the language of the Sphinx project.

    At once: what Sphinx returns where no language is set yet is no text, and can't be sorted.
    """
    return str(_translate(message))


def setup_messages(app: Sphinx) -> None:
    """Register the message catalogs."""
    app.add_message_catalog(CATALOG, str(Path(__file__).parent / "locale"))
