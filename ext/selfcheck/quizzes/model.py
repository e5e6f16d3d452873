"""What a quiz is. Plain frozen data that knows nothing of YAML or Sphinx."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from selfcheck.text import Identifier, Text

_STRICT: ConfigDict = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One step of a scale that several questions share."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    text: Text
    value: int | None = None
    """How much the reader wishes for it: negative, zero or positive. Without it: not scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer that can be chosen."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    text: Text
    scores: dict[str, int] = field(default_factory=dict)
    """What it adds to each dimension. A dimension that it doesn't name stays without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range of a dimension's sum with its reading; both ends belong to it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    title: Text
    text: Text | None = None
    lowest: Annotated[int, Field(alias="from")]
    highest: Annotated[int, Field(alias="to")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One thing that the quiz looks at, with the bands that its sum can fall into."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    title: Text
    bands: tuple[Band, ...]
    reading: Text | None = None
    """What to read next, whatever was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answers, or with the name of the scale that gives them."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    type: Literal["single", "scale"]
    prompt: Text
    options: tuple[Option, ...] = ()
    scale: Identifier | None = None
    dimension: Identifier | None = None
    """The dimension to which a scale's values add."""
    direction: Literal["toward", "opposite"] = "toward"
    """``opposite``: the prompt names the opposite condition, so the scale's values are negated."""
    passage: Text | None = None
    """What the source says about it, with links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A whole quiz."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Identifier
    version: Annotated[int, Field(ge=1)]
    """Grows whenever the meaning of an answer changes."""
    title: Text
    introduction: Text | None = None
    facts: tuple[Text, ...] = ()
    """Conditions that hold for everyone, told before the first question."""
    scales: dict[Identifier, tuple[Level, ...]] = field(default_factory=dict)
    dimensions: tuple[Dimension, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    conclusion: Text | None = None

    def levels_of(self, question: Question) -> tuple[Level, ...]:
        """The scale's levels of a scale question; of another question none."""
        return self.scales.get(question.scale, ()) if question.scale else ()

    def options_of(self, question: Question) -> tuple[Option, ...]:
        """The answers of a question: its own, or those of its scale with their scores."""
        if question.type != "scale":
            return question.options
        sign = -1 if question.direction == "opposite" else 1
        dimension = question.dimension
        return tuple(
            Option(
                id=level.id,
                text=level.text,
                scores={}
                if level.value is None or dimension is None
                else {dimension: sign * level.value},
            )
            for level in self.levels_of(question)
        )

    def questions_on(self, dimension: str) -> tuple[Question, ...]:
        """The questions of which some answer adds to the dimension."""
        return tuple(
            question
            for question in self.questions
            if any(dimension in option.scores for option in self.options_of(question))
        )

    def range_of(self, dimension: str) -> tuple[int, int]:
        """The lowest and the highest sum that complete answers can give the dimension."""
        lowest = highest = 0
        for question in self.questions_on(dimension):
            scores = [
                option.scores[dimension]
                for option in self.options_of(question)
                if dimension in option.scores
            ]
            lowest += min(scores)
            highest += max(scores)
        return lowest, highest
