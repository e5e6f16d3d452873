"""Text alone at twice its size on the smallest screen: all is there, in sight, and can be used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.conftest import opened
from tests.browser.test_accessibility import SMALLEST
from tests.conftest import Build
from tests.guide.pages import nothing_wrong

TWICE = """addEventListener("DOMContentLoaded", () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { font-size: 200% !important }");
  document.adoptedStyleSheets = [sheet];
});"""
"""What a reader's own style sheet does, and a browser that enlarges nothing but text."""

_OUTSIDE = """() => {
  const inside = (part) => part.closest(
    "pre, .pst-scrollable-table-container, .visually-hidden, [aria-hidden], thead, .skip-link");
  const width = document.documentElement.clientWidth;
  const found = [...document.querySelectorAll("body *")]
    .filter((part) => part.checkVisibility() && !inside(part))
    .map((part) => [part, part.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < -0.5 || box.right > width + 0.5))
    .map(([part, box]) => `${part.tagName}.${part.className} ends at ${box.right}`);
  const scrolls = document.documentElement.scrollWidth;
  return scrolls > width ? [`scrolls to ${scrolls} px`, ...found] : found;
}"""


def outside(page: Page) -> list[str]:
    """What can't be seen without scrolling sideways, or not at all."""
    found: list[str] = page.evaluate(_OUTSIDE)
    return found


@pytest.fixture
def page(new_context: CreateContextCallback, base_url: str) -> Iterator[Page]:
    """A page with large text on the smallest screen."""
    with opened(new_context, base_url, viewport=SMALLEST) as page:
        page.add_init_script(TWICE)
        yield page


def box(part: Locator) -> FloatRect:
    """Where a part is drawn."""
    found = part.bounding_box()
    assert found
    return found


def test_no_text_is_outside_the_screen(page: Page, guide: Build) -> None:
    found = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        found[name] = outside(page)
    nothing_wrong(found)


def test_name_and_menu_stand_side_by_side_in_the_header(page: Page) -> None:
    page.goto("/work.html")
    header, name, button = (
        box(page.get_by_role("banner")),
        box(page.get_by_role("banner").get_by_role("link")),
        box(page.get_by_role("button", name="メニュー")),
    )
    assert name["x"] + name["width"] <= button["x"]
    assert name["x"] >= 0
    assert button["x"] + button["width"] <= SMALLEST["width"]
    for part in (name, button):
        assert header["y"] <= part["y"]
        assert part["y"] + part["height"] <= header["y"] + header["height"]
    # It stays in sight while one reads, so it may not take much of the screen.
    assert header["height"] <= 0.2 * SMALLEST["height"]


@pytest.mark.parametrize("name", ["メニュー", "このページの目次"])
def test_an_open_menu_is_below_the_header_and_holds_all(page: Page, name: str) -> None:
    page.goto("/work.html")
    button = page.get_by_role("button", name=name)
    button.click()
    menu = page.locator(":popover-open")
    header = box(page.get_by_role("banner"))
    assert box(menu)["y"] >= header["y"] + header["height"] - 2
    assert menu.evaluate("menu => menu.scrollWidth - menu.clientWidth") == 0
    nothing_wrong({name: outside(page)})
    for link in menu.get_by_role("link").all():
        link.scroll_into_view_if_needed()
        expect(link).to_be_in_viewport()


def test_the_search_in_the_menu_can_be_used(page: Page) -> None:
    page.goto("/work.html")
    page.get_by_role("button", name="メニュー").click()
    search = page.get_by_role("search")
    assert box(search.get_by_role("searchbox"))["width"] > 4 * 32
    search.get_by_role("searchbox").fill("研修")
    search.get_by_role("button", name="検索").click()
    expect(page.locator("#search-results").get_by_role("link").first).to_be_visible()
    assert outside(page) == []
