"""The ``faq`` domain: which entries there are, and how a link reaches one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.locale import get_translation
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from selfcheck.faq.nodes import faq_entry
from selfcheck.messages import CATALOG, _
from selfcheck.problems import Problem, suggestion
from selfcheck.reporting import WarningType, warn

_lazy = get_translation(CATALOG)


@dataclass(frozen=True, slots=True)
class Entry:
    """An FAQ entry as other pages know it."""

    id: str
    docname: str
    question: str
    """Plain text, translated where the page is."""
    source: str
    line: int


class FaqRole(XRefRole):
    """A link to an FAQ entry, with the question as its text unless another is given."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Send the link to the domain, also when the role was used by its short name."""
        refnode["refdomain"], refnode["reftype"] = FaqDomain.name, "entry"
        refnode["refwarn"] = True
        return title, target.strip()


class FaqDomain(Domain):
    """All FAQ entries of the project."""

    name = "faq"
    label = "FAQ"
    object_types: ClassVar[dict[str, ObjType]] = {
        "entry": ObjType(_lazy("FAQ entry"), "entry"),
    }
    roles: ClassVar[dict[str, Any]] = {"entry": FaqRole()}
    initial_data: ClassVar[dict[str, Any]] = {"entries": {}}
    data_version = 1

    @property
    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each document in its order, by docname."""
        entries: dict[str, tuple[Entry, ...]] = self.data["entries"]
        return entries

    def _all(self) -> Iterator[Entry]:
        for docname in sorted(self.entries):
            yield from self.entries[docname]

    def find(self, entry_id: str) -> Entry | None:
        """The entry of that id; of several the first, by document."""
        return next((entry for entry in self._all() if entry.id == entry_id), None)

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the entries of a document that was read, their questions translated by then."""
        entries = tuple(
            Entry(
                id=node["ids"][0],
                docname=docname,
                question=node[0].astext(),
                source=str(node.source),
                line=node.line or 1,
            )
            for node in document.findall(faq_entry)
            if node["ids"]
        )
        if entries:
            self.entries[docname] = entries

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.entries.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        docnames = set(docnames)
        self.entries.update(
            (name, entries) for name, entries in otherdata["entries"].items() if name in docnames
        )

    def check_consistency(self) -> None:
        """Report each id that two documents give away."""
        first: dict[str, Entry] = {}
        for entry in self._all():
            other = first.setdefault(entry.id, entry)
            if other is not entry:
                message = _("The FAQ id “%s” is also used in %s. Give one of the two another id.")
                place = Problem(Path(other.source), other.line, "").place
                problem = Problem(Path(entry.source), entry.line, message % (entry.id, place))
                warn([problem], WarningType.FAQ)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to the entry; its question is the text unless the author gave one."""
        entry = self.find(target)
        if entry is None:
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", entry.question, classes=["faq-reference"])
        return make_refnode(builder, fromdocname, entry.docname, entry.id, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Let ``[](#id)`` and ``{any}`` reach an entry."""
        reference = self.resolve_xref(env, fromdocname, builder, "entry", target, node, contnode)
        return [("faq:entry", reference)] if reference else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """The entries, for ``objects.inv`` and the search."""
        for entry in self._all():
            yield entry.id, entry.question, "entry", entry.docname, entry.id, 1


def warn_unknown_entry(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which ids there are when a link names one that there is not."""
    if not isinstance(domain, FaqDomain):
        return None
    known = {entry.id for entries in domain.entries.values() for entry in entries}
    message = _("There is no FAQ entry “%s”. %s") % (
        node["reftarget"],
        suggestion(node["reftarget"], known),
    )
    source = Path(node.source) if node.source else app.env.doc2path(node["refdoc"])
    warn([Problem(source, node.line or 1, message)], WarningType.FAQ)
    return True
