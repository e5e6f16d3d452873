"""``make linkcheck``, on a small guide that links to a server of our own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import ROOT

CONF = 'project = "test"\nlanguage = "ja"\nextensions = ["myst_parser"]\n'
Check = Callable[..., tuple[int, str]]


class Elsewhere(BaseHTTPRequestHandler):
    """A site of somebody else: ``/404`` answers 404, and so on."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name == "slow":
            time.sleep(3)
        self.send_response(int(name) if name.isdigit() else 200)
        if name in {"301", "302"}:
            self.send_header("Location", "/there")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b'<h1 id="here">Here</h1>')

    do_HEAD = do_GET  # noqa: N815 -- the name that the library looks for

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check a guide of one page, beside which is a README; both are text or HTML."""

    def run(docs: str = "# 題\n", readme: str = "# 題\n", site: str = "") -> tuple[int, str]:
        files = {"conf.py": CONF, "docs/index.md": docs, "README.md": readme}
        for name, text in {**files, "build/html/index.html": site}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tools.links", "--timeout", "1"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""
        return done.returncode, done.stdout

    return run


def test_a_guide_whose_links_all_work_has_nothing_to_mend(check: Check, host: str) -> None:
    docs = f"# 題\n\n[1]({host}/there) [2]({host}/there#here) [3]({host}/302)\n"
    readme = "# 題\n\n[a](docs/index.md) [手元](http://127.0.0.1:8000/)\n"
    site = '<h1 id="top">題</h1><a href="#top">上</a><a href="mailto:a@example.org">手紙</a>'
    assert check(docs, readme, site) == (0, "切れているリンクはありません。\n")


def test_a_page_that_is_gone_is_told_at_its_place(check: Check, host: str) -> None:
    links = f"ここに[1]({host}/404)がある。\n\n[2]({host}/410)\n\n[3]({host}/there#gone)\n"
    status, told = check(docs=f"# 題\n\n前の行。\n{links}")
    assert status == 1
    told_of = [line.partition("。")[0] for line in told.splitlines()]
    assert told_of == [
        f"docs/index.md:4:8: リンク切れ: {host}/404 のページは、もうありません（404）",
        f"docs/index.md:6:5: リンク切れ: {host}/410 のページは、もうありません（410）",
        f"docs/index.md:8:5: リンク切れ: {host}/there#gone のページに「#gone」はありません",
        "切れているリンク：3件",
    ]


def test_a_page_that_may_be_there_is_not_called_broken(check: Check, host: str) -> None:
    reasons = {
        "slow": "時間内に答えませんでした",
        "403": "ページを見せませんでした（403）",
        "500": "ページを見せませんでした（500）",
        "503": "今は休んでいるか、読めない形で答えました",
    }
    status, told = check(docs="# 題\n\n" + "".join(f"- <{host}/{name}>\n" for name in reasons))
    assert status == 2
    *told_of, sums = told.splitlines()
    assert [line.partition("。")[0] for line in told_of] == [
        f"docs/index.md:{line}:4: 確認できず: {host}/{name} は、{reason}"
        for line, (name, reason) in enumerate(reasons.items(), 3)
    ]
    assert sums.startswith("届かず、確かめられなかったリンク：4件")


def test_a_site_that_cannot_be_reached_is_not_called_broken(check: Check) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    status, told = check(docs=f"# 題\n\n[1]({nobody})\n\n[2](http://nowhere.invalid/)\n")
    assert status == 2
    assert f"docs/index.md:3:5: 確認できず: {nobody} は、つながりませんでした。" in told
    assert "docs/index.md:5:5: 確認できず: http://nowhere.invalid/ は、サイトの名前が" in told


def test_a_page_that_moved_for_good_is_told_and_stops_nobody(check: Check, host: str) -> None:
    status, told = check(docs=f"# 題\n\n[リンク]({host}/301)\n")
    assert status == 0
    assert f"docs/index.md:3:7: 移転: {host}/301 は、{host}/there に移りました。" in told


def test_a_page_of_the_repository_links_only_files_that_are_there(check: Check, host: str) -> None:
    status, told = check(readme=f"# 題\n\n[1](docs/index.md) [2](docs/gone.md) [3]({host}/404)\n")
    assert status == 1
    assert "README.md:3:24: リンク切れ: 「docs/gone.md」というファイルはありません。" in told
    assert f"リンク切れ: {host}/404 のページは、もうありません（404）。" in told


def test_a_link_inside_the_site_leads_to_a_place(check: Check) -> None:
    hrefs = ("gone.html", "#gone", "index.html#gone")
    site = "<h1>題</h1>\n" + "".join(f'<p><a href="{href}">先</a></p>\n' for href in hrefs)
    status, told = check(site=site)
    assert status == 1
    assert [line.partition("。")[0] for line in told.splitlines()] == [
        "build/html/index.html:2:4: リンク切れ: 「gone.html」というファイルはありません",
        "build/html/index.html:3:4: リンク切れ: 「#gone」の所は、ページにありません",
        "build/html/index.html:4:4: リンク切れ: 「index.html#gone」の所は、ページにありません",
        "切れているリンク：3件",
    ]
