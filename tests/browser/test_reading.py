"""A reader's ways through the guide: into a chapter, to an answer, by menu, search and keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import PHONE


def content(page: Page) -> Locator:
    """What the page is about, without the menus around it."""
    return page.get_by_role("main").get_by_role("article")


def lands_on(page: Page, address: str) -> Locator:
    """Expect that the browser is at an address; give the heading there, which is in sight."""
    expect(page).to_have_url(re.compile(rf"{re.escape(address)}$"))
    _, _, fragment = address.partition("#")
    where = page.locator(f"#{fragment}") if fragment else content(page)
    heading = where.get_by_role("heading").first
    expect(heading).to_be_in_viewport(ratio=1)
    return heading


def test_home_leads_into_a_chapter_and_on_to_the_next(page: Page) -> None:
    page.goto("/")
    expect(content(page).get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    content(page).get_by_role("link", name="使命の章から読む").click()
    expect(lands_on(page, "/mission.html")).to_contain_text("使命")
    last = content(page).get_by_role("heading").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    content(page).get_by_role("link", name="仕事：本省と在外公館で").click()
    lands_on(page, "/work.html")


def test_the_three_ways_in_are_in_sight_at_once(page: Page) -> None:
    page.goto("/")
    for target in ("mission.html", "check/index.html", "faq.html"):
        way = content(page).locator(f'a[href="{target}"]').first
        expect(way).to_be_in_viewport(ratio=1)


def test_home_leads_to_the_answer_whether_one_must_go_abroad(page: Page) -> None:
    page.goto("/")
    content(page).get_by_role("link", name="必ず海外で働くのですか？").click()
    lands_on(page, "/faq.html#abroad")
    expect(page.locator("#abroad")).to_contain_text("在職中に、在外公館で勤務します")


def test_the_questions_are_found_by_their_topic(page: Page, viewport: ViewportSize) -> None:
    page.goto("/")
    content(page).get_by_role("link", name="疑問を尋ねる").click()
    lands_on(page, "/faq.html")
    if viewport == PHONE:
        page.get_by_role("button", name="このページの目次").click()
    contents = page.get_by_role("navigation", name="このページの目次")
    contents.get_by_role("link", name="海外勤務、出張、出向").click()
    lands_on(page, "/faq.html#faq-topic-postings")
    if viewport == PHONE:
        expect(contents).to_be_hidden()
    expect(page.get_by_role("heading", name="必ず海外で働くのですか？")).to_be_in_viewport()


def test_the_menu_leads_to_another_chapter(page: Page, viewport: ViewportSize) -> None:
    page.goto("/mission.html")
    menu = page.get_by_role("navigation", name="章の一覧")
    if viewport == PHONE:
        expect(menu).to_be_hidden()
        page.get_by_role("button", name="メニュー").click()
    expect(menu.locator("[aria-current=page]")).to_contain_text("使命")
    menu.get_by_role("link", name="ある職員の一日").click()
    lands_on(page, "/a-day.html")


def test_escape_closes_the_menu_and_returns_to_its_button(page: Page) -> None:
    page.goto("/")
    button = page.get_by_role("button", name="メニュー")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="章の一覧")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_keyboard_skips_the_menu(page: Page) -> None:
    page.goto("/work.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="本文へスキップ")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_search_finds_a_chapter_by_a_compound_word(page: Page) -> None:
    page.goto("/search.html")
    content(page).get_by_role("searchbox").fill("語学研修")
    content(page).get_by_role("searchbox").press("Enter")
    found = page.locator("#search-results").get_by_role("link")
    expect(found.filter(has_text="研修").first).to_be_visible()
    found.filter(has_text="研修").first.click()
    expect(page).to_have_url(re.compile(r"/[a-z/-]+\.html"))
    expect(content(page)).to_contain_text("語学研修")


def test_the_chosen_colours_stay_on_the_next_page(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="メニュー").click()
    page.get_by_role("radio", name="暗い").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/work.html")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
