"""What both books must say, as plain text without white space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.guide.pages import figures, load, quizzes, squeezed

_FIGURE = re.compile(r"\{\{ (\w+) \}\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def plain(text: str) -> str:
    """A text of a YAML file as the reader gets it."""
    values = {name: str(figure["value"]) for name, figure in figures().items()}
    filled = _FIGURE.sub(lambda use: values[use[1]], text)
    return squeezed(_LINK.sub(r"\1", filled))


def facts() -> list[str]:
    """The facts of all chapters."""
    chapters: dict[str, list[str]] = load("tests/guide/facts.yml")
    return [plain(fact) for chapter in chapters.values() for fact in chapter]


def questions() -> Iterator[tuple[str, list[str]]]:
    """The questions of all self-checks, each with the texts of its options."""
    for path in quizzes():
        quiz = load(f"quiz/{path.name}")
        for question in quiz["questions"]:
            options = question.get("options") or quiz["scales"][question["scale"]]
            yield plain(question["prompt"]), [plain(option["text"]) for option in options]


def missing_questions(book: str) -> list[str]:
    """Questions without their options right below them."""
    return [prompt for prompt, options in questions() if not _asked(book, prompt, options)]


def _asked(book: str, prompt: str, options: list[str]) -> bool:
    """Whether a place has the question and then, but for letters and marks, the options."""
    letters = r"[A-Z☐•]{0,3}"
    asked = letters.join(re.escape(text) for text in [prompt, *options])
    return re.search(asked, book) is not None


def texts_of_quizzes() -> Iterator[str]:
    """What no markup changes in all else that the self-checks say: runs of Japanese letters."""
    for path in quizzes():
        for text in _texts(load(f"quiz/{path.name}")):
            yield from re.findall(r"[^\x00-\x7f]{6,}", _LINK.sub(r"\1", text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
