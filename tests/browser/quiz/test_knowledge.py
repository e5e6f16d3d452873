"""Quizzes that answer back: right and wrong, and situations without either."""

from __future__ import annotations

from playwright.sync_api import expect

from selfcheck.quizzes.model import Question
from tests.browser.quiz.reader import Reader, of_the_guide

KNOW = of_the_guide("know")
SITUATIONS = of_the_guide("situations")
IDS = [str(question.id) for question in KNOW.questions]
CHECK = "答えを確かめる"
READ = "この答えの説明を読む"
RIGHT = "正解です。"
MISSED = "正解ではありません。"
SHOWN_BELOW = "説明を下に表示しました。"


def right(question: Question) -> list[str]:
    """The ids of the right answers."""
    return [str(option.id) for option in question.options if option.correct]


def wrong(question: Question) -> list[str]:
    """The id of a wrong answer."""
    return [str(option.id) for option in question.options if not option.correct][:1]


def test_the_score_and_each_missed_question_are_told(know: Reader) -> None:
    missed = KNOW.questions[::4]
    feedback = know.feedback()
    know.read_result({str(q.id): wrong(q) if q in missed else right(q) for q in KNOW.questions})
    expect(know.result).to_contain_text(
        f"正解のある質問：{len(KNOW.questions)}問。"
        f"正しく答えた質問：{len(KNOW.questions) - len(missed)}"
    )
    assert know.groups() == [
        ("まちがえて答えたこと", [str(q.id) for q in missed]),
        ("正しく答えたこと", [str(q.id) for q in KNOW.questions if q not in missed]),
    ]
    for question in missed:
        shown = know.passage(str(question.id))
        answers = [know.label(str(question.id), option) for option in right(question)]
        assert f"正解：{'、'.join(answers)}" in shown
        assert feedback[str(question.id), wrong(question)[0]] in shown
        expect(know.listed(str(question.id)).get_by_role("link").first).to_be_visible()


def test_rightly_answered_questions_name_no_other_answer(know: Reader) -> None:
    know.read_result({str(q.id): right(q) for q in KNOW.questions})
    assert [title for title, _ in know.groups()] == ["正しく答えたこと"]
    expect(know.result.get_by_text("正解：")).to_have_count(0)


def test_of_several_right_answers_all_and_no_other_count(know: Reader) -> None:
    question = next(q for q in KNOW.questions if q.type == "multiple")
    for chosen, heading in (
        (right(question), "正しく答えたこと"),
        (right(question)[:1], "まちがえて答えたこと"),
        (right(question) + wrong(question), "まちがえて答えたこと"),
    ):
        know.read_result({str(question.id): chosen})
        assert (heading, [str(question.id)]) in know.groups()
        know.press("質問に戻る")


def test_every_answer_to_every_question_has_its_verdict_and_feedback(know: Reader) -> None:
    feedback = know.feedback()
    know.press("すべての質問を並べる")
    for question in map(str, (q.id for q in KNOW.questions)):
        others = {answer: text for answer, text in feedback.items() if answer[0] == question}
        for _, option in list(others):
            know.give({question: [option]})
            assert know.said(question) == ""
            know.fieldset(question).get_by_role("button").click()
            text = know.said(question)
            is_right = right(KNOW.questions[IDS.index(question)]) == [option]
            assert text.startswith(RIGHT if is_right else MISSED)
            assert [answer for answer in others if others[answer] in text] == [(question, option)]


def test_another_answer_clears_what_was_said(know: Reader) -> None:
    know.press("始める")
    labels = know.question.locator("label")
    labels.nth(1).click()
    know.press(CHECK)
    # Only the verdict is announced; heard with its links, the explanation comes in pieces.
    expect(know.status).to_have_text(MISSED)
    expect(know.button(CHECK)).to_be_focused()
    labels.nth(1).click()
    expect(know.question.locator(".quiz-said")).to_have_text("")
    know.press(CHECK)
    expect(know.status).to_have_text("先に答えを選んでください。")


def test_an_erased_answer_takes_along_what_was_said_to_it(know: Reader) -> None:
    know.press("すべての質問を並べる")
    know.question.first.locator("label").first.click()
    know.question.first.get_by_role("button", name=CHECK).click()
    expect(know.status.first).to_contain_text(MISSED)
    know.open()
    know.question.first.get_by_role("button", name=CHECK).click()
    expect(know.status.first).to_contain_text(MISSED)
    know.press("答えを消す")
    know.press("始める")
    expect(know.status).to_be_empty()


def test_checking_an_answer_does_not_change_the_result(know: Reader) -> None:
    answers = {str(q.id): wrong(q) for q in KNOW.questions}
    know.read_result(answers)
    before = know.result.inner_text()
    know.press("質問に戻る")
    know.question.first.get_by_role("button", name=CHECK).click()
    know.press("結果を見る")
    assert know.result.inner_text() == before


def test_every_option_of_every_situation_answers_back(situations: Reader) -> None:
    feedback = situations.feedback()
    situations.press("始める")
    for question in SITUATIONS.questions:
        for option in question.options:
            situations.give({str(question.id): [str(option.id)]})
            situations.press(READ)
            expect(situations.status).to_have_text(SHOWN_BELOW)
            text = situations.said(str(question.id)).removeprefix(SHOWN_BELOW)
            assert text.startswith(feedback[str(question.id), str(option.id)])
            assert "正解" not in text
        situations.press("次へ")


def test_situations_have_no_score_and_no_right_answer(situations: Reader) -> None:
    feedback = situations.feedback()
    situations.read_result({str(q.id): [str(q.options[1].id)] for q in SITUATIONS.questions})
    ids = [str(question.id) for question in SITUATIONS.questions]
    assert situations.groups() == [("選んだ答えと、この仕事について分かっていること", ids)]
    expect(situations.result).not_to_contain_text("正解")
    for question in SITUATIONS.questions:
        shown = situations.passage(str(question.id))
        option = str(question.options[1].id)
        assert situations.label(str(question.id), option) in shown
        assert feedback[str(question.id), option] in shown
