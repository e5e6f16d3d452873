"""Small quizzes that nobody thought of, and their answers one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Literal

from hypothesis import strategies as st

from selfcheck.quizzes.model import Band, Dimension, Level, Option, Question, Quiz
from selfcheck.text import Identifier, Text

Answers = tuple[tuple[Option, ...], ...]
"""For each question, the options that are chosen."""


def _id(name: str) -> Identifier:
    return Identifier.at(name, 1)


_KINDS: tuple[Literal["single", "multiple", "scale"], ...] = ("single", "multiple", "scale")
_POINTS = st.integers(-3, 3) | st.sampled_from([-9, 8])  # steps of one, and long ones
_TEXT = Text.at("文", 1)
_SCALE = (
    *(Level(id=_id(f"l{value}"), text=_TEXT, value=value) for value in (-2, -1, 0, 1, 2)),
    Level(id=_id("unknown"), text=_TEXT),
)


@st.composite
def _questions(draw: st.DrawFn, number: int) -> Question:
    kind: Literal["single", "multiple", "scale"] = draw(
        st.sampled_from(["single", "multiple", "scale"])
    )
    name = _id(f"q{number}")
    if kind == "scale":
        direction: Literal["toward", "opposite"] = draw(st.sampled_from(["toward", "opposite"]))
        return Question(
            id=name, type="scale", prompt=_TEXT, scale=_id("s"), dimension=_id("d"),
            direction=direction,
        )  # fmt: skip
    known = [
        Option(id=_id(f"o{i}"), text=_TEXT, scores={_id("d"): points}, correct=right)
        for i, (points, right) in enumerate(
            draw(st.lists(st.tuples(_POINTS, st.booleans()), min_size=1, max_size=4))
        )
    ]
    if kind == "single":
        first = next((i for i, option in enumerate(known) if option.correct), None)
        known = [
            Option(id=o.id, text=o.text, scores=o.scores, correct=i == first)
            for i, o in enumerate(known)
        ]
    unknown = [Option(id=_id("u"), text=_TEXT, unknown=True)]
    options = tuple(known + unknown)
    return Question(id=name, type=kind, prompt=_TEXT, options=options)


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    """A quiz with one dimension whose bands hold every sum."""
    count = draw(st.integers(1, 4))
    questions = tuple(draw(_questions(number)) for number in range(count))
    borders = draw(st.lists(st.integers(-10, 10), unique=True, max_size=3).map(sorted))
    starts, ends = [-999, *borders], [*(border - 1 for border in borders), 999]
    bands = tuple(
        Band(id=_id(f"b{i}"), title=_TEXT, lowest=lowest, highest=highest)
        for i, (lowest, highest) in enumerate(zip(starts, ends, strict=True))
    )
    dimension = Dimension(id=_id("d"), title=_TEXT, bands=bands)
    return Quiz(
        id=_id("made"), version=1, title=_TEXT, scales={_id("s"): _SCALE},
        dimensions=(dimension,), questions=questions,
    )  # fmt: skip


def answers_to(quiz: Quiz, question: Question) -> list[tuple[Option, ...]]:
    """Every answer to a question of which no part is unknown."""
    known = [option for option in quiz.options_of(question) if not option.unknown]
    if question.type != "multiple":
        return [(option,) for option in known]
    sizes = range(1, len(known) + 1)
    return [chosen for size in sizes for chosen in combinations(known, size)]


def all_answers(quiz: Quiz) -> Iterator[Answers]:
    """Every complete answer to a quiz."""
    return product(*(answers_to(quiz, question) for question in quiz.questions))


def total(answers: Answers) -> int:
    """The sum of the dimension."""
    return sum(option.scores.get(Identifier("d"), 0) for chosen in answers for option in chosen)
