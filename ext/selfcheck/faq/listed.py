"""What a list of questions shows: looked up whenever its page is written, and never kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfcheck.faq.domain import FaqDomain
from selfcheck.faq.entry import Entry
from selfcheck.faq.places import Place
from selfcheck.messages import _
from selfcheck.problems import shortened, suggestion


@dataclass(frozen=True, slots=True)
class Asked:
    """What an author asked a list for."""

    docname: str
    """The document in which the list stands."""
    topics: tuple[str, ...]
    """Names of labels; none: every topic."""
    page: str
    """The document whose subject the questions are to touch, or empty."""
    answers: bool
    """Whether each question has its short answer below it."""
    filtered: bool
    """Whether the reader can filter the list."""


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a list."""

    place: Place
    answer: str
    """The short answer, or empty where none was asked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions below the title of their topic, or below none."""

    topic: Place | None
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a list shows; where it is another than before, the page must be written again."""

    groups: tuple[Group, ...]
    mistakes: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of questions, each counted once."""
        return len({each.place for group in self.groups for each in group.questions})


def shown_by(domain: FaqDomain, asked: Asked) -> Shown:
    """What the list shows by what is known now."""
    if asked.page:
        return _about_page(domain, asked)
    if asked.topics:
        return _of_topics(domain, asked)
    return Shown(tuple(_by_topic(domain, asked)), ())


def _about_page(domain: FaqDomain, asked: Asked) -> Shown:
    documents = domain.env.all_docs
    if asked.page not in documents:
        message = _("There is no page “%s”. %s")
        return Shown((), (message % (shortened(asked.page), suggestion(asked.page, documents)),))
    entries = domain.entries_about(asked.page)
    return Shown((_group(domain, asked, None, entries),) if entries else (), ())


def _of_topics(domain: FaqDomain, asked: Asked) -> Shown:
    """With a title where there are several; a single one stands in the author's own words."""
    found = {topic: domain.entries_on(topic) for topic in asked.topics}
    topics = [topic for topic, entries in found.items() if entries and _is_label(domain, topic)]
    groups = (
        _group(domain, asked, topic if len(asked.topics) > 1 else None, found[topic])
        for topic in topics
    )
    missing = (topic for topic in found if topic not in topics)
    return Shown(tuple(groups), tuple(_missing_message(domain, topic) for topic in missing))


def _missing_message(domain: FaqDomain, topic: str) -> str:
    if _is_label(domain, topic):
        message = _(
            "No FAQ entry has the topic “%s”. Put entries below that heading, or name it in "
            "their “:topics:”."
        )
        return message % shortened(topic)
    message = _("There is no topic “%s”: no heading has that label. %s")
    return message % (shortened(topic), suggestion(topic, _topics(domain, domain.all_entries())))


def _by_topic(domain: FaqDomain, asked: Asked) -> Iterator[Group]:
    entries = list(domain.all_entries())
    topics = _topics(domain, entries)
    known = frozenset(topics)
    rest = [entry for entry in entries if known.isdisjoint(entry.topics)]
    if rest:
        yield _group(domain, asked, None, rest)
    for topic in topics:
        yield _group(domain, asked, topic, domain.entries_on(topic))


def _topics(domain: FaqDomain, entries: Iterable[Entry]) -> list[str]:
    """The topics in the order of the entries below their headings; then those only named."""
    entries = list(entries)
    own = [topic for entry in entries for topic in entry.topics[:1]]
    named = [topic for entry in entries for topic in entry.topics[1:]]
    return [topic for topic in dict.fromkeys(own + named) if _is_label(domain, topic)]


def _is_label(domain: FaqDomain, name: str) -> bool:
    return name in domain.env.domains.standard_domain.labels


def _group(domain: FaqDomain, asked: Asked, topic: str | None, entries: Iterable[Entry]) -> Group:
    questions = (
        Question(
            Place(entry.docname, entry.name, entry.question),
            domain.plain(entry.short_answer) if asked.answers else "",
        )
        for entry in entries
    )
    return Group(_topic_place(domain, topic) if topic else None, tuple(questions))


def _topic_place(domain: FaqDomain, topic: str) -> Place:
    docname, anchor, _title = domain.env.domains.standard_domain.labels[topic]
    return Place(docname, anchor, domain.topic_title(topic))
