"""What the browser keeps of the answers, and what becomes of it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.quiz.conftest import Open, Sites
from tests.browser.quiz.reader import Reader, of_the_guide

FIT = of_the_guide("fit")
IDS = [str(question.id) for question in FIT.questions]
SOME = {IDS[0]: ["avoid"], IDS[3]: ["unknown"], IDS[9]: ["want"]}
KEPT_NOWHERE = "このブラウザーには答えを保存できません"

QUIZ = """\
id: sample
version: {version}
title: 小さな確認
questions:
  - id: sea
    type: single
    prompt: {sea}
    options:
      - {{id: "near", text: 近く}}
      - {{id: "far", text: 遠く}}
  - id: hill
    type: single
    prompt: 丘の上
    options:
      - {{id: "near", text: 近く}}
      - {{id: "far", text: 遠く}}{third}
  - id: wood
    type: multiple
    prompt: 森の音
    options:
      - {{id: "leaf", text: 葉}}
      - {{id: "bird", text: 鳥}}
      - {{id: "rain", text: 雨}}
"""
TOWN = """\
  - id: town
    type: single
    prompt: 町の角
    options:
      - {id: "near", text: 近く}
      - {id: "far", text: 遠く}
"""


def small(sea: str = "海の色", third: str = "", version: int = 1) -> str:
    """The text of the small quiz, which may be edited."""
    return QUIZ.format(sea=sea, third=third, version=version)


def storage(reader: Reader) -> dict[str, str]:
    """All that the quiz keeps in the browser."""
    kept: dict[str, str] = reader.page.evaluate("({ ...localStorage })")
    return {name: text for name, text in kept.items() if name.startswith("selfcheck")}


def test_answers_survive_a_reload_and_a_new_page(fit: Reader) -> None:
    fit.press("始める")
    fit.give(SOME)
    fit.page.reload()
    assert fit.chosen() == SOME
    expect(fit.root).to_contain_text("前回の答えが残っています。答えた質問：3")
    # It is told once, where it is read: with all questions shown, it counts along with the answers.
    expect(fit.root.get_by_role("status").filter(has_text="前回の答え")).to_have_count(0)
    other = Reader(fit.page.context.new_page(), fit.quiz, fit.address).open()
    assert other.chosen() == SOME
    other.press("続きから始める")
    expect(other.fieldset(IDS[1])).to_be_focused()


def test_with_every_answer_kept_the_way_continues_at_the_review(fit: Reader) -> None:
    fit.give({question: ["want"] for question in IDS})
    fit.open()
    fit.press("続きから始める")
    expect(fit.heading("答えの見直し")).to_be_focused()
    fit.press("質問に戻る")
    expect(fit.fieldset(IDS[0])).to_be_focused()


def test_another_browser_knows_nothing_of_it(fit: Reader, reader_of: Open) -> None:
    fit.give(SOME)
    assert reader_of("fit").chosen() == {}


def test_the_page_says_where_answers_are_kept(fit: Reader) -> None:
    expect(fit.root.get_by_text("答えは、このブラウザーの中だけに保存されます")).to_be_visible()
    expect(fit.root.get_by_text(KEPT_NOWHERE)).to_be_hidden()


def test_nothing_is_kept_before_the_first_answer(fit: Reader) -> None:
    fit.press("始める")
    fit.press("次へ")
    assert storage(fit) == {}


def test_one_button_erases_everything(fit: Reader) -> None:
    fit.give(SOME)
    assert len(storage(fit)) == 1
    fit.open()
    fit.press("答えを消す")
    assert (storage(fit), fit.chosen()) == ({}, {})
    expect(fit.button("始める")).to_be_visible()
    expect(fit.button("答えを消す")).to_be_hidden()
    fit.open()
    assert fit.chosen() == {}


def test_erasing_one_quiz_leaves_the_others(fit: Reader) -> None:
    fit.give(SOME)
    know = Reader(fit.page, "know", fit.address.replace("fit", "know")).open()
    know.give({"background": ["degree"]})
    know.open()
    know.press("答えを消す")
    assert fit.open().chosen() == SOME


def test_after_an_edit_unchanged_answers_are_kept_and_dropped_ones_named(
    reader_of: Open, sites: Sites
) -> None:
    site = sites()
    site.build(small() + TOWN)
    reader = reader_of("sample", site)
    reader.give({"sea": ["far"], "hill": ["near"], "wood": ["leaf", "rain"], "town": ["far"]})
    site.build(small(sea="海の色と音", third='\n      - {id: "middle", text: 中ほど}'))
    reader.open()
    assert reader.chosen() == {"wood": ["leaf", "rain"]}
    notice = reader.root.locator(".quiz-notice").filter(has_text="前回の答えが残っています")
    expect(notice).to_contain_text("答えた質問：1")
    expect(notice).to_contain_text("次の質問はその後に変わったため")
    expect(notice.get_by_role("listitem")).to_have_text(["海の色", "丘の上", "町の角"])
    # The first new answer is kept in place of those dropped.
    reader.give({"sea": ["near"]})
    reader.open()
    expect(notice.get_by_role("listitem")).to_have_count(0)
    assert reader.chosen() == {"sea": ["near"], "wood": ["leaf", "rain"]}


def test_another_order_and_another_comma_keep_the_answers(reader_of: Open, sites: Sites) -> None:
    site = sites()
    site.build(small() + TOWN)
    reader = reader_of("sample", site)
    answers = {"hill": ["near"], "sea": ["far"], "town": ["far"], "wood": ["bird"]}
    reader.give(answers)
    head, _, questions = small(sea="海の、色").partition("questions:\n")
    site.build(f"{head}questions:\n{TOWN}{questions}")
    assert reader.open().chosen() == answers
    expect(reader.root.get_by_text("次の質問はその後に変わったため")).to_be_hidden()


def test_of_the_most_options_that_there_can_be_each_is_kept_and_shared(
    reader_of: Open, sites: Sites
) -> None:
    options = "".join(f"      - {{id: o{n}, text: 選択肢{n}}}\n" for n in range(50))
    head, _, _rest = small().partition("  - id: sea")
    site = sites()
    site.build(f"{head}  - id: all\n    type: multiple\n    prompt: 全部\n    options:\n{options}")
    reader = reader_of("sample", site)
    answers = {"all": ["o0", "o1", "o24", "o49"]}
    reader.give(answers)
    assert reader.open().chosen() == answers
    reader.read_result(answers)
    fragment = "#" + reader.link().partition("#")[2]
    assert reader_of("sample", site).open(fragment).chosen() == answers


BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_everything_else_works_and_the_page_says_so(
    reader_of: Open, script: str
) -> None:
    reader = reader_of("fit", script=script)
    notice = reader.root.get_by_text(KEPT_NOWHERE)
    reader.press("始める")
    reader.choose("避けたい")
    expect(notice).to_be_visible()
    reader.press("次へ")
    reader.press("すべての質問を並べる")
    reader.give({question: ["want"] for question in IDS[1:]})
    reader.press("結果を見る")
    assert reader.groups() == [("避けたいと答えたこと", IDS[:1]), ("望むと答えたこと", IDS[1:])]
    expect(notice).to_be_visible()
    own = reader.chosen()
    fragment = reader.link().partition("#")[2]
    # A shared result on the open page does not cost the answers that are kept nowhere else.
    reader.page.evaluate("name => { location.hash = name }", fragment)
    reader.press("自分の答えに戻る")
    assert reader.chosen() == own
    reader.press("結果を見る")
    reader.press("答えを消してやり直す")
    assert reader.chosen() == {}
    reader.open()
    assert reader.chosen() == {}


NOT_OURS = [
    "",
    "null",
    "5",
    "{",
    "[]",
    '["all"]',
    '["step", 7]',
    '["step", [null]]',
    '{"mode": "all"}',
    json.dumps(["step", [["fit-x", "", "<img src=x onerror=document.title=1>", "x"]]]),
]


def test_what_others_left_in_the_storage_does_no_harm(fit: Reader) -> None:
    fit.give(SOME)
    [name] = storage(fit)
    for text in NOT_OURS:
        fit.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [name, text])
        fit.open()
        assert fit.chosen() == {}, text
        expect(fit.root.locator("img")).to_have_count(0)
        fit.root.get_by_role("button", name="始める").click()
        expect(fit.fieldset(IDS[0])).to_be_visible()
