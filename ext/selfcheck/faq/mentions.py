"""The places of a document that may refer to entries, as they are found when it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from docutils import nodes
from sphinx.addnodes import pending_xref

from selfcheck.faq.entry import AnswerPart, Link, Mention
from selfcheck.faq.nodes import faq_entry
from selfcheck.faq.reading import parts_of
from selfcheck.objects import NamedPart, name_on_page, title_of

_Links = Iterable[tuple[pending_xref, nodes.Element]]
_Described = tuple[str, str, tuple[AnswerPart, ...], str, str]


def mentions_in(links: _Links, docname: str) -> Iterator[Mention]:
    """Each place that refers to a name which may be an entry, once for each name."""
    places: dict[int, _Described] = {}
    found: set[tuple[int, str, str]] = set()
    for link, place in links:
        target, page = _named(link)
        key = (id(place), target, page)
        if not target or key in found:
            continue
        found.add(key)
        if id(place) not in places:
            places[id(place)] = _described(place)
        yield Mention(target, page, docname, *places[id(place)])


def _named(link: pending_xref) -> tuple[str, str]:
    """The name that may be an entry's, or empty; and the page on which the link says it is."""
    if on_page := name_on_page(link):
        return on_page
    is_elsewhere = link.get("intersphinx")  # {external+other:faq:entry}
    may_be_entry = link.get("refdomain") in (None, "", "faq") and not is_elsewhere
    return (link["reftarget"] if may_be_entry else "", "")


def _described(place: nodes.Element) -> _Described:
    """Anchor, title, its parts and kind of a place, and the entry in which it is."""
    entry = _entry_around(place)
    if isinstance(place, faq_entry) and not entry:
        return _described(_section_around(place.parent))
    if isinstance(place, NamedPart):
        kind = "entry" if isinstance(place, faq_entry) else "quiz-part"
        return *place.mention(), _with_links(place.title_pieces), kind, entry
    title = next((each for each in place.children if isinstance(each, nodes.title)), None)
    anchor = place["ids"][0] if place["ids"] else ""
    if title is None:
        return anchor, "", (), "section", entry
    return anchor, title_of(title), _with_links((title,)), "section", entry


def _with_links(pieces: Iterable[nodes.Node | str]) -> tuple[AnswerPart, ...]:
    """The parts of a title in which there are references; of others none."""
    parts = [
        part for each in pieces for part in ([each] if isinstance(each, str) else parts_of(each))
    ]
    return tuple(parts) if any(isinstance(each, Link) for each in parts) else ()


def _entry_around(node: nodes.Node | None) -> str:
    while node is not None:
        if isinstance(node, faq_entry):
            return str(node.get("entry_id", ""))
        node = node.parent
    return ""


def _section_around(node: nodes.Element | None) -> nodes.Element:
    while not isinstance(node, nodes.section | nodes.document):
        assert node is not None  # a document is around everything
        node = node.parent
    return node


def titles_with_references(links: _Links) -> dict[str, tuple[AnswerPart, ...]]:
    """The titles in which there are references, by the ids at which these titles stand.

    Of the page's own title, by an empty id too.
    """
    found: dict[str, tuple[AnswerPart, ...]] = {}
    for link, place in links:
        title: nodes.Node | None = link.parent
        while isinstance(title, nodes.Inline):
            title = cast(nodes.Node, title).parent
        if isinstance(title, nodes.title) and title.parent is place:
            parts = tuple(parts_of(title))
            found |= dict.fromkeys(place["ids"], parts)
            if isinstance(place.parent, nodes.document):
                found[""] = parts
    return found
