"""Japanese has no spaces: where a line of the source ends beside Japanese, no gap is to show.

Texts are joined when a page is read, so that whatever is taken from it, such as titles, the
search and the FAQ's data, has no gap either; and again when its links have their titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import index, pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from guide.japanese import OTHER, joined
from guide.places import blocks_of

_FIXED = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.math_block, nodes.raw)
"""Their line ends mean something, or are none."""

_UNSEEN = (nodes.Invisible, nodes.raw, nodes.system_message, index)

_GONE = "\0"
"""Marks what is to be removed; a text that holds it by itself loses nothing with it."""

_ATTRIBUTES = ((nodes.image, "alt"), (nodes.meta, "content"))
"""Texts that are not among the document's own."""


def join_lines(document: nodes.document) -> None:
    """Remove the line ends that would show as gaps from every text but code."""
    broken = [text for text in document.findall(nodes.Text) if "\n" in text]
    for block in blocks_of(broken):
        if not isinstance(block, _FIXED):
            _join(block)
    for kind, attribute in _ATTRIBUTES:
        for node in document.findall(kind):
            if attribute in node:
                node[attribute] = joined(node[attribute])


def _join(block: nodes.Element) -> None:
    pieces = list(_pieces(block))
    line = joined("".join(piece for _node, piece in pieces), _GONE)
    shortened: dict[int, str] = {}
    parents: dict[int, nodes.Element] = {}
    start = 0
    for node, piece in pieces:
        end = start + len(piece)
        if _GONE in line[start:end]:
            shortened[id(node)] = line[start:end].replace(_GONE, "")
            parents[id(node.parent)] = node.parent
        start = end
    for parent in parents.values():
        parent[:] = list(_rewritten(parent.children, shortened))


def _pieces(node: nodes.Node) -> Iterator[tuple[nodes.Node, str]]:
    """What stands on the line: texts that may change, and what stands for all else."""
    for child in node.children:
        if isinstance(child, _UNSEEN):
            continue
        if isinstance(child, nodes.Text):
            yield child, str(child)
        elif isinstance(child, _FIXED):
            yield child, child.astext().replace("\n", OTHER) or OTHER
        elif isinstance(child, pending_xref) and not child.get("refexplicit"):
            yield child, OTHER  # its title is not known yet
        elif isinstance(child, nodes.Inline) and child.children:
            yield from _pieces(child)
        else:
            yield child, OTHER


def _rewritten(children: list[nodes.Node], shortened: dict[int, str]) -> Iterator[nodes.Node]:
    """The children with their shortened texts, each in one piece with those beside it."""
    pending = ""
    for child in children:
        if isinstance(child, nodes.Text):
            pending += shortened.get(id(child), child)
            continue
        if pending:
            yield nodes.Text(pending)
            pending = ""
        yield child
    if pending:
        yield nodes.Text(pending)


class LineJoining(SphinxTransform):
    """Join the lines of a page that was read, after its texts were translated."""

    default_priority = 830

    def apply(self, **kwargs: Any) -> None:
        """Join the lines."""
        join_lines(self.document)


class LineJoiningAtLinks(SphinxPostTransform):
    """Join the lines that end beside the title of a link."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Join the lines."""
        join_lines(self.document)


def setup_line_joining(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(LineJoining)
    app.add_post_transform(LineJoiningAtLinks)
