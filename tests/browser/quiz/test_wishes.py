"""What the quiz on wishes makes of the answers: lists, bands, readings, and no more."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from selfcheck.quizzes.model import Dimension, Question
from tests.browser.quiz.reader import Reader, of_the_guide, questions_on
from tests.conftest import Build
from tests.guide.pages import squeezed

FIT = of_the_guide("fit")
AVOID = "避けたいと答えたこと"
WANT = "望むと答えたこと"
UNKNOWN = "まだ分からないと答えたこと"
OPEN = "まだ答えていないこと"
EITHER = "どちらでもよいと答えたこと"
UNREAD = "答えていない質問、または「まだ分からない」と答えた質問があるため"
UNIFORM = "すべて同じ答えのため"
[SCALE] = FIT.scales.values()
LEVELS = {level.value: str(level.id) for level in SCALE}
LABELS = {str(level.id): str(level.text) for level in SCALE}
SUMS = {
    -8: (-2, -2, -2, -2),
    -3: (-2, -1, 1, -1),
    -2: (-2, -2, 1, 1),
    0: (2, -2, 1, -1),
    2: (2, 2, -1, -1),
    3: (2, 1, -1, 1),
    8: (2, 2, 2, 2),
}
"""For each end of a band, points of the four questions that add up to it."""


def answers_for(points: tuple[int, ...]) -> dict[str, list[str]]:
    """Answers that give each dimension these points, question by question."""
    return {
        str(question.id): [LEVELS[-value if question.direction == "opposite" else value]]
        for dimension in FIT.dimensions
        for question, value in zip(questions_on(FIT, dimension.id), points, strict=True)
    }


MIXED = {
    str(question.id): [list(LEVELS.values())[index % 6]]
    for index, question in enumerate(FIT.questions)
    if index % 7
}
"""Every level, and some questions without an answer."""


def expected_groups(answers: dict[str, list[str]]) -> dict[str, list[str]]:
    """The questions of each list, the strongest wish first and else in the quiz's order."""
    order = [str(question.id) for question in FIT.questions]
    levels = {"avoid": AVOID, "rather-avoid": AVOID, "either": EITHER, "unknown": UNKNOWN}
    groups: dict[str, list[str]] = {AVOID: [], WANT: [], UNKNOWN: [], OPEN: [], EITHER: []}
    for strong in (True, False):
        for question in order:
            level = answers.get(question, [""])[0]
            if strong == (level in ("avoid", "want")):
                groups[levels.get(level, WANT) if level else OPEN].append(question)
    return groups


def test_lists_come_in_order_and_the_strongest_wishes_first(fit: Reader) -> None:
    fit.read_result(MIXED)
    assert fit.groups() == list(expected_groups(MIXED).items())
    for _, questions in fit.groups():
        assert questions


def test_each_answer_is_listed_with_its_passage_and_links(fit: Reader, guide: Build) -> None:
    fit.read_result(MIXED)
    page = guide.page("check/fit")
    for question in map(str, (q.id for q in FIT.questions)):
        item = page.select_one(f'li[data-question="fit-{question}"]')
        assert item is not None
        written = squeezed(item.get_text())
        prompt = squeezed(item.select(".quiz-prompt")[0].get_text())
        if question in MIXED:
            answer = f"選んだ答え：{LABELS[MIXED[question][0]]}"
            written = written.replace(prompt, prompt + answer, 1)
        assert fit.passage(question) == written
        shown = fit.listed(question).get_by_role("link").all()
        links = [link.get_attribute("href") for link in shown]
        assert links == [link["href"] for link in item.select("a")]
        assert links


def test_every_passage_leads_to_a_place_of_the_guide(fit: Reader, guide: Build) -> None:
    fit.read_result(MIXED)
    targets = {link.get_attribute("href") or "" for link in fit.result.get_by_role("link").all()}
    assert len(targets) > 20
    for target in targets:
        name, _, fragment = target.partition("#")
        page = guide.page(name.removeprefix("../").removesuffix(".html"))
        assert not fragment or page.find(id=fragment), target


def test_every_band_of_every_dimension_is_reached_and_told(fit: Reader) -> None:
    for total, points in SUMS.items():
        fit.read_result(answers_for(points))
        for dimension in FIT.dimensions:
            tells_the_band(fit, dimension, total)
        fit.press("質問に戻る")


