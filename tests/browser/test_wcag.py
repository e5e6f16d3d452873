"""What WCAG 2.2 AA asks of every page that no single rule of axe-core tells."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessibility import SMALLEST, pages_at
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

STOPS = """() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const groups = new Set();
  window.stops = [...document.querySelectorAll(all)].filter(each => {
    if (each.disabled || each.tabIndex < 0) return false;
    if (!each.checkVisibility({ visibilityProperty: true })) return false;
    if (each.type !== "radio") return true;
    // Of radio buttons none of which is chosen, the first is a stop.
    const isFirst = !groups.has(each.name);
    groups.add(each.name);
    return isFirst;
  });
  window.outlined = (each) => [each, each.closest("li")].filter(Boolean)
    .map(part => getComputedStyle(part))
    .some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  return [stops.length, stops.filter(outlined).map(each => each.outerHTML.slice(0, 120))];
}"""
"""Where the Tab key is to stop, in the order of the page; and what looks focused and is not."""

FOCUSED = """() => {
  const each = document.activeElement, box = each.getBoundingClientRect();
  // A link that is broken into lines has its middle elsewhere.
  const part = each.getClientRects()[0] ?? box;
  const top = document.elementFromPoint(part.x + part.width / 2, part.y + part.height / 2);
  const seen = top && (each.contains(top) || top.contains(each)
    || top.closest("label")?.contains(each));
  // A link that fills its card lets the card show the focus.
  const fault = outlined(each) ? (seen ? "" : "covered") : "no outline";
  return [stops.indexOf(each), fault, each.outerHTML.slice(0, 120)];
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


def faults_of_the_keyboard(page: Page) -> list[str]:
    """What is wrong with the way of the Tab key through the page, from its start to its end."""
    count, outlined = page.evaluate(STOPS)
    faults = [f"looks focused: {element}" for element in outlined]
    for expected in range(count):
        page.keyboard.press("Tab")
        index, fault, element = page.evaluate(FOCUSED)
        if index != expected:
            return [*faults, f"stop {index} in place of {expected}: {element}"]
        if fault:
            faults.append(f"{fault}: {element}")
    page.keyboard.press("Tab")
    # Out of the page, or, in a browser that has nothing else to stop at, to its start.
    index, _fault, element = page.evaluate(FOCUSED)
    if index > 0:
        faults.append(f"the last stop does not lead out, but to {element}")
    return faults


@pytest.mark.parametrize("part", range(2))
def test_the_tab_key_stops_everywhere_in_order_and_is_seen(
    page: Page, guide: Build, part: int
) -> None:
    found = {}
    for name in pages_at(page, guide)[part::2]:
        page.goto(f"/{name}.html")
        found[name] = faults_of_the_keyboard(page)
    nothing_wrong(found)


def test_no_control_is_too_small_for_a_finger(page: Page, guide: Build) -> None:
    found = {}
    for name in pages_at(page, guide):
        page.goto(f"/{name}.html")
        found[name] = page.evaluate(SMALL_TARGETS)
    nothing_wrong(found)
