"""A host that allows nothing but its own files is enough, and the script stays small and plain."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Page, Route
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.quiz.conftest import Open, Sites
from tests.browser.quiz.reader import Reader
from tests.browser.quiz.states import walk
from tests.browser.quiz.test_memory import TOWN, small
from tests.conftest import ROOT

POLICY = "; ".join(
    ["default-src 'none'"]
    + [f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")]
    + ["require-trusted-types-for 'script'", "base-uri 'none'", "form-action 'none'"]
)
LISTEN = """window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`));"""
SCRIPT = ROOT / "ext/selfcheck/static/quiz.js"


def under_the_policy(page: Page) -> None:
    """Serve every page with the policy from now on."""

    def serve(route: Route) -> None:
        response = route.fetch()
        headers = response.headers | {"content-security-policy": POLICY}
        route.fulfill(response=response, headers=headers)

    page.route(re.compile(r"\.html"), serve)


def violations(reader: Reader) -> list[str]:
    found: list[str] = reader.page.evaluate("violations")
    return found


@pytest.mark.parametrize("name", ["fit", "know"])
def test_in_the_guide_no_state_breaks_the_strictest_policy(reader_of: Open, name: str) -> None:
    reader = reader_of(name, script=LISTEN)
    under_the_policy(reader.page)
    reader.open()
    found = {state: violations(reader) for state in walk(reader)}
    assert found == {state: [] for state in found}


def test_on_a_page_without_a_theme_nothing_breaks_it(reader_of: Open, sites: Sites) -> None:
    site = sites()
    site.build(small() + TOWN)
    reader = reader_of("sample", site, script=LISTEN)
    under_the_policy(reader.page)
    reader.open()
    reader.read_result({"sea": ["near"], "wood": ["leaf", "bird"]})
    reader.link()
    reader.press("答えを消してやり直す")
    assert violations(reader) == []


def test_the_policy_would_be_heard_to_be_broken(
    new_context: CreateContextCallback, base_url: str
) -> None:
    page = new_context().new_page()
    page.add_init_script(LISTEN)
    under_the_policy(page)
    page.goto(f"{base_url}/check/fit.html")
    page.evaluate("document.querySelector('.quiz').setAttribute('style', 'color: red')")
    page.wait_for_function("violations.length")
    assert "style-src" in page.evaluate("violations")[0]


def test_the_script_is_small_and_plain() -> None:
    text = SCRIPT.read_text("utf-8")
    assert len(gzip.compress(text.encode(), 9)) <= 5000
    assert max(map(len, text.splitlines())) <= 120
    assert "/*" in text
    for banned in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval("):
        assert banned not in text
    for request in ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "import(", "://"):
        assert request not in text
    assert re.findall("[ぁ-ヿ一-鿿]+", text) == []  # every sentence is in the page


def test_a_whole_journey_sends_nothing(reader_of: Open) -> None:
    reader = reader_of("fit")
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.press("始める")
    reader.choose("避けたい")
    reader.press("次へ")
    reader.read_result({"support-stage": ["want"]})
    reader.link()
    reader.press("結果の文章をコピー")
    reader.press("答えを消してやり直す")
    assert asked == []
