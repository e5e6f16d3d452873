"""A quiz as large as the analysis must stand."""

from __future__ import annotations

from typing import Literal

from selfcheck.quizzes.model import Band, Dimension, Option, Question, Quiz
from selfcheck.text import Identifier, Text


def large_quiz(
    kind: Literal["single", "multiple"], questions: int, options: int, dimensions: int
) -> Quiz:
    """A quiz in which every option adds something else to every dimension."""
    names = [_id(f"d{number}") for number in range(dimensions)]
    return Quiz(
        id=_id("large"),
        version=1,
        title=_text("Large"),
        dimensions=tuple(Dimension(id=name, title=_text(name), bands=_bands()) for name in names),
        questions=tuple(
            Question(
                id=_id(f"q{q}"),
                type=kind,
                prompt=_text(f"Question {q}"),
                options=tuple(
                    Option(
                        id=_id(f"o{o}"),
                        text=_text(f"Option {o}"),
                        scores={
                            name: (q * 7 + o * 5 + d * 3) % 11 - 5 for d, name in enumerate(names)
                        },
                    )
                    for o in range(options)
                ),
            )
            for q in range(questions)
        ),
    )


def _bands() -> tuple[Band, ...]:
    ranges = {"low": (-10_000, -21), "middle": (-20, 20), "high": (21, 10_000)}
    return tuple(
        Band(id=_id(name), title=_text(name), lowest=lowest, highest=highest)
        for name, (lowest, highest) in ranges.items()
    )


def _id(name: str) -> Identifier:
    return Identifier.at(name, 1)


def _text(content: str) -> Text:
    return Text.at(content, 1)
