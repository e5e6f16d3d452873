"""A quiz in the browser's builders: native form controls that carry the whole model."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.conftest import Project
from tests.selfcheck.builds import only
from tests.selfcheck.conftest import BuiltBy
from tests.selfcheck.quiz_example import EVERYTHING, FILES, FULL_FILES, QUIZ


@pytest.fixture
def sheet(full: BuiltBy) -> Tag:
    """The form of the quiz that uses every feature."""
    return only(full("html").page().select_one("section.quiz"))


def inputs(sheet: Tag, question: str) -> list[Tag]:
    return sheet.select(f'#full-{question} > label > input[name="full-{question}"]')


def test_the_form_uses_native_groups_and_selects_nothing(sheet: Tag) -> None:
    groups = sheet.select("fieldset")
    assert [only(group.select_one("legend > span")).get_text() for group in groups] == [
        "条件を尋ねる問い",
        "逆の条件を尋ねる問い",
        "点の付いた答えの問い",
        "いくつも選ぶ問い",
        "正解が一つの問い",
        "正解が二つの問い",
    ]
    assert all(only(group.find(True)).name == "legend" for group in groups)
    kinds = [{str(each["type"]) for each in group.select("input")} for group in groups]
    assert kinds == [{"radio"}, {"radio"}, {"radio"}, {"checkbox"}, {"radio"}, {"checkbox"}]
    assert sheet.select("input[checked], form, [style], [onclick]") == []


def test_the_quiz_is_named_by_its_heading_and_keeps_its_class_and_version(sheet: Tag) -> None:
    heading = only(sheet.find(id=str(sheet["aria-labelledby"])))
    assert heading.get_text() == "すべてを使う自己チェック"
    assert {"quiz", "wide"} <= set(sheet["class"])
    assert sheet["data-version"] == "3"


def test_no_id_is_used_twice_on_the_page(full: BuiltBy) -> None:
    ids = [str(each["id"]) for each in full("html").page().select("[id]")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("question", "attribute", "values"),
    [
        ("toward", "data-to-learning", ["-1", "0", "1", None]),
        ("opposite", "data-to-learning", ["1", "0", "-1", None]),
        ("opposite", "data-wish", ["-1", "0", "1", None]),
        ("toward", "data-unknown", [None, None, None, ""]),
        ("points", "data-to-learning", ["1", "-1", None]),
        ("points", "data-to-moving", ["2", None, None]),
        ("points", "data-wish", ["2", "-1", None]),
        ("points", "data-unknown", [None, None, ""]),
        ("several", "data-to-moving", ["1", "2"]),
        ("one-right", "data-correct", [None, ""]),
        ("two-right", "data-correct", ["", None, ""]),
        ("two-right", "value", ["first", "second", "third"]),
    ],
)
def test_an_option_carries_what_it_means(
    sheet: Tag, question: str, attribute: str, values: list[str | None]
) -> None:
    assert [each.get(attribute) for each in inputs(sheet, question)] == values


def test_the_feedback_belongs_to_its_option(sheet: Tag) -> None:
    passage = only(sheet.select_one('.quiz-passages > [data-question="full-one-right"]'))
    said = {
        str(each["data-option"]): [p.get_text() for p in each.select("p")]
        for each in passage.select(".quiz-feedback")
    }
    assert said == {
        "wrong": ["Aと答えた人へ", "誤りへの返事です。"],
        "right": ["B（正解）と答えた人へ", "正解への返事です。", "二つめの段落です。"],
    }
    assert passage.get_text().rstrip().endswith("正解の出典です。")


def test_the_bands_carry_their_range(sheet: Tag) -> None:
    bands = sheet.select('[data-dimension="moving"] .quiz-band')
    assert [(band["data-from"], band["data-to"]) for band in bands] == [("1", "1"), ("2", "5")]


def test_references_in_the_yaml_resolve_from_the_page(sheet: Tag) -> None:
    for part in (".quiz-introduction", ".quiz-facts", ".quiz-passages", ".quiz-dimension"):
        assert sheet.select(f'{part} a[href^="faq.html#"]'), part
    assert sheet.select('.quiz-band a[href="faq.html#abroad"]')
    assert sheet.select('.quiz-conclusion a[href="faq.html#place"]')


@pytest.mark.parametrize(
    ("builder", "with_quiz", "other"),
    [
        ("html", "index.html", "faq.html"),
        ("dirhtml", "index.html", "faq/index.html"),
        ("epub", "index.xhtml", "faq.xhtml"),
    ],
)
def test_script_and_style_are_only_on_the_page_with_the_quiz(
    full: BuiltBy, builder: str, with_quiz: str, other: str
) -> None:
    build = full(builder)
    for name in ("quiz.js", "quiz.css"):
        assert (name in build.text(with_quiz)) == (builder != "epub")
        assert name not in build.text(other)


def test_the_script_waits_for_the_page(full: BuiltBy) -> None:
    (script,) = full("html").page().select('script[src*="quiz.js"]')
    assert script.has_attr("defer")
    assert not script.has_attr("type")


def test_an_epub_has_a_worksheet_without_controls(full: BuiltBy) -> None:
    text = full("epub").text("index.xhtml")
    assert "<input" not in text
    assert "<button" not in text
    assert not list(full("epub").out.rglob("quiz*.js"))


def test_a_wrong_reference_is_told_at_the_line_of_the_yaml_file(project: Project) -> None:
    broken = EVERYTHING.replace("文で{faq}`abroad`です", "文で{faq}`abrod`です")
    line = 1 + next(i for i, text in enumerate(broken.splitlines()) if "abrod" in text)
    build = project({**FULL_FILES, "quiz/full.yml": broken})
    assert (
        f"full.yml:{line}: WARNING: 「abrod」というidのよくある質問はありません。"
        "「abroad」のまちがいではありませんか。"
    ) in build.warnings


def test_two_quizzes_stand_on_one_page(project: Project) -> None:
    index = FILES["index.md"] + "\n:::{quiz} full\n:::\n"
    page = project(FILES | FULL_FILES | {"index.md": index}, "html", "-nW").page()
    assert [sheet["id"] for sheet in page.select("section.quiz")] == ["sample", "full"]
    assert len({str(each["name"]) for each in page.select("fieldset input")}) == 9


@pytest.mark.parametrize(
    "text", ["{role-that-is-not}`x`", "```{directive-that-is-not}\n```", "[](#nowhere)"]
)
@pytest.mark.parametrize("processes", ["1", "2"])
def test_what_is_wrong_within_a_text_is_told_once_at_its_line(
    project: Project, text: str, processes: str
) -> None:
    block = "\n".join(f"  {line}" for line in ["段落", "", *text.splitlines()])
    quiz = EVERYTHING.replace("conclusion: |\n", f"conclusion: |\n{block}\n\n")
    line = 1 + next(i for i, each in enumerate(quiz.splitlines()) if text.split("\n")[0] in each)
    files = {f"page-{i}.md": "# 頁\n" for i in range(5)} | FULL_FILES | {"quiz/full.yml": quiz}
    warnings = project(files, "html", "-j", processes).warnings.splitlines()
    told = [each for each in warnings if "toctree" not in each]
    (warning,) = told
    assert f"quiz/full.yml:{line}: WARNING: " in warning


@pytest.mark.parametrize("directive", ["{quiz} full", "{quiz} sample", "{quiz-behaviour} full"])
def test_a_quiz_within_the_texts_of_a_quiz_is_told_at_its_line(
    project: Project, directive: str
) -> None:
    text = f"conclusion: |\n  ```{directive}\n  ```\n\n"
    quiz = EVERYTHING.replace("conclusion: |\n", text)
    line = 1 + quiz.splitlines().index(f"  ```{directive}")
    built = project({**FILES, **FULL_FILES, "quiz/full.yml": quiz})
    (warning,) = built.warnings.splitlines()
    name = directive[1:].partition("}")[0]
    told = f"quiz/full.yml:{line}: WARNING: 「{name}」は、自己チェックの文の中には置けません。"
    assert told in warning
    assert [sheet["id"] for sheet in built.page().select("section.quiz")] == ["full"]


@pytest.mark.parametrize(
    "written",
    [
        ">\n      新しい\n      技術を  \n      学ぶ API と\n      English",
        "新しい\n      技術を\n      学ぶ API と\n      English",
        '"新しい\n      技術を\n      学ぶ API と\n      English"',
    ],
    ids=["folded", "plain", "quoted"],
)
def test_a_text_of_several_lines_has_no_gap_between_japanese(
    project: Project, written: str
) -> None:
    quiz = QUIZ.replace("新しい技術を学ぶこと", written, 1).replace(
        "dimension: learning\n    direction", "dimension: lerning\n    direction"
    )
    line = 1 + next(i for i, each in enumerate(quiz.splitlines()) if "lerning" in each)
    told = project(FILES | {"quiz/sample.yml": quiz}).warnings
    assert f"quiz/sample.yml:{line}:16: WARNING: 「lerning」という観点" in told
    right = quiz.replace("lerning", "learning")
    page = project(FILES | {"quiz/sample.yml": right}, "html", "-nW").page()
    assert "新しい技術を学ぶ API と English" in only(page.select_one("section.quiz")).get_text()


def test_a_heading_gives_way_to_the_quiz_of_its_name(project: Project) -> None:
    index = "# Sample\n\n```{toctree}\nfaq\n```\n\n## Sample evening\n\n:::{quiz} sample\n:::\n"
    built = project(FILES | {"index.md": index}, "html", "-nW")
    assert built.warnings == ""
    assert only(built.page().find(id="sample"))["data-version"] == "1"
    assert only(built.page().find(id="sample-evening")).name == "fieldset"
