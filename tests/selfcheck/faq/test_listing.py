"""Lists of questions: what they show, in every builder, with every mistake, after every edit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import Build
from tests.selfcheck.builds import BUILDERS, CONF, bodies, build, build_of, only, write, written


def entry(name: str, question: str, answer: str = "はい。", *options: str) -> str:
    """The text of an entry."""
    lines = [f":::{{faq}} {question}", f":id: {name}", ":source: 案内", *options, "", answer, ":::"]
    return "\n".join([*lines, "", ""])


HEAD = "# 表紙\n\n```{toctree}\nfaq\nwork\n```\n\n"
FAQ = (
    "# 質問の章\n\n"
    + "(topic-net)=\n## 通信と**技術**\n\n"
    + entry("net", "通信は学べますか？", "[](#work-net)で<学べます>。")
    + entry("key", "鍵は何ですか？", "長い言葉です。\n\n詳しい話です。", ":related: net")
    + "(topic-life)=\n## 暮らし\n\n"
    + entry("home", "家はありますか？", "{faq}`key`も。", ":topics: topic-net")
)
WORK = (
    "(work)=\n# 仕事\n\n(work-net)=\n## 通信網の仕事\n\n本文です。{faq}`home` {faq}`day`\n\n"
    + "## 無題の節\n\n"
    + entry("day", "一日は？", "[](#work)です。")
)
PAGES = {"faq.md": FAQ, "work.md": WORK}


def project(folder: Path, index: str, builder: str = "html", *options: str, **more: str) -> Build:
    """Build a project whose first page holds a text."""
    pages = {f"{name}.md": text for name, text in more.items()}
    return build_of(folder, {**PAGES, "index.md": HEAD + index, **pages}, builder, *options)


def shown(page: Tag) -> list[tuple[str, list[str]]]:
    """The groups of the only list on a page: its title, and the addresses of the questions."""
    parts = only(page.select_one(".faq-list")).find_all(["h2", "h3", "ul"])
    groups: list[tuple[str, list[str]]] = []
    for part in parts:
        if part.name != "ul":
            groups.append((part.get_text(), []))
        else:
            links = [str(link["href"]) for link in part.select("li a")]
            groups = [*groups[:-1], (groups[-1][0], links)] if groups else [("", links)]
    return groups


def test_all_questions_are_grouped_by_topics_that_are_linked(tmp_path: Path) -> None:
    page = project(tmp_path, "```{faq-list}\n```\n").page()
    assert shown(page) == [
        ("通信と技術", ["faq.html#net", "faq.html#key", "faq.html#home"]),
        ("暮らし", ["faq.html#home"]),
        ("仕事", ["work.html#day"]),
    ]
    topic = only(page.select_one(".faq-group > h2 > a"))
    assert (topic.get_text(), topic["href"]) == ("通信と技術", "faq.html#topic-net")
    assert only(page.select_one('li a[href="faq.html#net"]')).get_text() == "通信は学べますか？"


def test_questions_without_a_topic_come_first(tmp_path: Path) -> None:
    other = "# 名札のない章\n\n" + entry("free", "自由ですか？")
    page = project(tmp_path, "```{faq-list}\n```\n", zother=other).page()
    assert shown(page)[0] == ("", ["zother.html#free"])


def test_one_topic_is_a_list_and_several_are_groups(tmp_path: Path) -> None:
    index = "```{faq-list}\n:topic: topic-life\n```\n"
    assert shown(project(tmp_path / "one", index).page()) == [("", ["faq.html#home"])]
    index = "```{faq-list}\n:topic: work、topic-life\n```\n"
    assert shown(project(tmp_path / "two", index).page()) == [
        ("仕事", ["work.html#day"]),
        ("暮らし", ["faq.html#home"]),
    ]


def test_a_page_has_the_questions_that_its_subject_raises(tmp_path: Path) -> None:
    index = "```{faq-list}\n:page: work\n```\n"
    about = WORK + "\n:::{faq-list}\n:page:\n:::\n"
    built = project(tmp_path, index, work=about)
    expected = ["faq.html#net", "faq.html#home"]
    assert shown(built.page()) == [("", expected)]
    assert shown(built.page("work")) == [("", expected)]


def test_a_list_that_is_empty_shows_nothing_at_all(tmp_path: Path) -> None:
    index = "```{faq-list}\n:page:\n\n**次の問い**があります。\n```\n"
    built = project(tmp_path, index, "html", "-nW")
    assert "次の問い" not in built.text("index.html")
    assert built.page().select(".faq-list") == []


def test_a_label_above_a_list_that_is_empty_can_be_linked(tmp_path: Path) -> None:
    index = "# 表紙\n\n[ここ](#here)\n\n(here)=\n:::{faq-list}\n:::\n"
    built = build_of(tmp_path, {"index.md": index})
    assert (built.status, built.warnings) == (0, "")
    assert built.page().select_one("#here")


def test_what_stands_before_a_list_is_shown_with_it(tmp_path: Path) -> None:
    index = "```{faq-list}\n:page: work\n\n**次の問い**を[読む](#topic-net)。\n```\n"
    page = project(tmp_path, index, "html", "-nW").page()
    before = only(page.select_one(".faq-list")).find_previous_sibling("p")
    assert isinstance(before, Tag)
    assert only(before.select_one("strong")).get_text() == "次の問い"
    assert only(before.select_one("a"))["href"] == "faq.html#topic-net"


def test_short_answers_come_with_the_titles_that_their_links_show(tmp_path: Path) -> None:
    index = "```{faq-list}\n:topic: topic-net\n:answers:\n```\n"
    items = project(tmp_path, index).page().select(".faq-list li")
    assert [[part.get_text() for part in item.select("p")] for item in items] == [
        ["通信は学べますか？", "通信網の仕事で<学べます>。"],
        ["鍵は何ですか？", "長い言葉です。"],
        ["家はありますか？", "鍵は何ですか？も。"],
    ]


def test_topics_are_headings_below_that_of_the_list_and_not_in_the_contents(
    tmp_path: Path,
) -> None:
    index = "## 節\n\n### 小さな節\n\n- 項目\n\n  ```{faq-list}\n  ```\n"
    page = project(tmp_path, index).page()
    assert [each.name for each in page.select(".faq-group > *") if each.name != "ul"] == ["h4"] * 3
    assert page.select('.sphinxsidebar a[href*="topic-"]') == []


def test_a_list_is_no_mention(tmp_path: Path) -> None:
    without = project(tmp_path / "without", "本文。\n").page("faq")
    page = project(tmp_path / "with", "```{faq-list}\n:answers:\n:filter:\n```\n").page("faq")
    assert str(page.select_one("#net")) == str(without.select_one("#net"))


def test_a_list_adds_nothing_to_the_search(tmp_path: Path) -> None:
    without = project(tmp_path / "without", "").text("searchindex.js")
    index = "```{faq-list}\n:answers:\n:filter:\n```\n"
    assert project(tmp_path / "with", index).text("searchindex.js") == without


# -- Builders --------------------------------------------------------------------------------------

EVERYTHING = (
    "## 一覧\n\n:::{faq-list}\n:filter:\n:answers:\n\n全部です。\n:::\n\n"
    ":::{faq-list}\n:page: work\n\n仕事の問いです。\n:::\n"
)


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_writes_the_lists_without_a_warning(tmp_path: Path, builder: str) -> None:
    built = project(tmp_path, EVERYTHING, builder, "-nW", "--keep-going", "-j", "2")
    assert (built.warnings, built.status) == ("", 0)
    suffixes = (".html", ".xhtml", ".txt", ".tex", ".1", ".texi", ".xml", ".pot")
    text = written(built, *suffixes)
    assert "仕事の問いです。" in text
    if builder != "gettext":
        # On the page of the entry, in the list of all, as related to another, in that of a page.
        index = text if builder in ("latex", "man", "texinfo") else text.partition("全部です")[2]
        assert index.count("家はありますか？") >= 3


def test_a_translator_is_given_the_questions_once(tmp_path: Path) -> None:
    built = project(tmp_path, EVERYTHING, "gettext")
    texts = re.findall(r'^msgid "(.+)"', built.text("index.pot"), re.MULTILINE)
    assert texts == ["表紙", "一覧", "全部です。", "仕事の問いです。"]


def test_on_paper_a_question_is_linked_and_has_its_answer_below(tmp_path: Path) -> None:
    tex = project(tmp_path, EVERYTHING, "latex").text("test.tex")
    listed = tex.partition("全部です。")[2].partition("仕事の問いです。")[0]
    assert r"\subsubsection*{{\hyperref" in listed.replace("\n", "") or "hyperref" in listed
    assert "faq:net" in listed
    assert "長い言葉です。" in listed


def test_a_book_without_the_page_has_the_question_as_text(tmp_path: Path) -> None:
    conf = "latex_documents = [('work', 'work.tex', '', '', 'howto')]\n"
    work = WORK + "\n```{faq-list}\n:topic: topic-life\n```\n"
    write(tmp_path, {"conf.py": CONF + conf, **PAGES, "index.md": HEAD, "work.md": work})
    built = build(tmp_path, "latex")
    listed = built.text("work.tex").rpartition(r"\begin{itemize}")[2]
    assert "家はありますか？" in listed
    assert "ref" not in listed.partition(r"\end{itemize}")[0]


BOOK = """
from sphinx.builders.epub3 import Epub3Builder
from sphinx.errors import NoUri

