"""The document nodes of an FAQ entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxTranslator

from selfcheck.foreign_text import DisarmedPart
from selfcheck.objects import NamedPart


class faq_entry(NamedPart, DisarmedPart, nodes.section):
    """A section whose title is the question. ``entry_id``, unless the entry is faulty.

    ``aliases``, ``topics``, ``related``: names. ``as_of``, ``review_by``: months, or empty.
    ``answered``: whether the source answers the question. ``lacks_source``: whether it should say
    where the answer comes from. ``has_next``: whether an entry of the
    next edition follows it, or is it.
    """

    @property
    def title_pieces(self) -> tuple[nodes.Node | str, ...]:
        """The question."""
        return (self[0],)

    def disarmed(self) -> list[nodes.Element]:
        """Question and source, which are shown elsewhere too; the answer is as any text."""
        own = (child for child in self.children if isinstance(child, nodes.title | faq_note))
        return [cast(nodes.Element, child) for child in own]

    @property
    def answer(self) -> list[nodes.Node]:
        """The blocks that the author wrote."""
        return [child for child in self.children[1:] if not _is_own(child)]


def _is_own(node: nodes.Node) -> bool:
    """Whether a part of an entry is of the extension's making."""
    if isinstance(node, nodes.admonition):
        return "selfcheck-problem" in node["classes"]
    return isinstance(node, faq_note)


class faq_note(nodes.paragraph):
    """A sentence of the extension's own below an answer, with the author's words in it."""


class faq_text(nodes.General, nodes.TextElement):
    """An author's text within a sentence of the extension's own, translated for itself.

    Sphinx moves an ``inline`` that is translatable to the end of its paragraph.
    """


def entries_in(document: nodes.document, docname: str) -> Iterator[tuple[str, faq_entry]]:
    """The entries of a document, each with the page that it is from: a book is made of several.

    They stand below headings alone, so there is no need to look at each word.
    """
    ahead: list[tuple[str, nodes.Node]] = [(docname, document)]
    while ahead:
        page, node = ahead.pop()
        if isinstance(node, faq_entry):
            yield page, node
        elif isinstance(node, nodes.Element) and not isinstance(node, nodes.TextElement):
            if isinstance(node, start_of_file):
                page = node["docname"]
            ahead += [(page, child) for child in reversed(node.children)]


def _write_nothing(translator: SphinxTranslator, node: faq_text) -> None:
    """The text is all there is to write."""


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes. Of the builders, only those for XML write a node they don't know."""
    for node in (faq_entry, faq_note):
        app.add_node(node)
    nothing = (_write_nothing, _write_nothing)
    app.add_node(faq_text, html=nothing, latex=nothing, text=nothing, man=nothing, texinfo=nothing)
