"""Quizzes and edits that nobody thought of."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st
from pydantic import TypeAdapter

from selfcheck.quizzes.model import Quiz

WORDS = st.text(st.sampled_from("あいう漢字 abc019。、「」（）？％・"), min_size=1, max_size=12)
MARKUP = st.sampled_from(
    ["**太**", "*斜*", "`x`", "{faq}`abroad`", "[節](#place)", "<b>", "&amp;", "$x$", "#", "[x]"]
) | st.sampled_from(
    [
        "{{ y }}",
        "|a|",
        "http://example.org",
        "- ",
        "1. ",
        "\\",
        "'",
        '"',
        ": ",
        "__",
        "~~",
        "\n\n",
        "%",
    ]
)
TEXTS = st.lists(WORDS | MARKUP, min_size=1, max_size=4).map("".join).filter(str.strip)
PLAIN = WORDS.filter(str.strip)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?", fullmatch=True)
POINTS = st.integers(-3, 3)
KINDS = st.sampled_from(["single", "multiple"])


def ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Different ids."""
    return st.lists(IDS, min_size=least, max_size=most, unique=True)


def some(names: list[str]) -> st.SearchStrategy[list[str]]:
    """Any of the names, in any order."""
    return st.lists(st.sampled_from(names), unique=True)


@st.composite
def bands(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> list[dict[str, Any]]:
    """One band or two, whose sums are not told yet."""
    names = ["low", "high"][: draw(st.integers(1, 2))]
    texted = draw(st.booleans())
    return [
        {"id": name, "from": 0, "to": 0, "title": draw(texts)}
        | ({"text": draw(texts)} if texted else {})
        for name in names
    ]


@st.composite
def options(draw: st.DrawFn, texts: st.SearchStrategy[str], dimensions: list[str]) -> list[Any]:
    """The options of a single or multiple question."""
    made = []
    for name in draw(ids(2, 3)):
        option: dict[str, Any] = {"id": name, "text": draw(texts)}
        if draw(st.booleans()):
            option["unknown"] = True
        else:
            if dimensions:
                option["scores"] = {name: draw(POINTS) for name in draw(some(dimensions))}
            if draw(st.booleans()):
                option["wish"] = draw(POINTS)
        if draw(st.booleans()):
            option["feedback"] = draw(texts)
        made.append(option)
    return made


@st.composite
def quizzes(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> dict[str, Any]:
    """A right quiz with the given texts."""
    names = draw(ids(1, 5))
    count = draw(st.integers(0, min(2, len(names) - 1)))
    dimensions, questions = names[:count], names[count:]
    quiz: dict[str, Any] = {
        "id": "sample",
        "version": draw(st.integers(1, 9)),
        "title": draw(texts),
        "questions": [],
    }
    if dimensions:
        quiz["scales"] = {
            "s": [
                {"id": name, "text": draw(texts)}
                | ({"value": i - 1} if i < 2 or draw(st.booleans()) else {})
                for i, name in enumerate(draw(ids(2, 3)))
            ]
        }
        quiz["dimensions"] = [
            {
                "id": name,
                "title": draw(texts),
                "bands": draw(bands(texts)),
            }
            | ({"reading": draw(texts)} if draw(st.booleans()) else {})
            for name in dimensions
        ]
    for name in questions:
        question: dict[str, Any] = {"id": name, "prompt": draw(texts)}
        if bool(dimensions) and draw(st.booleans()):
            question |= {"type": "scale", "scale": "s"}
            question["dimension"] = draw(st.sampled_from(dimensions))
            question["direction"] = draw(st.sampled_from(["toward", "opposite"]))
        else:
            question["type"] = draw(KINDS)
            question["options"] = draw(options(texts, dimensions))
            if draw(st.booleans()) and "unknown" not in question["options"][0]:
                question["options"][0]["correct"] = True
        if draw(st.booleans()):
            question["passage"] = draw(texts)
        quiz["questions"].append(question)
    for key in ("introduction", "conclusion"):
        if draw(st.booleans()):
            quiz[key] = draw(texts)
    if draw(st.booleans()):
        quiz["facts"] = draw(st.lists(texts, max_size=2))
    return fitted(quiz)


def fitted(quiz: dict[str, Any]) -> dict[str, Any]:
    """The quiz with bands for just the sums that can occur."""
    model = TypeAdapter(Quiz).validate_python(quiz)
    ranges = model.ranges()
    used = [each for each in quiz.get("dimensions", ()) if each["id"] in ranges]
    for dimension in used:
        lowest, highest = ranges[dimension["id"]]
        first, *others = dimension["bands"]
        first["from"], first["to"] = lowest, highest
        dimension["bands"] = [first]
        if others and lowest < highest:
            first["to"] = lowest
            dimension["bands"].append(others[0] | {"from": lowest + 1, "to": highest})
    quiz = quiz | {"dimensions": used}
    if not any(each["type"] == "scale" for each in quiz["questions"]):
        quiz.pop("scales", None)
    return quiz


def as_yaml(quiz: dict[str, Any]) -> str:
    """The file of a quiz."""
    return str(yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False))
