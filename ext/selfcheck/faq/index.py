"""What is looked up among all entries and mentions, in tables that are made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from sphinx.environment import BuildEnvironment

from selfcheck.faq.entry import Entry, Link, Mention
from selfcheck.faq.titles import Titles
from selfcheck.links import own_domains
from selfcheck.wide_signs import one_line


class FaqIndex:
    """Made of the domain's data as it is; whoever changes the data throws it away."""

    def __init__(self, env: BuildEnvironment, data: dict[str, Any]) -> None:
        self._env = env
        self._data = data
        self.titles = Titles(env, data)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, by document and by place in it."""
        by_page: dict[str, tuple[Entry, ...]] = self._data["entries"]
        return tuple(self._titled(each) for page in sorted(by_page) for each in by_page[page])

    def _titled(self, entry: Entry) -> Entry:
        title = self.titles.at(entry.docname, entry.name, entry.question)
        return entry if title == entry.question else replace(entry, question=title)

    @cached_property
    def by_name(self) -> dict[str, Entry]:
        """The entries by their ids, then by former ones; of several the first."""
        found = {each.name: each for each in reversed(self.entries)}
        for each in self.entries:
            for alias in each.aliases:
                found.setdefault(alias, each)
        return found

    @cached_property
    def by_place(self) -> dict[tuple[str, str], Entry]:
        """The entries by their pages and ids: while an author errs, two can have the same id."""
        return {(each.docname, each.name): each for each in self.entries}

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        """All places that refer to an entry, which ``target`` then names by its id of today."""
        by_page: dict[str, tuple[Mention, ...]] = self._data["mentions"]
        return tuple(
            self._up_to_date(each)
            for page in sorted(by_page)
            for each in by_page[page]
            if (entry := self.by_name.get(each.target)) and each.page in ("", entry.docname)
        )

    def _up_to_date(self, mention: Mention) -> Mention:
        target = self.by_name[mention.target].name
        title = one_line(self.titles.plain(mention.title_parts)) or mention.title
        if (target, title) == (mention.target, mention.title):
            return mention
        return replace(mention, target=target, title=title)

    @cached_property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """What refers to an entry from outside it, by the entry's id; each place once."""
        found: dict[str, dict[tuple[str, str, str], Mention]] = {}
        for each in self._mentions:
            if each.entry != each.target:
                places = found.setdefault(each.target, {})
                # The bands of a dimension share its address.
                places.setdefault((each.docname, each.anchor, each.title), each)
        return {name: tuple(places.values()) for name, places in found.items()}

    @cached_property
    def on_topic(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that belong to a labelled heading, by its label."""
        found: dict[str, list[Entry]] = {}
        for each in self.entries:
            for topic in dict.fromkeys(each.topics):
                found.setdefault(topic, []).append(each)
        return {topic: tuple(entries) for topic, entries in found.items()}

    @cached_property
    def referring(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that name another as related or refer to it, by the other's id."""
        found: dict[str, dict[str, Entry]] = {}
        for each in self.entries:
            for name in each.related:
                self._add(found, name, each)
        for mention in self._mentions:
            if mention.entry in self.by_name:
                self._add(found, mention.target, self.by_name[mention.entry])
        return {name: tuple(entries.values()) for name, entries in found.items()}

    def _add(self, found: dict[str, dict[str, Entry]], name: str, other: Entry) -> None:
        if (entry := self.by_name.get(name)) and entry.name != other.name:
            found.setdefault(entry.name, {})[other.name] = other

    @cached_property
    def about(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of other pages that lead to a page or to which it leads, by the page."""
        found: dict[str, set[str]] = {}
        for each in self.entries:
            for page in self._pages_of(each):
                found.setdefault(page, set()).add(each.name)
        for mention in self._mentions:
            if not mention.entry:
                found.setdefault(mention.docname, set()).add(mention.target)
        order = {each.name: place for place, each in enumerate(self.entries)}
        return {
            page: tuple(
                entry
                for name in sorted(names, key=order.__getitem__)
                if (entry := self.by_name[name]).docname != page
            )
            for page, names in found.items()
        }

    def _pages_of(self, entry: Entry) -> Iterator[str]:
        """The pages to which an answer leads."""
        for link in entry.links:
            if page := self._page_of(link):
                yield page

    def _page_of(self, link: Link) -> str:
        if link.docname or link.elsewhere:
            return link.docname
        for domain in own_domains(self._env):
            if found := domain.find(link.target):
                return found.docname
        standard = self._env.domains.standard_domain
        for labels in (standard.labels, standard.anonlabels):
            if link.target in labels:
                return str(labels[link.target][0])
        return ""
