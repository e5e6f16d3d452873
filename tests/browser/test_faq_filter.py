"""A list of questions that the reader filters: in the guide, in bare pages and in other themes."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.axe import faults
from tests.browser.bare import BARE, CONF
from tests.browser.conftest import DESK, PHONE, opened
from tests.browser.test_accessibility import SCHEMES, Scheme
from tests.conftest import ROOT, run_sphinx
from tests.guide.pages import nothing_wrong

SCRIPT = ROOT / "ext/selfcheck/static/faq.js"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
THEMES = ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme"]

_INDEX = """\
# 質問

{faq}`net` {faq}`key` {faq}`home` [通信へ](#topic-it) [外へ](#away)

```{toctree}
other
```

## 探す

:::{faq-list}
:filter:
:::

(topic-it)=
## 情報技術

:::{faq} ネットワークは学べますか？
:id: net
:source: 案内
:related: home
:aliases: network

Wi-Fiも扱います。
:::

:::{faq} ぱすわーどは何ですか？
:id: key
:source: 案内

鍵です。
:::

(topic-life)=
## 暮らし

暮らしの前置きです。

:::{faq} 家はありますか？
:id: home
:topics: topic-it
:source: 案内

住居手
当がCaféの上に出ます。
:::

## 無関係の節

本文です。
"""
_OTHER = """\
# 別の頁

(topic-away)=
## 海外

:::{faq} 海外へ行きますか？
:id: away
:source: 案内

はい。鍵は要りません。
:::
"""
EVERYTHING = ["net", "key", "home", "away"]


class _Bare(SimpleHTTPRequestHandler):
    """A host that allows a page nothing but the host's own files."""

    policy = POLICY

    def end_headers(self) -> None:
        """Send the policy with each page."""
        if self.policy and self.path.partition("?")[0].endswith((".html", "/")):
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's name
        """Leave the tests' output alone."""


class _Themed(_Bare):
    """A host that allows what themes need."""

    policy = ""


@contextmanager
def served(folder: Path, theme: str = "") -> Iterator[str]:
    """Build the project with a theme or with none, and serve it."""
    files = {
        "conf.py": CONF.format(theme=theme or "basic"),
        "index.md": _INDEX,
        "other.md": _OTHER,
    }
    if not theme:
        files["templates/layout.html"] = BARE
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    out = folder / "out"
    built = run_sphinx("-nWE", "--keep-going", "-d", out / "doctrees", folder, out / "html")
    assert built == (0, "")
    (out / "html/favicon.ico").touch()  # a browser asks for it, and complains
    handler = partial(_Themed if theme else _Bare, directory=str(out / "html"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the project without a theme, under the strictest policy."""
    with served(tmp_path_factory.mktemp("bare")) as url:
        yield url


Open = Callable[..., Page]


@pytest.fixture
def open_page(new_context: CreateContextCallback) -> Iterator[Open]:
    """Open a page that must not complain."""
    with ExitStack() as pages:

        def open_page(url: str, **options: Any) -> Page:
            options.setdefault("viewport", PHONE)
            page = pages.enter_context(opened(new_context, url.rpartition("/")[0], **options))
            page.goto(url)
            return page

        yield open_page


@pytest.fixture
def page(open_page: Open, bare: str) -> Page:
    """The page with the list, ready."""
    page = open_page(f"{bare}/index.html")
    expect(field(page)).to_be_visible()
    return page


def field(page: Page) -> Locator:
    """Where the reader types."""
    return page.get_by_role("searchbox", name="質問をしぼりこむ")


def status(page: Page) -> Locator:
    """Where the count is announced."""
    return page.locator(".faq-filter").get_by_role("status")


def listed(page: Page) -> list[str]:
    """The ids of the questions in the list, each once."""
    links = page.locator(".faq-list li:visible a").all()
    names = [str(link.get_attribute("href")).partition("#")[2] for link in links]
    return list(dict.fromkeys(names))


def sections(page: Page) -> list[str]:
    """The headings that the page shows below the list's."""
    texts = page.locator("main h2:visible:not(.faq-list *), main h3:visible:not(.faq-list *)")
    return [text.rstrip("#¶\uf0c1") for text in texts.all_inner_texts()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ネットワーク", ["net"]),
        ("ﾈｯﾄﾜｰｸ", ["net"]),
        ("ねっとわーく", ["net"]),
        ("パスワード", ["key"]),
        ("ﾊﾟｽﾜｰﾄﾞ", ["key"]),
        ("wi-fi", ["net"]),
        ("ＷＩ－ＦＩ", ["net"]),
        ("Cafe\u0301", ["home"]),
        ("住居手当", ["home"]),
        ("手当　家", ["home"]),
        ("  家\u00a0手当 ", ["home"]),
        ("鍵 ネット", []),
        ("鍵", ["key"]),
        ("海外", ["away"]),
        ("情報", ["net", "key", "home"]),
        ("暮らし 家", ["home"]),
        ("無関係", []),
        ("案内", []),
        ("　 ", EVERYTHING),
        (".*", []),
    ],
)
def test_what_is_typed_is_found_however_it_is_spelled(
    page: Page, typed: str, found: list[str]
) -> None:
    field(page).fill(typed)
    expect(status(page)).to_contain_text(f"表示している質問：{len(found)}件")
    assert listed(page) == found
    for name in ("net", "key", "home"):
        expect(page.locator(f"section#{name}")).to_be_visible(visible=name in found)


def test_what_is_left_empty_goes_and_comes_back(page: Page) -> None:
    everything = sections(page)
    assert everything[0] == "探す"
    field(page).fill("鍵")
    assert sections(page) == ["探す", "情報技術", "ぱすわーどは何ですか？", "無関係の節"]
    assert page.locator(".faq-group:visible").count() == 1
    expect(page.get_by_text("暮らしの前置きです。")).to_be_hidden()
    field(page).fill("")
    assert sections(page) == everything
    assert listed(page) == EVERYTHING


def test_nothing_found_is_said_with_advice(page: Page) -> None:
    advice = page.get_by_text("短い言葉にするか、")
    expect(advice).to_be_hidden()
    field(page).fill("xyz")
    expect(advice).to_be_visible()
    expect(status(page)).to_contain_text("0件。 短い言葉")  # heard as two sentences
    field(page).fill("鍵")
    expect(advice).to_be_hidden()


def test_escape_and_the_button_bring_everything_back(page: Page) -> None:
    button = page.get_by_role("button", name="消す")
    expect(button).to_be_hidden()
    page.keyboard.press("Tab")
    while not field(page).evaluate("field => field === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("wifi")
    expect(status(page)).to_contain_text("0件")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    assert listed(page) == EVERYTHING
    page.keyboard.type("wi-fi")
    assert listed(page) == ["net"]
    field(page).dispatch_event("keydown", {"key": "Escape"})  # where the browser does nothing
    expect(field(page)).to_have_value("")
    page.keyboard.type("wi-fi")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    expect(status(page)).to_contain_text("4件")
    expect(button).to_be_hidden()


def test_half_a_syllable_of_an_input_method_hides_nothing(page: Page) -> None:
    field(page).focus()
    devtools = page.context.new_cdp_session(page)
    half = {"text": "ｋ", "selectionStart": 1, "selectionEnd": 1}
    devtools.send("Input.imeSetComposition", half)
    expect(field(page)).to_have_value("ｋ")
    assert listed(page) == EVERYTHING
    devtools.send("Input.insertText", {"text": "鍵"})
    expect(status(page)).to_contain_text("1件")
    assert listed(page) == ["key"]


@pytest.mark.parametrize("target", ["net", "network", "topic-it"])
def test_a_link_to_what_is_hidden_shows_it(page: Page, target: str) -> None:
    field(page).fill("家 手当")
    page.evaluate("name => { location.hash = name }", target)
    expect(field(page)).to_have_value("")
    expect(page.locator("#net")).to_be_visible()
    expect(
        page.locator(f"#{target}").locator("xpath=ancestor-or-self::section[1]")
    ).to_be_in_viewport()


def test_a_link_on_the_page_to_what_is_hidden_shows_it_each_time(page: Page) -> None:
    link = page.get_by_role("link", name="ネットワークは学べますか？").first
    for _time in range(2):  # the second leads to where the page is already
        field(page).fill("xyz")
        link.click()
        expect(page.locator("#net")).to_be_in_viewport()
        expect(field(page)).to_have_value("")
    field(page).fill("家 手当")
    page.get_by_role("link", name="家はありますか？").first.click()
    expect(field(page)).to_have_value("家 手当")  # nothing was in the way


def test_a_link_from_elsewhere_to_an_entry_shows_it(open_page: Open, bare: str) -> None:
    page = open_page(f"{bare}/index.html#home")
    expect(page.locator("#home")).to_be_in_viewport()
    assert listed(page) == EVERYTHING


def test_without_scripts_the_list_is_whole_and_nothing_else_is_there(
    open_page: Open, bare: str
) -> None:
    page = open_page(f"{bare}/index.html", java_script_enabled=False)
    assert listed(page) == EVERYTHING
    assert page.locator(".faq-filter").bounding_box() is None  # and no gap in its place
    expect(page.locator("section#net")).to_be_visible()


def test_nothing_moves_when_the_script_shows_the_filter(open_page: Open, bare: str) -> None:
    def top(page: Page) -> Any:
        return page.locator(".faq-group").first.evaluate("e => e.getBoundingClientRect().top")

    page = open_page(f"{bare}/other.html")
    page.route(re.compile(r"faq\.js"), lambda route: route.fulfill(body=""))
    page.goto(f"{bare}/index.html")
    expect(page.locator(".faq-filter")).to_be_hidden()
    before = top(page)
    page.unroute_all()
    page.goto(f"{bare}/index.html?again")
    expect(field(page)).to_be_visible()
    assert top(page) == before


def test_a_page_of_the_disk_filters_too(new_context: CreateContextCallback, tmp_path: Path) -> None:
    with served(tmp_path):
        address = (tmp_path / "out/html").as_uri()
    with opened(new_context, address, viewport=PHONE) as page:
        page.goto(f"{address}/index.html")
        field(page).fill("wi-fi")
        assert listed(page) == ["net"]
        page.get_by_role("link", name="家はありますか？").first.click()
        expect(field(page)).to_have_value("")


# -- Looks -----------------------------------------------------------------------------------------

LOOKS: list[tuple[Scheme, ViewportSize]] = [
    (scheme, size) for scheme in SCHEMES for size in (PHONE, DESK)
]


def look(page: Page) -> dict[str, list[str]]:
    """What is wrong with the filter, light and dark, on a phone and on a desk."""
    found = {}
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        small = [
            str(box)
            for target in (field(page), page.get_by_role("button", name="消す"))
            if target.is_visible()
            and (box := target.bounding_box())
            and (box["height"] < 44 or box["width"] < 44)
        ]
        found[f"{scheme}, {size['width']} px"] = [
            *faults(page, ".faq-list"),
            *small,
            *(["the page scrolls sideways"] if wide else []),
        ]
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_the_filter_works_and_can_be_read_in_other_themes(
    open_page: Open, tmp_path: Path, theme: str
) -> None:
    with served(tmp_path, theme) as url:
        page = open_page(f"{url}/index.html")
        nothing_wrong(look(page))
        field(page).fill("鍵")
        assert listed(page) == ["key"]
        expect(page.locator("section#home")).to_be_hidden()
        nothing_wrong(look(page))
        field(page).fill("xyz")
        nothing_wrong(look(page))


def test_in_forced_colours_field_and_focus_are_seen(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    field(page).fill("鍵")
    nothing_wrong({"forced colours": faults(page, ".faq-list")})
    style = (
        "field => { const s = getComputedStyle(field); return [s.borderTopWidth, s.outlineStyle] }"
    )
    assert field(page).evaluate(style) == ["1px", "solid"]


def test_paper_has_the_list_without_the_filter(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".faq-filter")).to_be_hidden()
    assert listed(page) == EVERYTHING


# -- The guide -------------------------------------------------------------------------------------


def test_the_guides_questions_can_be_filtered(open_page: Open, base_url: str) -> None:
    page = open_page(f"{base_url}/faq.html")
    total = len(listed(page))
    expect(status(page)).to_have_text(re.compile(rf"表示している質問：{total}件"))
    # Screen readers say it when it changes, and not over the page's title.
    expect(status(page)).to_have_attribute("aria-live", "off")
    field(page).focus()
    expect(status(page)).not_to_have_attribute("aria-live", "off")
    nothing_wrong(look(page))
    field(page).fill("りょう")
    expect(status(page)).to_contain_text("0件")
    nothing_wrong(look(page))
    field(page).fill("ＴＯＥＩＣ")
    assert 0 < len(listed(page)) < total
    shown = page.locator(".faq-entry:visible")
    expect(shown).to_have_count(len(listed(page)))
    nothing_wrong(look(page))


# -- The script ------------------------------------------------------------------------------------


def test_the_script_is_small_and_plain() -> None:
    text = SCRIPT.read_text("utf-8")
    assert len(gzip.compress(text.encode(), 9)) <= 2000
    assert max(map(len, text.splitlines())) <= 120
    assert text.isascii()  # every sentence is in the page
    for banned in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval("):
        assert banned not in text
    for request in ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "import(", "://"):
        assert request not in text
