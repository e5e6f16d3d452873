"""The search page in a browser: what is shown, said, loaded and remembered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.axe import faults
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import in_each_scheme
from tests.conftest import Build
from tests.guide.pages import nothing_wrong

POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")),
    ]
)


def field(page: Page) -> Locator:
    """Where one types."""
    return page.get_by_role("searchbox")


def hits(page: Page) -> Locator:
    """The results."""
    return page.locator("#search-results").get_by_role("listitem")


def test_a_result_has_heading_kind_page_and_passage(page: Page) -> None:
    page.goto("/search.html?q=飛脚")
    hit = hits(page).first
    expect(hit.get_by_role("heading", level=2)).to_have_text("海底ケーブルから始まった")
    expect(hit).to_contain_text("本文")
    expect(hit).to_contain_text("使命：外交を支える通信")
    expect(hit.locator("b")).to_have_text("飛脚")
    hit.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/mission\.html#mission-history$"))
    expect(page.get_by_role("heading", name="海底ケーブルから始まった")).to_be_in_viewport()


def test_questions_and_self_checks_are_named_as_such(page: Page) -> None:
    page.goto("/search.html?q=住居手当")
    expect(hits(page).filter(has_text="質問と答え").first).to_be_visible()
    expect(hits(page).filter(has_text="自己チェック").first).to_be_visible()


def test_typing_finds_and_tells_how_many(page: Page) -> None:
    page.goto("/search.html")
    status = page.get_by_role("status")
    expect(status).to_be_empty()
    field(page).press_sequentially("森田")
    expect(status).to_have_text(re.compile(r"「森田」の検索結果：\d+件"))
    expect(field(page)).to_be_focused()
    field(page).fill("")
    expect(status).to_be_empty()
    expect(hits(page)).to_have_count(0)


def test_other_words_that_were_looked_for_are_told(page: Page) -> None:
    page.goto("/search.html?q=家賃")
    expect(page.locator(".search-note")).to_contain_text("「家賃」は「住居手当」")


def test_nothing_found_tells_what_to_do_next(page: Page) -> None:
    page.goto("/search.html?q=冷蔵庫の修理")
    expect(page.get_by_role("status")).to_have_text("「冷蔵庫の修理」は見つかりませんでした。")
    expect(page.get_by_role("heading", name="次のことを試せます")).to_be_visible()
    expect(hits(page)).to_have_count(0)
    article = page.get_by_role("article")
    article.get_by_role("link", name="よくある質問").click()
    expect(page).to_have_url(re.compile(r"/faq\.html$"))


def test_every_example_finds_something(page: Page) -> None:
    page.goto("/search.html")
    examples = page.locator(".search-examples").get_by_role("link").all()
    addresses = [link.get_attribute("href") for link in examples]
    assert len(addresses) >= 4
    for address in addresses:
        page.goto(f"/search.html{address}")
        expect(hits(page).first).to_be_visible()


def test_the_address_holds_the_query_and_back_leads_to_the_one_before(page: Page) -> None:
    page.goto("/search.html?q=暗号")
    expect(field(page)).to_have_value("暗号")
    field(page).fill("出向")
    field(page).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("「出向」")
    assert "q=%E5%87%BA%E5%90%91" in page.url
    expect(page).to_have_title(re.compile("「出向」"))
    page.go_back()
    expect(field(page)).to_have_value("暗号")
    expect(page.get_by_role("status")).to_contain_text("「暗号」")


def test_back_leads_to_the_query_before_however_slowly_the_new_one_was_typed(page: Page) -> None:
    page.goto("/search.html?q=暗号")
    for words in ["出", "出向"]:
        field(page).fill(words)
        expect(page.get_by_role("status")).to_contain_text(f"「{words}」")
    field(page).press("Enter")
    field(page).fill("研修")
    expect(page.get_by_role("status")).to_contain_text("「研修」")
    for words in ["出向", "暗号"]:
        page.go_back()
        expect(field(page)).to_have_value(words)
        expect(page.get_by_role("status")).to_contain_text(f"「{words}」")


def test_the_keyboard_leads_from_the_field_through_the_results(page: Page) -> None:
    page.goto("/search.html?q=研修")
    links = hits(page).get_by_role("link")
    expect(links.first).to_be_visible()
    field(page).focus()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("search"))


def test_many_results_are_shown_in_two_steps(page: Page) -> None:
    page.goto("/search.html?q=在外公館")
    visible = hits(page).filter(visible=True)
    expect(visible).to_have_count(10)
    page.get_by_role("button", name=re.compile("残りの")).click()
    expect(visible.nth(10).get_by_role("link")).to_be_focused()


def test_the_index_is_fetched_at_the_first_use(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("/work.html")
    page.goto("/search.html")
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if re.search(r"search-(engine|index)", url)] == []
    field(page).fill("研修")
    expect(hits(page).first).to_be_visible()
    assert len([url for url in fetched if re.search(r"search-(engine|index)", url)]) == 2


def test_a_strict_content_security_policy_is_kept(page: Page) -> None:
    def answer(route: Route) -> None:
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": POLICY}
        route.fulfill(response=response, headers=headers)

    page.route("**/*", answer)  # the page's complaints are those of the test
    page.goto("/search.html?q=残業は多いですか")
    expect(hits(page).first).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK], indirect=True, ids=["phone", "desk"])
def test_axe_finds_nothing_in_results_and_in_advice(page: Page) -> None:
    for query in ("残業は多いですか", "冷蔵庫の修理"):
        page.goto(f"/search.html?q={query}")
        expect(page.get_by_role("status")).not_to_be_empty()
        for scheme in in_each_scheme(page):
            nothing_wrong({f"{query} ({scheme})": faults(page)})


def test_the_search_works_from_a_folder(new_context: CreateContextCallback, guide: Build) -> None:
    page = new_context(viewport=PHONE).new_page()  # a folder is no host to stay on
    page.goto((guide.out / "work.html").as_uri())
    page.get_by_role("button", name="メニュー").click()
    field(page).fill("gaimusho")
    field(page).press("Enter")
    expect(hits(page).first).to_be_visible()
    hits(page).first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"^file:.*\.html#"))


def test_without_scripts_the_page_says_where_to_look(new_context: CreateContextCallback) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/search.html")
    advice = page.locator("noscript p").filter(has_text="検索にはJavaScriptが必要です")
    expect(advice).to_be_visible()
