"""What the guide takes the place of in its theme is still what it was when that was decided."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from configparser import ConfigParser
from hashlib import sha256
from importlib.resources import files

import pytest

from guide.theme import UNUSED_SCRIPTS
from tests.conftest import ROOT, Build, Project

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


def options_of(theme: str) -> dict[str, object]:
    """A theme's options, and its sidebars as one more."""
    settings = ConfigParser(interpolation=None)
    settings.read_string(files(theme).joinpath("theme", theme, "theme.conf").read_text("utf-8"))
    return {"sidebars": settings["theme"]["sidebars"], **settings["options"]}


def placing(options: Mapping[str, object], parts: set[str]) -> set[str]:
    """The options that place some of the theme's parts on the pages."""
    lists = {name: value.split(",") for name, value in options.items() if isinstance(value, str)}
    return {
        name
        for name, items in lists.items()
        if any(f"{item.strip().removesuffix('.html')}.html" in parts for item in items)
    }


def test_no_part_of_the_theme_is_prepared_that_no_page_shows() -> None:
    """The theme renders for each page what its options place there, wherever it goes then."""
    themes = ("pydata_sphinx_theme", "sphinx_book_theme")
    folders = [files(theme).joinpath("theme", theme, "components") for theme in themes]
    parts = {file.name for folder in folders for file in folder.iterdir()}
    inherited = {name: value for theme in themes for name, value in options_of(theme).items()}
    assert len(placing(inherited, parts)) > 5
    own = tomllib.loads((ROOT / "ext/guide/frame/theme.toml").read_text("utf-8"))
    assert own["theme"]["sidebars"] == []
    assert placing(inherited | {"sidebars": ""} | own["options"], parts) == set()


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
