"""The tags of the PDF, mended where WeasyPrint's are not yet what PDF/UA asks or a listener needs.

A link is one link, named by its text. An item of a list has a body, a heading of a table a scope.
What stands above and below the text of each page is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pydyf


def mend_tags(document: Any, pdf: pydyf.PDF) -> None:
    """Mend the tags of a finished document, as WeasyPrint calls a finisher."""
    _name_links(document)
    tree = _Tree(pdf)
    tree.mend(tree.object(pdf.catalog["StructTreeRoot"]), _Place())
    tree.forget_annotations()
    tree.set_pages_apart()


def _name_links(document: Any) -> None:
    """Describe each link by its text, not by the name of its target."""
    for page in document.pages:
        for _type, _target, _rectangle, box in page.links:
            if box.link_annotation is not None and box.element is not None:
                text = "".join(box.element.itertext()).strip()
                box.link_annotation["Contents"] = pydyf.String(text)


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element of the tree stands in."""

    link: bool = False
    head: bool = False


@dataclass(slots=True)
class _Tree:
    """The tree of tags. Its elements name each other by reference."""

    pdf: Any
    _read: set[tuple[bytes, int]] = field(default_factory=set)
    """The pieces of text that the tree has: of which page, and which."""
    _needless: set[bytes] = field(default_factory=set)
    """Annotations that repeat the one of the link around them."""

    def object(self, reference: bytes) -> Any:
        """What a reference names."""
        return self.pdf.objects[int(reference.split()[0])]

    def mend(self, element: Any, place: _Place) -> None:
        """Mend an element and all below it."""
        tag = element.get("S")
        if tag == "/Link" and place.link:
            element["S"] = "/Span"
        elif tag == "/TH":
            element["A"]["Scope"] = "/Column" if place.head else "/Row"
        elif tag == "/TD":
            # The scopes say it too; WeasyPrint takes every heading for that of a column.
            element["A"].pop("Headers", None)
        inside = _Place(place.link or tag == "/Link", place.head or tag == "/THead")
        element["K"][:] = self._mended(element, place, inside)
        if tag == "/LI":
            element["K"][:] = self._with_body(element)
        elif tag == "/L":
            element["K"][:] = self._items(element)

    def _mended(self, element: Any, place: _Place, inside: _Place) -> Iterator[bytes | int]:
        for kid in element["K"]:
            if isinstance(kid, int):
                self._read.add((element["Pg"], kid))
                yield kid
                continue
            child = self.object(kid)
            if child.get("Type") != "/OBJR":
                self.mend(child, inside)
                yield kid
            elif place.link:
                self._needless.add(child["Obj"])
            else:
                yield kid

    def _with_body(self, item: Any) -> Iterator[bytes]:
        """The parts of a list's item, of which all but the mark belong to its body."""

        def is_part(kid: bytes) -> bool:
            return self.object(kid)["S"] in ("/Lbl", "/LBody")

        for whole, kids in groupby(item["K"], is_part):
            if whole:
                yield from kids
                continue
            body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(kids)})
            body |= {"P": item.reference, "Pg": item["Pg"]}
            self.pdf.add_object(body)
            for kid in body["K"]:
                self.object(kid)["P"] = body.reference
            yield body.reference

    def _items(self, listed: Any) -> Iterator[bytes]:
        """The items of a list, of which WeasyPrint makes a list for each of its columns."""
        kids = [(kid, self.object(kid)) for kid in listed["K"]]
        are_columns = all(child["S"] == "/L" for _kid, child in kids)
        for kid, child in kids:
            if not are_columns:
                yield kid
                continue
            for item in child["K"]:
                self.object(item)["P"] = listed.reference
                yield item

    def forget_annotations(self) -> None:
        """Take the needless annotations from their pages, and from the list of tagged ones."""
        for page in map(self.object, self.pdf.page_references):
            if "Annots" in page:
                page["Annots"][:] = [a for a in page["Annots"] if a not in self._needless]
        parents = {self.object(each).pop("StructParent") for each in self._needless}
        numbers = self._parents()
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        numbers[:] = [each for pair in pairs if pair[0] not in parents for each in pair]

    def set_pages_apart(self) -> None:
        """Mark as artifacts what the tree has not: the heads and feet of the pages."""
        for number, reference in enumerate(self.pdf.page_references):
            page = self.object(reference)
            stream = self.object(page["Contents"]).stream
            for at, operator in enumerate(stream):
                if operator != b"BDC":
                    continue
                piece = stream[at - 1]["MCID"]
                if (reference, piece) not in self._read:
                    stream[at - 2] = "/Artifact"
                    stream[at - 1] = pydyf.Dictionary({"Type": "/Pagination"})
                    self._parents()[2 * number + 1][piece] = b"null"

    def _parents(self) -> Any:
        root = self.object(self.pdf.catalog["StructTreeRoot"])
        return self.object(root["ParentTree"])["Nums"]
