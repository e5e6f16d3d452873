"""The ways through a quiz, with a pointer and with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz.conftest import Open, Sites
from tests.browser.quiz.reader import Reader, of_the_guide
from tests.browser.quiz.test_memory import TOWN, small

FIT = of_the_guide("fit")
IDS = [str(question.id) for question in FIT.questions]
ALL_AGAIN = "すべての質問を並べる"
UNANSWERED = "まだ答えていない質問があります"


@pytest.mark.parametrize("name", ["fit", "know", "situations"])
def test_a_pointer_leads_from_the_introduction_to_the_result(reader_of: Open, name: str) -> None:
    reader = reader_of(name)
    total = len(of_the_guide(name).questions)
    reader.press("始める")
    for number in range(1, total + 1):
        expect(reader.question).to_have_count(1)
        expect(reader.question).to_be_focused()
        expect(reader.question.locator("legend")).to_contain_text(f"質問 {number}/{total}")
        reader.question.locator("label").first.click()
        reader.press("次へ")
    expect(reader.heading("答えの見直し")).to_be_focused()
    expect(reader.root).to_contain_text(f"答えた質問：{total}")
    expect(reader.heading(UNANSWERED)).to_be_hidden()
    reader.press("結果を見る")
    expect(reader.heading("結果")).to_be_focused()
    expect(reader.heading("結果")).to_be_in_viewport()
    listed = [question for _, group in reader.groups() for question in group]
    assert sorted(listed) == sorted(str(q.id) for q in of_the_guide(name).questions)


def pressed(page: Page, key: str) -> Locator:
    page.keyboard.press(key)
    return page.locator("*:focus")


def test_the_keyboard_alone_leads_to_the_result(reader_of: Open) -> None:
    reader = reader_of("situations")
    page = reader.page
    begin = reader.button("始める")
    while not begin.evaluate("button => button === document.activeElement"):
        pressed(page, "Tab")
    page.keyboard.press("Enter")
    for number in range(8):
        expect(reader.question).to_be_focused()
        answers = reader.question.get_by_role("radio")
        expect(pressed(page, "Tab")).to_have_attribute("value", str(answers.first.input_value()))
        page.keyboard.press("Space" if number % 2 else "ArrowDown")
        expect(answers.nth(0 if number % 2 else 1)).to_be_checked()
        # Choosing leads nowhere; one Tab leaves the group of answers.
        expect(reader.question.locator("legend")).to_contain_text(f"質問 {number + 1}/8")
        expect(pressed(page, "Tab")).to_have_text("この答えの説明を読む")
        expect(pressed(page, "Tab")).to_have_text("前へ")
        expect(pressed(page, "Tab")).to_have_text("次へ")
        page.keyboard.press("Enter" if number % 2 else "Space")
    expect(reader.heading("答えの見直し")).to_be_focused()
    expect(pressed(page, "Tab")).to_have_text("結果を見る")
    page.keyboard.press("Enter")
    expect(reader.heading("結果")).to_be_focused()
    assert list(map(len, reader.chosen().values())) == [1] * 8


def test_arrows_and_shift_tab_stay_in_the_group_of_answers(fit: Reader) -> None:
    fit.press("始める")
    answers = fit.question.get_by_role("radio")
    pressed(fit.page, "Tab")
    for index in (1, 2, 3, 4, 5, 0):
        pressed(fit.page, "ArrowDown")
        expect(answers.nth(index)).to_be_checked()
        expect(answers.nth(index)).to_be_focused()
    expect(pressed(fit.page, "Tab")).to_have_text("前へ")
    expect(pressed(fit.page, "Shift+Tab")).to_have_attribute("value", "avoid")


@pytest.mark.parametrize("name", ["fit", "know", "situations"])
def test_nothing_is_chosen_beforehand(reader_of: Open, name: str) -> None:
    assert reader_of(name).chosen() == {}


def test_each_question_is_a_group_with_its_words_as_its_name(fit: Reader) -> None:
    fit.press("始める")
    prompt = str(FIT.questions[0].prompt)
    expect(fit.root.get_by_role("group", name=f"質問 1/24 {prompt}", exact=True)).to_be_focused()
    expect(fit.question.get_by_role("radio", name="まだ分からない", exact=True)).to_be_visible()


def test_the_conditions_for_everyone_come_before_the_first_question(fit: Reader) -> None:
    facts = fit.root.locator(".quiz-facts")
    expect(facts.get_by_role("listitem")).to_have_count(len(FIT.facts))
    expect(facts).to_be_visible()
    fit.press("始める")
    expect(facts).to_be_hidden()


def test_going_back_keeps_the_answers(fit: Reader) -> None:
    fit.press("始める")
    fit.choose("避けたい")
    fit.press("次へ")
    fit.choose("まだ分からない")
    fit.press("前へ")
    expect(fit.question.get_by_role("radio", name="避けたい", exact=True)).to_be_checked()
    fit.press("次へ")
    expect(fit.question.get_by_role("radio", name="まだ分からない", exact=True)).to_be_checked()


def test_going_back_from_the_first_question_leads_to_the_introduction(fit: Reader) -> None:
    fit.press("始める")
    fit.press("前へ")
    expect(fit.heading(str(FIT.title))).to_be_focused()
    expect(fit.button("続きから始める")).to_be_hidden()
    fit.press("始める")
    fit.choose("避けたい")
    fit.press("前へ")
    expect(fit.root).to_contain_text("答えた質問：1")
    fit.press("続きから始める")
    expect(fit.question.locator("legend")).to_contain_text("質問 2/24")


def test_from_one_at_a_time_to_all_at_once_and_back_at_the_same_question(fit: Reader) -> None:
    fit.press("始める")
    fit.choose("避けたい")
    fit.press("次へ")
    fit.press(ALL_AGAIN)
    expect(fit.question).to_have_count(24)
    expect(fit.fieldset(IDS[1])).to_be_focused()
    expect(fit.fieldset(IDS[1])).to_be_in_viewport()
    expect(fit.button("次へ")).to_be_hidden()
    fit.fieldset(IDS[9]).get_by_text("望んでいる").click()
    fit.press("一問ずつ答える")
    expect(fit.question).to_have_count(1)
    expect(fit.fieldset(IDS[9])).to_be_focused()
    assert fit.chosen() == {IDS[0]: ["avoid"], IDS[9]: ["want"]}


def test_all_at_once_is_remembered(fit: Reader) -> None:
    fit.press(ALL_AGAIN)
    fit.open()
    expect(fit.question).to_have_count(24)
    fit.press("一問ずつ答える")
    fit.open()
    expect(fit.question).to_have_count(0)
    expect(fit.button("始める")).to_be_visible()


def at_the_review(fit: Reader) -> Locator:
    fit.give({question: ["want"] for question in IDS if question not in (IDS[2], IDS[6])})
    fit.open()
    fit.press("続きから始める")
    expect(fit.fieldset(IDS[2])).to_be_focused()
    fit.open(f"#fit-{IDS[-1]}")
    fit.press("次へ")
    expect(fit.heading("答えの見直し")).to_be_focused()
    return fit.error_summary


def test_the_review_links_to_what_is_unanswered(fit: Reader) -> None:
    summary = at_the_review(fit)
    expect(summary.get_by_role("link")).to_have_text(
        [f"質問 {n}/24 {FIT.questions[n - 1].prompt}" for n in (3, 7)]
    )
    for _ in range(2):  # also again, when the address is that of the question already
        summary.get_by_role("link").last.click()
        expect(fit.fieldset(IDS[6])).to_be_focused()
        expect(fit.question).to_have_count(1)
        fit.open(f"#fit-{IDS[-1]}")
        fit.press("次へ")
    summary.get_by_role("link").last.click()
    fit.choose("避けたい")
    fit.open(f"#fit-{IDS[-1]}")
    fit.press("次へ")
    expect(summary.get_by_role("link")).to_have_count(1)


def test_a_result_with_unanswered_questions_needs_to_be_asked_for_twice(fit: Reader) -> None:
    at_the_review(fit)
    fit.press("結果を見る")
    expect(fit.heading(UNANSWERED)).to_be_focused()
    expect(fit.result).to_be_hidden()
    fit.press("答えずに結果を見る")
    expect(fit.heading("結果")).to_be_focused()
    assert ("まだ答えていないこと", [IDS[2], IDS[6]]) in fit.groups()


def test_all_at_once_reviews_on_the_same_page(fit: Reader) -> None:
    fit.press(ALL_AGAIN)
    fit.press("結果を見る")
    summary = fit.error_summary
    expect(fit.heading(UNANSWERED)).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(24)
    fit.give({IDS[0]: ["want"]})
    expect(summary.get_by_role("link")).to_have_count(23)
    summary.get_by_role("link").nth(3).click()
    expect(fit.fieldset(IDS[4])).to_be_focused()
    expect(fit.question).to_have_count(24)


def test_back_from_the_result_to_the_questions_and_start_again(fit: Reader) -> None:
    fit.read_result({question: ["want"] for question in IDS[:-1]})
    fit.press("質問に戻る")
    expect(fit.question).to_have_count(24)
    expect(fit.result).to_be_hidden()
    fit.press("結果を見る")
    fit.press("答えずに結果を見る")
    fit.press("答えを消してやり直す")
    expect(fit.heading(str(FIT.title))).to_be_focused()
    assert fit.chosen() == {}
    expect(fit.button("始める")).to_be_visible()


def test_a_fragment_of_a_question_opens_it(fit: Reader) -> None:
    fit.open(f"#fit-{IDS[4]}")
    expect(fit.fieldset(IDS[4])).to_be_focused()
    expect(fit.question).to_have_count(1)
    fit.page.evaluate("name => { location.hash = name }", f"fit-{IDS[7]}")
    expect(fit.fieldset(IDS[7])).to_be_focused()
    expect(fit.question).to_have_count(1)


def test_a_link_on_the_page_opens_its_question_each_time(reader_of: Open, sites: Sites) -> None:
    site = sites()
    site.build(small() + TOWN, page="{quiz:ref}`丘へ <sample-hill>`\n\n:::{quiz} sample\n:::\n")
    reader = reader_of("sample", site)
    for _ in range(2):  # the second time, the address is that of the question already
        reader.page.get_by_role("link", name="丘へ").click()
        expect(reader.fieldset("hill")).to_be_focused()
        expect(reader.question).to_have_count(1)
        reader.press("次へ")
        expect(reader.fieldset("wood")).to_be_focused()


def test_a_fragment_of_a_dimension_shows_its_reading(fit: Reader) -> None:
    fit.open("#fit-support")
    expect(fit.heading("裏方として人を支える")).to_be_in_viewport()
    expect(fit.root.locator("#fit-support").get_by_role("link").first).to_be_visible()


def test_other_fragments_leave_the_quiz_as_it_is(fit: Reader) -> None:
    fit.press("始める")
    for fragment in ("check-fit-result", "", "%", "no-such-thing", "fit", "=", "%E0%A4%A", "a b"):
        fit.page.evaluate("name => { location.hash = name }", fragment)
        expect(fit.fieldset(IDS[0])).to_be_visible()
