"""The answers for search engines, in a browser: data that nothing runs and no policy forbids."""

from __future__ import annotations

from pathlib import Path

from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.quiz.test_strictness import LISTEN, under_the_policy
from tests.selfcheck.builds import build_of
from tests.selfcheck.faq.test_structured_data import HOSTILE, SELECTOR

READ = f"JSON.parse(document.querySelector('{SELECTOR}').textContent)"


def test_the_strictest_policy_lets_it_be(new_context: CreateContextCallback, base_url: str) -> None:
    page = new_context().new_page()
    page.add_init_script(LISTEN)
    under_the_policy(page)
    page.goto(f"{base_url}/faq.html")
    assert page.evaluate(READ)["@type"] == "FAQPage"
    assert page.evaluate("violations") == []


def test_no_text_of_an_entry_runs(tmp_path: Path, new_context: CreateContextCallback) -> None:
    entry = f":::{{faq}} `{HOSTILE}`\n:id: hostile\n\n`{HOSTILE}`\n:::\n"
    built = build_of(tmp_path, {"index.md": f"# 表紙\n\n{entry}"})
    page = new_context().new_page()
    page.add_init_script("window.alerts = []; window.alert = (text) => alerts.push(text);")
    page.goto((built.out / "index.html").as_uri())
    (question,) = page.evaluate(READ)["mainEntity"]
    assert question["name"] == question["acceptedAnswer"]["text"] == HOSTILE
    assert page.evaluate("alerts") == []
