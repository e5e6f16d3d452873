"""What a quiz is. Plain frozen data that knows nothing of YAML or Sphinx."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from annotated_types import Ge, MaxLen, MinLen

from selfcheck.text import Identifier, Text

if TYPE_CHECKING:  # loaded when the first quiz is read: it takes a tenth of a second
    from pydantic import ConfigDict, GetCoreSchemaHandler

_MOST = 50
"""So many answers can a question have: the browser keeps a bit of each in one number of 53 bits."""
_KEYS = {"lowest": "from", "highest": "to"}
"""Keys that Python has words of its own for."""


def key_of(name: str) -> str:
    """The key in the file of a field."""
    return _KEYS.get(name, name)


class _Exactly:
    """As the JSON Schema has them: the text "1" is no number, the text "yes" is not true."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        return {**handler(source), "strict": True}


_STRICT: ConfigDict = {"extra": "forbid", "alias_generator": key_of}
_Int = Annotated[int, _Exactly()]
_Bool = Annotated[bool, _Exactly()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer that can be chosen. What it means is told by its properties, in any combination."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    """Permanent: saved and shared answers name it."""
    text: Text
    """The answer as the reader sees it."""
    scores: dict[Identifier, _Int] = field(default_factory=dict)
    """The points that it adds to each dimension; to a dimension not named it adds nothing."""
    correct: _Bool = False
    """Whether it is right. A question without any right option has no right or wrong."""
    wish: _Int | None = None
    """How much the reader wishes for what is asked: negative, zero or positive."""
    unknown: _Bool = False
    """The reader doesn't know yet: no dimension of the question is read, the topic is listed."""
    feedback: Text | None = None
    """What the quiz answers back to a reader who chose it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One step of a scale that several questions share."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    """Permanent, like an option's."""
    text: Text
    """The answer as the reader sees it."""
    value: _Int | None = None
    """The reader's wish, which also adds to the question's dimension. Without it: unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range of a dimension's sum with its reading; both ends belong to it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    """Its name in reports."""
    title: Text
    """What the reader's answers amount to, in a few words."""
    text: Text | None = None
    """What to think of it."""
    lowest: _Int
    """The lowest sum that belongs to the band."""
    highest: _Int
    """The highest sum that belongs to the band."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One thing that the quiz looks at, with the bands that its sum can fall into."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    """Permanent: scores and links name it."""
    title: Text
    """What is looked at, in a few words."""
    bands: Annotated[tuple[Band, ...], MinLen(1)]
    """Together they hold every sum that can occur, each once."""
    reading: Text | None = None
    """What to read next, whatever was answered."""

    def band_of(self, total: int) -> Band | None:
        """The band that holds the sum ``total``."""
        return next((band for band in self.bands if band.lowest <= total <= band.highest), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answers, or with the name of the scale that gives them."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    """Permanent: saved and shared answers name it."""
    type: Literal["single", "multiple", "scale"]
    """One option, any number of options, or one level of a scale."""
    prompt: Text
    """The question itself."""
    options: Annotated[tuple[Option, ...], MaxLen(_MOST)] = ()
    """The answers of a ``single`` or ``multiple`` question, at most 50."""
    scale: Identifier | None = None
    """The scale that gives a ``scale`` question its answers."""
    dimension: Identifier | None = None
    """The dimension to which a scale's values add."""
    direction: Literal["toward", "opposite"] = "toward"
    """``opposite``: the prompt names the opposite condition, so the scale's values are negated."""
    passage: Text | None = None
    """What the source says about it, with links. Shown after the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A whole quiz."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    """The name of the file, and what the directive names."""
    version: Annotated[_Int, Ge(1)]
    """Grows whenever the meaning of an answer changes."""
    title: Text
    """The heading of the quiz."""
    introduction: Text | None = None
    """Read before the first question."""
    facts: tuple[Text, ...] = ()
    """Conditions that hold for everyone, told before the first question."""
    scales: dict[Identifier, Annotated[tuple[Level, ...], MinLen(2), MaxLen(_MOST)]] = field(
        default_factory=dict
    )
    """The levels of each scale, at most 50, from the least to the greatest wish."""
    dimensions: tuple[Dimension, ...] = ()
    """What the points are added up for, in the order of the result."""
    questions: Annotated[tuple[Question, ...], MinLen(1)]
    """The questions in the order in which they are asked."""
    conclusion: Text | None = None
    """Read after the result, whatever it is."""

    def options_of(self, question: Question) -> tuple[Option, ...]:
        """The answers of a question: its own, or those of its scale with their scores."""
        if question.type != "scale":
            return question.options
        sign = -1 if question.direction == "opposite" else 1
        levels = self.scales.get(question.scale, ()) if question.scale else ()
        return tuple(
            Option(
                id=level.id,
                text=level.text,
                scores={}
                if level.value is None or question.dimension is None
                else {question.dimension: sign * level.value},
                wish=level.value,
                unknown=level.value is None,
            )
            for level in levels
        )

    def is_judged(self, question: Question) -> bool:
        """Whether the question has a right answer."""
        return any(option.correct for option in self.options_of(question))

    def ranges(self) -> dict[str, tuple[int, int]]:
        """The lowest and the highest sum that complete answers can give each dimension.

        A dimension that no answer names is not among them. All are told at once: one by one, a
        quiz of thousands of dimensions would take seconds.
        """
        lowest: Counter[str] = Counter()
        highest: Counter[str] = Counter()
        for question in self.questions:
            for dimension, (least, most) in self._extents(question).items():
                lowest[dimension] += least
                highest[dimension] += most
        return {dimension: (least, highest[dimension]) for dimension, least in lowest.items()}

    def _extents(self, question: Question) -> dict[str, tuple[int, int]]:
        """The fewest and the most points that one answer adds to each dimension that it can name.

        An answer that is unknown adds nothing that counts. Of a ``multiple`` question at least
        one option is chosen.
        """
        options = self.options_of(question)
        known = sum(not option.unknown for option in options)
        given: dict[str, list[int]] = {}
        for option in options:
            for dimension, points in option.scores.items():
                given.setdefault(dimension, []).extend([] if option.unknown else [points])
        for points_given in given.values():
            if len(points_given) < max(known, 1):
                points_given.append(0)  # by the options that don't name it
        extent = _of_several if question.type == "multiple" else _of_one
        return {dimension: extent(points) for dimension, points in given.items()}


def _of_one(points: Sequence[int]) -> tuple[int, int]:
    return min(points), max(points)


def _of_several(points: Sequence[int]) -> tuple[int, int]:
    losses = [each for each in points if each < 0] or [min(points)]
    gains = [each for each in points if each > 0] or [max(points)]
    return sum(losses), sum(gains)
