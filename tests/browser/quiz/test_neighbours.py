"""Two quizzes on one page: neither knows of the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.quiz.conftest import Open, Sites
from tests.browser.quiz.reader import Reader
from tests.browser.quiz.test_memory import TOWN, small, storage

PAGE = ":::{quiz} sample\n:::\n\n:::{quiz} other\n:::\n"
FIRST = {"sea": ["far"], "hill": ["near"], "wood": ["leaf", "rain"], "town": ["far"]}
SECOND = {"sea": ["near"], "wood": ["bird"]}
SHARED = "これは、共有された結果です。"


@pytest.fixture
def readers(reader_of: Open, sites: Sites) -> tuple[Reader, Reader]:
    """A reader of each of the two quizzes, on the same page."""
    site = sites()
    # Most ids of the one are ids of the other, too.
    other = small().replace("id: sample", "id: other").replace("小さな確認", "別の確認")
    site.build(small() + TOWN, page=PAGE, other=other)
    first = reader_of("sample", site)
    return first, Reader(first.page, "other", first.address)


def test_answers_and_screens_are_each_quiz_s_own(readers: tuple[Reader, Reader]) -> None:
    first, second = readers
    first.press("始める")
    first.choose("B 遠く")
    expect(second.question).to_have_count(0)
    expect(second.button("始める")).to_be_visible()
    second.press("すべての質問を並べる")
    second.give(SECOND)
    assert (first.chosen(), second.chosen()) == ({"sea": ["far"]}, SECOND)
    expect(first.question).to_have_count(1)
    assert len(storage(first)) == 2
    second.press("結果を見る")
    second.press("答えずに結果を見る")
    second.press("答えを消してやり直す")
    assert (first.chosen(), second.chosen()) == ({"sea": ["far"]}, {})
    first.open()
    assert (first.chosen(), second.chosen()) == ({"sea": ["far"]}, {})


def test_a_shared_link_of_one_leaves_the_other_to_its_reader(
    readers: tuple[Reader, Reader],
) -> None:
    first, second = readers
    first.read_result(FIRST)
    fragment = "#" + first.link().partition("#")[2]
    first.press("答えを消してやり直す")
    second.give(SECOND)

    first.open(fragment)
    expect(first.root.get_by_text(SHARED)).to_be_visible()
    expect(first.heading("共有された結果")).to_be_focused()
    expect(second.root.get_by_text(SHARED)).to_be_hidden()
    assert (first.chosen(), second.chosen()) == (FIRST, SECOND)

    second.press("続きから始める")
    expect(second.fieldset("hill")).to_be_focused()
    second.choose("B 遠く")
    second.press("次へ")
    second.press("次へ")
    second.press("結果を見る")
    expect(second.heading("結果")).to_be_focused()
    expect(first.root.get_by_text(SHARED)).to_be_visible()
    assert first.chosen() == FIRST
    second.press("答えを消してやり直す")
    assert (first.chosen(), second.chosen()) == (FIRST, {})

    first.press("自分の答えに戻る")
    assert first.chosen() == {}
    assert first.page.url == first.address


def test_a_link_of_each_is_open_at_once(readers: tuple[Reader, Reader]) -> None:
    first, second = readers
    fragments = []
    for reader, answers in ((first, FIRST), (second, SECOND)):
        reader.read_result(answers)
        fragments.append(reader.link().partition("#")[2])
        reader.press("答えを消してやり直す")
    for fragment in fragments:
        first.page.evaluate("hash => { location.hash = hash }", fragment)
    assert (first.chosen(), second.chosen()) == (FIRST, SECOND)
    expect(second.heading("共有された結果")).to_be_focused()
    second.press("自分の答えに戻る")
    assert (first.chosen(), second.chosen()) == (FIRST, {})
    expect(first.root.get_by_text(SHARED)).to_be_visible()
    # A broken link of the one is no matter of the other.
    first.page.evaluate("location.hash = 'other=x'")
    expect(second.root.get_by_role("status").filter(has_text="壊れているため")).to_be_visible()
    expect(first.root.get_by_text(SHARED)).to_be_visible()


def test_a_question_of_one_is_opened_beside_a_shared_result_of_the_other(
    readers: tuple[Reader, Reader],
) -> None:
    first, second = readers
    first.read_result(FIRST)
    fragment = "#" + first.link().partition("#")[2]
    first.open(fragment)
    first.page.evaluate("location.hash = 'other-wood'")
    expect(second.fieldset("wood")).to_be_focused()
    expect(first.root.get_by_text(SHARED)).to_be_visible()
    assert (first.chosen(), second.chosen()) == (FIRST, {})


def test_the_other_s_worksheet_is_no_part_of_a_printed_result(
    readers: tuple[Reader, Reader],
) -> None:
    first, second = readers
    first.read_result(FIRST)
    first.page.emulate_media(media="print")
    expect(first.heading("結果")).to_be_visible()
    expect(second.root).to_be_hidden()
