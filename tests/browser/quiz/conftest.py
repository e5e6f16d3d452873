"""The guide's quizzes and small ones of the tests' own, each opened by a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.bare import BARE, CONF
from tests.browser.conftest import PHONE, opened
from tests.browser.quiz.reader import Reader
from tests.conftest import run_sphinx


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Let no browser keep a page: it may be built anew within the second."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's name
        """Leave the tests' output alone."""


class Site:
    """A project of the quiz ``sample``, served at one address however often it is built."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        self.url = url

    def build(
        self, quiz: str, theme: str = "", page: str = ":::{quiz} sample\n:::\n", **others: str
    ) -> None:
        """Build it with the text of a quiz, and of others by name, with a theme or with none."""
        files = {
            "conf.py": CONF.format(theme=theme or "basic"),
            "index.md": f"# 表紙\n\n{page}",
            "quiz/sample.yml": quiz,
            **{f"quiz/{name}.yml": text for name, text in others.items()},
        }
        if not theme:
            files["templates/layout.html"] = BARE
        for name, text in files.items():
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        out = self._folder / "out"
        status, warnings = run_sphinx(
            "-nWE", "--keep-going", "-d", out / "doctrees", self._folder, out / "html"
        )
        assert (status, warnings) == (0, "")
        (out / "html" / "favicon.ico").touch()  # a browser asks for it, and complains


Sites = Callable[[], Site]
Open = Callable[..., Reader]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Make an address for a project."""
    with ExitStack() as servers:

        def make() -> Site:
            folder = tmp_path_factory.mktemp("site")
            handler = partial(_Quiet, directory=str(folder / "out" / "html"))
            server = servers.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            servers.callback(server.shutdown)
            # It looks often whether it is to end: there are many, and the tests wait for each.
            Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
            return Site(folder, f"http://127.0.0.1:{server.server_port}")

        yield make


@pytest.fixture
def viewport() -> ViewportSize:
    """A phone, where a test does not say otherwise."""
    return PHONE


@pytest.fixture
def reader_of(new_context: CreateContextCallback, base_url: str) -> Iterator[Open]:
    """Open a quiz of the guide, or the one of a site, in a browser that knows nothing of it."""
    with ExitStack() as pages:

        def read(
            quiz: str,
            site: Site | None = None,
            script: str = "",
            waits: bool = True,
            **options: Any,
        ) -> Reader:
            url = site.url if site else base_url
            options.setdefault("viewport", PHONE)
            page: Page = pages.enter_context(opened(new_context, url, **options))
            page.add_init_script(script)
            address = f"{url}/index.html" if site else f"{url}/check/{quiz}.html"
            reader = Reader(page, quiz, address)
            if waits:
                return reader.open()
            page.goto(address)
            return reader

        yield read


@pytest.fixture
def fit(reader_of: Open) -> Reader:
    """A reader of the guide's quiz on wishes."""
    return reader_of("fit")


@pytest.fixture
def know(reader_of: Open) -> Reader:
    """A reader of the guide's quiz on what was read."""
    return reader_of("know")


@pytest.fixture
def situations(reader_of: Open) -> Reader:
    """A reader of the guide's quiz on situations."""
    return reader_of("situations")
