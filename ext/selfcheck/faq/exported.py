"""What ``faq.json`` holds. Plain frozen data that knows nothing of Sphinx."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from selfcheck.text import Identifier, Month

if TYPE_CHECKING:  # it takes longer to load than a small build, and only the schema needs it
    from pydantic import ConfigDict, GetCoreSchemaHandler

SCHEMA_FILE: Final = "faq.schema.json"

Kind = Literal["section", "quiz-part", "entry"]


class _Matching:
    """Tells pydantic which texts there can be."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        return {**handler(source), "pattern": self._pattern}


_Id = Annotated[str, _Matching(Identifier.pattern)]
_Month = Annotated[str, _Matching(Month.pattern)]


def key_of(field: str) -> str:
    """The key in the file of a field: ``asOf`` of ``as_of``."""
    if field == "schema":
        return "$schema"
    first, *others = field.split("_")
    return first + "".join(map(str.capitalize, others))


_FILE: ConfigDict = {"extra": "forbid", "alias_generator": key_of}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A heading to which entries belong."""

    __pydantic_config__: ClassVar[ConfigDict] = _FILE

    id: str
    """The label of the heading."""
    title: str
    """The text of the heading."""
    url: str
    """Where the heading is, relative to this file; with a scheme where ``html_baseurl`` is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that refers to an entry."""

    __pydantic_config__: ClassVar[ConfigDict] = _FILE

    title: str
    """The text of the section, the question or the band."""
    url: str
    """Where the place is, like the address of a topic."""
    kind: Kind
    """What the place is: a section, a part of a quiz or another entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question with its answer. All texts are plain."""

    __pydantic_config__: ClassVar[ConfigDict] = _FILE

    id: _Id
    """Permanent: links name it."""
    aliases: tuple[_Id, ...]
    """Former ids, under which links still arrive."""
    question: str
    """The question itself."""
    short_answer: str
    """The first paragraph of the answer."""
    answer: str
    """The whole answer, from the short answer on. An empty line separates its blocks, and a
    hyphen stands before each item of a list."""
    topics: tuple[Topic, ...]
    """The headings to which the entry belongs, that above it first."""
    source: str | None
    """Where the answer comes from."""
    as_of: _Month | None
    """The month in which that held."""
    review_by: _Month | None
    """The last month in which the answer needs no second look."""
    answered: bool
    """Whether the source answers the question at all."""
    url: str
    """Where the entry is, like the address of a topic."""
    related: tuple[_Id, ...]
    """The ids of the entries that the author named as related."""
    mentioned_by: tuple[Place, ...]
    """The places outside the entry that refer to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """All FAQ entries of a project."""

    __pydantic_config__: ClassVar[ConfigDict] = _FILE

    schema: Literal["faq.schema.json"]
    """The schema, which is in the same folder."""
    language: str
    """The language of the texts, as BCP 47 names it."""
    entries: tuple[Entry, ...]
    """In the order of the documents' names, and in each document from top to bottom."""


_KEYS: dict[type[Any], tuple[tuple[str, str], ...]] = {
    kind: tuple((each.name, key_of(each.name)) for each in fields(kind))
    for kind in (Faq, Entry, Topic, Place)
}
"""The names of each class's fields with their keys, made once: there can be thousands of each."""


def as_json(value: Any) -> Any:
    """The value as ``json`` writes it, under the keys of the file."""
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    if (keys := _KEYS.get(type(value))) is None:
        return value
    return {key: as_json(getattr(value, name)) for name, key in keys}
