"""Open mutated links in a browser: ``python -m bench.stress.broken_links FOLDER SEED COUNT``.

The folder holds the built guide. Prints the figures as JSON. Needs the tools of the tests, and
``CHROMIUM`` to say where the browser is.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from bench.stress.mutating import TEXT_CHANGES, mutated

BROKEN = "リンクが途中で切れているか、壊れているため"
OUTDATED = "このリンクは、別の版の質問で作られました。"
SHARED = "これは、共有された結果です。"
"""What a quiz says of a link: exactly one of these."""

_ATTACKS = (
    "<img src=x onerror=document.title='hit'>",
    "<svg onload=document.title='hit'>",
    "\"'><script>document.title='hit'</script>",
    "</section><script src=//host/x></script>",
    "javascript:document.title='hit'",
    "');document.title='hit';('",
    "${document.title='hit'}",
    "__proto__",
    "constructor.prototype",
    "[onclick]",
    "*",
    ":has(*)",
    "\\",
    "%",
    "%00",
    "%FF",
    "%3Cscript%3E",
    "\u202e",
    "🙂",
    "\ud800",
    "=",
    "#",
    "?q=<b>",
)
_PAGES = {"fit": "check/fit", "know": "check/know", "": "faq"}
"""Where links are opened, by the quiz that is there."""

# Through the page's own address, as a reader opens a link. What a page says is looked at for each.
_OPEN = """async ([quiz, texts, messages]) => {
  const seen = [];
  const foreign = "script, iframe, object, embed, [onerror], [onload], [onclick], [src='x']";
  const before = [document.title, document.querySelectorAll(foreign).length].join();
  for (const text of texts) {
    const address = location.href;
    const heard = new Promise((tell) => addEventListener("hashchange", tell, { once: true }));
    location.hash = text;
    if (location.href === address) continue;
    await heard;
    const shown = quiz ? document.getElementById(quiz).innerText : "";
    const told = messages.filter((each) => shown.includes(each));
    const after = [document.title, document.querySelectorAll(foreign).length].join();
    seen.push([text, told, before === after]);
  }
  return seen;
}"""
_FIRST_ANSWERS = """quiz => {
  for (const fieldset of document.querySelectorAll(`#${quiz} > fieldset`)) {
    fieldset.querySelector("input").checked = true;
    fieldset.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
  }
}"""
_STORED = "() => JSON.stringify(Object.entries(localStorage).sort())"


@dataclass(slots=True)
class LinksTried:
    """What came of it."""

    kinds: Counter[str] = field(default_factory=Counter)
    links: int = 0
    told: int = 0
    """Links of which a quiz said something."""
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What stands after the "#" of a link, and how it was made."""

    kinds: tuple[str, ...]
    text: str


def fragments(source: random.Random, name: str, code: str, count: int) -> Iterator[Fragment]:
    """So many links to results: most are mutated, the others hold attacks or any signs."""
    for number in range(count):
        if number % 5 == 0:
            letters = (chr(source.randrange(1, 0xD800)) for _ in range(source.randrange(1, 60)))
            yield Fragment(("random signs",), f"{name}={''.join(letters)}")
        elif number % 5 == 1:
            place = source.randrange(len(code) + 1)
            text = code[:place] + source.choice(_ATTACKS) + code[place:]
            yield Fragment(("attack",), source.choice((f"{name}={text}", f"{name}-{text}", text)))
        else:
            made = mutated(source, code, TEXT_CHANGES)
            yield Fragment(made.kinds, f"{name}={made.content.decode(errors='replace')}")


def open_links(page: Page, quiz: str, made: Sequence[Fragment]) -> LinksTried:
    """Open the links one after the other on the page, which a reader has open."""
    tried = LinksTried()
    for each in made:
        tried.kinds.update(each.kinds)
    stored = page.evaluate(_STORED)
    texts = [each.text.encode("utf-8", "replace").decode() for each in made]
    seen = page.evaluate(_OPEN, [quiz, texts, [BROKEN, OUTDATED, SHARED]])
    for text, told, unchanged in seen:
        tried.links += 1
        tried.told += len(told)
        is_result = quiz and text.startswith(f"{quiz}=")
        if not unchanged or (is_result and len(told) != 1):
            tried.failures.append(f"{text[:300]!r}: told {told}, left alone: {unchanged}")
    if page.evaluate(_STORED) != stored:
        tried.failures.append(f"#{quiz}: the reader's own answers are others than before")
    return tried


def good_code(page: Page, quiz: str) -> str:
    """What a link to a result holds, taken from one that the page gives; the page is as before."""
    root = page.locator(f"section#{quiz}")
    root.get_by_role("button", name="すべての質問を並べる", exact=True).click()
    page.evaluate(_FIRST_ANSWERS, quiz)
    root.get_by_role("button", name="結果を見る", exact=True).click()
    root.get_by_role("button", name="結果のリンクをコピー", exact=True).click()
    code = root.get_by_role("textbox").input_value().partition("=")[2]
    page.reload()
    return code


def try_links(folder: str, seed: int, count: int) -> LinksTried:
    """Open so many links on pages of the built guide."""
    whole = LinksTried()
    source = random.Random(seed)
    with _browser() as page, _served(folder) as address:
        _watch(page, address, whole.failures)
        code = ""
        for quiz, name in _PAGES.items():
            page.goto(f"{address}/{name}.html")
            code = good_code(page, quiz) if quiz else code
            made = list(fragments(source, quiz or "fit", code, count // len(_PAGES)))
            for start in range(0, len(made), 250):
                tried = open_links(page, quiz, made[start : start + 250])
                whole.kinds += tried.kinds
                whole.links += tried.links
                whole.told += tried.told
                whole.failures += tried.failures
    return whole


def _watch(page: Page, address: str, failures: list[str]) -> None:
    """Count as a failure what runs, breaks or leaves the host."""

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            failures.append(f"{message.type}: {message.text[:300]}")

    def see(url: str) -> None:
        if not url.startswith((f"{address}/", "data:", "blob:")):
            failures.append(f"request to {url[:300]}")

    page.on("console", hear)
    page.on("dialog", lambda dialog: failures.append(f"dialog: {dialog.message}"))
    page.on("pageerror", lambda error: failures.append(f"exception: {error}"))
    page.on("request", lambda request: see(request.url))


@contextmanager
def _browser() -> Iterator[Page]:
    root = getattr(os, "geteuid", lambda: 1)() == 0
    arguments = ["--disable-background-networking", *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM")
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser.new_page(locale="ja-JP", reduced_motion="reduce")
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base's name
        """Leave the output alone."""


@contextmanager
def _served(folder: str) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    found = try_links(sys.argv[1], *map(int, sys.argv[2:4]))
    sys.stdout.write(json.dumps({each.name: getattr(found, each.name) for each in fields(found)}))
