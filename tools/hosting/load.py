"""Load nginx with the site beside a bare page: ``python -m tools.hosting.load BUILD``.

Prints what wrk counts for each page, and its ratio to a page that says hello, of the same server
in the same run: what the site's headers, sizes and files cost the server.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADDRESS = "http://127.0.0.1:8080"
HELLO = "http://127.0.0.1:8081/"
SECONDS = 5
CONNECTIONS = 32

_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_LATENCY = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
_FAILED = re.compile(r"Non-2xx or 3xx responses: \d+|Socket errors: .*")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True, slots=True)
class Load:
    """What was counted while a page was asked for by many."""

    name: str
    size: int
    """Bytes sent for one answer's body."""
    rate: float
    """Answers in a second."""
    latency: float
    """99 of 100 answers came within so many milliseconds."""


@contextmanager
def _nginx(build: Path) -> Iterator[None]:
    """The site's server, with a second, bare one in the same process."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    settings = build / "hosting"
    bare = 'server { listen 8081; location / { return 200 "hello"; } }'
    text = (settings / "nginx.conf").read_text("utf-8")
    end = text.rstrip().rindex("}")
    loaded = settings / "load.conf"
    loaded.write_text(f"{text[:end]}    {bare}\n}}\n", "utf-8")
    with subprocess.Popen([program, "-p", build, "-c", loaded]) as server:
        time.sleep(1)
        try:
            yield
        finally:
            server.terminate()
            loaded.unlink()


def _load(name: str, address: str) -> Load:
    accepts = ("-H", "Accept-Encoding: gzip")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *accepts, address]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, latency = _RATE.search(found), _LATENCY.search(found)
    if rate is None or latency is None or _FAILED.search(found):
        sys.exit(f"{address} が正しく答えません。\n{found}")
    with tempfile.NamedTemporaryFile() as body:
        fetch = ["curl", "-s", accepts[0], accepts[1], "-o", body.name, address]
        subprocess.run(fetch, check=True)
        size = Path(body.name).stat().st_size
    return Load(name, size, float(rate[1]), float(latency[1]) * _MILLISECONDS[latency[2]])


def main(build: Path) -> None:
    """Print the table."""
    (index,) = (build / "site/assets").glob("search-index.*.js")
    pages = {"ホーム": "/", "章": "/work.html", "検索の索引": f"/assets/{index.name}"}
    with _nginx(build):
        bare = _load("hello だけのページ", HELLO)
        loads = [bare, *(_load(name, ADDRESS + path) for name, path in pages.items())]
    print(f"nginx 一つ、同時に{CONNECTIONS}の接続、{SECONDS}秒ずつ。\n")
    print("| ページ | 大きさ（バイト） | 1秒の応答 | hello との比 | 99 %の応答（ミリ秒） |")
    print("| --- | --: | --: | --: | --: |")
    for each in loads:
        ratio = each.rate / bare.rate
        print(
            f"| {each.name} | {each.size:,} | {each.rate:,.0f} | {ratio:.2f} | {each.latency:.2f} |"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
