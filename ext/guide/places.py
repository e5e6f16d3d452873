"""Where a text was written: the parser knows the line of a paragraph, not of a word in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes


def block_of(node: nodes.Node) -> nodes.Element:
    """The paragraph, title or the like to whose line a text or an inline node belongs."""
    block: nodes.Element = node.parent
    while isinstance(block, nodes.Inline) and block.parent is not None:
        block = block.parent
    return block


def blocks_of(found: Iterable[nodes.Node]) -> Iterable[nodes.Element]:
    """The blocks of all these, each once."""
    return {id(block): block for block in map(block_of, found)}.values()


def texts_with_places(
    document: nodes.document, block: nodes.Element
) -> Iterator[tuple[nodes.Text, str, int]]:
    """The texts of a block, each with its file and the line at which it begins.

    Only as long as the texts have the line ends of the source.
    """
    known = block
    while known.line is None and known.parent is not None:
        known = known.parent
    source, line = known.source or document["source"], known.line or 1
    for text in block.findall(nodes.Text):
        yield text, source, line
        line += text.count("\n")
