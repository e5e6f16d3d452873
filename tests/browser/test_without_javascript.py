"""The guide without JavaScript: every text is there and every link leads on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, ViewportSize, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.conftest import opened
from tests.conftest import ROOT, Build
from tests.guide.pages import article, nothing_wrong, squeezed, written

QUIZ: dict[str, Any] = yaml.safe_load((ROOT / "quiz/fit.yml").read_text("utf-8"))


@pytest.fixture
def page(
    new_context: CreateContextCallback, base_url: str, viewport: ViewportSize
) -> Iterator[Page]:
    """A page on which no script runs."""
    options = {"viewport": viewport, "java_script_enabled": False}
    with opened(new_context, base_url, **options) as page:
        yield page


def content(page: Page) -> Locator:
    """The content of the page."""
    return page.locator("article.bd-article")


def seen(page: Page) -> str:
    """The text that the page shows."""
    return squeezed(content(page).inner_text())


def test_every_page_shows_its_whole_text(page: Page, guide: Build) -> None:
    nothing_wrong({name: unseen(page, guide, name) for name in written(guide)})


def unseen(page: Page, guide: Build, name: str) -> list[str]:
    """The sentences that a page holds and doesn't show."""
    page.goto(f"/{name}.html")
    shown = seen(page)
    blocks = article(guide.page(name)).select("h1, h2, h3, h4, p, dt, dd, th, td, legend, label")
    hidden = [block for block in blocks if block.get("hidden") is not None]
    hidden += [block for block in blocks if block.find_parent(hidden=True)]
    hidden += [block for block in blocks if block.find_parent(attrs={"aria-hidden": "true"})]
    hidden += [block for block in blocks if block.find_parent("details")]  # see the next test
    for part in (part for block in blocks for part in block.select("[hidden]")):
        part.decompose()
    texts = [squeezed(block.get_text()) for block in blocks if block not in hidden]
    return [text for text in texts if text not in shown]


def test_what_refers_to_an_answer_opens_without_a_script(page: Page) -> None:
    page.goto("/faq.html#abroad")
    mentions = page.locator("#abroad details.faq-mentions")
    link = mentions.get_by_role("link", name="先に知りたい質問（外交を支える通信を、技術で守る）")
    expect(link).to_be_hidden()
    mentions.locator("summary").click()
    expect(link).to_be_visible()


def test_links_lead_from_home_through_a_chapter_to_an_answer(page: Page) -> None:
    page.goto("/")
    content(page).locator('a[href="mission.html"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("使命")
    content(page).locator('a[href="faq.html#mastery"]').first.click()
    expect(page.locator("#mastery").get_by_role("heading")).to_be_in_viewport()


def test_the_self_check_is_a_worksheet_with_every_question(page: Page) -> None:
    page.goto("/check/fit.html")
    questions = content(page).get_by_role("group")
    assert len(QUIZ["questions"]) == 24
    expect(questions).to_have_count(24)
    levels = max(len(scale) for scale in QUIZ["scales"].values())
    for question, data in zip(questions.all(), QUIZ["questions"], strict=True):
        expect(question).to_be_visible()
        assert squeezed(data["prompt"]) in squeezed(question.inner_text())
        expect(question.get_by_role("radio")).to_have_count(levels)


def test_the_self_check_shows_how_to_read_it_with_a_pencil(page: Page) -> None:
    page.goto("/check/fit.html")
    shown = seen(page)
    bands = [band for dimension in QUIZ["dimensions"] for band in dimension["bands"]]
    assert [band["title"] for band in bands if squeezed(band["title"]) not in shown] == []
    for levels in QUIZ["scales"].values():
        points = [level for level in levels if "value" in level]
        assert key(points, 1) in shown
        assert key(points, -1) in shown


def key(levels: list[dict[str, Any]], direction: int) -> str:
    """The line of the key that tells the points of a question's answers."""
    points = (level["value"] * direction for level in levels)
    signed = (f"{'+' if p > 0 else '−' if p < 0 else ''}{abs(p)}" for p in points)
    return "、".join(f"{level['text']}{p}" for level, p in zip(levels, signed, strict=True))
