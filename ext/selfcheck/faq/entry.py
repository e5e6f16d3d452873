"""What is known of an FAQ entry, and of the places that refer to it: plain data, no nodes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A reference inside an answer, whose text is its target's title unless the author gave one."""

    target: str
    """Name of the label, object or document."""
    text: str
    """Empty: the title that the target has at the time of writing."""
    docname: str
    """The document, when the link names one (``training``)."""
    role: str
    """As Sphinx names it in full (``faq:entry``); ``any`` for a link that has none."""
    elsewhere: bool
    """Whether the author named another project (``{external+other:faq:entry}``)."""


AnswerPart = str | Link


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its answer. Texts are plain, and translated where the page is."""

    name: str
    docname: str
    question: str
    aliases: tuple[str, ...]
    """Former ids."""
    topics: tuple[str, ...]
    """Names of labels, that of the heading above the entry first."""
    short_answer: tuple[AnswerPart, ...]
    answer: tuple[AnswerPart, ...]
    """All of it, the short answer first; between blocks two line ends, before an item a hyphen."""
    source_note: tuple[AnswerPart, ...]
    as_of: str
    """A month, ``2024-01``, or empty."""
    review_by: str
    """A month, or empty where the project's setting counts."""
    related: tuple[str, ...]
    answered: bool
    """Whether the source answers the question at all."""
    lacks_source: bool
    """Whether its author should have told where the answer comes from."""
    links: tuple[Link, ...]
    """All references inside the answer."""
    source: str
    """The file in which the entry was written."""
    line: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that refers to a name which may be an entry."""

    target: str
    page: str
    """The page on which the reference says the target is (``faq.md#abroad``), or empty."""
    docname: str
    anchor: str
    """The id to link to."""
    title: str
    """Plain text of the section, question or band."""
    title_parts: tuple[AnswerPart, ...]
    """The same with its references; empty where it has none."""
    kind: str
    """``section``, ``quiz-part`` or ``entry``."""
    entry: str
    """Name of the entry in which the reference stands, or empty."""