def tells_the_band(fit: Reader, dimension: Dimension, total: int) -> None:
    """Expect the band of this sum in the reading, in the table and in the picture."""
    band = dimension.band_of(total)
    assert band is not None
    name = {-8: "low", -3: "low", 3: "high", 8: "high"}.get(total, "middle")
    assert band.id == name
    assert fit.band(str(dimension.id)) == str(band.title)
    shown = fit.root.locator(f"#fit-{dimension.id}")
    assert squeezed(str(dimension.title)) in squeezed(shown.inner_text())
    expect(shown.locator(".quiz-band:visible")).to_have_count(1)
    expect(shown.locator(".quiz-band:visible p").last).not_to_have_text(str(band.title))
    expect(shown.get_by_text(UNREAD)).to_be_hidden()
    row = fit.result.get_by_role("row", name=str(dimension.title))
    expect(row.get_by_role("cell")).to_have_text(str(band.title))
    mark = row.locator("circle")
    assert float(mark.get_attribute("cx") or "") == pytest.approx(60 + 54 * total / 8, abs=0.01)


def test_the_picture_is_hidden_from_screen_readers(fit: Reader) -> None:
    fit.read_result(answers_for(SUMS[3]))
    picture = fit.result.locator("svg").first
    expect(picture).to_be_visible()
    expect(picture.locator("xpath=..")).to_have_attribute("aria-hidden", "true")
    expect(fit.result.get_by_role("rowheader")).to_have_count(6)


@pytest.mark.parametrize("answer", [[], ["unknown"]], ids=["missing", "unknown"])
def test_a_dimension_without_all_answers_shows_no_band(fit: Reader, answer: list[str]) -> None:
    question: Question = questions_on(FIT, "support")[2]
    fit.read_result(answers_for(SUMS[8]) | {str(question.id): answer})
    assert [fit.band(str(dimension.id)) != "" for dimension in FIT.dimensions] == [
        dimension.id != "support" for dimension in FIT.dimensions
    ]
    shown = fit.root.locator("#fit-support")
    expect(shown.get_by_text(UNREAD)).to_be_visible()
    expect(shown.get_by_role("link").first).to_be_visible()
    row = fit.result.get_by_role("row", name="裏方として人を支える")
    expect(row.get_by_role("cell")).to_contain_text(UNREAD)
    expect(row.locator("circle")).to_be_hidden()


@pytest.mark.parametrize("level", ["avoid", "either", "want"])
def test_all_the_same_answers_are_told_and_not_summed_up(fit: Reader, level: str) -> None:
    fit.read_result({str(question.id): [level] for question in FIT.questions})
    expect(fit.result.get_by_text(UNIFORM)).to_be_visible()
    expect(fit.heading("まとめ")).to_be_hidden()
    assert [fit.band(str(dimension.id)) for dimension in FIT.dimensions] == [""] * 6
    listed = [question for _, questions in fit.groups() for question in questions]
    assert listed == [str(question.id) for question in FIT.questions]


def test_answers_that_differ_are_summed_up(fit: Reader) -> None:
    fit.read_result(answers_for(SUMS[8]))
    expect(fit.result.get_by_text(UNIFORM)).to_be_hidden()
    expect(fit.heading("まとめ")).to_be_visible()


def test_the_result_has_no_percentage_total_or_score(fit: Reader) -> None:
    fit.read_result(answers_for(SUMS[8]))
    text = fit.result.inner_text()
    assert re.findall(r"[%％]|[+−-]?\d+\s*点|合計|総合|適性|診断", text) == []


def test_nothing_avoided_and_nothing_hoped_for_is_said(fit: Reader) -> None:
    fit.read_result({str(question.id): ["unknown"] for question in FIT.questions})
    expect(fit.result).to_contain_text("避けたいと答えたものはありませんでした。")
    expect(fit.result).to_contain_text("望むと答えたものはありませんでした。")
    assert [title for title, _ in fit.groups()] == [AVOID, WANT, UNKNOWN]


def test_the_result_ends_with_whom_to_ask(fit: Reader) -> None:
    fit.read_result(MIXED)
    end = fit.result.locator(".quiz-conclusion")
    expect(end.get_by_role("link", name="連絡先")).to_be_visible()
    expect(end).to_contain_text("情報通信課")


def test_a_changed_answer_changes_the_result(fit: Reader) -> None:
    question = questions_on(FIT, "support")[0]
    fit.read_result(answers_for(SUMS[3]))
    assert fit.band("support") == str(FIT.dimensions[4].bands[2].title)
    fit.press("質問に戻る")
    fit.read_result(answers_for(SUMS[3]) | {str(question.id): ["avoid"]})
    assert fit.band("support") == str(FIT.dimensions[4].bands[1].title)
    expect(fit.result.locator(".quiz-answer")).to_have_count(24)
