"""The site on its hosts: nothing breaks the policy, nothing is asked for twice."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, Response, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.conftest import DESK, opened
from tests.browser.quiz.reader import Reader
from tests.browser.quiz.states import answers
from tests.conftest import Build
from tests.hosting.conftest import Site, made

LISTEN = """window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"""
SECURITY = {
    "Content-Security-Policy": r"default-src 'none'; script-src 'self';.*frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": r"camera=\(\).*",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def asked(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of an answer."""
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


def asset(site: Site, name: str) -> str:
    """The address of an asset, by the name that it was built under."""
    stem, _, kind = name.partition(".")
    (found,) = site.files.glob(f"assets/{stem}.*.{kind}")
    return found.relative_to(site.files).as_posix()


@pytest.fixture
def page(new_context: CreateContextCallback, base_url: str) -> Iterator[Page]:
    """A page on which nothing may go wrong."""
    with opened(new_context, base_url, viewport=DESK) as page:
        page.add_init_script(LISTEN)
        yield page


def test_no_page_breaks_the_policy_or_misses_a_file(page: Page, site: Site) -> None:
    missing: list[str] = []

    def see(response: Response) -> None:
        if response.status >= 400:
            missing.append(response.url)

    page.on("response", see)
    pages = sorted(path.relative_to(site.files).as_posix() for path in site.files.rglob("*.html"))
    assert len(pages) > 20
    for name in pages:
        page.goto(f"/{name}")
        assert page.evaluate("violations") == [], name
    assert missing == []


def test_a_quiz_is_answered_to_its_result(page: Page, base_url: str) -> None:
    reader = Reader(page, "fit", f"{base_url}/check/fit.html").open()
    reader.read_result(answers("fit"))
    assert page.evaluate("violations") == []


def test_the_search_finds(page: Page) -> None:
    page.goto("/search.html?q=語学研修")
    expect(page.get_by_role("main").get_by_role("link", name="語学研修").first).to_be_visible()
    assert page.evaluate("violations") == []


def test_a_second_page_asks_for_no_asset_again(page: Page) -> None:
    page.goto("/work.html")
    page.goto("/training.html")
    entries: list[list[object]] = page.evaluate(
        "performance.getEntriesByType('resource').map((each) => [each.name, each.transferSize])"
    )
    # The icon is fetched by the browser, at a time of its own.
    assets = {n: size for n, size in entries if "/assets/" in str(n) and "favicon" not in str(n)}
    assert len(assets) >= 4
    assert {name for name, size in assets.items() if size} == set()


@pytest.mark.parametrize("path", ["/", "/work.html", "/faq.json", "/objects.inv"])
def test_every_answer_has_the_headers_for_safety(base_url: str, path: str) -> None:
    status, headers, _ = asked(base_url + path)
    assert status == 200
    assert [n for n, value in SECURITY.items() if not re.fullmatch(value, headers[n])] == []


def test_an_asset_may_be_kept_for_good(base_url: str, site: Site) -> None:
    _, headers, _ = asked(f"{base_url}/{asset(site, 'theme.css')}")
    assert headers.get_all("Cache-Control") == ["public, max-age=31536000, immutable"]


def test_nginx_has_a_page_asked_for_again(nginx: str) -> None:
    for path in ("/work.html", "/objects.inv", "/assets/none.css"):
        assert asked(nginx + path)[1].get_all("Cache-Control") == ["no-cache"]
    _, headers, _ = asked(f"{nginx}/work.html")
    assert asked(f"{nginx}/work.html", **{"If-None-Match": headers["ETag"]})[0] == 304


def test_nginx_shows_the_helping_page_where_there_is_none_with_all_headers(nginx: str) -> None:
    status, headers, body = asked(f"{nginx}/none/at/all.html")
    assert status == 404
    assert "ページが見つかりません" in body.decode()
    assert [n for n, value in SECURITY.items() if not re.fullmatch(value, headers[n])] == []


def test_nginx_tells_neither_its_version_nor_the_rules(nginx: str) -> None:
    assert asked(nginx)[1]["Server"] == "nginx"
    assert asked(f"{nginx}/_headers")[0] == 404


def test_nginx_sends_what_was_compressed_before(nginx: str, site: Site) -> None:
    for path in ("work.html", asset(site, "search-index.js"), "faq.json"):
        _, headers, body = asked(f"{nginx}/{path}", **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip"
        assert body == (site.files / f"{path}.gz").read_bytes()
        assert asked(f"{nginx}/{path}")[2] == gzip.decompress(body)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("work.html", "text/html; charset=utf-8"),
        ("faq.json", "application/json; charset=utf-8"),
        ("check/fit.html", "text/html; charset=utf-8"),
        ("objects.inv", "application/octet-stream"),
    ],
)
def test_nginx_names_the_kind_of_each_file(nginx: str, path: str, kind: str) -> None:
    assert asked(f"{nginx}/{path}")[1]["Content-Type"] == kind


def test_every_name_of_an_asset_holds_its_checksum_and_something_refers_to_it(site: Site) -> None:
    texts = [
        path.read_text("utf-8")
        for kind in ("*.html", "*.css", "*.js")
        for path in site.files.rglob(kind)
    ]
    names = {path.name for path in (site.files / "assets").iterdir() if path.suffix != ".gz"}
    assert [name for name in names if not re.search(r"\.[0-9a-f]{10}\.\w+$", name)] == []
    assert [name for name in names if not any(name in text for text in texts)] == []


def test_a_changed_picture_changes_the_names_of_all_that_show_it(
    guide: Build, site: Site, tmp_path: Path
) -> None:
    html = tmp_path / "html"
    shutil.copytree(guide.out, html)
    with (html / "_static/cables.svg").open("a", encoding="utf-8") as picture:
        picture.write("<!-- changed -->")
    changed = made(html, tmp_path)
    for name in ("cables.svg", "home.css"):
        assert asset(changed, name) != asset(site, name)
    assert asset(changed, "theme.css") == asset(site, "theme.css")


def test_the_same_pages_make_the_same_site(guide: Build, site: Site, tmp_path: Path) -> None:
    again = made(guide.out, tmp_path)
    files = sorted(path for path in site.files.rglob("*") if path.is_file())
    different = [
        path.relative_to(site.files)
        for path in files
        if path.read_bytes() != (again.files / path.relative_to(site.files)).read_bytes()
    ]
    assert files
    assert different == []
