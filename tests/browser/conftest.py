"""A real Chromium on the built guide, served by this machine, at a phone's and a desk's width."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, ViewportSize
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.conftest import Build
from tests.guide.pages import nothing_wrong

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves the files of a folder."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's name
        """Leave the tests' output alone."""


@pytest.fixture(scope="session")
def base_url(guide: Build) -> Iterator[str]:
    """The address of the built guide."""
    handler = partial(QuietHandler, directory=str(guide.out))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, which asks nobody for anything."""
    chromium = shutil.which(os.environ.get("CHROMIUM", ""))
    if not chromium:
        pytest.fail(
            "Chromium の場所が要ります。make test とするか、CHROMIUM=/場所/… を指定してください。",
            pytrace=False,
        )
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--no-first-run",
        # Whatever a page might ask of another host, it does not leave this machine.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox does not start as root
    return {**browser_type_launch_args, "executable_path": chromium, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], base_url: str) -> dict[str, Any]:
    """Each context at the guide's address, without animations, which only cost time."""
    reading = {"base_url": base_url, "locale": "ja-JP", "reduced_motion": "reduce"}
    return {**browser_context_args, **reading}


@contextmanager
def watched(context: BrowserContext, base_url: str) -> Generator[None, None, None]:
    """Fail at the end when a page complained, or asked another host for anything."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            url = message.location.get("url", "")
            complaints.append(f"console {message.type}: {message.text} ({url})")

    def see(url: str) -> None:
        if not url.startswith((f"{base_url}/", "data:", "blob:")):
            complaints.append(f"request to {url}")

    context.on("console", hear)
    context.on("weberror", lambda error: complaints.append(f"exception: {error.error}"))
    context.on("request", lambda request: see(request.url))
    yield
    nothing_wrong({"the browser": complaints})


@contextmanager
def opened(
    new_context: CreateContextCallback, base_url: str, **options: Any
) -> Generator[Page, None, None]:
    """A page in a context of its own, that has no complaint and stays on its host."""
    context = new_context(**options)
    context.set_default_timeout(5_000)
    with watched(context, base_url):
        yield context.new_page()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def viewport(request: pytest.FixtureRequest) -> ViewportSize:
    """The two sizes of the screen that a test is seen at."""
    size: ViewportSize = request.param
    return size


@pytest.fixture
def page(
    new_context: CreateContextCallback, base_url: str, viewport: ViewportSize
) -> Iterator[Page]:
    """A page at each size."""
    with opened(new_context, base_url, viewport=viewport) as page:
        yield page
