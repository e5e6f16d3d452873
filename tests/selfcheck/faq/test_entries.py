"""The options of an entry, as the page and the inventory show them."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from bs4 import Tag

from tests.conftest import Build
from tests.selfcheck.builds import CONF, build, build_of, inventory, only, write
from tests.selfcheck.faq.example import FAQ, FILES


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The example, built with warnings as errors."""
    built = build_of(tmp_path_factory.mktemp("faq"), FILES, "html", "-nW", "--keep-going")
    assert (built.warnings, built.status) == ("", 0)
    return built


def entry(built: Build, name: str) -> Tag:
    """The section of an entry."""
    return only(built.page("faq").select_one(f"section.faq-entry#{name}"))


def test_the_short_answer_comes_first_and_is_marked(example: Build) -> None:
    short = entry(example, "abroad").select("p.faq-short")
    assert [each.get_text() for each in short] == ["はい、必ず働きます。"]
    assert short[0].find_previous_sibling() == only(entry(example, "abroad").select_one("h3"))


def test_the_source_is_told_with_its_month_in_the_pages_language(tmp_path: Path) -> None:
    for language, text in (
        ("ja", "出典：案内13ページ（2024年1月現在）"),
        ("en", "Source: 案内13ページ (as of January 2024)"),
    ):
        folder = tmp_path / language
        conf = {"conf.py": f'{CONF}language = "{language}"\n'}
        built = build_of(folder, FILES | conf, "html", "-nW")
        note = only(entry(built, "abroad").select_one(".faq-source"))
        assert note.get_text() == text
        assert note.select('a[href="#topic-work"]')


def test_an_open_question_says_so_in_place_of_a_source(example: Build) -> None:
    unanswered = only(entry(example, "pay").select_one(".faq-unanswered")).get_text()
    assert unanswered == "この質問の答えは、もとの資料に書かれていません。"
    assert "出典" not in entry(example, "pay").get_text()
    assert not entry(example, "abroad").select(".faq-unanswered")


@pytest.mark.parametrize("link", ["{faq}`overseas`", "[](#overseas)", "{any}`海外 <overseas>`"])
def test_a_former_id_leads_to_the_entry(tmp_path: Path, link: str) -> None:
    built = build_of(tmp_path, FILES | {"work.md": f"# 章\n\n## 節\n\n{link}{{faq}}`language`\n"})
    assert built.warnings.count("WARNING") == 0
    assert built.page("work").select('p > a[href="faq.html#abroad"]')
    assert entry(built, "abroad").select('.faq-mentions a[href^="work.html#"]')


def test_a_former_id_is_in_the_address_and_hidden_in_the_inventory(example: Build) -> None:
    assert example.page("faq").select_one("#overseas")
    assert inventory(example)["faq:entry"]["overseas"] == (
        "faq.html#abroad",
        "海外で働きますか？",
    )
    lines = (example.out / "objects.inv").read_bytes().split(b"\n", 4)[4]
    assert "overseas faq:entry -1 faq.html#abroad" in zlib.decompress(lines).decode()
    assert '"overseas"' not in example.text("searchindex.js")


def test_former_ids_are_in_the_address_in_every_format(tmp_path: Path) -> None:
    for builder, pattern in (
        ("dirhtml", 'id="overseas"'),
        ("singlehtml", 'id="overseas"'),
        ("epub", 'id="overseas"'),
        ("latex", r"\detokenize{faq:overseas}"),
        ("texinfo", "@anchor{faq overseas}"),
        ("xml", 'ids="abroad overseas"'),
    ):
        built = build_of(tmp_path / builder, FILES, builder, "-nW")
        pages = [path for path in built.out.rglob("*") if path.is_file()]
        assert any(pattern.encode() in path.read_bytes() for path in pages), builder


