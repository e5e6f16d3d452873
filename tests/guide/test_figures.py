"""The figures that date: stated once, used everywhere, and listed with their dates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import Tag

from tests.conftest import Build, Project
from tests.guide.pages import article, figures, mark, nothing_wrong, squeezed, written

DISTINCTIVE = 3
"""Characters from which on a value is hardly found by chance."""


@pytest.fixture(scope="module")
def renamed(renamed_guide: Build) -> dict[str, str]:
    """What the pages say when each figure's value is its name."""
    return {page: everything_said(renamed_guide, page) for page in written(renamed_guide)}


def everything_said(build: Build, name: str) -> str:
    """The text of a page with the texts that stand for its pictures."""
    content = article(build.page(name))
    for dated in content.select(".faq-source"):  # each entry has a date of its own
        dated.decompose()
    attributes = [str(tag.get(a, "")) for tag in content.select("*") for a in ("alt", "aria-label")]
    return squeezed(content.get_text() + "\n".join(attributes))


@pytest.mark.parametrize("name", figures())
def test_a_figure_is_used(renamed: dict[str, str], name: str) -> None:
    pages = [page for page, text in renamed.items() if mark(name) in text and page != "figures"]
    assert pages, f"docs/figures.yml の {name} は、どこでも使われていません"


def test_a_changed_figure_is_changed_on_every_page(renamed: dict[str, str]) -> None:
    values = {f["value"] for f in figures().values() if len(f["value"]) >= DISTINCTIVE}
    literal = re.compile(rf"(?<![\d:.])(?:{'|'.join(map(re.escape, values))})(?![\d:])")
    nothing_wrong({page: sorted(set(literal.findall(text))) for page, text in renamed.items()})


def test_a_page_lists_every_figure_with_its_date_and_source(guide: Build) -> None:
    rows = article(guide.page("figures")).select("table.figures-table tbody tr")
    assert [cells(row) for row in rows] == [
        {
            "何の数値か": figure["label"],
            "値": figure["value"],
            "いつ現在か": figure["as_of"],
            "採用案内": page_name(figure["page"]),
            "見直しの期限": figure["review_by"],
            "呼び出す名前": name,
        }
        for name, figure in figures().items()
    ]


def page_name(page: int | str) -> str:
    """A page of the brochure as people name it: most have a number, the cover has none."""
    return f"{page}ページ" if isinstance(page, int) else page


def cells(row: Tag) -> dict[str, str]:
    """A row of a table by the heads of its columns."""
    table = row.find_parent("table")
    assert table is not None
    heads = [squeezed(head.get_text()) for head in table.select("thead th")]
    return dict(zip(heads, [cell.get_text().strip() for cell in row.select("td")], strict=True))


CONF = 'extensions += ["guide"]\nguide_figures_file = "numbers.yml"\n'
FIGURES = """\
posts:
  value: "230"
  label: 拠点の数
  page: 2
  as_of: 2024-01
  review_by: 2027-01
"""
INDEX = """\
(top)=
# 表紙

拠点は{{ posts }}を超えます。

あとの段落です。

```{figures}
```
"""


def test_a_small_guide_with_a_figure_builds(project: Project) -> None:
    build = project({"index.md": INDEX, "numbers.yml": FIGURES}, "html", "-nW", conf=CONF)
    assert (build.warnings, build.status) == ("", 0)
    assert "拠点は230を超えます。" in build.page().get_text()


def test_a_label_of_several_lines_has_no_gap(project: Project) -> None:
    figures = FIGURES.replace("label: ", "label: >\n    世界に\n    ある、\n    ", 1)
    build = project({"index.md": INDEX, "numbers.yml": figures}, "html", "-nW", conf=CONF)
    assert "世界にある、" in build.page().get_text()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (FIGURES.replace('"230"', '"230'), "numbers.yml:2:10: WARNING: "),
        (
            FIGURES.replace("  as_of: 2024-01\n", ""),
            "numbers.yml:1:1: WARNING: 「as_of」がありません",
        ),
        (
            FIGURES.replace("2024-01", "2024-13"),
            "numbers.yml:5:3: WARNING: 「as_of」に「2024-13」とは",
        ),
        (FIGURES + FIGURES, "numbers.yml:7:1: WARNING: 「posts」が同じところに二つあります。"),
        (
            FIGURES.replace("label", "lable"),
            "numbers.yml:3:3: WARNING: 「lable」という項目はありません",
        ),
        ("", "numbers.yml:1: WARNING: "),
    ],
    ids=["syntax", "missing", "month", "duplicate", "unknown-key", "empty"],
)
def test_a_mistake_in_the_figures_is_told_with_its_line(
    project: Project, broken: str, message: str
) -> None:
    files = {"index.md": INDEX, "numbers.yml": broken}
    build = project(files, conf=CONF)
    assert message in build.warnings
    assert build.status == 0
    assert "あとの段落です。" in build.page().get_text()
    assert project(files, "html", "-nWE", conf=CONF).status == 1


def test_an_unknown_figure_is_told_with_its_line_and_seen_on_the_page(project: Project) -> None:
    files = {"index.md": INDEX.replace("posts", "pots"), "numbers.yml": FIGURES}
    build = project(files, conf=CONF)
    assert re.search(r"index\.md:4:7: WARNING: .*pots", build.warnings)
    assert build.status == 0
    assert "pots" in build.page().get_text()
    assert "あとの段落です。" in build.page().get_text()
    assert project(files, "html", "-nWE", conf=CONF).status == 1


def test_an_unknown_figure_is_told_below_a_block_too_but_not_in_code(project: Project) -> None:
    text = "\n````md\n```\n{{ shown }}\n```\n````\n\n:::{note}\n{{ within }}\n:::\n\n{{ below }}\n"
    build = project({"index.md": INDEX + text, "numbers.yml": FIGURES}, conf=CONF)
    assert re.findall(r"「(\w+)」という数値は", build.warnings) == ["within", "below"]


def test_a_changed_figure_is_seen_after_the_next_build(project: Project) -> None:
    project({"index.md": INDEX, "numbers.yml": FIGURES}, conf=CONF)
    edited = FIGURES.replace("230", "231")
    build = project({"index.md": INDEX, "numbers.yml": edited}, conf=CONF)
    assert "拠点は231を超えます。" in build.page().get_text()


def test_the_figures_file_that_is_not_there_is_told(project: Project, tmp_path: Path) -> None:
    build = project({"index.md": "# 表紙\n"}, conf=CONF)
    assert f"{tmp_path / 'numbers.yml'}:1: WARNING: " in build.warnings
