"""Mistakes in a page's directives and roles, told at its line, with the rest of the page built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.selfcheck.builds import CONF, build, build_of
from tests.selfcheck.quiz_example import EVERYTHING, FAQ, QUIZ

QUIZZES = {"quiz/sample.yml": QUIZ, "quiz/full.yml": EVERYTHING}
HEAD = "# 表紙\n\n```{toctree}\nfaq\n```\n\n"
ENTRY = "## 節\n\n:::{faq} 問いですか？\n:id: %s\n\n答えです。\n:::\n"
# What is told of a right entry that lacks something has tests of its own.
QUIET = 'suppress_warnings = ["selfcheck.faq_orphan", "selfcheck.faq_source"]\n'
TWICE = "このページですでに使われています。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ":::{quiz} smple\n:::\n",
            ["7: 「smple」という自己チェックはありません。「sample」のまちがいではありませんか。"],
            id="unknown",
        ),
        pytest.param(
            ":::{quiz}\n:::\n",
            ["7: 自己チェックのidがありません。「quiz」のあと、同じ行に書いてください。"],
            id="none",
        ),
        pytest.param(
            ":::{quiz} sample full\n:::\n",
            ["7: 「sample full」という自己チェックはありません。"],
            id="two",
        ),
        pytest.param(
            ":::{quiz} sample.yml\n:::\n",
            ["7: 「sample.yml」という自己チェックはありません。「sample」のまちがい"],
            id="file-name",
        ),
        pytest.param(
            ":::{quiz} ../quiz/sample\n:::\n",
            ["7: 「../quiz/sample」という自己チェックはありません。"],
            id="path",
        ),
        pytest.param(
            f":::{{quiz}} {'a' * 5000}\n:::\n",
            [f"7: 「{'a' * 39}…」という自己チェックはありません。"],
            id="long",
        ),
        pytest.param(
            ":::{quiz} 希望\n:::\n",
            ["7: 「希望」という自己チェックはありません。使えるのは次のとおりです：full、sample。"],
            id="japanese",
        ),
        pytest.param(
            ":::{quiz} sample\n:clas: wide\n:size: 3\n:::\n",
            [
                "7: 「:clas:」という指定はありません。「class」のまちがいではありませんか。",
                "7: 「:size:」という指定はありません。使えるのは次のとおりです：class。",
            ],
            id="options",
        ),
        pytest.param(
            ":::{quiz} sample\n質問はここに書きますか。\n:::\n",
            ["7: 「quiz」の囲みの中には何も書けません"],
            id="content",
        ),
        pytest.param(
            ":::{quiz} sample\n:::\n\n:::{quiz} sample\n:::\n",
            ["10: 自己チェック「sample」は、このページにすでにあります。"],
            id="twice",
        ),
        pytest.param(
            "(sample)=\n## 節\n\n:::{quiz} sample\n:::\n",
            [f"10: id「sample」は、{TWICE}"],
            id="label-above",
        ),
        pytest.param(
            ":::{quiz} sample\n:::\n\n(sample-evening)=\n## 節\n",
            ["7: 「sample-evening」は、このページの見出しなどに付けた名札（ラベル）でもあります。"],
            id="label-below",
        ),
        pytest.param(
            ENTRY % "sample" + "\n## 次の節\n\n:::{quiz} sample\n:::\n",
            [f"17: id「sample」は、{TWICE}"],
            id="entry-of-that-name",
        ),
        pytest.param(
            "{quiz:ref}`sampel`\n",
            ["7: 「sampel」という自己チェック、質問、観点はありません。"],
            id="role",
        ),
        pytest.param(
            "{quiz:ref}`題 <>`\n",
            ["7: 「」という自己チェック、質問、観点はありません。"],
            id="role-of-nothing",
        ),
        pytest.param(
            "{faq}`abrod`\n",
            [
                "7: 「abrod」というidのよくある質問はありません。「abroad」のまちがいでは"
                "ありませんか。"
            ],
            id="role-faq",
        ),
        pytest.param(
            f"{ENTRY % 'one'}\n{ENTRY % 'one'}",
            [f"17: id「one」は、{TWICE}別のidにしてください。"],
            id="entry-twice",
        ),
        pytest.param(
            f"(one)=\n{ENTRY % 'one'}", [f"10: id「one」は、{TWICE}"], id="entry-and-label-above"
        ),
        pytest.param(
            f"{ENTRY % 'one'}\n(one)=\n## 次の節\n",
            ["9: 「one」は、このページの見出しなどに付けた名札（ラベル）でもあります。"],
            id="entry-and-label-below",
        ),
        pytest.param(
            (ENTRY % "one").replace(":id: one", ":id: one\n:sourse: 案内\n:date: 今日"),
            [
                "9: 「:date:」という指定はありません。使えるのは次のとおりです："
                "aliases、as-of、id、next、related、review-by、source、topics、unanswered。",
                "9: 「:sourse:」という指定はありません。「source」のまちがいではありませんか。",
            ],
            id="entry-options",
        ),
        pytest.param(
            (ENTRY % "One Two"),
            ["9: idに「One Two」とは書けません。"],
            id="entry-id",
        ),
        pytest.param(
            "## 節\n\n:::{faq}\n:::\n",
            [
                "9: よくある質問にidがありません。",
                "9: 質問文がありません。",
                "9: 答えがありません。",
            ],
            id="entry-of-nothing",
        ),
        pytest.param(
            "::::{note}\n:::{faq} 問いですか？\n:id: one\n\n答えです。\n:::\n::::\n",
            ["9: よくある質問は、箇条書き、表、囲みの中には置けません。"],
            id="entry-in-a-box",
        ),
    ],
)
def test_each_mistake_is_told_at_its_line(tmp_path: Path, text: str, expected: list[str]) -> None:
    files = {"index.md": f"{HEAD}{text}\nおわりの段落です。\n", "faq.md": FAQ, **QUIZZES}
    built = build_of(tmp_path, {"conf.py": CONF + QUIET, **files})
    told = [line.replace(": WARNING", "") for line in built.warnings.splitlines()]
    for line, message in zip(told, expected, strict=True):
        assert line.startswith(f"index.md:{message}")
    assert "おわりの段落です。" in built.page().get_text()
    assert built.status == 0
    assert build(tmp_path, "html", "-EW", "--keep-going").status == 1


def test_a_quiz_can_stand_in_a_box_and_in_a_list(tmp_path: Path) -> None:
    text = "- 項目\n\n  :::{quiz} sample\n  :::\n\n::::{note}\n:::{quiz} full\n:::\n::::\n"
    files = {"index.md": HEAD + text, "faq.md": FAQ, **QUIZZES}
    for builder in ("html", "latex", "text"):
        assert build_of(tmp_path, files, builder, "-nW").warnings == ""


@pytest.mark.parametrize(
    "text", ["- :::{quiz} sample\n  :::\n", "語\n: :::{quiz} sample\n  :::\n"], ids=["item", "term"]
)
def test_a_quiz_can_be_all_that_an_item_holds(tmp_path: Path, text: str) -> None:
    conf = CONF.replace('"colon_fence"', '"colon_fence", "deflist"')
    files = {"conf.py": conf, "index.md": HEAD + text, "faq.md": FAQ, **QUIZZES}
    built = build_of(tmp_path, files, "html", "-nW")
    assert (built.warnings, built.status) == ("", 0)
    assert len(built.page().select("section.quiz#sample > fieldset")) == 3
