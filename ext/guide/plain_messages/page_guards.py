"""Parts of a page at which Sphinx would stop later in the build: they are told and taken out."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from guide.places import block_of
from selfcheck.problems import shortened

_logger = logging.getLogger(__name__)


class PageGuards(SphinxTransform):
    """Warn of them."""

    # Before Sphinx collects the titles of all pages, and with the lines of the source still.
    default_priority = 825

    def apply(self, **kwargs: Any) -> None:
        """Look at every heading and every picture."""
        for title in self.document.findall(nodes.title):
            for link in list(title.findall(addnodes.download_reference)):
                message = (
                    f"見出しの中に、ファイル「{shortened(link['reftarget'])}」へのリンクは"
                    "書けません。リンクを、見出しの下の文に移してください。"
                )
                self._warn(link, message)
                link.replace_self(nodes.inline("", "", *link.children))
        for image in list(self.document.findall(nodes.image)):
            if image["uri"].lower().startswith("data:"):
                message = (
                    f"「{shortened(image['uri'])}」のように、絵の中身は書けません。"
                    "絵をファイルにして、その名前を書いてください。"
                )
                self._warn(image, message)
                image.replace_self(nodes.Text(image.get("alt", "")))

    def _warn(self, node: nodes.Element, message: str) -> None:
        place = node if node.line else block_of(node)
        _logger.warning(message, location=place, type="guide", subtype="page")
