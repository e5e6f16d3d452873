"""The behaviour on a page, and the findings in a build."""

from __future__ import annotations

import pytest

from tests.conftest import Project
from tests.selfcheck.quiz_example import FILES, QUIZ

_ENGLISH = 'language = "en"\nselfcheck_analysis = True\n'
_PAGE = FILES | {
    "index.md": "# Title\n\n```{toctree}\nfaq\n```\n\n:::{quiz-behaviour} sample\n:::\n\n"
    "{faq}`abroad`\n"
}
_JUDGED = """\
id: sample
version: 1
title: 知識
questions:
  - id: two
    type: multiple
    prompt: 正しいもの
    options:
      - {id: a, text: 甲, correct: true}
      - {id: b, text: 乙, correct: true}
    passage: "{faq}`abroad`"
"""
OUTPUT = {
    "html": "index.html",
    "dirhtml": "index.html",
    "singlehtml": "index.html",
    "text": "index.txt",
    "latex": "test.tex",
    "man": "test.1",
    "texinfo": "test.texi",
    "xml": "index.xml",
    "epub": "index.xhtml",
}


@pytest.mark.parametrize(("builder", "name"), OUTPUT.items())
def test_every_builder_tells_the_behaviour(project: Project, builder: str, name: str) -> None:
    build = project(_PAGE, builder, "-nW", "--keep-going", conf='language = "en"\n')
    assert (build.warnings, build.status) == ("", 0)
    written = " ".join(build.text(name).replace("\\", "").split())
    for wanted in ("学び続ける", "避けたい寄り", "38.9%", "Version: 1. Questions: 3."):
        assert wanted in written
    assert ("<svg" in written) == (builder in ("html", "dirhtml", "singlehtml"))


def test_the_figures_of_the_example(project: Project) -> None:
    page = project(_PAGE, conf='language = "en"\n').page()
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in page.select(".quiz-behaviour tbody tr")
    ]
    assert rows == [
        ["避けたい寄り", "−3 to −1 points", "38.9%"],
        ["どちらともいえない", "0 points", "22.2%"],
        ["望む寄り", "+1 to +3 points", "38.9%"],
        ["Questions", "3"],
        ["Questions that name the condition", "1"],
        ["Questions that name its opposite", "1"],
        ["Random answers whose result changes with one step in one answer", "88.9%"],
        ["Answers to change from the first result to the last", "1 or more"],
        ["避けたい どちらでもよい 望んでいる", "−1 to +1 points"],
    ]


def test_the_chart_is_hidden_and_the_style_is_only_where_it_is_needed(project: Project) -> None:
    build = project(_PAGE)
    page = build.page()
    assert [svg["aria-hidden"] for svg in page.select("svg.behaviour-chart")] == ["true"]
    assert page.select(".quiz-behaviour [style]") == []
    assert "behaviour.css" in build.text("index.html")
    assert "behaviour.css" not in build.text("faq.html")


def test_a_judged_quiz_tells_the_chance_of_right_answers(project: Project) -> None:
    files = _PAGE | {"quiz/sample.yml": _JUDGED}
    cells = project(files, conf='language = "en"\n').page().select(".quiz-behaviour tbody tr")
    texts = [row.get_text(" ", strip=True) for row in cells]
    assert texts == ["0 of 1 66.7%", "1 of 1 33.3%"]


def test_a_quiz_without_points_says_so(project: Project) -> None:
    files = _PAGE | {"quiz/sample.yml": _JUDGED.replace(", correct: true", "")}
    page = project(files, conf='language = "en"\n').page()
    assert "Nothing is added up, and no answer is right or wrong." in page.get_text()


def test_an_edited_quiz_is_worked_out_anew(project: Project) -> None:
    project(_PAGE)
    edited = QUIZ.replace("scores: {learning: -1}", "scores: {learning: 0}")
    edited = edited.replace("from: -3", "from: -2")
    assert "38.9%" not in project(_PAGE | {"quiz/sample.yml": edited}).text("index.html")


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("{quiz-behaviour} smple", "There is no quiz “smple”. Did you mean “sample”?"),
        ("{quiz-behaviour} ../quiz/sample", "There is no quiz “../quiz/sample”."),
        ("{quiz-behaviour}", "The quiz is missing. Write its id after “quiz-behaviour”"),
        ("{quiz-behaviour} sample\n:size: 1", "There is no option “:size:”."),
        ("{quiz-behaviour} sample\n\ntext", "Nothing can stand inside “quiz-behaviour”"),
    ],
)
def test_a_wrong_directive_is_told_at_its_line(
    project: Project, directive: str, message: str
) -> None:
    index = _PAGE["index.md"].replace("{quiz-behaviour} sample", directive)
    warnings = project(_PAGE | {"index.md": index}, conf='language = "en"\n').warnings
    assert f"index.md:7: WARNING: {message}" in warnings


def test_a_faulty_quiz_is_told_at_its_own_line(project: Project) -> None:
    files = _PAGE | {"quiz/sample.yml": QUIZ.replace("version: 1\n", "")}
    build = project(files, conf='language = "en"\n')
    assert "sample.yml:1:1: WARNING: “version” is missing." in build.warnings
    assert "“version” is missing." in build.page().get_text()


def test_a_build_warns_at_the_line_of_the_quiz(project: Project) -> None:
    warnings = project(FILES, conf=_ENGLISH).warnings
    line = QUIZ.splitlines().index("  - id: evening") + 1
    assert f"sample.yml:{line}:9: WARNING: The question “evening” has no source." in warnings
    assert "[selfcheck.analysis]" in warnings


@pytest.mark.parametrize(
    "setting",
    [
        "selfcheck_analysis = False\n",
        'suppress_warnings = ["selfcheck.analysis"]\n',
        'selfcheck_analysis_ignore = ["missing-source", "missing-link", "two-band-jump"]\n',
    ],
)
def test_the_warnings_can_be_turned_off(project: Project, setting: str) -> None:
    assert project(FILES, conf=_ENGLISH + setting).warnings == ""


def test_banned_words_are_a_setting(project: Project) -> None:
    conf = _ENGLISH + 'selfcheck_banned_words = ["本を読む"]\n'
    option = "      - {id: read, text: 本を読む, scores: {learning: 1}}"
    place = f"{QUIZ.splitlines().index(option) + 1}:{option.index('本') + 1}"
    warnings = project(FILES, conf=conf).warnings
    assert f"sample.yml:{place}: WARNING: “本を読む” claims more" in warnings
