"""Where a link of the extension's own leads, in every builder."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: an entry, a section or a page."""

    docname: str
    anchor: str
    """Empty: the page itself."""
    title: str


def address(builder: Builder, docname: str, place: Place) -> str:
    """Where a place is, as seen from a page of HTML."""
    if builder.name == "singlehtml":
        return f"#{place.anchor or 'document-' + place.docname}"
    page = "" if place.docname == docname else builder.get_relative_uri(docname, place.docname)
    return f"{page}#{place.anchor}" if place.anchor else page


def linked(builder: Builder, docname: str, place: Place) -> nodes.Node:
    """The title of a place as a link to it; as text where the book is without that page."""
    text = nodes.inline(place.title, place.title)
    try:
        return make_refnode(builder, docname, place.docname, place.anchor, text)
    except NoUri:
        return text
