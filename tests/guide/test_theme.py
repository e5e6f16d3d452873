"""What the guide takes the place of in its theme is still what it was when that was decided."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

import pytest

from guide.theme import UNUSED_SCRIPTS
from tests.conftest import Build, Project

OVERRIDDEN = {
    ("sphinx_book_theme", "layout.html"): "2cd2fbbe2caedf3a",
    ("sphinx_book_theme", "static/sbt-webpack-macros.html"): "cc694f5d1ecc7ddb",
    ("pydata_sphinx_theme", "layout.html"): "1f98508aa73a49d0",
    ("pydata_sphinx_theme", "static/webpack-macros.html"): "ca92b021a603a336",
    ("pydata_sphinx_theme", "search.html"): "098d19aa34f7874c",
}
"""The theme's templates that ``ext/guide/frame`` extends or replaces, with their SHA-256."""


@pytest.mark.parametrize(("theme", "template"), OVERRIDDEN)
def test_a_template_of_the_theme_is_as_it_was(theme: str, template: str) -> None:
    """Where this fails, compare the template with ``ext/guide/frame``, then note its new sum."""
    content = files(theme).joinpath("theme", theme, template).read_bytes()
    assert sha256(content).hexdigest()[:16] == OVERRIDDEN[theme, template]


def test_each_script_that_is_dropped_would_be_loaded(project: Project) -> None:
    conf = 'extensions += ["sphinx_design"]\nhtml_theme = "sphinx_book_theme"\n'
    page = project({"index.md": "# 表紙\n"}, conf=conf).page()
    loaded = {str(script["src"]).partition("?")[0] for script in page.select("script[src]")}
    assert set(UNUSED_SCRIPTS) <= loaded


@pytest.mark.parametrize(
    ("name", "own"),
    [("index", "home"), ("a-day", "timescale"), ("check/fit", "quiz"), ("faq", "faq")],
)
def test_a_page_has_its_own_sheet_after_those_of_all_pages(
    guide: Build, name: str, own: str
) -> None:
    links = guide.page(name).select("link[rel=stylesheet]")
    sheets = [str(link["href"]).partition("_static/")[2].partition(".")[0] for link in links]
    assert sheets[0] == "styles/theme"
    assert {"tokens", "guide", "pictures", own} <= set(sheets)
