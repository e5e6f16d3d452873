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
            if not image.line:  # Sphinx tells only later that its file is missing
                block = block_of(image)
                image.source, image.line = block.source, block.line
            if not image.get("alt", "").strip():
                self._warn(image)

    def _warn(self, image: nodes.image) -> None:
        of_a_card = any(name.startswith("sd-card-img") for name in image["classes"])
        option = "img-alt" if of_a_card else "alt"
        message = (
            f"「{shortened(image['uri'])}」の絵に、代わりになる文がありません。"
            "![絵の内容](ファイル) のように書くか、"
            f"囲みに「:{option}: 絵の内容」の行を足してください。"
        )
        _logger.warning(message, location=image, type="guide", subtype="picture")
