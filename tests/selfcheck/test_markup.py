"""The texts of a quiz are in the markup of the page that shows it, with its settings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.selfcheck.builds import BUILDERS, CONF, build_of, only
from tests.selfcheck.quiz_example import EVERYTHING, FULL_FILES


def in_restructuredtext(text: str) -> str:
    """The text with its Markdown in the other markup, which wants blanks around inline elements."""
    text = re.sub(r"\[([^]]+)\]\(#place\)", r"\\ :ref:`\1 <place>`\\ ", text)
    text = re.sub(r"\[([^]]+)\]\((https[^)]+)\)", r"\\ `\1 <\2>`__\\ ", text)
    text = re.sub(r"\{faq\}`([^`]+)`", r"\\ :faq:`\1`\\ ", text)
    return re.sub(r"(\*+)([^*]+)\1", r"\\ \1\2\1\\ ", text)


RST_QUIZ = in_restructuredtext(EVERYTHING)
RST_FILES = {
    "conf.py": CONF.replace('"myst_parser", ', ""),
    "index.rst": "表紙\n====\n\n.. toctree::\n\n   faq\n\n.. quiz:: full\n   :class: wide\n",
    "faq.rst": "質問\n====\n\n.. _place:\n\n海外の節\n--------\n\n"
    ".. faq:: 海外で働きますか？\n   :id: abroad\n   :source: `案内 <https://example.org>`__\n\n"
    "   はい、:quiz:ref:`full` も見てください。\n",
    "quiz/full.yml": RST_QUIZ,
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_project_in_restructuredtext_needs_no_myst(tmp_path: Path, builder: str) -> None:
    built = build_of(tmp_path, RST_FILES, builder, "-nW", "--keep-going")
    assert (built.warnings, built.status) == ("", 0)


def test_the_texts_are_restructuredtext_there(tmp_path: Path) -> None:
    sheet = only(build_of(tmp_path, RST_FILES, "html", "-nW").page().select_one("section.quiz"))
    assert sheet.select_one(".quiz-facts strong")
    for part in (".quiz-facts", "fieldset", ".quiz-dimension", ".quiz-conclusion"):
        assert sheet.select(f'{part} a[href^="faq.html#"]'), part
    assert "[" not in sheet.get_text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":faq:`abrod`", "13: WARNING: 「abrod」というidのよくある質問はありません。"),
        ("*開いたまま", "13: WARNING: Inline emphasis start-string without end-string."),
        (":not-a-role:`x`", '13: ERROR: Unknown interpreted text role "not-a-role".'),
    ],
)
def test_what_is_wrong_in_restructuredtext_is_told_at_its_line(
    tmp_path: Path, text: str, expected: str
) -> None:
    quiz = RST_QUIZ.replace("  - 箇条の一つめ", f"  {text}\n\n  - 箇条の一つめ")
    line = 1 + quiz.splitlines().index(f"  {text}")
    warnings = build_of(tmp_path, RST_FILES | {"quiz/full.yml": quiz}).warnings
    assert f"quiz/full.yml:{expected}".replace(":13:", f":{line}:") in warnings


def test_mistakes_of_directives_are_told_in_our_words_there_too(tmp_path: Path) -> None:
    index = RST_FILES["index.rst"].replace(":class: wide", ":clas: wide")
    faq = RST_FILES["faq.rst"].replace(":id:", ":idd:")
    warnings = build_of(tmp_path, RST_FILES | {"index.rst": index, "faq.rst": faq}).warnings
    assert "index.rst:8: WARNING: 「:clas:」という指定はありません。" in warnings
    assert "faq.rst:9: WARNING: 「:idd:」という指定はありません。「id」のまちがい" in warnings
    assert "よくある質問にidがありません。" not in warnings  # one mistake, one message


def test_one_quiz_in_markdown_and_one_in_restructuredtext(tmp_path: Path) -> None:
    files = {
        **FULL_FILES,
        "index.md": FULL_FILES["index.md"].replace("faq\n", "faq\nother\n", 1),
        "other.rst": "別の頁\n======\n\n.. quiz:: other\n",
        "quiz/other.yml": RST_QUIZ.replace("id: full", "id: other"),
    }
    built = build_of(tmp_path, files, "html", "-nW")
    assert built.warnings == ""
    texts = [
        [legend.get_text() for legend in built.page(name).select("legend > span")]
        for name in ("index", "other")
    ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("extension", "text", "html"),
    [
        ("replacements", "(c) 2024", "© 2024"),
        ("smartquotes", 'the "quoted" text', "the “quoted” text"),
        ("strikethrough", "~~消す~~", "消す"),
        ("dollarmath", "$x$", '<span class="math'),
        ("attrs_inline", "[囲み]{.own-class}", '<span class="own-class">囲み</span>'),
        ("substitution", "{{ posts }}か国", "231か国"),
        ("substitution", "在外{{ posts }}", "在外231"),
        ("html_image", '<img src="x.png" alt="絵">', '<img alt="絵" src="x.png"/>'),
        ("", "![絵](x.png)", '<img alt="絵" src="x.png"/>'),
        ("", "見える<!-- 注 -->文", "見える"),
        ("", "見える\n\n% 注", "見える</span>"),
        ("", "1. 一つめ", "一つめ"),
        ("", "`x` と ``y``", ">x</span>"),
        ("", "終わり\\*です", "終わり*です"),
        ("", "a &amp; b", "a &amp; b"),
        ("", "a & b < c", "a &amp; b &lt; c"),
    ],
)
def test_the_settings_of_myst_hold_in_every_text(
    tmp_path: Path, extension: str, text: str, html: str
) -> None:
    conf = f"""{CONF}
myst_enable_extensions += {[extension] if extension else []}
myst_substitutions = {{"posts": "231"}}
suppress_warnings = ["myst.strikethrough", "image.not_readable"]
"""
    quoted = json.dumps(text, ensure_ascii=False)
    quiz = EVERYTHING.replace("prompt: 条件を尋ねる問い", f"prompt: {quoted}").replace(
        "text: 家で休む", f"text: {quoted}"
    )
    built = build_of(tmp_path, FULL_FILES | {"conf.py": conf, "quiz/full.yml": quiz})
    for place in ("legend > span", "#full-points label + label", ".quiz-passages .quiz-prompt"):
        shown = str(built.page().select(place)[0])
        assert html in re.sub("</(label|p)>$", "</span>", shown)
