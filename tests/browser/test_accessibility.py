"""Every page, for everybody: what axe-core finds, and whether a small screen shows all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import OF_COLOURS, OF_LOOKS, faults
from tests.browser.conftest import DESK, PHONE
from tests.conftest import Build
from tests.guide.pages import nothing_wrong

SMALLEST: ViewportSize = {"width": 320, "height": 640}
Scheme = Literal["dark", "light"]
SCHEMES: tuple[Scheme, ...] = ("dark", "light")


def in_each_scheme(page: Page) -> Iterator[Scheme]:
    """Let the reader's system prefer dark, then light, while the page is open."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        yield scheme


def is_phone(page: Page) -> bool:
    """Whether the screen is that of a phone."""
    return page.viewport_size == PHONE


def pages_at(page: Page, guide: Build) -> list[str]:
    """All pages on a phone; at a desk those that candidates read, as the others look like them."""
    return [n for n in guide.names() if is_phone(page) or not n.startswith("maintain/")]


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
def test_axe_finds_nothing_on_any_page(page: Page, guide: Build) -> None:
    page.emulate_media(color_scheme="dark")
    found = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        found[f"{name} (dark)"] = faults(page)
        if not name.startswith("maintain/"):  # these have no colours of their own
            page.emulate_media(color_scheme="light")
            expect(page.locator("html")).to_have_attribute("data-theme", "light")
            found[f"{name} (light)"] = faults(page, only=OF_LOOKS)
            page.emulate_media(color_scheme="dark")
    nothing_wrong(found)


@pytest.mark.parametrize("viewport", [DESK], indirect=True, ids=["desk"])
def test_axe_finds_nothing_at_a_desk(page: Page, guide: Build) -> None:
    found = {}
    for name in pages_at(page, guide):
        page.goto(f"/{name}.html")
        found[name] = faults(page, without=OF_COLOURS)
    # Only what stands beside the text is seen in other colours than on a phone.
    page.goto("/work.html")
    for scheme in in_each_scheme(page):
        found[f"work ({scheme})"] = faults(page)
    nothing_wrong(found)


def test_axe_finds_nothing_in_the_open_menu(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="メニュー").click()
    for scheme in in_each_scheme(page):
        expect(page.get_by_role("navigation", name="章の一覧")).to_be_visible()
        nothing_wrong({f"menu ({scheme})": faults(page)})


@pytest.mark.parametrize("viewport", [SMALLEST], indirect=True, ids=["320"])
def test_no_page_scrolls_sideways_on_the_smallest_screen(page: Page, guide: Build) -> None:
    widths = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in widths.items() if width != SMALLEST["width"]} == {}
