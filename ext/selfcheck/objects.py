"""What the extension's domains share: named objects of pages, and the links that reach them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from selfcheck.messages import _
from selfcheck.problems import Problem
from selfcheck.reporting import WarningType, warn
from selfcheck.wide_signs import one_line


@dataclass(frozen=True, slots=True)
class Object:
    """Something that a link can name."""

    type: str
    """One of the domain's object types."""
    name: str
    """The id, unique in the domain; also the fragment of its address."""
    docname: str
    title: str
    """Plain text, translated where the page is."""
    source: str
    """The file in which it was written."""
    line: int
    alias_of: str = ""
    """Of a former id: the object's id now."""

    @property
    def anchor(self) -> str:
        """The fragment of its address."""
        return self.alias_of or self.name


def title_of(node: nodes.Node) -> str:
    """The text of a heading or of what serves as one, for places that have one line for it."""
    return one_line(node.astext())


class NamedPart(nodes.Element, ABC):
    """A part of a page, other than a section, of which readers know by a title.

    A base for the nodes of one domain, through which another can tell where something stands.
    """

    @property
    def anchor(self) -> str:
        """The id to link to."""
        return str(self["ids"][0])

    @property
    @abstractmethod
    def title_pieces(self) -> tuple[nodes.Node | str, ...]:
        """What makes the title, in its order: nodes with the author's words, and our own."""

    def mention(self) -> tuple[str, str]:
        """The id to link to, and the title as plain text."""
        texts = (each if isinstance(each, str) else each.astext() for each in self.title_pieces)
        return self.anchor, one_line("".join(texts))


@dataclass(frozen=True, slots=True)
class Walk:
    """What was met on one walk over a document, in its order."""

    links: tuple[tuple[pending_xref, nodes.Element], ...]
    """References, each with the section, the named part or the document in which it stands."""
    objects: dict[type[nodes.Element], list[nodes.Element]]
    """The nodes of each type for which a domain asks."""


def walk(document: nodes.document, types: Iterable[type[nodes.Element]]) -> Walk:
    """Look at each element of a document once, for all domains together."""
    links: list[tuple[pending_xref, nodes.Element]] = []
    objects: dict[type[nodes.Element], list[nodes.Element]] = {each: [] for each in types}
    ahead: list[tuple[nodes.Element, nodes.Element]] = [(document, document)]
    while ahead:
        node, place = ahead.pop()
        if (kind := type(node)) in objects:
            objects[kind].append(node)
        if kind is pending_xref:
            links.append((cast(pending_xref, node), place))
        elif isinstance(node, nodes.section | NamedPart):
            place = node
        ahead += [
            (each, place) for each in reversed(node.children) if isinstance(each, nodes.Element)
        ]
    return Walk(tuple(links), objects)


def name_on_page(link: pending_xref) -> tuple[str, str] | None:
    """The name and the document of MyST's link to a place on a page, ``[](faq.md#abroad)``."""
    if link.get("refdomain") != "doc" or not link.get("reftargetid"):
        return None
    return link["reftargetid"], link["reftarget"]


