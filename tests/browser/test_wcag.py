"""What WCAG 2.2 AA asks of every page that no single rule of axe-core tells."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessibility import SMALLEST
from tests.conftest import Build
from tests.guide.pages import nothing_wrong

SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""
"""The distances of success criterion 1.4.12."""

CLIPPED = """() => [...document.querySelectorAll("main *")].filter(each => {
  const style = getComputedStyle(each);
  return style.overflow === "hidden" && each.clientHeight > 1
    && each.scrollHeight > each.clientHeight + 1 && each.innerText?.trim();
}).map(each => each.outerHTML.slice(0, 120))"""

FOCUSED = """() => {
  const each = document.activeElement, box = each.getBoundingClientRect();
  // A link that fills its card lets the card show the focus.
  const shown = [each, each.closest("li")].filter(Boolean).map(part => getComputedStyle(part))
    .some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  // A link that is broken into lines has its middle elsewhere.
  const part = each.getClientRects()[0] ?? box;
  const top = document.elementFromPoint(part.x + part.width / 2, part.y + part.height / 2);
  const seen = top && (each.contains(top) || top.contains(each)
    || top.closest("label")?.contains(each));
  return {
    place: each === document.body ? "" : each.outerHTML.slice(0, 120),
    fault: shown ? (seen ? "" : "covered") : "no outline",
  };
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }))
  .filter(each => !each.closest("p, li, dd, dt, td, th, caption, legend") || each.matches("button"))
  .map(each => [each, (each.closest("label") ?? each).getBoundingClientRect()])
  .filter(([each, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([each, box]) => `${each.outerHTML.slice(0, 120)} ${box.width}x${box.height}`)"""
"""Targets below 24 px that stand in no sentence (2.5.8 makes an exception of those that do)."""


@pytest.mark.parametrize("viewport", [SMALLEST], indirect=True, ids=["320"])
def test_wider_spacing_hides_nothing(page: Page, guide: Build) -> None:
    found = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        page.add_style_tag(content=SPACING)
        width = page.evaluate("document.documentElement.scrollWidth")
        found[name] = page.evaluate(CLIPPED) + ([f"{width} px wide"] if width > 320 else [])
    nothing_wrong(found)


def test_every_stop_of_the_keyboard_is_seen(page: Page, guide: Build) -> None:
    found = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        faults, before = [], ""
        for _stop in range(40):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if not stop["place"] or stop["place"] == before:
                break
            before = stop["place"]
            if stop["fault"]:
                faults.append(f"{stop['fault']}: {stop['place']}")
        found[name] = faults
    nothing_wrong(found)


def test_no_control_is_too_small_for_a_finger(page: Page, guide: Build) -> None:
    found = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        found[name] = page.evaluate(SMALL_TARGETS)
    nothing_wrong(found)