class Book(Epub3Builder):
    def get_relative_uri(self, from_, to, typ=None):
        if to == "faq" != from_:
            raise NoUri
        return super().get_relative_uri(from_, to, typ)

def setup(app):
    app.add_builder(Book, override=True)
"""


def test_a_book_of_html_without_the_page_has_the_question_as_text(tmp_path: Path) -> None:
    index = "# 表紙\n\n```{toctree}\nwork\n```\n\n## 一覧\n\n:::{faq-list}\n:::\n"
    built = build_of(tmp_path, {"conf.py": CONF + BOOK, **PAGES, "index.md": index}, "epub")
    assert built.status == 0
    page = BeautifulSoup(built.text("index.xhtml"), "html.parser")
    listed = only(page.select_one(".faq-list"))
    assert [each.get_text() for each in listed.select("h3, li")] == [
        *("通信と技術", "通信は学べますか？", "鍵は何ですか？", "家はありますか？"),
        *("暮らし", "家はありますか？"),
        *("仕事", "一日は？"),
    ]
    assert [each["href"] for each in listed.select("a")] == ["work.xhtml#work", "work.xhtml#day"]


def test_a_single_page_leads_to_the_questions_on_it(tmp_path: Path) -> None:
    page = project(tmp_path, EVERYTHING, "singlehtml").page()
    links = [str(link["href"]) for link in page.select(".faq-list a")]
    assert links[:2] == ["#topic-net", "#net"]
    assert [link for link in links if page.find(id=link[1:]) is None] == []
    assert {each.name for each in page.select(".faq-group > *")} == {"h3", "ul"}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_only_a_page_with_a_filter_has_its_files(tmp_path: Path, builder: str) -> None:
    lists = {"work": WORK + "\n```{faq-list}\n```\n"}
    built = project(tmp_path, "```{faq-list}\n:filter:\n```\n", builder, **lists)
    pages = [*built.out.rglob("*.html"), *built.out.rglob("*.xhtml")]
    filtered = [path for path in pages if "faq-filter" in path.read_text("utf-8")]
    loading = [path for path in pages if "_static/faq.js" in path.read_text("utf-8")]
    assert filtered == loading
    assert [path.relative_to(built.out).as_posix() for path in filtered] == (
        [] if builder == "epub" else ["index.html"]
    )


def test_without_the_script_the_filter_is_hidden_and_its_count_is_right(tmp_path: Path) -> None:
    page = project(tmp_path, "```{faq-list}\n:filter:\n```\n").page()
    bar = only(page.select_one(".faq-list > .faq-filter"))
    assert bar.has_attr("hidden")
    assert only(bar.select_one("label")).get_text() == "質問をしぼりこむ"
    assert only(bar.select_one("[role=status] > span")).get_text() == "表示している質問：4件。"


# -- Mistakes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":topics: work", "「:topics:」という指定はありません。「topic」のまちがい"),
        (":topic: wrk", "「wrk」という話題はありません。この名札（ラベル）の見出しがありません。"),
        (":topic: topic-nett", "「topic-net」のまちがいではありませんか。"),
        (":topic: work-net", "話題「work-net」の質問が一つもありません。"),
        (":topic:", "「:topic:」が空です。"),
        (":page: wrk", "「wrk」というページはありません。「work」のまちがいではありませんか。"),
        (":page: work\n:topic: work", "「:topic:」と「:page:」は、どちらか一つしか使えません。"),
        (":answers: no", "「:answers:」には値を書けません。"),
        (":filter: いいえ", "「:filter:」には値を書けません。"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_on_the_page(
    tmp_path: Path, options: str, expected: str
) -> None:
    index = f"はじめに。\n\n:::{{faq-list}}\n{options}\n\n:::\n\nおわりに。\n"
    built = project(tmp_path, index)
    assert f"index.md:10: WARNING: {expected[:3]}" in built.warnings
    assert expected in built.warnings
    assert "[selfcheck.faq]" in built.warnings
    box = only(built.page().select_one(".selfcheck-problem")).get_text()
    assert expected in box
    assert str(tmp_path) not in box
    assert "おわりに。" in built.page().get_text()


def test_words_on_the_line_of_the_directive_are_told(tmp_path: Path) -> None:
    built = project(tmp_path, ":::{faq-list} work\n:::\n")
    assert "index.md:8: WARNING: 「{faq-list}」と同じ行には何も書けません。" in built.warnings


def test_a_good_topic_is_shown_beside_a_wrong_one(tmp_path: Path) -> None:
    page = project(tmp_path, ":::{faq-list}\n:topic: work, wrong\n:::\n").page()
    assert shown(page) == [("仕事", ["work.html#day"])]
    assert page.select(".selfcheck-problem")


# -- Edits -----------------------------------------------------------------------------------------

LISTS = {
    "index.md": HEAD + EVERYTHING + "\n```{toctree}\ntopic\npage\nplain\n```\n",
    "topic.md": "# 話題\n\n:::{faq-list}\n:topic: topic-life\n:::\n",
    "page.md": "# 頁\n\n:::{faq-list}\n:page: work\n:::\n",
    "plain.md": "# 無関係\n",
}


def edited(folder: Path, page: str, old: str, new: str) -> tuple[Build, set[str]]:
    """Edit a page of a project that was built, and build it again; which pages were written."""
    for path in (folder / "out/html").glob("*.html"):
        path.write_text(path.read_text("utf-8") + "<!-- as it was -->", "utf-8")
    text = (folder / page).read_text("utf-8")
    assert old in text
    write(folder, {page: text.replace(old, new)})
    built = build(folder)
    names = (name for name in built.names() if name not in ("search", "genindex"))
    return built, {name for name in names if "as it was" not in built.text(f"{name}.html")}


def is_clean(built: Build, folder: Path) -> bool:
    """Whether a build in a new folder says and writes the same."""
    files = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    new = build_of(folder / "again", files)
    return bodies(new) == bodies(built) and new.warnings == built.warnings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with lists on several pages."""
    folder = tmp_path / "project"
    assert build_of(folder, {**PAGES, **LISTS}, "html", "-nW").warnings == ""
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "faq.md",
            "家はありますか？",
            "寮はありますか？",
            {"faq", "index", "topic", "page", "work"},
        ),
        ("faq.md", "長い言葉です。", "短い言葉です。", {"faq", "index"}),
        ("faq.md", "詳しい話です。", "別の話です。", {"faq"}),
        ("faq.md", "## 暮らし", "## 生活", {"faq", "index"}),
        ("work.md", "{faq}`home`", "何もない", {"faq", "work", "page", "index"}),
        ("work.md", "## 通信網の仕事", "## 網の仕事", {"faq", "work", "index"}),
        ("plain.md", "# 無関係", "# 変わった", {"index", "plain"}),
    ],
)
def test_an_edit_writes_again_the_lists_that_show_it(
    folder: Path, name: str, old: str, new: str, expected: set[str]
) -> None:
    built, names = edited(folder, name, old, new)
    assert names >= expected
    assert names <= expected | {"index"}  # whose contents show the titles of all pages
    assert is_clean(built, folder)


