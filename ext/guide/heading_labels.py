"""Addresses of headings that last: each heading has a label, and is never linked as ``id2``."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from selfcheck.faq.nodes import faq_entry
from selfcheck.problems import shortened

_logger = logging.getLogger(__name__)

_SERIAL = re.compile(r"id\d+")
"""What docutils calls a heading whose letters it can't use; it changes with every edit."""

_LASTING = re.compile(r"[a-z][a-z0-9]*(-+[a-z0-9]+)*")


class HeadingLabels(SphinxTransform):
    """Warn of headings without a label, and let nothing lead to serial ids of the others."""

    # After labels have become ids of their headings and Sphinx has put serial ids last (261).
    default_priority = 270

    def apply(self, **kwargs: Any) -> None:
        """Look at every section."""
        for section in self.document.findall(nodes.section):
            lasting = self._lasting_ids(section)
            if lasting:
                others = [name for name in section["ids"] if not _SERIAL.fullmatch(name)]
                section["ids"] = [*lasting, *(name for name in others if name not in lasting)]
            # What is wrong with the id of a question has been told already, and so has a label
            # that another heading has too.
            elif not isinstance(section, faq_entry) and not self._has_label_of_another(section):
                self._warn(section)

    def _lasting_ids(self, section: nodes.section) -> list[str]:
        """The ids that somebody gave to the section, that its links are to use first."""
        if isinstance(section, faq_entry):
            return [section["entry_id"]] if section.get("entry_id") else []
        explicit = [name for name in section["names"] if self.document.nametypes.get(name)]
        given = [self.document.nameids.get(name) or "" for name in explicit]
        # Where a label can't be used as it is, its id is another name, or a serial one.
        return [
            anchor
            for name, anchor in zip(explicit, given, strict=True)
            if anchor == name and _LASTING.fullmatch(anchor) and not _SERIAL.fullmatch(anchor)
        ]

    def _has_label_of_another(self, section: nodes.section) -> bool:
        """Whether the label above it was taken from it, as docutils does where one stands twice."""
        above: nodes.Node | None = section.previous_sibling()
        while isinstance(above, nodes.section):  # the label is the last part of it
            above = above.children[-1]
        return isinstance(above, nodes.target) and bool(above["dupnames"])

    def _warn(self, section: nodes.section) -> None:
        title = section.next_node(nodes.title)
        text = " ".join(title.astext().split()) if title else ""
        page = self.env.docname.rpartition("/")[2].lower()
        message = (
            f"見出し「{shortened(text)}」に、リンクの行き先になる名前がありません。"
            f"見出しのすぐ上の行に、({page}-…)= のように書いてください。"
            "使えるのは、半角の英小文字、数字、「-」です。"
        )
        place = title if title is not None and title.line else section
        _logger.warning(message, location=place, type="guide", subtype="heading")


def setup_heading_labels(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(HeadingLabels)
