"""Parts of a page that Sphinx would stop at, or that no browser shows: they are told here."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from guide.places import block_of
from selfcheck.problems import shortened

_logger = logging.getLogger(__name__)


def _is_link(node: nodes.Node) -> bool:
    return isinstance(node, nodes.reference | addnodes.pending_xref | addnodes.download_reference)


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
            address = image["uri"]
            if address.lower().startswith("data:"):
                message = (
                    f"「{shortened(address)}」のように、絵の中身は書けません。"
                    "絵をファイルにして、その名前を書いてください。"
                )
            elif re.match(r"(?:[a-z]+:)?//", address, re.IGNORECASE):
                message = (
                    f"「{shortened(address)}」のように、ほかのサイトの絵は出せません。"
                    "絵をこのガイドのフォルダーに入れ、その名前を書いてください。"
                )
            else:
                continue
            self._warn(image, message)
            image.replace_self(nodes.Text(image.get("alt", "")))
        for inner in self.document.findall(_is_link):
            around: nodes.Node | None = inner.parent
            while isinstance(around, nodes.Inline) and not _is_link(around):
                around = around.parent
            if around is not None and _is_link(around):
                message = (
                    "リンクの中に、ほかのリンクがあります。"
                    "外側の「[」「](…)」を消すか、内側をただの言葉にしてください。"
                )
                self._warn(inner, message)

    def _warn(self, node: nodes.Node, message: str) -> None:
        place = node if node.line else block_of(node)
        _logger.warning(message, location=place, type="guide", subtype="page")
