"""What stands below an entry, in every format: related questions, and what refers to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.selfcheck.builds import BUILDERS, bodies, build_of, inventory, only, written
from tests.selfcheck.faq.example import FAQ, FILES
from tests.selfcheck.test_builders import SUFFIXES


def links(built: Build, page: str, name: str, css_class: str) -> list[tuple[str, str]]:
    """Address and text of each link in a list below an entry."""
    found = only(built.page(page).select_one(f"section#{name}"))
    return [(str(a["href"]), a.get_text()) for a in found.select(f".{css_class} a")]


@pytest.mark.parametrize(
    ("builder", "page", "to_check", "to_work"),
    [
        ("html", "faq", "check.html", "work.html"),
        ("dirhtml", "faq/index", "../check/", "../work/"),
        ("singlehtml", "index", "", ""),
    ],
)
def test_an_entry_lists_all_that_refers_to_it(
    tmp_path: Path, builder: str, page: str, to_check: str, to_work: str
) -> None:
    built = build_of(tmp_path, FILES, builder, "-nW")
    assert built.warnings == ""
    assert links(built, page, "abroad", "faq-related") == [("#language", "語学は必要ですか？")]
    titles = dict(links(built, page, "abroad", "faq-mentions"))
    assert titles[f"{to_check}#sample-learning-one"] == "一つの技術だけを使うこと（確認）"
    assert titles[f"{to_work}#work-places"] == "働く場所（仕事の章）"
    assert "確認" in titles.values()
    assert len(titles) == 3
    titles = dict(links(built, page, "pay", "faq-mentions"))
    assert titles[f"{to_check}#sample-learning"] == "学び続ける：望む寄り（確認）"
    assert "給与はいくらですか？への道（仕事の章）" in titles.values()
    assert dict(links(built, page, "pay", "faq-related")) == {"#abroad": "海外で働きますか？"}
    for name in ("abroad", "language", "pay"):
        for css_class in ("faq-related", "faq-mentions"):
            for address, _text in links(built, page, name, css_class):
                if address.startswith("#"):
                    assert built.page(page).find(id=address[1:]) is not None


def test_the_titles_of_quiz_parts_show_what_their_references_do(tmp_path: Path) -> None:
    quiz = FILES["quiz/sample.yml"]
    for old, new in (
        ("title: 学び続ける", 'title: "学び{faq}`language`"'),
        ("title: 望む寄り", 'title: "望む{faq}`pay`"'),
        ("prompt: 一つの技術", 'prompt: "{faq}`language`と技術"\n    #'),
    ):
        assert old in quiz
        quiz = quiz.replace(old, new)
    built = build_of(tmp_path, FILES | {"quiz/sample.yml": quiz}, "html", "-nW")
    assert built.warnings == ""
    titles = [title for _address, title in links(built, "faq", "abroad", "faq-mentions")]
    assert "語学は必要ですか？と技術（確認）" in titles
    titles = [title for _address, title in links(built, "faq", "pay", "faq-mentions")]
    assert "学び語学は必要ですか？：望む給与はいくらですか？（確認）" in titles


def test_each_band_that_refers_to_an_entry_is_listed(tmp_path: Path) -> None:
    quiz = FILES["quiz/sample.yml"].replace("text: 低い読みです。", 'text: "低い{faq}`pay`です。"')
    built = build_of(tmp_path, FILES | {"quiz/sample.yml": quiz}, "html", "-nW")
    found = [title for _address, title in links(built, "faq", "pay", "faq-mentions")]
    assert found[-2:] == ["学び続ける：避けたい寄り（確認）", "学び続ける：望む寄り（確認）"]


LISTS = [
    "関連する質問",
    "語学は必要ですか？",
    "この質問に触れているところ",
    "働く場所（仕事の章）",
    "一つの技術だけを使うこと（確認）",
    "学び続ける：望む寄り（確認）",
    "給与はいくらですか？への道（仕事の章）",
]
CONTENT = [
    "海外で働きますか？",
    "必ず",
    "働きます。",
    "箇条の二つめ",
    "案内14ページ",
    "給与はいくらですか？",
    "分かりません。",
]
NOTES = ["（2024年1月現在）", "出典：", "この質問の答えは、もとの資料に書かれていません。"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_writes_all_of_it_without_a_warning(tmp_path: Path, builder: str) -> None:
    built = build_of(tmp_path, FILES, builder, "-nW", "--keep-going")
    assert (built.warnings, built.status) == ("", 0)
    page = re.sub(r"<[^>]*>", "", written(built, SUFFIXES[builder]))
    # A translator gets the author's texts alone.
    wanted = CONTENT + (LISTS + NOTES if builder != "gettext" else [])
    assert [text for text in wanted if text not in page] == []


@pytest.mark.parametrize(
    ("builder", "link"),
    [
        ("epub", 'href="work.xhtml#work-places"'),
        ("latex", r"ref[\detokenize{work:work-places}]"),
        ("texinfo", ",,働く場所（仕事の章）}"),
        ("xml", 'refid="work-places"'),
    ],
)
def test_the_lists_are_links_on_paper_too(tmp_path: Path, builder: str, link: str) -> None:
    built = build_of(tmp_path, FILES, builder, "-nW")
    pages = [path.read_text("utf-8") for path in built.out.rglob(f"*{SUFFIXES[builder]}")]
    assert any(link in page for page in pages)


def test_the_search_does_not_find_an_entry_by_what_refers_to_it(tmp_path: Path) -> None:
    work = FILES["work.md"].replace("働く場所", "workplaces")
    built = build_of(tmp_path, FILES | {"work.md": work}, "html", "-nW")
    assert "workplaces（" in only(built.page("faq").select_one("#abroad")).get_text()
    index = json.loads(built.text("searchindex.js")[len("Search.setIndex(") : -1])
    found = index["terms"].get("workplaces", [])
    pages = found if isinstance(found, list) else [found]
    assert "faq" not in [index["docnames"][page] for page in pages]


def test_lists_and_an_entrys_own_links_are_no_mentions(tmp_path: Path) -> None:
    faq = FAQ.replace("研修があります。", "研修があります。{faq}`ここ <language>`")
    faq += "\n## 一覧\n\n:::{faq-list}\n:::\n"
    built = build_of(tmp_path, FILES | {"faq.md": faq}, "html", "-nW")
    found = links(built, "faq", "language", "faq-mentions")
    assert found == [("work.html#work-places", "働く場所（仕事の章）")]


def test_an_entry_that_nothing_refers_to_has_no_lists(tmp_path: Path) -> None:
    faq = "# 問い\n\n## 節\n\n:::{faq} 問いですか？\n:id: asked\n:source: 案内\n\n答え\n:::\n"
    built = build_of(tmp_path, {"index.md": faq})
    assert not built.page().select(".faq-rubric, .faq-related, .faq-mentions")


def test_two_processes_write_what_one_writes(tmp_path: Path) -> None:
    files = {**FILES, "index.md": FILES["index.md"].replace("check\n", "check\nmore-*\n")}
    files["index.md"] = files["index.md"].replace("```{toctree}\n", "```{toctree}\n:glob:\n\n")
    for i in range(8):
        text = FAQ.replace(":aliases: overseas", f":aliases: old-{i}")
        for name in ("abroad", "language", "pay"):
            text = re.sub(rf"(:id: |:related: ){name}\n", rf"\g<1>{name}-{i}\n", text)
        files[f"more-{i}.md"] = re.sub(r"topic-(\w+)", rf"topic-\1-{i}", text)
    quiet = ("-D", "suppress_warnings=selfcheck.faq_same,selfcheck.faq_orphan")
    one = build_of(tmp_path / "one", files, "html", "-nW", "-j", "1", *quiet)
    two = build_of(tmp_path / "two", files, "html", "-nW", "-j", "2", *quiet)
    assert (one.warnings, two.warnings) == ("", "")
    assert bodies(one) == bodies(two)
    assert inventory(one) == inventory(two)
    assert one.text("searchindex.js") == two.text("searchindex.js")
    assert one.text("faq.json") == two.text("faq.json")
