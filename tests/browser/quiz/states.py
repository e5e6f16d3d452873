"""A walk through every state that a quiz can be in, for what must hold in each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.quiz.reader import Reader, digest, of_the_guide

NAMES = ("fit", "know", "situations")


def answers(name: str, share: int = 1) -> dict[str, list[str]]:
    """An answer to the first of ``share`` parts of the questions; they differ."""
    quiz = of_the_guide(name)
    return {
        str(question.id): [str(options[index % len(options)].id)]
        for index, question in enumerate(quiz.questions[: len(quiz.questions) // share])
        if (options := quiz.options_of(question))
    }


def walk(reader: Reader) -> Iterator[str]:
    """Bring a quiz of the guide into one state after the other, and name it."""
    name = reader.quiz
    yield "introduction"
    reader.press("始める")
    yield "question"
    reader.question.locator("label").first.click()
    for button in ("答えを確かめる", "この答えの説明を読む"):
        if reader.button(button).is_visible():
            reader.press(button)
    yield "answered"
    reader.give(answers(name, 2))
    last = of_the_guide(name).questions[-1].id
    reader.open(f"#{name}-{last}")
    reader.press("次へ")
    yield "review"
    reader.press("結果を見る")
    yield "review with errors"
    reader.press("答えずに結果を見る")
    reader.link()
    yield "result with questions open"
    yield from _walk_all(reader)
    yield from _walk_links(reader)


def _walk_all(reader: Reader) -> Iterator[str]:
    reader.open()
    reader.press("すべての質問を並べる")
    yield "all at once"
    reader.read_result(answers(reader.quiz))
    yield "result"


def _walk_links(reader: Reader) -> Iterator[str]:
    fragment = "#" + reader.link().partition("#")[2]
    _edit_what_is_kept(reader)
    reader.open()
    expect(reader.root.get_by_text("次の質問はその後に変わったため")).to_be_visible()
    yield "restored with dropped answers"
    reader.open(fragment)
    yield "shared"
    reader.open(fragment[:-1])
    yield "broken"
    body = "9" + fragment.partition("=")[2].rpartition(".")[0]
    reader.open(f"#{reader.quiz}={body}.{digest(body)}")
    yield "outdated"


def _edit_what_is_kept(reader: Reader) -> None:
    """Make the page believe that two questions had other words."""
    name = reader.page.evaluate("Object.keys(localStorage).find((key) => /selfcheck/.test(key))")
    _, kept = json.loads(reader.page.evaluate("name => localStorage[name]", name))
    for entry in kept[:2]:
        entry[1] = "another"
    text = json.dumps(["step", kept])
    reader.page.evaluate("([name, text]) => { localStorage[name] = text }", [name, text])
