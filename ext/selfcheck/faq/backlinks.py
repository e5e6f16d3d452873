"""What stands below an entry: related questions, and the places that refer to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri

from selfcheck.assets import WEB_BUILDERS
from selfcheck.faq.domain import FaqDomain
from selfcheck.faq.entry import Entry, Mention
from selfcheck.faq.nodes import entries_in
from selfcheck.faq.places import Place, address, linked
from selfcheck.html_element import fixed_html, plain, tag
from selfcheck.links import write_again_where_changed
from selfcheck.messages import _
from selfcheck.problems import shortened


@dataclass(frozen=True, slots=True)
class Backlinks:
    """All places to go from one entry, by the list in which they stand."""

    related: tuple[Place, ...]
    mentions: tuple[Place, ...]

    def lists(self) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
        """Each list that has something in it: its CSS class, its title and its places."""
        if self.related:
            yield "faq-related", _("Related questions"), self.related
        if self.mentions:
            yield "faq-mentions", _("Where this question comes up"), self.mentions


class faq_links(fixed_html):
    """The lists below an entry, in HTML.

    One string: thousands of nodes would take longer than all the rest, and Sphinx's search would
    find an entry by the titles of all pages that refer to it.
    """


def backlinks_of(domain: FaqDomain, entry: Entry) -> Backlinks:
    """Where one can go from an entry."""
    related = {
        each.name: each
        for each in (
            *filter(None, map(domain.entry, entry.related)),
            *domain.index.referring.get(entry.name, ()),
        )
        if each.name != entry.name
    }
    return Backlinks(
        tuple(Place(each.docname, each.name, each.question) for each in related.values()),
        tuple(
            Place(each.docname, each.anchor, _title(domain, each))
            for kind in ("section", "quiz-part")  # what is read first, then what asks
            for each in domain.mentions_of(entry.name)
            if each.kind == kind
        ),
    )


def _title(domain: FaqDomain, mention: Mention) -> str:
    page = domain.index.titles.of_document(mention.docname)
    if mention.title in ("", page):
        return page
    return _noted(shortened(mention.title), page)


def _noted(text: str, note: str) -> str:
    return _("%(text)s (%(note)s)") % {"text": text, "note": note}


def _shown_below_entries(env: BuildEnvironment) -> dict[str, Any]:
    """The lists below all entries, by page."""
    domain = cast(FaqDomain, env.domains["faq"])
    shown: dict[str, list[Backlinks]] = {}
    for each in domain.all_entries():
        shown.setdefault(each.docname, []).append(backlinks_of(domain, each))
    return shown


def _add_lists(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put its lists below each entry."""
    domain = cast(FaqDomain, app.env.domains["faq"])
    if not domain.data["entries"]:
        return
    make = _written if app.builder.format == "html" else _expanded
    for page, node in list(entries_in(document, docname)):
        if entry := domain.index.by_place.get((page, node.get("entry_id"))):
            node += make(app.builder, page, backlinks_of(domain, entry))


def _written(builder: Builder, docname: str, links: Backlinks) -> list[nodes.Node]:
    pieces: list[str] = []
    for css_class, title, places in links.lists():
        items = [*_items(builder, docname, places)]
        # There can be many mentions, and none is needed to read the answer. A book opens nothing.
        if places is links.mentions and builder.name in WEB_BUILDERS:
            summary = plain("summary", _noted(title, str(len(places))))
            pieces.append(tag("details", summary, tag("ul", *items), class_=css_class))
        elif items:
            pieces.append(plain("p", title, class_="rubric faq-rubric"))
            pieces.append(tag("ul", *items, class_=f"simple {css_class}"))
    return [faq_links.of(*pieces)] if pieces else []


def _items(builder: Builder, docname: str, places: Iterable[Place]) -> Iterator[str]:
    """Links to the places that the builder has: a book can be without some pages."""
    for place in places:
        with suppress(NoUri):
            yield _item(address(builder, docname, place), place.title)


def _item(href: str, title: str) -> str:
    return tag("li", tag("p", plain("a", title, class_="reference internal", href=href)))


def _expanded(builder: Builder, docname: str, links: Backlinks) -> list[nodes.Node]:
    expanded: list[nodes.Node] = []
    for css_class, title, places in links.lists():
        lines = (nodes.paragraph("", "", linked(builder, docname, each)) for each in places)
        items = (nodes.list_item("", line) for line in lines)
        expanded.append(nodes.paragraph("", "", nodes.strong("", title)))
        expanded.append(nodes.bullet_list("", *items, bullet="-", classes=[css_class]))
    return expanded


def setup_backlinks(app: Sphinx) -> None:
    """Register the node and what makes it."""
    app.add_node(faq_links)
    # Not a post-transform, which has no way to the builder that all supported Sphinxes know.
    app.connect("doctree-resolved", _add_lists)
    write_again_where_changed(app, _shown_below_entries)
