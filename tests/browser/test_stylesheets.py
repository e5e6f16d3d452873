"""The theme's style sheets, of which a page gets only the rules that can match something."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.conftest import DESK, opened
from tests.browser.quiz.conftest import Open, reader_of
from tests.browser.quiz.states import NAMES, walk
from tests.conftest import Build
from tests.guide.pages import nothing_wrong

RULES = Path(__file__).with_name("style_rules.js").read_text("utf-8")
THEMES = {
    "pydata_sphinx_theme": "styles/pydata-sphinx-theme.css",
    "sphinx_book_theme": "styles/sphinx-book-theme.css",
}

__all__ = ["reader_of"]


def original() -> str:
    """The sheets as the themes ship them."""
    return "".join(
        files(theme).joinpath("theme", theme, "static", sheet).read_text("utf-8")
        for theme, sheet in THEMES.items()
    )


def left_out(page: Page, guide: Build) -> list[str]:
    """The selectors that were left out, although the page as it is now holds what they match."""
    sheet = (guide.out / "_static/theme.css").read_text("utf-8")
    found: dict[str, Any] = page.evaluate(RULES, [original(), sheet])
    assert found["kept"] > 100
    assert found["missing"] > 3000
    matching: list[str] = found["matching"]
    return matching


def test_nothing_that_a_page_holds_is_left_out(
    new_context: CreateContextCallback, base_url: str, guide: Build
) -> None:
    found = {}
    with opened(new_context, base_url, viewport=DESK) as page:
        for name in guide.names():
            page.goto(f"/{name}.html")
            found[name] = left_out(page, guide)
        page.goto("/search.html?q=語学研修")
        page.get_by_role("main").get_by_role("link", name="語学研修").first.wait_for()
        found["search"] = left_out(page, guide)
    nothing_wrong(found)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_a_state_of_a_quiz_holds_is_left_out(
    reader_of: Open, guide: Build, name: str
) -> None:
    reader = reader_of(name)
    nothing_wrong({state: left_out(reader.page, guide) for state in walk(reader)})


def test_a_page_loads_one_sheet_of_the_theme_and_names_its_version(guide: Build) -> None:
    pages = {path.name: path.read_text("utf-8") for path in guide.out.rglob("*.html")}
    links = {
        name: re.findall(r'_static/([^"]*)" rel="stylesheet"', text) for name, text in pages.items()
    }
    assert len({str(found) for found in links.values()}) == 1
    (sheet,) = links["index.html"]
    version = sha256((guide.out / "_static/theme.css").read_bytes()).hexdigest()[:8]
    assert sheet == f"theme.css?v={version}"


def test_a_kept_sheet_says_whose_work_it_is(guide: Build) -> None:
    sheet = (guide.out / "_static/theme.css").read_text("utf-8")
    assert "Licensed under MIT (https://github.com/twbs/bootstrap" in sheet
    assert "BSD 3-Clause License" in sheet
