"""Japanese as Chromium sets it: lines neither too long nor too close, broken where they may be."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.conftest import opened
from tests.browser.test_accessibility import pages_at
from tests.conftest import ROOT, Build
from tests.guide.pages import nothing_wrong

LABELS = "h1, h2, h3, h4, h5, h6, nav, button, .site-wordmark, .picture, .home-figures li"
"""What is no running text: headings, names, and the few words at the parts of a picture."""

TEXTS = """() => {
  const skipped = "script, style, svg, pre, rt, rp, .visually-hidden, [aria-hidden]";
  const blockOf = (part) => {
    while (/^(inline|contents|ruby)/.test(getComputedStyle(part).display)
      && getComputedStyle(part).display !== "inline-block") part = part.parentElement;
    return part;
  };
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode());) {
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility() || parent.closest(skipped)) continue;
    const block = blockOf(parent);
    found.set(block, [...(found.get(block) ?? []), text]);
  }
  return found;
}"""
"""The texts that are seen on the page, by the paragraph or the like in which they stand."""

FAULTS = """(labels) => {
  const texts = ($TEXTS)();
  const found = [];
  for (const [block, own] of texts) {
    const boxes = own.flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    });
    const edge = (side, most) => Math[most](...boxes.map((box) => box[side]));
    const style = getComputedStyle(block);
    const size = parseFloat(style.fontSize);
    const leading = parseFloat(style.lineHeight) / size;
    if (edge("bottom", "max") - edge("top", "min") < 1.5 * leading * size) continue;
    const measure = (edge("right", "max") - edge("left", "min")) / size;
    const name = `${block.tagName}.${block.className} 「${block.textContent.trim().slice(0, 20)}」`;
    if (measure > 40.1) found.push(`${name} is ${measure.toFixed(1)} characters wide`);
    if (block.closest(labels)) continue;
    if (leading < 1.695) found.push(`${name} has a leading of ${leading}`);
  }
  return found;
}"""
"""Texts of more than one line whose lines are too long or too close."""

NOT_FIRST = "、。，．・：；？！」』）】〕〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜％"
NOT_LAST = "「『（【〔〈《"

LINES = """(blocks) => {
  const texts = ($TEXTS)();
  const found = [];
  for (const [block, own] of texts) {
    if (!block.matches(blocks)) continue;
    const lines = [];
    let bottom = -Infinity;
    for (const text of own) {
      for (let i = 0; i < text.length; i += 1) {
        if (!text.data[i].trim()) continue;
        const range = document.createRange();
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (box.top > bottom - box.height / 4) lines.push("");
        bottom = box.bottom;
        lines.push(lines.pop() + text.data[i]);
      }
    }
    if (lines.length > 1) found.push(lines);
  }
  return found;
}"""
"""The lines of each text that has several."""


def texts_on(page: Page, script: str, argument: str = "") -> Any:
    """Look at the texts of a page."""
    return page.evaluate(script.replace("$TEXTS", TEXTS), argument)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_running_text_is_easy_to_follow(
    new_context: CreateContextCallback,
    base_url: str,
    guide: Build,
    viewport: ViewportSize,
    scripts: bool,
) -> None:
    found = {}
    options = {"viewport": viewport, "java_script_enabled": scripts}
    with opened(new_context, base_url, **options) as page:
        for name in pages_at(page, guide):
            page.goto(f"/{name}.html")
            found[name] = texts_on(page, FAULTS, LABELS)
    nothing_wrong(found)


def test_no_line_begins_or_ends_with_a_forbidden_character(
    new_context: CreateContextCallback, base_url: str, guide: Build
) -> None:
    found: dict[str, list[str]] = {}
    with opened(new_context, base_url, viewport={"width": 360, "height": 740}) as page:
        for name in guide.names():
            page.goto(f"/{name}.html")
            texts: list[list[str]] = texts_on(page, LINES, "*")
            found[name] = [
                f"{end} | {begin}"
                for lines in texts
                for end, begin in pairwise(lines)
                if end[-1] in NOT_LAST or begin[0] in NOT_FIRST
            ]
    nothing_wrong(found)


PHRASES = {
    "/index.html": [".home-ways a", ".home-questions a", ".home-chapters a", "h1", "h2"],
    "/work.html": ["h1", "h2", ".site-nav a", ".page-toc a", ".prev-next-title", ".picture"],
    "/faq.html": [".faq-entry > h3", ".faq-list li > p"],
    "/check/fit.html": [".quiz legend", ".quiz fieldset > label"],
    "/contact.html": ["dt"],
    "/figures.html": ["th"],
}


@pytest.mark.parametrize("address", PHRASES)
def test_short_texts_break_between_phrases(page: Page, address: str) -> None:
    page.goto(address)
    for selector in PHRASES[address]:
        parts = page.locator(selector)
        assert parts.count()
        styles = parts.evaluate_all(
            "parts => parts.map((part) => getComputedStyle(part).wordBreak)"
        )
        assert set(styles) == {"auto-phrase"}, selector


def test_a_heading_has_no_single_character_on_its_last_line(page: Page, guide: Build) -> None:
    found = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        texts: list[list[str]] = texts_on(page, LINES, "h1, h2, h3, h4")
        found[name] = [" | ".join(lines) for lines in texts if len(lines[-1]) < 2]
    nothing_wrong(found)


def test_the_page_sets_japanese_by_its_rules(page: Page) -> None:
    page.goto("/work.html")
    for selector in ("body", "article p", "article li"):
        style: dict[str, str] = page.locator(selector).first.evaluate(
            "part => Object.fromEntries(Object.entries("
            "  {lineBreak: 0, textSpacingTrim: 0, textAutospace: 0, overflowWrap: 0}"
            ").map(([name]) => [name, getComputedStyle(part)[name]]))"
        )
        assert style == {
            "lineBreak": "strict",
            "textSpacingTrim": "trim-start",
            "textAutospace": "normal",
            "overflowWrap": "anywhere",
        }


# ---- Typefaces ------------------------------------------------------------------------------

STACK = (
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "BIZ UDPGothic",
    "Noto Sans JP",
    "Noto Sans CJK JP",
    "Yu Gothic",
    "Meiryo",
    "system-ui",
    "sans-serif",
)
"""Each of these that is on a device has a true bold; "Yu Gothic Medium" has none."""


def test_the_typefaces_have_a_true_bold_on_every_system() -> None:
    tokens = (ROOT / "docs/_static/tokens.css").read_text("utf-8")
    stack = re.search(r"--guide-sans:([^;]+);", tokens)
    assert stack
    assert tuple(name.strip(' "\n') for name in stack[1].split(",")) == STACK


WEIGHTS = """() => {
  const texts = ($TEXTS)();
  const seen = new Map();
  for (const own of texts.values()) for (const text of own) {
    const style = getComputedStyle(text.parentElement);
    const key = `${style.fontWeight} ${style.fontStyle}`;
    if (!seen.has(key) && /[ぁ-ん一-龠]/.test(text.data)) {
      text.parentElement.dataset.weight = key;
      seen.set(key, key);
    }
  }
  return [...seen.keys()];
}"""
"""Weight and slant of all Japanese on the page; one text of each is marked."""


@pytest.mark.parametrize(
    "address", ["/index.html", "/interviews.html", "/faq.html", "/check/fit.html"]
)
def test_every_weight_is_drawn_with_its_own_typeface(page: Page, address: str) -> None:
    page.goto(address)
    styles: list[str] = texts_on(page, WEIGHTS)
    assert {"400 normal", "700 normal"} <= set(styles)
    for style in styles:
        weight, slant = style.split()
        assert slant == "normal", "Japanese has no italics; a slanted face would be made up"
        names = faces(page, f'[data-weight="{style}"]')
        assert names, style
        assert all(("Bold" in name) == (int(weight) >= 600) for name in names), (style, names)


def faces(page: Page, selector: str) -> list[str]:
    """The faces of Japanese typefaces with which the part's own text is drawn."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root: dict[str, Any] = session.send("DOM.getDocument")["root"]
    found = session.send("DOM.querySelector", {"nodeId": root["nodeId"], "selector": selector})
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": found["nodeId"]})["fonts"]
    session.detach()
    return [font["postScriptName"] for font in fonts if "CJK" in font["familyName"]]
