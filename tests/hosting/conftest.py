"""The guide as a host serves it: by nginx, and by a host that reads the file ``_headers``."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.browser.conftest import QuietHandler, browser_context_args, browser_type_launch_args
from tests.conftest import ROOT, Build

__all__ = ["browser_context_args", "browser_type_launch_args"]


@dataclass(frozen=True)
class Site:
    """What ``make site`` leaves to be served."""

    files: Path
    settings: Path


def made(html: Path, folder: Path) -> Site:
    """Make a site of built pages."""
    site = Site(folder / "site", folder / "hosting")
    command = (sys.executable, "-m", "tools.hosting", html, site.files, site.settings)
    subprocess.run(command, cwd=ROOT, check=True)
    return site


@pytest.fixture(scope="session")
def site(guide: Build, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The guide's site."""
    return made(guide.out, tmp_path_factory.mktemp("hosted"))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _nginx() -> str:
    found = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.fail("nginx が要ります。make test とすると入ります。", pytrace=False)
    return found


@pytest.fixture(scope="session")
def nginx(site: Site) -> Iterator[str]:
    """The address of an nginx with the settings that were made, but a free port."""
    port = _free_port()
    settings = site.settings / "nginx.conf"
    text = settings.read_text("utf-8").replace("listen 8080;", f"listen 127.0.0.1:{port};")
    text = text.replace("/tmp/guide-nginx", str(site.settings / "nginx"))
    if os.geteuid() == 0:
        text = f"user root;\n{text}"  # else it could not read a folder that is only the tests'
    free = site.settings / "free-port.conf"
    free.write_text(text, "utf-8")
    with subprocess.Popen([_nginx(), "-p", site.files.parent, "-c", free]) as server:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, "nginx が起動しません"
        time.sleep(0.05)
    pytest.fail("nginx が答えません")


class _Host(QuietHandler):
    """Serves as Cloudflare Pages does by ``_headers``: it joins what all rules that match say."""

    def end_headers(self) -> None:
        given = Path(self.directory, "_headers").read_text("utf-8")
        applies, headers = False, dict[str, list[str]]()
        for line in given.splitlines():
            if line.startswith("/"):
                applies = self.path.startswith(line.removesuffix("*"))
            elif applies and not line.lstrip().startswith("#"):
                name, _, value = line.strip().partition(": ")
                headers.setdefault(name.lower(), []).append(value)
        for name, values in headers.items():
            self.send_header(name, ", ".join(values))
        super().end_headers()


@pytest.fixture(scope="session")
def static_host(site: Site) -> Iterator[str]:
    """The address of a host that obeys ``_headers``."""
    handler = partial(_Host, directory=str(site.files))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session", params=["nginx", "static_host"])
def base_url(request: pytest.FixtureRequest) -> str:
    """The address of the site at each kind of host."""
    address: str = request.getfixturevalue(request.param)
    return address
