"""Quizzes, questions and dimensions as things that a link, a search or a project can name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Build
from tests.selfcheck.builds import CONF, build, build_of, inventory, written
from tests.selfcheck.conftest import BuiltBy
from tests.selfcheck.quiz_example import FULL_FILES, QUIZ

OTHER = "# 別のページ\n\n%s\n"
INDEX = FULL_FILES["index.md"].replace("faq\n", "faq\nother\n", 1)
FILES = FULL_FILES | {"index.md": INDEX}


def search_index(built: Build) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        built.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    )
    return loaded


def test_all_are_in_the_inventory_with_address_and_title(full: BuiltBy) -> None:
    objects = inventory(full("html"))
    assert objects["quiz:quiz"] == {"full": ("index.html#full", "すべてを使う自己チェック")}
    assert objects["quiz:dimension"] == {
        "full-learning": ("index.html#full-learning", "学びの観点"),
        "full-moving": ("index.html#full-moving", "移動の観点"),
    }
    assert list(objects["quiz:question"]) == [
        f"full-{name}"
        for name in ("one-right", "opposite", "points", "several", "toward", "two-right")
    ]
    assert objects["quiz:question"]["full-points"][1] == "点の付いた答えの問い"


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_every_object_has_its_place_on_the_page(full: BuiltBy, builder: str) -> None:
    page = written(full(builder), ".html", ".xhtml")
    for name in ("full", "full-learning", "full-moving", "full-points", "full-two-right"):
        assert page.count(f'id="{name}"') == 1, name


def test_all_are_in_the_search_index(full: BuiltBy) -> None:
    index = search_index(full("html"))
    kinds = {key: names[2] for key, names in index["objnames"].items()}
    found = {(kinds[str(each[1])], each[4]) for each in index["objects"][""]}
    assert ("自己チェック", "すべてを使う自己チェック") in found
    assert ("自己チェックの質問", "条件を尋ねる問い") in found
    assert ("自己チェックの観点", "移動の観点") in found


def texts_of_links(tmp_path: Path, builder: str, link: str, address: str) -> list[str]:
    """The texts of the links to the address, on another page that has the link."""
    built = build_of(tmp_path, FILES | {"other.md": OTHER % link}, builder, "-nW")
    page = built.page({"html": "other", "dirhtml": "other/index", "singlehtml": "index"}[builder])
    assert built.warnings == ""
    return [a.get_text() for a in page.select(f'p > a[href="{address}"]')]


@pytest.mark.parametrize(
    ("link", "name", "text"),
    [
        ("{quiz:ref}`full`", "full", "すべてを使う自己チェック"),
        ("{quiz:ref}`full-moving`", "full-moving", "移動の観点"),
        ("{quiz:ref}`ここ <full-moving>`", "full-moving", "ここ"),
        ("[](#full)", "full", "すべてを使う自己チェック"),
        ("[そこ](#full-points)", "full-points", "そこ"),
        ("{any}`あれ <full-learning>`", "full-learning", "あれ"),
        ("{any}`full`", "full", "すべてを使う自己チェック"),
    ],
)
def test_a_link_reaches_it_from_another_page(
    tmp_path: Path, link: str, name: str, text: str
) -> None:
    assert text in texts_of_links(tmp_path, "html", link, f"index.html#{name}")


@pytest.mark.parametrize(
    ("builder", "address"), [("dirhtml", "../#full-points"), ("singlehtml", "#full-points")]
)
def test_a_link_reaches_it_whatever_the_pages_are_called(
    tmp_path: Path, builder: str, address: str
) -> None:
    link = "{quiz:ref}`full-points` [](#full-points)"
    texts = texts_of_links(tmp_path, builder, link, address)
    assert texts == ["点の付いた答えの問い"] * 2


def test_a_prompt_of_two_lines_is_one_title(tmp_path: Path) -> None:
    old, new = "prompt: 一つの技術だけ", "prompt: |\n      一つの技術\n      だけ"
    assert old in QUIZ
    quiz = QUIZ.replace(old, new)
    files = {"index.md": "# 表紙\n\n:::{quiz} sample\n:::\n", "quiz/sample.yml": quiz}
    found = inventory(build_of(tmp_path, files))["quiz:question"]
    assert found["sample-learning-one"][1] == "一つの技術だけを使うこと"


@pytest.mark.parametrize(
    "link",
    [
        "[](inv:guide:quiz:question#full-points)",
        "[](inv:guide#full-points)",
        "{external+guide:quiz:ref}`full-points`",
        "{quiz:ref}`full-points`",
        "[](#full-points)",
    ],
)
def test_intersphinx_reaches_it_from_another_project(
    full: BuiltBy, tmp_path: Path, link: str
) -> None:
    conf = f"""{CONF}
extensions += ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"guide": ("https://example.org/", r"{full("html").out / "objects.inv"}")}}
"""
    files = {"conf.py": conf, "index.md": f"# 別の企画\n\n{link}\n"}
    built = build_of(tmp_path, files, "html", "-nW")
    assert built.warnings == ""
    (reference,) = built.page().select('a[href="https://example.org/index.html#full-points"]')
    assert reference.get_text() == "点の付いた答えの問い"


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (
            "{quiz:ref}`full-point`",
            "other.md:3: WARNING: 「full-point」という自己チェック、質問、観点はありません。"
            "「full-points」のまちがいではありませんか。",
        ),
        (
            "{quiz:ref}`zzz`",
            "other.md:3: WARNING: 「zzz」という自己チェック、質問、観点はありません。"
            "使えるのは次のとおりです：full、full-learning、",
        ),
    ],
)
def test_a_link_to_nothing_is_told_with_the_nearest(
    tmp_path: Path, link: str, message: str
) -> None:
    built = build_of(tmp_path, FILES | {"other.md": OTHER % link})
    assert message in built.warnings
    assert built.status == 0
    assert build(tmp_path, "html", "-nWE").status == 1


@pytest.mark.parametrize("processes", ["1", "2"])
def test_the_same_quiz_on_two_pages_is_told(tmp_path: Path, processes: str) -> None:
    pages = {f"page-{i}.md": OTHER % "" for i in range(6)}
    other = OTHER % ":::{quiz} full\n:::"
    index = INDEX.replace("other\n", "other\n" + "".join(f"page-{i}\n" for i in range(6)), 1)
    files = FILES | pages | {"index.md": index, "other.md": other}
    warnings = build_of(tmp_path, files, "html", "-j", processes).warnings
    assert re.findall(r"(\S+): WARNING: 自己チェック「full」は、(\S+?)でも", warnings) == [
        ("other.md:3", "index.md:14")
    ]


def test_the_search_finds_what_the_author_wrote_and_no_label_of_a_button(full: BuiltBy) -> None:
    built = full("html")
    assert "リンクをコピー" in built.page().get_text()
    terms = search_index(built)["terms"]
    assert any("問い" in term for term in terms)
    assert not any("コピー" in term for term in terms)
