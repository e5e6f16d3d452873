"""What is left out of the theme's style sheets is missed nowhere, as Chromium reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.quiz.reader import Reader
from tests.browser.quiz.states import walk
from tests.browser.test_accessibility import Scheme
from tests.conftest import Build, run_sphinx
from tests.guide.pages import nothing_wrong

REDUCED = "_static/styles/theme.css"
WHOLE = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "sphinx-design.min.css",
)
LOOKS: dict[str, tuple[Literal["screen", "print"], Scheme]] = {
    "light": ("screen", "light"),
    "dark": ("screen", "dark"),
    "paper": ("print", "light"),
}
CONF = 'extensions = ["sphinx_design"]\nhtml_theme = "sphinx_book_theme"\nlanguage = "ja"\n'

SELECTORS_LEFT_OUT = r"""([whole, reduced]) => {
  const STAYS = /^:(not|is|where|has|root|empty|(first|last|only|nth)-[\w-]+)$/;
  /* A state, such as :hover, is taken to be the case. */
  const always = (selector) => selector.replace(/::?[\w-]+(\([^()]*\))?/g, (pseudo, _, at) => {
    if (STAYS.test(pseudo.replace(/\(.*/, ""))) return pseudo;
    return /[\w\])*]/.test(selector[at - 1] ?? "") ? "" : "*";
  });
  /* What a rule with custom properties alone does is seen where they are used. */
  const acts = ({ style }) => [...style].some((name) => !name.startsWith("--"));
  const selectors = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const found = new Map();
    const walk = (rules, condition) => [...rules].forEach((rule) => {
      if (rule instanceof CSSStyleRule && acts(rule)) rule.selectorText.split(/,\s*(?![^()]*\))/)
        .forEach((selector) => found.set(`${condition} ${selector}`, always(selector)));
      else if (rule instanceof CSSGroupingRule) walk(rule.cssRules, condition + rule.conditionText);
    });
    walk(sheet.cssRules, "");
    return found;
  };
  const kept = selectors(reduced);
  const all = [...selectors(whole)];
  return [all.length, [...new Set(all.filter(([key]) => !kept.has(key)).map(([, bare]) => bare))]];
}"""

MATCHING = "selectors => selectors.filter((selector) => document.querySelector(selector))"

STYLES = """() => [...document.querySelectorAll("body, body *")].flatMap((part) =>
  ["", "::before", "::after"].map((pseudo) => [
    `${part.localName}.${part.getAttribute("class")}${pseudo}`,
    getComputedStyle(part, pseudo || null).cssText,
  ]))"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sheets as the theme, Sphinx and the extension have them."""
    folder = tmp_path_factory.mktemp("whole")
    folder.joinpath("conf.py").write_text(CONF, "utf-8")
    folder.joinpath("index.rst").write_text("表紙\n====\n", "utf-8")
    assert run_sphinx(folder, folder / "html") == (0, "")
    texts = [folder.joinpath("html/_static", name).read_text("utf-8") for name in WHOLE]
    return "\n".join(text.removeprefix('@charset "UTF-8";') for text in texts)


@pytest.fixture
def left_out(page: Page, guide: Build, whole: str) -> list[str]:
    """The selectors that are left out, without what depends on the reader."""
    page.goto("/")
    count, selectors = page.evaluate(SELECTORS_LEFT_OUT, [whole, guide.text(REDUCED)])
    assert count > len(selectors) > count / 2
    found: list[str] = selectors
    return found


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
def test_a_rule_that_is_left_out_matches_nothing_on_any_page(
    page: Page, guide: Build, left_out: list[str]
) -> None:
    found = {}
    for name in guide.names():
        page.goto(f"/{name}.html")
        found[name] = page.evaluate(MATCHING, left_out)
    for state in states_of_the_frame(page):
        found[state] = page.evaluate(MATCHING, left_out)
    nothing_wrong(found)


def states_of_the_frame(page: Page) -> Iterator[str]:
    """Bring the pages into states that only a reader brings about, and name them."""
    page.goto("/work.html")
    page.get_by_role("button", name="メニュー").click()
    yield "menu"
    page.get_by_role("radio", name="暗い").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    yield "dark"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="このページの目次").click()
    yield "contents"
    page.goto("/faq.html")
    page.locator(".faq-mentions summary").first.click()
    page.locator(".faq-filter input").fill("英語")
    yield "filter"
    page.goto("/search.html?q=英語")
    expect(page.locator(".search-hit").first).to_be_visible()
    yield "search"
    page.goto("/search.html?q=ぬぬぬぬ")
    expect(page.get_by_role("status")).to_contain_text("見つかりません")
    yield "nothing found"


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("name", ["fit", "know"])
def test_a_rule_that_is_left_out_matches_nothing_in_any_state_of_a_quiz(
    page: Page, base_url: str, left_out: list[str], name: str
) -> None:
    reader = Reader(page, name, f"{base_url}/check/{name}.html").open()
    nothing_wrong({state: page.evaluate(MATCHING, left_out) for state in walk(reader)})


@pytest.mark.parametrize("viewport", [DESK], indirect=True, ids=["desk"])
@pytest.mark.parametrize("name", ["index", "figures", "faq", "check/know", "maintain/chapters"])
def test_a_page_has_the_styles_that_the_whole_sheets_give_it(
    page: Page, whole: str, name: str
) -> None:
    reduced = styles(page, name)
    page.route(f"**/{REDUCED}*", lambda route: route.fulfill(content_type="text/css", body=whole))
    as_whole = styles(page, name)
    nothing_wrong({look: differing(reduced[look], as_whole[look]) for look in LOOKS})


Parts = list[list[str]]


def styles(page: Page, name: str) -> dict[str, Parts]:
    """What each part of a page looks like: its kind, and its style."""
    page.goto(f"/{name}.html")
    found = {}
    for look, (media, scheme) in LOOKS.items():
        page.emulate_media(media=media, color_scheme=scheme)
        found[look] = page.evaluate(STYLES)
    return found


def differing(parts: Parts, others: Parts) -> list[str]:
    """The kinds of parts whose style is another one there."""
    return [part for (part, style), (_, other) in zip(parts, others, strict=True) if style != other]
