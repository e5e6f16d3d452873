"""Somebody who answers a quiz in the browser, and what they see of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from selfcheck.quizzes.model import Question, Quiz
from selfcheck.quizzes.reading import read_quiz
from tests.conftest import ROOT
from tests.guide.pages import squeezed

Answers = Mapping[str, Iterable[str]]
"""The ids of the chosen options, by the question's id."""

_GIVE = """([quiz, answers]) => {
  for (const [question, options] of Object.entries(answers)) {
    const fieldset = document.getElementById(`${quiz}-${question}`);
    for (const input of fieldset.querySelectorAll("input")) {
      input.checked = options.includes(input.value);
    }
    fieldset.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
  }
}"""
_FEEDBACK = """quiz => [...document.querySelectorAll(`#${quiz} .quiz-paper [data-option]`)]
  .map((part) => [
    part.closest("li[data-question]").dataset.question.slice(quiz.length + 1),
    part.dataset.option,
    [...part.children].slice(1).map((text) => text.textContent).join(""),
  ])"""
_CHOSEN = """quiz => Object.fromEntries(
  [...document.querySelectorAll(`#${quiz} > fieldset`)].map((fieldset) => [
    fieldset.id.slice(quiz.length + 1),
    [...fieldset.querySelectorAll("input:checked")].map((input) => input.value),
  ]).filter(([, options]) => options.length))"""
_GROUPS = """quiz => {
  const asked = [...document.querySelectorAll(`#${quiz} > fieldset`)].map((fieldset) =>
    [fieldset.querySelector("legend > span").textContent, fieldset.id.slice(quiz.length + 1)]);
  const prompt = (item) => item.querySelector(".quiz-prompt") || item.firstElementChild;
  return [...document.querySelectorAll(`#${quiz} .quiz-group`)]
    .filter((group) => group.checkVisibility())
    .map((group) => [
      group.firstElementChild.textContent,
      [...group.querySelectorAll("ul.quiz-passages > li")].map((item) =>
        new Map(asked).get(prompt(item).textContent)),
    ]);
}"""


def of_the_guide(name: str) -> Quiz:
    """One of the guide's quizzes."""
    quiz, problems = read_quiz(ROOT / f"quiz/{name}.yml")
    assert quiz is not None, problems
    return quiz


def questions_on(quiz: Quiz, dimension: str) -> tuple[Question, ...]:
    """The questions of which some answer adds to the dimension."""
    return tuple(
        question
        for question in quiz.questions
        if any(dimension in option.scores for option in quiz.options_of(question))
    )


@dataclass
class Reader:
    """A reader of one quiz on one page."""

    page: Page
    quiz: str
    address: str

    def open(self, fragment: str = "") -> Reader:
        """Load the page anew, as from a link elsewhere."""
        self.page.goto("about:blank")
        self.page.goto(self.address + fragment)
        expect(self.root).to_have_class(re.compile(r"\bquiz-ready\b"))
        return self

    @property
    def root(self) -> Locator:
        """The whole quiz."""
        return self.page.locator(f"section#{self.quiz}")

    @property
    def result(self) -> Locator:
        """The result."""
        return self.root.locator(".quiz-result")

    @property
    def error_summary(self) -> Locator:
        """The list of the questions that have no answer yet."""
        return self.root.locator(".quiz-errors")

    @property
    def question(self) -> Locator:
        """The questions that are shown."""
        return self.root.locator("> fieldset:visible")

    def fieldset(self, question: str) -> Locator:
        """A question, shown or not."""
        return self.root.locator(f"#{self.quiz}-{question}")

    def button(self, name: str) -> Locator:
        """The shown button of this name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Press a button; the focus is somewhere on the quiz afterwards."""
        self.button(name).click()
        self.keeps_the_focus()

    def keeps_the_focus(self) -> None:
        """Expect that the focus is on something shown of the quiz, not lost to the page."""
        focused = self.root.locator("css=*:focus").or_(self.root.and_(self.page.locator(":focus")))
        expect(focused).to_be_visible()

    def choose(self, *labels: str) -> None:
        """Click answers of the shown question."""
        for label in labels:
            self.question.get_by_text(label, exact=True).click()

    def give(self, answers: Answers) -> None:
        """Answer by script, where a test is not about the way there."""
        named = {question: list(options) for question, options in answers.items()}
        self.page.evaluate(_GIVE, [self.quiz, named])

    def label(self, question: str, option: str) -> str:
        """The words of an answer, without white space."""
        control = self.fieldset(question).locator(f'label:has([value="{option}"])')
        return squeezed(control.text_content() or "")

    def feedback(self) -> dict[tuple[str, str], str]:
        """What the page holds as the answer to each option, without white space."""
        rows: list[list[str]] = self.page.evaluate(_FEEDBACK, self.quiz)
        return {(question, option): squeezed(text) for question, option, text in rows}

    def chosen(self) -> dict[str, list[str]]:
        """The answers that the page holds now."""
        chosen: dict[str, list[str]] = self.page.evaluate(_CHOSEN, self.quiz)
        return chosen

    def read_result(self, answers: Answers) -> None:
        """Answer everything at once and look at the result."""
        if self.button("すべての質問を並べる").is_visible():
            self.press("すべての質問を並べる")
        self.give(answers)
        self.press("結果を見る")
        if self.result.is_hidden():
            self.press("答えずに結果を見る")
        expect(self.heading("結果")).to_be_focused()

    def heading(self, name: str) -> Locator:
        """A heading of the quiz."""
        return self.root.get_by_role("heading", name=name, exact=True)

    def groups(self) -> list[tuple[str, list[str]]]:
        """The shown lists of the result: the heading, and the ids of the questions."""
        return [(title, ids) for title, ids in self.page.evaluate(_GROUPS, self.quiz)]

    def passage(self, question: str) -> str:
        """What the result shows of a question, without white space."""
        return squeezed(self.listed(question).inner_text())

    def listed(self, question: str) -> Locator:
        """A question in a list of the result."""
        return self.result.locator(f'.quiz-group [data-question="{self.quiz}-{question}"]')

    def band(self, dimension: str) -> str:
        """The band's title that is shown of a dimension; empty where there is none."""
        titles = self.root.locator(f"#{self.quiz}-{dimension} .quiz-band-title:visible")
        return "".join(titles.all_inner_texts())

    @property
    def status(self) -> Locator:
        """Where the verdict on the answer to a shown question is announced."""
        return self.question.get_by_role("status")

    def said(self, question: str) -> str:
        """What a question answers back, without white space."""
        return squeezed(self.fieldset(question).locator(".quiz-said").inner_text())

    def link(self) -> str:
        """The link to the shown result."""
        self.press("結果のリンクをコピー")
        return self.root.get_by_role("textbox").input_value()


def digest(text: str) -> str:
    """The digest at the end of a link, so that a test can forge one."""
    value = 0x811C9DC5
    for sign in text:
        value = (value ^ ord(sign)) * 0x01000193 % 2**32
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"
