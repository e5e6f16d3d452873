"""The document nodes of an FAQ entry."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxTranslator


class faq_entry(nodes.section):
    """A section whose title is the question. ``entry_id``, unless the entry is faulty."""


class faq_text(nodes.General, nodes.TextElement):
    """An author's text within a sentence of the extension's own, translated for itself.

    Sphinx moves an ``inline`` that is translatable to the end of its paragraph.
    """


def _write_nothing(translator: SphinxTranslator, node: faq_text) -> None:
    """The text is all there is to write."""


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes. Of the builders, only those for XML write a node they don't know."""
    app.add_node(faq_entry)
    nothing = (_write_nothing, _write_nothing)
    app.add_node(faq_text, html=nothing, latex=nothing, text=nothing, man=nothing, texinfo=nothing)
