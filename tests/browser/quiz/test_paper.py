"""What can be taken away: the copied text, the printed result, the worksheet for a pencil."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from selfcheck.quizzes.model import Quiz
from tests.browser.conftest import DESK
from tests.browser.quiz.conftest import Open
from tests.browser.quiz.reader import Reader, of_the_guide
from tests.browser.quiz.states import NAMES, answers
from tests.guide.pages import squeezed

A4 = (210, 297)
"""Millimetres."""


def papers(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page in millimetres."""
    pages = re.findall(rb"/Type\s*/Page\b.*?endobj", pdf, re.DOTALL)
    boxes = [re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", page) for page in pages]
    assert all(boxes)
    mm = 25.4 / 72
    return [(round(float(box[1]) * mm), round(float(box[2]) * mm)) for box in boxes if box]


def longest(quiz: Quiz) -> dict[str, list[str]]:
    """Answers that make the longest result: wrong, in many words, and all that can be chosen."""
    chosen = {}
    for question in quiz.questions:
        options = quiz.options_of(question)
        wrong = [o for o in options if not o.correct] or list(options)
        wrong.sort(key=lambda option: -len(option.text))
        chosen[str(question.id)] = [
            str(option.id) for option in (wrong if question.type == "multiple" else wrong[:1])
        ]
    return chosen


@pytest.mark.parametrize("name", NAMES)
def test_a_result_is_one_page_of_a4(reader_of: Open, name: str) -> None:
    reader = reader_of(name, viewport=DESK)
    quiz = of_the_guide(name)
    nothing: dict[str, list[str]] = {str(question.id): [] for question in quiz.questions}
    for given in (nothing, nothing | answers(name, 2), answers(name), longest(quiz)):
        reader.read_result(given)
        assert papers(reader.page.pdf(format="A4")) == [A4]
        reader.press("質問に戻る")


def printed(reader: Reader) -> str:
    """What a printer gets, without white space."""
    reader.page.emulate_media(media="print")
    return squeezed(reader.page.locator("body").inner_text())


def test_the_printed_result_has_answers_bands_contact_and_room_to_write(fit: Reader) -> None:
    quiz = of_the_guide("fit")
    fit.read_result(answers("fit"))
    text = printed(fit)
    for question in quiz.questions:
        assert squeezed(str(question.prompt)) in text
    for dimension in quiz.dimensions:
        assert squeezed(str(dimension.title)) in text
    for heading in ("避けたいと答えたこと", "望むと答えたこと", "まとめ", "尋ねたいこと"):
        assert heading in text
    assert "情報通信課" in text
    # Nothing of the page around it, no passage, and nothing that needs a screen.
    for absent in ("結果の読み方", "次に読む", "メニュー", "関連：", "結果のリンクをコピー"):
        assert absent not in text


@pytest.mark.parametrize("name", NAMES)
def test_without_a_result_the_whole_worksheet_is_printed(reader_of: Open, name: str) -> None:
    reader = reader_of(name)
    quiz = of_the_guide(name)
    reader.press("始める")
    holds_the_worksheet(reader, quiz, printed(reader))


@pytest.mark.parametrize(("name", "most"), [("fit", 11), ("know", 11), ("situations", 6)])
def test_the_worksheet_wastes_no_paper(reader_of: Open, name: str, most: int) -> None:
    pages = papers(reader_of(name, viewport=DESK).page.pdf(format="A4"))
    assert pages == [A4] * len(pages)
    assert len(pages) <= most


@pytest.mark.parametrize("name", NAMES)
def test_the_worksheet_is_printed_in_full_after_a_result(reader_of: Open, name: str) -> None:
    reader = reader_of(name)
    quiz = of_the_guide(name)
    before = printed(reader)
    reader.page.emulate_media(media="screen")
    for leave in ("質問に戻る", "答えを消してやり直す"):
        reader.read_result(answers(name, 2))
        reader.press(leave)
        text = printed(reader)
        holds_the_worksheet(reader, quiz, text)
        assert text == before
        reader.page.emulate_media(media="screen")
    # A result after all that is the reader's own again, and whole.
    reader.read_result(answers(name))
    assert len([question for _, group in reader.groups() for question in group]) == len(
        quiz.questions
    )


def holds_the_worksheet(reader: Reader, quiz: Quiz, text: str) -> None:
    """Expect every question, answer, feedback, the key and every band."""
    for question in quiz.questions:
        fieldset = reader.fieldset(str(question.id))
        expect(fieldset).to_be_visible()
        expect(fieldset.locator("label:visible")).to_have_count(len(quiz.options_of(question)))
        item = reader.root.locator(f'[data-question="{quiz.id}-{question.id}"]:visible')
        expect(item).to_have_count(1)
        count = sum(1 for option in question.options if option.feedback)
        expect(item.locator("[data-option]:visible")).to_have_count(count)
        expect(item.locator(".quiz-letter:visible")).to_have_count(count)
    for dimension in quiz.dimensions:
        for band in dimension.bands:
            assert squeezed(str(band.title)) in text
    assert ("点の数え方" in text) == bool(quiz.dimensions)
    assert ("−8〜−3点" in text) == bool(quiz.dimensions)
    assert ("正解の一覧" in text) == any(map(quiz.is_judged, quiz.questions))
    # What only a result has, or a screen.
    shown = ["answer", "group", "summary", "score", "unread", "review", "notice", "buttons"]
    for absent in [f".quiz-{name}" for name in shown] + ["button"]:
        expect(reader.root.locator(f"{absent}:visible")).to_have_count(0)


@pytest.mark.parametrize("name", NAMES)
def test_without_scripts_the_page_is_the_worksheet(reader_of: Open, name: str) -> None:
    quiz = of_the_guide(name)
    reader = reader_of(name, java_script_enabled=False, waits=False)
    holds_the_worksheet(reader, quiz, squeezed(reader.root.inner_text()))
    assert "スクリプトが動いていないため" in squeezed(reader.root.inner_text())
    expect(reader.root.get_by_role("button")).to_have_count(0)
    for question in quiz.questions:
        expect(reader.fieldset(str(question.id)).locator("input").first).to_be_enabled()


def copied(reader: Reader) -> str:
    """What is on the clipboard."""
    text: str = reader.page.evaluate("navigator.clipboard.readText()")
    return text


def test_the_copied_text_is_the_shown_result(reader_of: Open) -> None:
    reader = reader_of("fit", permissions=["clipboard-read", "clipboard-write"])
    quiz = of_the_guide("fit")
    reader.read_result(answers("fit", 2))
    reader.press("結果の文章をコピー")
    expect(reader.root.get_by_role("status").get_by_text("結果をコピーしました。")).to_be_visible()
    text = copied(reader)
    assert text.startswith(str(quiz.title))
    assert squeezed(reader.result.inner_text()) in squeezed(text)
    for question in quiz.questions:
        assert text.count(str(question.prompt)) == 1
    for absent in (
        "すべて同じ答え",
        "点の数え方",
        "尋ねたいこと\n",
        "結果の文章をコピー",
        "始める",
    ):
        assert absent not in text


def test_the_copied_link_is_the_shown_one(reader_of: Open) -> None:
    reader = reader_of("situations", permissions=["clipboard-read", "clipboard-write"])
    reader.read_result(answers("situations"))
    link = reader.link()
    expect(reader.root.get_by_role("status").get_by_text("リンクをコピーしました")).to_be_visible()
    assert copied(reader) == link
    selected = "({ selectionStart: a, selectionEnd: b, value }) => value.slice(a, b)"
    assert reader.root.get_by_role("textbox").evaluate(selected) == link


REFUSING = """Object.defineProperty(navigator, "clipboard", {
  value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
});"""
WITHOUT = 'Object.defineProperty(navigator, "clipboard", { value: undefined });'


@pytest.mark.parametrize("script", [REFUSING, WITHOUT], ids=["refusing", "without"])
def test_a_browser_that_does_not_copy_says_so(reader_of: Open, script: str) -> None:
    reader = reader_of("situations", script=script)
    reader.read_result(answers("situations"))
    refused = reader.root.get_by_role("status").get_by_text("ブラウザーがコピーを許しませんでした")
    reader.press("結果の文章をコピー")
    expect(refused).to_be_visible()
    reader.press("質問に戻る")
    reader.press("結果を見る")
    expect(refused).to_be_hidden()
    assert "#situations=" in reader.link()
    expect(refused).to_be_visible()
