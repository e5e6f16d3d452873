"""A quiz on its page: the worksheet in every builder, the form in the browser's."""

from __future__ import annotations

import pytest

from tests.conftest import Project
from tests.selfcheck.quiz_example import FILES, QUIZ

BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    "text",
    "latex",
    "man",
    "texinfo",
    "xml",
    "epub",
    "gettext",
]
SENTENCES = [
    "希望の確認",
    "はじめに読む文です。",
    "海外勤務は",
    "新しい技術を学ぶこと",
    "一つの技術だけを使うこと",
    "まだ分からない",
    "この仕事では学び続けます。",
    "避けたい寄り",
    "低い読みです。",
    "中の読みです。",
    "高い読みです。",
    "本を読む",
]
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
    "gettext": "index.pot",
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_holds_every_text_without_a_warning(project: Project, builder: str) -> None:
    build = project(FILES, builder, "-nW", "--keep-going")
    written = build.text(OUTPUT[builder]).replace("\n", "").replace(" ", "")
    assert (build.warnings, build.status) == ("", 0)
    assert [s for s in SENTENCES if s.replace(" ", "") not in written] == []


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_without_a_browser_the_key_tells_how_to_add_up(project: Project, builder: str) -> None:
    written = project(FILES, builder).text(OUTPUT[builder])
    joined = "".join(part for part in written.replace("|", "").split())
    assert "避けたい−1、どちらでもよい0、望んでいる+1" in joined
    assert "避けたい+1、どちらでもよい0、望んでいる−1" in joined
    assert "−3〜−1点" in joined


def test_the_form_uses_native_groups_and_selects_nothing(project: Project) -> None:
    page = project(FILES).page()
    groups = page.select("section.quiz fieldset")
    assert [g.select_one("legend span.quiz-prompt").get_text() for g in groups] == [  # type: ignore[union-attr]
        "新しい技術を学ぶこと",
        "一つの技術だけを使うこと",
        "休みの夜の過ごし方",
    ]
    assert all(group.find(True).name == "legend" for group in groups)  # type: ignore[union-attr]
    assert [len(group.select('label > input[type="radio"]')) for group in groups] == [4, 4, 2]
    assert page.select("input[checked], form, [style], [onclick]") == []


def test_the_opposite_condition_turns_the_points_round(project: Project) -> None:
    page = project(FILES).page()
    points = {
        question: [field.get("data-scores") for field in page.select(f'[name="sample-{question}"]')]
        for question in ("learning-new", "learning-one", "evening")
    }
    assert points == {
        "learning-new": ["learning:-1", "learning:0", "learning:1", None],
        "learning-one": ["learning:1", "learning:0", "learning:-1", None],
        "evening": ["learning:1", "learning:-1"],
    }


def test_references_in_the_yaml_resolve_from_the_page(project: Project) -> None:
    page = project(FILES).page()
    assert page.select('.quiz-passage a[href="faq.html#abroad"]')
    assert page.select('.quiz-dimension a[href="faq.html#place"]')


def test_script_and_style_are_only_on_the_page_with_the_quiz(project: Project) -> None:
    build = project(FILES)
    assert "quiz.js" in build.text("index.html")
    assert "quiz.css" in build.text("index.html")
    assert "quiz." not in build.text("faq.html")


def test_texts_are_extracted_with_the_line_of_the_yaml_file(project: Project) -> None:
    pot = project(FILES, "gettext").text("index.pot")
    line = QUIZ.splitlines().index("    prompt: 新しい技術を学ぶこと") + 1
    assert f'../quiz/sample.yml:{line}\nmsgid "新しい技術を学ぶこと"' in pot.replace(
        "#: ../../", "../"
    )


def test_an_edited_quiz_is_built_anew(project: Project) -> None:
    project(FILES)
    edited = QUIZ.replace("新しい技術を学ぶこと", "古い技術を学ぶこと")
    build = project({**FILES, "quiz/sample.yml": edited})
    assert "古い技術を学ぶこと" in build.text("index.html")


def test_a_wrong_reference_is_told_at_the_line_of_the_yaml_file(project: Project) -> None:
    broken = QUIZ.replace("{faq}`abroad`も読めます", "{faq}`abrod`も読めます")
    build = project({**FILES, "quiz/sample.yml": broken})
    assert (
        "sample.yml:7: WARNING: 「abrod」というidのよくある質問はありません。"
        "「abroad」のまちがいではありませんか。"
    ) in build.warnings


def test_a_faulty_quiz_leaves_the_page_and_its_own_text(project: Project) -> None:
    broken = QUIZ.replace("version: 1\n", "")
    index = FILES["index.md"] + "\nあとの段落です。\n"
    build = project({**FILES, "index.md": index, "quiz/sample.yml": broken})
    page = build.page()
    assert build.status == 0
    assert (
        "quiz/sample.yml:1: 「version」がありません。"
        in page.select_one(".selfcheck-problem").get_text()
    )  # type: ignore[union-attr]
    assert "あとの段落です。" in page.get_text()
    assert "新しい技術を学ぶこと" in page.get_text()
    assert project(FILES | {"quiz/sample.yml": broken}, "html", "-nWE").status == 1


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        (
            ":::{quiz} smple\n:::\n",
            "index.md:7: WARNING: 「smple」という自己チェックはありません。"
            "「sample」のまちがいではありませんか。",
        ),
        (
            ":::{quiz} sample\n:::\n\n:::{quiz} sample\n:::\n",
            "index.md:10: WARNING: 自己チェック「sample」は、このページにすでにあります。",
        ),
    ],
)
def test_a_wrong_directive_is_told_with_its_line(
    project: Project, directive: str, message: str
) -> None:
    index = FILES["index.md"].replace(":::{quiz} sample\n:::\n", directive)
    assert message in project({**FILES, "index.md": index}).warnings


def test_markup_in_a_text_never_becomes_an_element(project: Project) -> None:
    hostile = QUIZ.replace("本を読む", "'<img src=x onerror=alert(1)>'").replace(
        "低い読みです。", '"<script>alert(1)</script>"'
    )
    page = project({**FILES, "quiz/sample.yml": hostile}).page()
    assert page.select("section.quiz img, section.quiz script") == []
