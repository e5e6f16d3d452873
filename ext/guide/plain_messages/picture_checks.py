"""Pictures without a text for whoever doesn't see them: nothing else tells of these."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from guide.places import block_of
from selfcheck.problems import shortened

_logger = logging.getLogger(__name__)


class PicturesWithoutText(SphinxTransform):
    """Warn of them."""

    # Before the pictures' addresses are those of the files (after 880), and with their lines.
    default_priority = 820

    def apply(self, **kwargs: Any) -> None:
        """Look at every picture."""
        for image in self.document.findall(nodes.image):
            if not image.get("alt", "").strip():
                self._warn(image)

    def _warn(self, image: nodes.image) -> None:
        message = (
            f"「{shortened(image['uri'])}」の絵に、代わりになる文がありません。"
            "![絵の内容](ファイル) のように書くか、囲みに「:alt: 絵の内容」の行を足してください。"
        )
        place = image if image.line else block_of(image)
        _logger.warning(message, location=place, type="guide", subtype="picture")
