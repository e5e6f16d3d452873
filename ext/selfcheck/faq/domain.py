"""The ``faq`` domain: which entries there are, how a link reaches one, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import ObjType
from sphinx.locale import get_translation

from selfcheck.faq.checks import warn_of_entries
from selfcheck.faq.entry import AnswerPart, Entry, Mention
from selfcheck.faq.index import FaqIndex
from selfcheck.faq.mentions import mentions_in, titles_with_references
from selfcheck.faq.nodes import faq_entry
from selfcheck.faq.reading import entry_of
from selfcheck.messages import CATALOG, _
from selfcheck.objects import Object, ObjectDomain, ObjectRole, Walk, title_of
from selfcheck.reporting import WarningType

_lazy = get_translation(CATALOG)


class FaqDomain(ObjectDomain):
    """All FAQ entries of the project."""

    name = "faq"
    label = "FAQ"
    reference_role = "entry"
    warning_type = WarningType.FAQ
    node_type = faq_entry
    object_types: ClassVar[dict[str, ObjType]] = {"entry": ObjType(_lazy("FAQ entry"), "entry")}
    roles: ClassVar[dict[str, Any]] = {"entry": ObjectRole("faq", "entry")}
    initial_data: ClassVar[dict[str, Any]] = {
        **ObjectDomain.initial_data,
        "entries": {},
        "mentions": {},
        "titles": {},
        "lists": {},
    }

    _index: FaqIndex | None = None

    def found_in(self, parts: Iterable[nodes.Element], docname: str) -> Iterator[Object]:
        """The entries and their former ids. A faulty entry has no id and can't be linked."""
        for node in cast(Iterable[faq_entry], parts):
            if name := node.get("entry_id"):
                title, source, line = title_of(node[0]), str(node.source), node.line or 1
                yield Object("entry", name, docname, title, source, line)
                for alias in node["aliases"]:
                    yield Object("entry", alias, docname, title, source, line, alias_of=name)

    def note(self, docname: str, document: nodes.document, seen: Walk) -> None:
        """Keep the entries of a document, and whatever on it refers to one."""
        super().note(docname, document, seen)
        parts = cast(list[faq_entry], seen.objects[faq_entry])
        found = {
            "entries": tuple(
                entry_of(node, docname, document) for node in parts if node.get("entry_id")
            ),
            "mentions": tuple(mentions_in(seen.links, docname)),
            "titles": titles_with_references(seen.links),
        }
        for part, value in found.items():
            if value:
                self.data[part][docname] = value

    def titled(self, each: Object) -> Object:
        """The object with the titles that references in its own have now."""
        title = self.index.titles.at(each.docname, each.anchor, each.title)
        return each if title == each.title else replace(each, title=title)

    def forget_what_was_made_of_data(self) -> None:
        """Make it anew when it is needed next, as the data changed."""
        super().forget_what_was_made_of_data()
        self._index = None

    @property
    def index(self) -> FaqIndex:
        """All that is looked up, made once after each change."""
        if self._index is None:
            self._index = FaqIndex(self.env, self.data)
        return self._index

    def all_entries(self) -> Iterator[Entry]:
        """All entries, by document and by place in it."""
        return iter(self.index.entries)

    def entry(self, name: str) -> Entry | None:
        """The entry of that id, now or formerly."""
        return self.index.by_name.get(name)

    def mentions_of(self, name: str) -> tuple[Mention, ...]:
        """What refers to an entry from outside it, each place once, in the order of the pages."""
        entry = self.entry(name)
        return self.index.mentions.get(entry.name, ()) if entry else ()

    def entries_about(self, docname: str) -> tuple[Entry, ...]:
        """The entries of other pages that lead to this one, or to which it leads."""
        return self.index.about.get(docname, ())

    def entries_on(self, topic: str) -> tuple[Entry, ...]:
        """The entries that belong to a labelled heading."""
        return self.index.on_topic.get(topic, ())

    def topic_title(self, label: str) -> str:
        """The text of a labelled heading."""
        return self.index.titles.of_label(label)

    def plain(self, parts: tuple[AnswerPart, ...]) -> str:
        """An answer as text, with the titles that its references have now."""
        return self.index.titles.plain(parts)

    def check_consistency(self) -> None:
        """Report what only shows when all entries are known."""
        super().check_consistency()
        warn_of_entries(self)

    def repeated_message(self, name: str, place: str) -> str:
        """What to tell of an id that is also used at ``place``."""
        message = _("The FAQ id “%s” is also used in %s. Give one of the two another id.")
        return message % (name, place)

    def unknown_message(self, name: str, advice: str) -> str:
        """What to tell of a link to an entry that there is not."""
        return _("There is no FAQ entry “%s”. %s") % (name, advice)
