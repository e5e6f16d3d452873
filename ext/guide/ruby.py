"""Readings over kanji: the role ``{ruby}`漢字|かんじ```, which is 漢字（かんじ） without HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from docutils.utils import unescape
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator

from guide.places import blocks_of, texts_with_places
from selfcheck.problems import shortened

_logger = logging.getLogger(__name__)

_Visit = Callable[[HTML5Translator, nodes.inline], None]

_BAR = re.compile(r"[|｜]")


class ruby(nodes.inline):
    """Words with their reading, which stands in brackets for whoever only takes the text."""


class ruby_reading(nodes.inline):
    """A reading."""


class ruby_bracket(nodes.inline):
    """A bracket, which is not seen where the reading is over the words."""


class ruby_mistake(nodes.inline):
    """What was written in another form."""


class RubyRole(SphinxRole):
    """Words with a reading."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the words with their reading; what is not in that form stays as it is."""
        text = unescape(self.text)
        parts = [part.strip() for part in _BAR.split(text)]
        if len(parts) != 2 or not all(parts):
            return [ruby_mistake(self.rawtext, text)], []
        reading = [ruby_bracket("", "（"), ruby_reading("", parts[1]), ruby_bracket("", "）")]
        return [ruby(self.rawtext, parts[0], *reading)], []


class RubyMistakes(SphinxTransform):
    """Tell the mistakes: here, their lines are known."""

    # While the texts have the lines of the source still.
    default_priority = 820

    def apply(self, **kwargs: Any) -> None:
        """Warn of each, and leave its text."""
        # A quiz has some of its texts twice.
        for place, text in dict.fromkeys(self._found()):
            self._warn(place, text)
        for node in list(self.document.findall(ruby_mistake)):
            node.parent.replace(node, node.children)

    def _found(self) -> Iterator[tuple[str, str]]:
        for block in blocks_of(self.document.findall(ruby_mistake)):
            for text, source, line in texts_with_places(self.document, block):
                if isinstance(text.parent, ruby_mistake):
                    yield f"{source}:{line}", text

    def _warn(self, place: str, text: str) -> None:
        message = (
            f"読みがな「{shortened(text)}」{_mistake(text)}"
            "{ruby}`漢字|かんじ` のように、言葉、「|」、読みの順に書いてください。"
        )
        _logger.warning(message, location=place, type="guide", subtype="ruby")


def _mistake(text: str) -> str:
    words, *readings = (part.strip() for part in _BAR.split(text))
    if not readings:
        return "に、言葉と読みを分ける「|」がありません。"
    if len(readings) > 1:
        return "に、「|」が二つ以上あります。"
    return "に、「|」のあとの読みがありません。" if words else "に、「|」の前の言葉がありません。"


class RubyAsText(SphinxPostTransform):
    """Put the words and their reading into one text, for whatever is not HTML."""

    formats: tuple[str, ...] = ("html",)
    default_priority = 890

    def is_supported(self) -> bool:
        """Run where HTML is not written."""
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        """Leave a text in the place of each."""
        for node in list(self.document.findall(ruby)):
            node.parent.replace(node, nodes.Text(node.astext()))


class RubyOnPaper(RubyAsText):
    """Do so for the PDF: what makes it sets no ruby, and leaves the brackets out."""

    formats = ()
    builders = ("paper",)

    def is_supported(self) -> bool:
        """Run for that builder."""
        return SphinxPostTransform.is_supported(self)


def _written_as(tag: str) -> tuple[_Visit, _Visit]:
    def visit(translator: HTML5Translator, node: nodes.inline) -> None:
        translator.body.append(f"<{tag}>")

    def depart(translator: HTML5Translator, node: nodes.inline) -> None:
        translator.body.append(f"</{tag}>")

    return visit, depart


def setup_ruby(app: Sphinx) -> None:
    """Register the role and its nodes."""
    app.add_node(ruby, html=_written_as("ruby"))
    app.add_node(ruby_reading, html=_written_as("rt"))
    app.add_node(ruby_bracket, html=_written_as("rp"))
    app.add_role("ruby", RubyRole())
    app.add_transform(RubyMistakes)
    app.add_post_transform(RubyAsText)
    app.add_post_transform(RubyOnPaper)