class ObjectRole(XRefRole):
    """A link to an object, with the object's title as its text unless another is given."""

    def __init__(self, domain: str, role: str) -> None:
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)
        self._reference = (domain, role)

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Send the link to the domain, also when the role was used by a short name."""
        refnode["refdomain"], refnode["reftype"] = self._reference
        return title, target.strip()


class ObjectDomain(Domain, ABC):
    """A domain whose objects are found in the documents after these were read."""

    initial_data: ClassVar[dict[str, Any]] = {"objects": {}, "wanted": {}, "wanted_on_pages": {}}
    data_version = 5
    warning_type: ClassVar[WarningType]
    reference_role: ClassVar[str]
    """The role that reaches every object."""
    node_type: ClassVar[type[nodes.Element]]
    """The node of which each object is one, or a part."""

    _by_name: dict[str, Object] | None = None

    @abstractmethod
    def found_in(self, parts: Iterable[nodes.Element], docname: str) -> Iterator[Object]:
        """The objects in those nodes of a document, in its order."""

    @abstractmethod
    def repeated_message(self, name: str, place: str) -> str:
        """What to tell of an id that is also used at ``place``."""

    @abstractmethod
    def unknown_message(self, name: str, advice: str) -> str:
        """What to tell of a link to an object that there is not."""

    @property
    def objects(self) -> dict[str, tuple[Object, ...]]:
        """The objects of each document in its order, by docname."""
        objects: dict[str, tuple[Object, ...]] = self.data["objects"]
        return objects

    @property
    def wanted(self) -> dict[str, frozenset[str]]:
        """The names to which each document links that may be objects here, by docname.

        Those of labels and of documents are among them.
        """
        wanted: dict[str, frozenset[str]] = self.data["wanted"]
        return wanted

    @property
    def wanted_on_pages(self) -> dict[str, frozenset[str]]:
        """Those of them that a link names together with their page (``faq.md#abroad``)."""
        wanted: dict[str, frozenset[str]] = self.data["wanted_on_pages"]
        return wanted

    def _all(self) -> Iterator[Object]:
        for docname in sorted(self.objects):
            yield from self.objects[docname]

    def forget_what_was_made_of_data(self) -> None:
        """Make it anew when it is needed next, as the data changed."""
        self._by_name = None

    def find(self, name: str) -> Object | None:
        """The object of that id; of several the first, by document. Former ids come last."""
        if self._by_name is None:
            self._by_name = {each.name: each for each in self._in_order_of_weight()}
        found = self._by_name.get(name)
        return self.titled(found) if found else None

    def titled(self, each: Object) -> Object:
        """The object with the title that it has once all pages were read."""
        return each

    def _in_order_of_weight(self) -> Iterator[Object]:
        everything = list(self._all())[::-1]
        yield from (each for each in everything if each.alias_of)
        yield from (each for each in everything if not each.alias_of)

    def note(self, docname: str, document: nodes.document, seen: Walk) -> None:
        """Keep what the domain needs of a document that was read, by now translated."""
        self.forget_what_was_made_of_data()
        if objects := tuple(self.found_in(seen.objects[self.node_type], docname)):
            self.objects[docname] = objects
            self._complain_of_labels(document, objects)
        domains = (None, "", "doc", self.name)  # "doc" is MyST's, for "[](page.md)"
        names = {
            link["reftarget"] for link, _place in seen.links if link.get("refdomain") in domains
        }
        on_pages = {found[0] for link, _place in seen.links if (found := name_on_page(link))}
        if on_pages:
            self.wanted_on_pages[docname] = frozenset(on_pages)
            names |= on_pages
        if names:
            self.wanted[docname] = frozenset(names)

    def _complain_of_labels(self, document: nodes.document, objects: Iterable[Object]) -> None:
        """Report each label of the same name: the page's parsers gave it another id in silence."""
        for each in objects:
            explicit = document.nametypes.get(each.name)
            if explicit and document.nameids.get(each.name) != each.name:
                message = _("“%s” is also a label on this page. Give one of the two another name.")
                problem = Problem(Path(each.source), each.line, message % each.name)
                warn([problem], self.warning_type)

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.forget_what_was_made_of_data()
        for part in self.initial_data:
            self.data[part].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        self.forget_what_was_made_of_data()
        docnames = set(docnames)
        for part in self.initial_data:
            other = otherdata[part].items()
            self.data[part].update((name, each) for name, each in other if name in docnames)

    def check_consistency(self) -> None:
        """Report each id that is given away twice."""
        first: dict[str, Object] = {}
        for each in self._all():
            if each.alias_of:
                continue
            other = first.setdefault(each.name, each)
            if other is not each:
                place = Problem(Path(other.source), other.line, "").place
                message = self.repeated_message(each.name, place)
                warn([Problem(Path(each.source), each.line, message)], self.warning_type)

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
        """Link to the object; its title is the text unless the author gave one."""
        each = self.find(target)
        if each is None:
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", each.title, classes=[f"{self.name}-reference"])
        return make_refnode(builder, fromdocname, each.docname, each.anchor, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Let ``[](#id)`` and ``{any}`` reach an object."""
        reference = self.resolve_xref(
            env, fromdocname, builder, self.reference_role, target, node, contnode
        )
        return [(f"{self.name}:{self.reference_role}", reference)] if reference else []

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002 -- Sphinx's
        """What the search says an object is; Sphinx would put the domain's name before it."""
        return str(type.lname)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """The objects, for ``objects.inv`` and the search."""
        for each in map(self.titled, self._all()):
            # A former id leads there, but the search need not find the object twice.
            priority = -1 if each.alias_of else 1
            yield each.name, each.title, each.type, each.docname, each.anchor, priority