def test_a_heading_can_hold_a_reference_to_an_entry(tmp_path: Path) -> None:
    built = build_of(tmp_path, FILES, "html", "-nW")
    title = "給与はいくらですか？への道"
    assert only(built.page("work").select_one("h2 > a[href='faq.html#pay']"))
    assert title in only(built.page("index").select_one(".toctree-wrapper")).get_text()
    assert f"{title}（仕事の章）" in entry(built, "pay").get_text()
    write(tmp_path, {"faq.md": FAQ.replace("給与はいくら", "給料はいくら")})
    built = build(tmp_path, "html", "-nW")
    title = title.replace("給与", "給料")
    assert title in only(built.page("work").select_one("[role=main]")).get_text()
    assert title in only(built.page("index").select_one(".toctree-wrapper")).get_text()
    assert f"{title}（仕事の章）" in entry(built, "pay").get_text()


def test_questions_that_refer_to_each_other_come_to_an_end(tmp_path: Path) -> None:
    faq = (
        "# 問い\n\n## 節\n\n"
        ":::{faq} 甲は{faq}`second`ですか？\n:id: first\n:source: 案内\n\n答えです。\n:::\n\n"
        ":::{faq} 乙は{faq}`first`ですか？\n:id: second\n:source: 案内\n\n答えです。\n:::\n"
    )
    built = build_of(tmp_path, FILES | {"index.md": faq, "work.md": "# 章\n"})
    assert "甲は乙は" in only(built.page().select_one("#first")).get_text()


def test_the_markup_of_an_answer_is_kept(example: Build) -> None:
    answer = entry(example, "abroad")
    assert only(answer.select_one("strong")).get_text() == "必ず"
    assert [each.get_text() for each in answer.select(".faq-short ~ ul:not([class*=faq]) > li")]
    assert answer.select('p > a[href="#pay"]')


@pytest.mark.parametrize("separator", [",", " , ", "、", "，"])
def test_names_are_divided_by_commas_of_both_kinds(tmp_path: Path, separator: str) -> None:
    faq = FAQ.replace(":related: language", f":related: language{separator}pay")
    built = build_of(tmp_path, FILES | {"faq.md": faq}, "html", "-nW")
    assert built.warnings == ""
    links = [a["href"] for a in entry(built, "abroad").select(".faq-related a")]
    assert links == ["#language", "#pay"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [(("海外で", "働きますか？"), "海外で働きますか？"), (("What is", "paid?"), "What is paid?")],
)
def test_a_question_of_two_lines_is_one_title(
    tmp_path: Path, lines: tuple[str, str], title: str
) -> None:
    question = "\n   ".join(lines)
    directive = f".. faq:: {question}\n   :id: asked\n   :source: x\n\n   答え。\n"
    page = f"章\n==\n\n{directive}\n:faq:`asked`\n"
    built = build_of(tmp_path, {"index.rst": page}, "html", "-nW")
    assert inventory(built)["faq:entry"] == {"asked": ("index.html#asked", title)}
    assert json.loads(built.text("faq.json"))["entries"][0]["question"] == title


@pytest.mark.parametrize("link", ["[](faq.md#abroad)", "[](/faq.md#overseas)"])
@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_a_link_to_a_page_can_name_an_entry_on_it(tmp_path: Path, link: str, builder: str) -> None:
    files = {"work.md": f"# 章\n\n## 節\n\n{link}{{faq}}`language`\n"}
    built = build_of(tmp_path, FILES | files, builder, "-nW", "--keep-going")
    assert built.warnings == ""
    html = builder == "html"
    address = "faq.html#abroad" if html else "#abroad"
    reference = only(built.page("work" if html else "index").select_one(f'p > a[href="{address}"]'))
    assert reference.get_text() == "海外で働きますか？"
    places = only(built.page("faq" if html else "index").select_one("#abroad .faq-mentions"))
    assert "節（章）" in places.get_text()


def test_an_edited_question_is_shown_by_a_link_to_its_page(tmp_path: Path) -> None:
    build_of(tmp_path, FILES | {"work.md": "# 章\n\n## 節\n\n[](faq.md#abroad)\n"})
    write(tmp_path, {"faq.md": FAQ.replace("海外で働きますか", "外国で働きますか")})
    assert "外国で働きますか？" in build(tmp_path).text("work.html")


