"""Links to objects: what is said of those that lead nowhere, and that none grows stale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from selfcheck.objects import ObjectDomain, name_on_page, walk
from selfcheck.problems import Problem, suggestion
from selfcheck.reporting import warn
from selfcheck.shared_reading import leave_to_other_builders


def warn_unknown_object(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which ids there are when a link names one that there is not."""
    if not isinstance(domain, ObjectDomain):
        return None
    objects = (each for found in domain.objects.values() for each in found)
    known = {each.name for each in objects if not each.alias_of}
    target = node["reftarget"]
    message = domain.unknown_message(target, suggestion(target, known))
    source = Path(node.source) if node.source else app.env.doc2path(node["refdoc"])
    warn([Problem(source, node.line or 1, message)], domain.warning_type)
    return True


def own_domains(env: BuildEnvironment) -> Iterator[ObjectDomain]:
    """The domains of this extension."""
    return (domain for domain in env.domains.values() if isinstance(domain, ObjectDomain))


def _note_document(app: Sphinx, document: nodes.document) -> None:
    # Not in process_doc: only after it does MyST turn "[](#id)" into a reference to be resolved.
    domains = list(own_domains(app.env))
    seen = walk(document, [domain.node_type for domain in domains])
    for domain in domains:
        domain.note(app.env.docname, document, seen)


Shown = Callable[[BuildEnvironment], Mapping[str, Any]]
"""Tells what each page shows of other pages, by docname: values that can be compared."""


def write_again_where_changed(app: Sphinx, shown: Shown) -> None:
    """Let the pages be written anew that show something of another page which has changed.

    Sphinx writes only pages that were read: another page would go on showing the old state.
    """
    before: dict[str, Any] = {}
    unchanged: set[str] = set()

    def note(
        app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
    ) -> list[str]:
        """Keep what there was before the changed pages are read."""
        before.clear()
        unchanged.clear()
        unchanged.update(env.found_docs - added - changed)
        if unchanged:
            before.update(shown(env))
        return []

    def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
        if not unchanged:
            return []
        after = shown(env)
        pages = before.keys() | after.keys()
        other = [
            page
            for page in sorted(pages & env.all_docs.keys())
            if before.get(page) != after.get(page)
        ]
        leave_to_other_builders(app, other)
        return other

    app.connect("env-get-outdated", note)
    app.connect("env-updated", outdated)


def _shown_by_links(env: BuildEnvironment) -> dict[str, Any]:
    """Address and title of all to which a page links."""
    shown: dict[str, Any] = {}
    labels = env.domains.standard_domain.labels
    for domain in own_domains(env):
        for page, wanted in domain.wanted.items():
            found = shown.setdefault(page, {})
            for name in wanted:
                if each := domain.find(name):
                    found[domain.name, name] = (each.docname, each.anchor, each.title)
                elif name in labels:
                    found[name] = labels[name]
                if name in env.titles:
                    found["", name] = env.titles[name].astext()
    return shown


class LinksToPages(SphinxPostTransform):
    """Let ``[](faq.md#abroad)`` reach an object: MyST knows headings and labels of a page alone."""

    # Before MyST resolves its references (9).
    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Make references to objects of them."""
        domains = list(own_domains(self.env))
        if not any(domain.wanted_on_pages for domain in domains):
            return
        for link in self.document.findall(pending_xref):
            if named := name_on_page(link):
                self._lead_to_object(link, *named, domains)

    def _lead_to_object(
        self, link: pending_xref, name: str, docname: str, domains: list[ObjectDomain]
    ) -> None:
        for domain in domains:
            found = domain.find(name)
            if found and found.docname == docname:
                link["refdomain"], link["reftype"] = domain.name, domain.reference_role
                link["reftarget"] = name
                return


class SinglePageLinks(SphinxPostTransform):
    """Mend links between documents on a single page: Sphinx 9 writes ``#document-name#id``."""

    builders = ("singlehtml",)
    # After the references were resolved, by MyST (9) and by Sphinx (10).
    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Leave the last part of each address."""
        for reference in self.document.findall(nodes.reference):
            address = reference.get("refuri", "")
            if address.startswith("#document-") and "#" in address[1:]:
                reference["refuri"] = "#" + address.rpartition("#")[2]


def setup_links(app: Sphinx) -> None:
    """Register what serves every domain of objects."""
    app.add_post_transform(LinksToPages)
    app.add_post_transform(SinglePageLinks)
    app.connect("doctree-read", _note_document)
    write_again_where_changed(app, _shown_by_links)
    app.connect("warn-missing-reference", warn_unknown_object)
