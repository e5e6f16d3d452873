"""The browser counts as the model does: a made-up quiz of every type, under random answers."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect
from pydantic import TypeAdapter

from selfcheck.quizzes.model import Option, Question, Quiz
from selfcheck.text import Identifier
from tests.browser.quiz.conftest import Open, Site, Sites
from tests.browser.quiz.reader import Answers, questions_on

DRAWS = 30
GROUPS = {
    "avoid": "避けたいと答えたこと",
    "want": "望むと答えたこと",
    "unknown": "まだ分からないと答えたこと",
    "missed": "まちがえて答えたこと",
    "open": "まだ答えていないこと",
    "either": "どちらでもよいと答えたこと",
    "other": "選んだ答えと、この仕事について分かっていること",
    "right": "正しく答えたこと",
}
DIMENSIONS = ("one", "two", "three")


def made_up() -> dict[str, Any]:
    """A quiz as its file holds it: types, directions, scores, right and unknown in combination."""
    random = Random(20240101)
    scale = [{"id": f"l{v + 2}", "text": f"段階{v + 2}", "value": v} for v in range(-2, 3)]
    questions: list[dict[str, Any]] = [
        {
            "id": f"scale{index}",
            "type": "scale",
            "scale": "wish",
            "dimension": DIMENSIONS[index % 3],
            "direction": ("toward", "opposite")[index // 3 % 2],
        }
        for index in range(6)
    ]
    for index in range(8):
        options: list[dict[str, Any]] = [
            {
                "id": f"o{n}",
                "text": f"選択肢{n}",
                "scores": {name: random.randint(-3, 3) for name in random.sample(DIMENSIONS, 2)},
            }
            for n in range(4)
        ]
        if index % 4 > 1:
            options[1]["correct"] = True
        else:
            for option, wish in zip(options[1:], (1, -2, 0), strict=True):
                option["wish"] = wish
        if index % 4 == 1:
            options.append({"id": "unknown", "text": "まだ分からない", "unknown": True})
        if index == 7:
            options[3]["correct"] = True
        kind = ("single", "multiple")[index % 2]
        questions.append({"id": f"choice{index}", "type": kind, "options": options})
    for index, question in enumerate(questions):
        question |= {"prompt": f"質問の文{index}"} | (
            {"passage": "説明です。"} if index % 2 else {}
        )
    random.shuffle(questions)
    return {
        "id": "sample",
        "version": 1,
        "title": "作り物",
        "scales": {"wish": [*scale, {"id": "unknown", "text": "まだ分からない"}]},
        "dimensions": [
            {"id": d, "title": f"観点{d}", "bands": _bands(-999, 999)} for d in DIMENSIONS
        ],
        "questions": questions,
    }


def _bands(lowest: int, highest: int) -> list[dict[str, Any]]:
    """A band for nearly every sum, so that a wrong sum shows."""
    if highest - lowest > 100:
        return [{"id": "all", "title": "すべて", "from": lowest, "to": highest}]
    starts = range(lowest, highest + 1, 2)
    return [
        {"id": f"b{i}", "title": f"区分{i}", "from": start, "to": min(start + 1, highest)}
        for i, start in enumerate(starts)
    ]


def completed() -> tuple[dict[str, Any], Quiz]:
    """The quiz with bands over just the sums that its questions can give."""
    model = TypeAdapter(Quiz)
    content = made_up()
    loose = model.validate_python(content)
    ranges = loose.ranges()
    for dimension in content["dimensions"]:
        dimension["bands"] = _bands(*ranges[dimension["id"]])
    return content, model.validate_python(content)


CONTENT, QUIZ = completed()


@pytest.fixture(scope="module")
def site(sites: Sites) -> Site:
    made = sites()
    made.build(yaml.safe_dump(CONTENT, allow_unicode=True, sort_keys=False))
    return made


def drawn(random: Random) -> dict[str, list[str]]:
    """Random answers; every second draw is complete, or hardly a dimension would be read."""
    complete = random.random() < 0.5
    answers = {}
    for question in QUIZ.questions:
        options = QUIZ.options_of(question)
        ids = [str(o.id) for o in options if not (complete and o.unknown)]
        most = len(ids) if question.type == "multiple" else 1
        chosen = sorted(random.sample(ids, random.randint(1, most)), key=ids.index)
        answers[str(question.id)] = [] if random.random() < 0.1 and not complete else chosen
    return answers


def options(question: Question, answers: Answers) -> list[Option]:
    """What was chosen."""
    return [o for o in QUIZ.options_of(question) if o.id in answers[str(question.id)]]


def counts(chosen: list[Option]) -> bool:
    """Whether an answer is one that a sum can be made of."""
    return bool(chosen) and not any(option.unknown for option in chosen)


def band(dimension: str, answers: Answers) -> str:
    """The title of the band that the model gives."""
    chosen = [options(question, answers) for question in questions_on(QUIZ, dimension)]
    if not all(map(counts, chosen)):
        return ""
    total = sum(option.scores.get(Identifier(dimension), 0) for each in chosen for option in each)
    found = QUIZ.dimensions[DIMENSIONS.index(dimension)].band_of(total)
    assert found is not None
    return str(found.title)


def group(question: Question, answers: Answers) -> str:
    """The list of the result in which a question is."""
    chosen = options(question, answers)
    if not counts(chosen):
        return "unknown" if chosen else "open"
    if QUIZ.is_judged(question):
        right = all(o.correct == (o in chosen) for o in QUIZ.options_of(question))
        return "right" if right else "missed"
    wish = min((option.wish for option in chosen if option.wish is not None), default=None)
    if wish is None:
        return "other"
    return "avoid" if wish < 0 else "want" if wish else "either"


def groups(answers: Answers) -> dict[str, set[str]]:
    """The questions of each list that is not empty."""
    found: dict[str, set[str]] = {}
    for question in QUIZ.questions:
        found.setdefault(GROUPS[group(question, answers)], set()).add(str(question.id))
    return found


def test_bands_lists_and_score_are_the_models(reader_of: Open, site: Site) -> None:
    reader = reader_of("sample", site)
    random = Random(7)
    seen = set()
    for _draw in range(DRAWS):
        answers = drawn(random)
        reader.read_result(answers)
        bands = {dimension: reader.band(dimension) for dimension in DIMENSIONS}
        assert bands == {dimension: band(dimension, answers) for dimension in DIMENSIONS}, answers
        shown = {title: set(questions) for title, questions in reader.groups()}
        assert {title: ids for title, ids in shown.items() if ids} == groups(answers), answers
        right = len(groups(answers).get(GROUPS["right"], ()))
        assert reader.result.locator(".quiz-score").inner_text().endswith(f"：{right}")
        seen |= set(bands.values())
        reader.press("質問に戻る")
    assert len(seen) > 10  # the draws did reach many bands, and none


def test_a_link_carries_every_kind_of_answer(reader_of: Open, site: Site) -> None:
    sender = reader_of("sample", site)
    answers = {question: chosen for question, chosen in drawn(Random(3)).items() if chosen}
    sender.read_result(answers)
    opener = reader_of("sample", site)
    opener.open(f"#{sender.link().partition('#')[2]}")
    assert opener.chosen() == answers
    assert opener.result.inner_text() == f"共有された{sender.result.inner_text()}"


def test_answers_without_a_wish_do_not_hide_that_all_wishes_are_the_same(
    reader_of: Open, site: Site
) -> None:
    reader = reader_of("sample", site)
    uniform = reader.result.get_by_text("すべて同じ答えのため")
    wishes = {str(q.id): ["l4"] for q in QUIZ.questions if q.type == "scale"}
    judged = {str(q.id): ["o0"] for q in QUIZ.questions if QUIZ.is_judged(q)}
    reader.read_result(wishes | judged)
    expect(uniform).to_be_visible()
    for other in ("unknown", "l3"):
        reader.press("質問に戻る")
        reader.read_result(wishes | judged | {"scale0": [other]})
        expect(uniform).to_be_hidden()


def test_the_right_answer_comes_after_the_given_one_with_a_passage_and_without(
    reader_of: Open, site: Site
) -> None:
    reader = reader_of("sample", site)
    missed = [question for question in QUIZ.questions if QUIZ.is_judged(question)]
    assert {question.passage is None for question in missed} == {True, False}
    reader.read_result({str(question.id): ["o0"] for question in missed})
    for question in missed:
        listed = reader.result.locator(".quiz-group li").filter(has_text=str(question.prompt))
        answers = listed.locator(".quiz-answer > span")
        assert answers.all_inner_texts() == ["選んだ答え：", "正解："]
