"""What is wrong with a page, told so that whoever writes it can mend it: where, what, and how.

:mod:`~guide.plain_messages.page_checks` and :mod:`~guide.plain_messages.picture_checks` find
mistakes that Sphinx says nothing of (the former with the help of
:mod:`~guide.plain_messages.front_matter`, :mod:`~guide.plain_messages.foreign_lines` and
:mod:`~guide.plain_messages.unread_marks`); :mod:`~guide.plain_messages.page_files`,
:mod:`~guide.plain_messages.page_guards` and :mod:`~guide.plain_messages.contents_loops` those at
which it stops. :mod:`~guide.plain_messages.wordings` puts what Sphinx, MyST and docutils say into
Japanese, and :mod:`~guide.plain_messages.message_filter` lets one mistake give one message.
"""

from __future__ import annotations

import logging
from gettext import NullTranslations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators
from sphinx.util.logging import NAMESPACE, WarningStreamHandler

from guide.plain_messages.contents_loops import break_loops
from guide.plain_messages.message_filter import PlainMessages
from guide.plain_messages.page_checks import check_included, check_page
from guide.plain_messages.page_files import leave_out_unreadable
from guide.plain_messages.page_guards import PageGuards
from guide.plain_messages.picture_checks import PicturesWithoutText


def _speak_plainly(app: Sphinx, config: Config) -> None:
    if config.guide_original_messages:
        return
    # On a Japanese machine Sphinx would translate its messages, and they would not be known here.
    translators["console", "sphinx"] = NullTranslations()
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.addFilter(PlainMessages(app))


def setup_plain_messages(app: Sphinx) -> None:
    """Register the setting, the checks, and the filter of all warnings."""
    app.add_config_value(
        "guide_original_messages",
        default=False,
        rebuild="",
        types=frozenset({bool}),
        description="Whether the messages of Sphinx, MyST and docutils stay as they are.",
    )
    # Before the file of figures is read, at the same event.
    app.connect("config-inited", _speak_plainly, priority=100)
    app.connect("env-before-read-docs", leave_out_unreadable)
    app.connect("source-read", check_page)
    app.connect("include-read", check_included)
    app.connect("env-updated", break_loops)
    app.add_transform(PicturesWithoutText)
    app.add_transform(PageGuards)