def test_a_removed_page_is_told_by_the_list_that_names_it(folder: Path) -> None:
    (folder / "work.md").unlink()
    write(folder, {"index.md": LISTS["index.md"].replace("work\n```", "```")})
    built = build(folder)
    assert "page.md:3: WARNING: 「work」というページはありません。" in built.warnings
    write(folder, {"index.md": LISTS["index.md"], "work.md": WORK})
    assert build(folder).warnings == ""


def test_a_topic_that_lost_its_last_question_is_told(folder: Path) -> None:
    built, _names = edited(folder, "faq.md", "(topic-life)=", "(topic-lives)=")
    assert "topic.md:3: WARNING: 「topic-life」という話題はありません。" in built.warnings
    assert is_clean(built, folder)


def test_two_processes_write_what_one_writes(tmp_path: Path) -> None:
    pages = {
        f"page-{i}.md": f"# 頁{i}\n\n"
        + entry(f"own-{i}", f"問い{i}ですか？", f"[](page-{i - 1}.md)")
        + ":::{faq-list}\n:page:\n:::\n"
        for i in range(1, 12)
    }
    toctree = "\n```{toctree}\n:glob:\npage-*\n```\n"
    files = {
        **PAGES,
        **pages,
        "page-0.md": "# 頁0\n\n:::{faq-list}\n:page:\n:::\n",
        "index.md": HEAD
        + EVERYTHING
        + toctree
        + "".join(f"{{faq}}`own-{i}` " for i in range(1, 12)),
    }
    one = build_of(tmp_path / "one", files, "html", "-nW", "-j", "1")
    two = build_of(tmp_path / "two", files, "html", "-nW", "-j", "2")
    assert (one.warnings, two.warnings) == ("", "")
    assert bodies(one) == bodies(two)
    assert shown(two.page("page-4")) == [("", ["page-5.html#own-5"])]
