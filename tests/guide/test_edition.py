"""The next edition can be looked at before it is there, and nobody takes it for the present one."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.conftest import ROOT, Build, Project, run_sphinx
from tests.guide.pages import article, figures, squeezed, written

CONF = 'extensions += ["guide"]\nguide_figures_file = "numbers.yml"\n'
FIGURES = """\
edition: {value: 2024年1月, label: 時点, page: 2, as_of: 2024-01, review_by: 2027-01,
          next: {value: 2025年1月, page: 3, as_of: 2025-01, review_by: 2028-01}}
posts: {value: "230", label: 拠点の数, page: 2, as_of: 2024-01, review_by: 2027-01,
        next: {value: "240", page: 4, as_of: 2025-01, review_by: 2028-02}}
staff: {value: "100", label: 職員の数, page: 5, as_of: 2024-01, review_by: 2027-01}
"""
INDEX = """\
(top)=
# 表紙

拠点は{{ posts }}、職員は{{ staff }}人です（{{ edition }}現在）。

```{figures}
```

```{quiz} small
```
"""
QUIZ = """\
id: small
version: 1
title: 確認
questions:
  - id: posts
    type: single
    prompt: 拠点はいくつですか。
    options:
      - {id: right, text: "{{ posts }}", correct: true}
      - {id: wrong, text: "{{ staff }}"}
"""
FILES = {"index.md": INDEX, "numbers.yml": FIGURES, "quiz/small.yml": QUIZ}
NEXT = ("-D", "guide_edition=next")


def row(build: Build, number: int) -> list[str]:
    cells = article_of(build).select("table.figures-table tbody tr")[number].select("td")
    return [cell.get_text().strip() for cell in cells]


def article_of(build: Build) -> Tag:
    content = build.page().select_one("[role=main]")
    assert content is not None
    return content


def test_without_the_switch_nothing_is_said_of_the_next_edition(project: Project) -> None:
    build = project(FILES, "html", "-nW", conf=CONF)
    assert "拠点は230、職員は100人です（2024年1月現在）。" in squeezed(article_of(build).get_text())
    assert "旧版" not in build.text("index.html")
    assert "240" not in build.text("index.html")


def test_the_preview_shows_new_figures_and_flags_old_ones(project: Project) -> None:
    project(FILES, conf=CONF)
    build = project(FILES, "html", "-nW", *NEXT, conf=CONF)
    text = squeezed(article_of(build).get_text())
    assert "拠点は240、職員は100（旧版の数値）人です（2025年1月現在）。" in text
    quiz = text.partition("拠点はいくつですか。")[2]
    assert "240" in quiz
    assert "100（旧版の数値）" in quiz
    assert row(build, 1) == ["拠点の数", "240", "2025-01", "4ページ", "2028-02", "posts"]
    assert row(build, 2)[1:3] == ["100（旧版の数値）", "2024-01"]


def test_the_preview_lists_what_the_next_edition_still_lacks(project: Project) -> None:
    build = project(FILES, *("html", *NEXT), conf=CONF)
    text = squeezed(article_of(build).get_text())
    assert "3件のうち、次の版の値があるのは2件、「旧版の数値」は1件です。職員の数" in text


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The guide itself as its next edition, with an address as if it were published."""
    folder = tmp_path_factory.mktemp("preview")
    settings = ("-c", ROOT, *NEXT, "-D", "html_baseurl=https://guide.example/")
    status, warnings = run_sphinx(
        "-nW", "--keep-going", *settings, "-d", folder / "doctrees", ROOT / "docs", folder / "html"
    )
    return Build(status, warnings, folder / "html")


def test_the_guide_itself_can_be_previewed_at_any_time(preview: Build) -> None:
    assert (preview.warnings, preview.status) == ("", 0)
    told = squeezed(article(preview.page("figures")).get_text())
    old = sum("next" not in figure for figure in figures().values())
    assert f"「旧版の数値」は{old}件です。" in told


def test_every_page_of_the_preview_says_what_it_is(preview: Build, guide: Build) -> None:
    for name in [*written(preview), "search", "404"]:
        assert "次の版の下見です。" in preview.page(name).get_text(), name
        assert not guide.page(name).select(".preview-notice"), name


def test_no_search_engine_lists_the_preview(preview: Build, guide: Build) -> None:
    for name in written(preview):
        assert preview.page(name).select("meta[name=robots][content=noindex]"), name
        assert not guide.page(name).select("meta[name=robots]"), name
    assert not (preview.out / "sitemap.xml").exists()