def test_a_link_to_a_label_is_none_to_an_entry_of_another_page(tmp_path: Path) -> None:
    work = "# 章\n\n(pay)=\n## 節\n\n[](work.md#pay) {faq}`abroad` {faq}`language`\n"
    built = build_of(tmp_path, FILES | {"work.md": work})
    assert only(built.page("work").select_one('p > a[href="#pay"]')).get_text() == "節"
    assert "節（章）" not in entry(built, "pay").get_text()


@pytest.fixture(scope="module")
def neighbour(example: Build) -> str:
    """The configuration of a project that knows the example as another project."""
    mapping = f'{{"guide": ("https://example.org/", r"{example.out / "objects.inv"}")}}'
    return f'{CONF}\nextensions += ["sphinx.ext.intersphinx"]\nintersphinx_mapping = {mapping}\n'


@pytest.mark.parametrize(
    "link",
    [
        "{faq}`overseas`",
        "{faq}`guide:abroad`",
        "[](#overseas)",
        "{any}`overseas`",
        "[](inv:guide:faq:entry#overseas)",
        "{external+guide:faq:entry}`abroad`",
    ],
)
def test_another_project_reaches_an_entry_by_its_ids(
    tmp_path: Path, neighbour: str, link: str
) -> None:
    own = f":::{{faq}} ここは？\n:id: here\n:source: 案内\n\n{link}{{faq}}`there`\n:::\n\n"
    other = ":::{faq} そこは？\n:id: there\n:source: 案内\n\n{faq}`here`\n:::\n"
    files = {"conf.py": neighbour, "index.md": f"# 別の企画\n\n## 節\n\n{own}{other}"}
    built = build_of(tmp_path, files, "html", "-nW")
    assert built.warnings == ""
    address = "https://example.org/faq.html#abroad"
    assert only(built.page().select_one(f'a[href="{address}"]')).get_text() == "海外で働きますか？"
    answer = json.loads(built.text("faq.json"))["entries"][0]["answer"]
    assert answer == "海外で働きますか？そこは？"


def test_a_link_to_a_heading_of_a_page_is_looked_for_nowhere_else(
    tmp_path: Path, neighbour: str
) -> None:
    own = ":::{faq} ここは？\n:id: here\n:source: 案内\n\n[](other.md#abroad)\n:::\n"
    files = {
        "conf.py": neighbour + "myst_heading_anchors = 2\n",
        "index.md": f"# 企画\n\n```{{toctree}}\nother\n```\n\n{{faq}}`here`\n\n## 節\n\n{own}",
        "other.md": "# 他\n\n## abroad\n",
    }
    built = build_of(tmp_path, files, "html", "-nW")
    assert (built.warnings, built.status) == ("", 0)
    assert json.loads(built.text("faq.json"))["entries"][0]["answer"] == "abroad"


def test_a_link_to_another_project_is_none_to_the_entry_of_the_same_id(
    tmp_path: Path, neighbour: str
) -> None:
    own = ":::{faq} ここは？\n:id: abroad\n:source: 案内\n\n答え。\n:::\n"
    text = "{external+guide:faq:entry}`abroad`"
    files = {"conf.py": neighbour, "index.md": f"# 別の企画\n\n{text}\n\n## 節\n\n{own}"}
    built = build_of(tmp_path, files)
    assert "[selfcheck.faq_orphan]" in built.warnings
    assert built.page().select(".faq-mentions") == []


def test_restructuredtext_has_the_same_entries(tmp_path: Path) -> None:
    page = (
        "章\n==\n\n節\n--\n\n.. faq:: 問いですか？\n   :id: asked\n   :source: `案内 <#x>`_\n"
        "   :as-of: 2024-01\n   :aliases: formerly\n   :unanswered:\n   :related: pay\n\n"
        "   短い答えです。\n\n   長い答えです。:faq:`formerly`\n\n:faq:`asked`\n"
    )
    files = {name: text for name, text in FILES.items() if name != "work.md"}
    built = build_of(tmp_path, files | {"work.rst": page})
    section = only(built.page("work").select_one("#asked"))
    assert only(section.select_one(".faq-short")).get_text() == "短い答えです。"
    assert section.select('.faq-related a[href="faq.html#pay"]')
    assert only(section.select_one(".faq-source a")).get_text() == "案内"
