"""Emphasis beside Japanese: ``**「強調」**です`` closes, and what does not close is told.

By CommonMark's rule, ``**`` between a mark of punctuation and a letter only opens. Japanese puts
no space there, so beside it the rule asks for none, as the proposal for an amended CommonMark
does (https://github.com/tats-u/markdown-cjk-friendly). MyST has no setting for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from guide.japanese import before
from guide.places import blocks_of, texts_with_places
from selfcheck.problems import shortened
from selfcheck.wide_signs import is_wide

_logger = logging.getLogger(__name__)

_MARK = "**"
_CODE = (nodes.FixedTextElement, nodes.literal, nodes.raw, nodes.math, nodes.math_block)


def _tokenize(state: StateInline, silent: bool) -> bool:
    """CommonMark's rule, and beside Japanese another."""
    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    if state.src[start] == "*":
        left, right = before(state.src, start), state.src[state.pos : state.pos + 1]
        if (left and is_wide(left)) or (right and is_wide(right)):
            for delimiter in state.delimiters[known:]:
                delimiter.open = delimiter.open or _can_open(left, right)
                delimiter.close = delimiter.close or _can_open(right, left)
    return True


def _can_open(outside: str, inside: str) -> bool:
    """Whether emphasis can begin between the two; to end, it must begin seen from the other side.

    Signs of Japanese are as good as letters.
    """
    if not inside or isWhiteSpace(ord(inside)):
        return False
    if is_wide(inside) or not _is_punctuation(inside):
        return True
    return not outside or isWhiteSpace(ord(outside)) or is_wide(outside)


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def add_japanese_rule(parser: MarkdownIt) -> None:
    """Let emphasis begin and end beside Japanese."""
    parser.inline.ruler.at("emphasis", _tokenize)


class UnclosedEmphasis(SphinxTransform):
    """Warn of ``**`` that reached the page as it was written."""

    # While the texts have the lines of the source still.
    default_priority = 820

    def apply(self, **kwargs: Any) -> None:
        """Look at every text but code."""
        # A quiz has some of its texts twice.
        for place, text in dict.fromkeys(self._found()):
            self._warn(place, text)

    def _found(self) -> Iterator[tuple[str, str]]:
        marked = (text for text in self.document.findall(nodes.Text) if _MARK in text)
        for block in blocks_of(marked):
            if "\\*" in getattr(block, "rawsource", ""):  # meant as it stands
                continue
            for text, source, line in texts_with_places(self.document, block):
                for number, part in enumerate(text.split("\n"), line):
                    if _MARK in part and not isinstance(text.parent, _CODE):
                        yield f"{source}:{number}", part

    def _warn(self, place: str, text: str) -> None:
        message = (
            f"「{shortened(text)}」の ** が、記号のまま表示されます。"
            "** は、強める言葉のすぐ前とすぐ後ろに、間を空けずに書いてください。"
            "記号として見せるときは、「`」で囲みます。"
        )
        _logger.warning(message, location=place, type="guide", subtype="emphasis")


def setup_emphasis(app: Sphinx) -> None:
    """Register the check; the rule is one of the guide's parser."""
    app.add_transform(UnclosedEmphasis)
