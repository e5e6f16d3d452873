"""Links to objects: what is said of those that lead nowhere, and that none grows stale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from selfcheck.objects import ObjectDomain
from selfcheck.problems import Problem, suggestion
from selfcheck.reporting import warn


def warn_unknown_object(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which ids there are when a link names one that there is not."""
    if not isinstance(domain, ObjectDomain):
        return None
    known = {each.name for objects in domain.objects.values() for each in objects}
    target = node["reftarget"]
    message = domain.unknown_message(target, suggestion(target, known))
    source = Path(node.source) if node.source else app.env.doc2path(node["refdoc"])
    warn([Problem(source, node.line or 1, message)], domain.warning_type)
    return True


def _own_domains(env: BuildEnvironment) -> Iterator[ObjectDomain]:
    return (domain for domain in env.domains.values() if isinstance(domain, ObjectDomain))


def _note_links(app: Sphinx, document: nodes.document) -> None:
    # Not in process_doc: only after it does MyST turn "[](#id)" into a reference to be resolved.
    links = list(document.findall(pending_xref))
    for domain in _own_domains(app.env):
        domain.note_links(app.env.docname, links)


class _Links:
    """Lets the pages be written anew that link to an object which has changed.

    Sphinx writes only pages that were read: another page would go on showing the old title.
    """

    def __init__(self) -> None:
        self._before: dict[str, dict[str, tuple[str, str]]] = {}

    def note(self, app: Sphinx, env: BuildEnvironment, *changes: set[str]) -> list[str]:
        """Keep what there was before the changed pages are read."""
        self._before = {domain.name: domain.addresses() for domain in _own_domains(env)}
        return []

    def outdated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The pages with a link to a changed object."""
        pages: list[str] = []
        for domain in _own_domains(env):
            before, after = self._before.get(domain.name, {}), domain.addresses()
            changed = {name for name, _address in before.items() ^ after.items()}
            pages += [
                page for page, wanted in domain.wanted.items() if not changed.isdisjoint(wanted)
            ]
        return pages


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
    links = _Links()
    app.add_post_transform(SinglePageLinks)
    app.connect("doctree-read", _note_links)
    app.connect("env-get-outdated", links.note)
    app.connect("env-updated", links.outdated)
    app.connect("warn-missing-reference", warn_unknown_object)
