"""The FAQ directive and role, seen on the pages and in the warnings that they give."""

from __future__ import annotations

import pytest
from sphinx.util.inventory import InventoryFile

from tests.conftest import Project

ENTRY = """
:::{faq} 海外で働きますか？
:id: abroad
:source: 案内13ページ
:as-of: 2024-01

はい、**必ず**働きます。

くわしくは{faq}`language`を読んでください。
:::

:::{faq} 語学は必要ですか？
:id: language
:source: 案内14ページ
:related: abroad

研修があります。
:::
"""
FAQ = f"# よくある質問\n\n## 海外\n{ENTRY}"
INDEX = "# 表紙\n\n```{toctree}\nfaq\n```\n\n"


def test_an_entry_is_a_section_with_its_id_question_answer_and_source(project: Project) -> None:
    build = project({"index.md": INDEX, "faq.md": FAQ}, "html", "-nW")
    entry = build.page("faq").select_one("section#abroad")
    assert build.warnings == ""
    assert entry is not None
    heading = entry.select_one("h3")
    assert heading is not None
    assert heading.get_text().startswith("海外で働きますか？")
    assert heading.select_one('a.headerlink[href="#abroad"]')
    assert "はい、必ず働きます。" in entry.get_text()
    assert "出典：案内13ページ（2024年1月現在）" in entry.get_text()


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("{faq}`abroad`", "海外で働きますか？"),
        ("{faq:entry}`abroad`", "海外で働きますか？"),
        ("{faq}`海外のこと <abroad>`", "海外のこと"),
        ("[](#abroad)", "海外で働きますか？"),
        ("[海外](#abroad)", "海外"),
        ("{any}`海外 <abroad>`", "海外"),
    ],
)
def test_a_link_reaches_an_entry_on_another_page(project: Project, link: str, text: str) -> None:
    build = project({"index.md": f"{INDEX}{link}\n", "faq.md": FAQ}, "html", "-nW")
    reference = build.page().select_one('a[href="faq.html#abroad"].internal:not(.toctree-l1 a)')
    assert build.warnings == ""
    assert text in [a.get_text() for a in build.page().select('p > a[href="faq.html#abroad"]')]
    assert reference is not None


def test_entries_are_in_the_inventory_with_their_questions(project: Project) -> None:
    build = project({"index.md": INDEX, "faq.md": FAQ})
    with (build.out / "objects.inv").open("rb") as stream:
        entries = InventoryFile.load(stream, "", lambda base, path: path)["faq:entry"]
    assert {name: entries[name].display_name for name in entries} == {
        "abroad": "海外で働きますか？",
        "language": "語学は必要ですか？",
    }


@pytest.mark.parametrize(
    "builder",
    ["html", "dirhtml", "singlehtml", "text", "latex", "man", "texinfo", "xml", "epub", "gettext"],
)
def test_every_builder_writes_the_entries_without_a_warning(project: Project, builder: str) -> None:
    files = {"index.md": INDEX + "{faq}`abroad`\n", "faq.md": FAQ}
    build = project(files, builder, "-nW", "--keep-going", "-j", "2")
    assert (build.warnings, build.status) == ("", 0)


@pytest.mark.parametrize(
    ("faq", "expected"),
    [
        (
            FAQ.replace(":id: language\n", ""),
            "faq.md:15: WARNING: よくある質問にidがありません。"
            "「{faq}」の下に「:id: …」の行を足し、半角英字の短い名前を書いてください。",
        ),
        (
            FAQ.replace(":id: language", ":id: 語学"),
            "faq.md:15: WARNING: idに「語学」とは書けません。",
        ),
        (
            FAQ.replace(":id: language", ":id: abroad"),
            "faq.md:15: WARNING: id「abroad」は、このページですでに使われています。",
        ),
        (
            FAQ.replace("{faq}`language`", "{faq}`langage`"),
            "faq.md:12: WARNING: 「langage」というidのよくある質問はありません。"
            "「language」のまちがいではありませんか。",
        ),
        (
            FAQ.replace("研修があります。\n", ""),
            "faq.md:15: WARNING: 答えがありません。",
        ),
        (
            FAQ.replace("{faq} 語学は必要ですか？", "{faq}"),
            "faq.md:15: WARNING: 質問文がありません。",
        ),
        (
            "# よくある質問\n\n- 項目\n\n"
            + "".join(f"  {line}\n" for line in ENTRY.strip().splitlines()),
            "faq.md:5: WARNING: よくある質問は、箇条書き、表、囲みの中には置けません。",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_loses_nothing(
    project: Project, faq: str, expected: str
) -> None:
    build = project({"index.md": INDEX, "faq.md": faq})
    assert expected in build.warnings
    assert build.status == 0
    assert "必ず" in build.page("faq").get_text()
    assert project({"index.md": INDEX, "faq.md": faq}, "html", "-nWE").status == 1


def test_an_id_in_two_documents_is_told_at_the_second(project: Project) -> None:
    other = "# 別のページ\n\n## 節\n\n:::{faq} 同じidですか？\n:id: abroad\n\nはい。\n:::\n"
    files = {"index.md": INDEX.replace("faq", "faq\nother"), "faq.md": FAQ, "other.md": other}
    build = project(files)
    assert "other.md:5: WARNING: よくある質問のid「abroad」は、" in build.warnings
    assert "faq.md:5でも使われています。" in build.warnings


def test_a_removed_entry_is_forgotten_by_the_next_build(project: Project) -> None:
    project({"index.md": INDEX + "{faq}`language`\n", "faq.md": FAQ}, "html", "-nW")
    shorter = FAQ.split(":::{faq} 語学")[0].replace("{faq}`language`", "そこ")
    build = project({"index.md": INDEX + "{faq}`language`\n\n", "faq.md": shorter})
    assert "「language」というidのよくある質問はありません。" in build.warnings
    assert "language" not in build.text("searchindex.js").split('"objects"')[1].split("terms")[0]
