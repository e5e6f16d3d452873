"""A quiz as large as the analysis must stand."""

from __future__ import annotations

from selfcheck.quizzes.model import Band, Dimension, Option, Question, Quiz
from selfcheck.text import Identifier, Text


def large_quiz(questions: int, options: int, dimensions: int) -> Quiz:
    """A quiz in which every option adds something else to every dimension."""
    names = [Identifier(f"d{number}") for number in range(dimensions)]
    return Quiz(
        id=Identifier("large"),
        version=1,
        title=Text("Large"),
        dimensions=tuple(
            Dimension(id=name, title=Text(name), bands=(_all_sums(),)) for name in names
        ),
        questions=tuple(
            Question(
                id=Identifier(f"q{q}"),
                type="single",
                prompt=Text(f"Question {q}"),
                options=tuple(
                    Option(
                        id=Identifier(f"o{o}"),
                        text=Text(f"Option {o}"),
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


def _all_sums() -> Band:
    return Band(id=Identifier("all"), title=Text("All"), lowest=-10_000, highest=10_000)
