"""``make live``: a page in the browser follows its source on every save."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT

CONF = """
import sys
sys.path[:0] = ["ext", {extensions!r}]
project, language = "test", "ja"
extensions = ["myst_parser", "selfcheck", "guide"]
exclude_patterns = []
"""
OWN_CODE = """
def setup(app):
    app.connect("source-read", lambda app, name, text: text.append(text.pop() + "{sentence}"))
    return {{"env_version": "{sentence}"}}
"""
PAGES = {
    "conf.py": CONF.format(extensions=str(ROOT / "ext")),
    "docs/index.md": "# 初めのページ\n\n古い文です。\n",
    "quiz/words.yml": "",
    "ext/guide.py": OWN_CODE.format(sentence="元のコードの文です。"),
}


class Live:
    """The command at work, with what it has printed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "tools" / "live.py", "0"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def printed_until(self, pattern: str) -> str:
        """All that is printed up to a line with the pattern."""
        text = ""
        while not re.search(pattern, text):
            text += self._lines.get(timeout=20)
        return text

    def save(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    command = Live(tmp_path)
    yield command
    command.process.terminate()
    command.process.wait(timeout=10)


def test_a_saved_page_is_built_and_served_even_after_a_mistake(live: Live) -> None:
    address = re.search(r"http://\S+/", live.printed_until("Ctrl"))
    assert address

    def served() -> str:
        with urlopen(address[0]) as answer:
            assert answer.headers["Cache-Control"] == "no-cache"
            text: str = answer.read().decode()
        return text

    assert "古い文です。" in served()
    assert "元のコードの文です。" in served()
    assert "websocket-reload" in served()

    live.save("docs/index.md", "# 初めのページ\n\n{faq}`none` と新しい文です。\n")
    assert "docs/index.md:3" in live.printed_until("作りました")
    assert "新しい文です。" in served()

    live.save("ext/guide.py", OWN_CODE.format(sentence="直したコードの文です。"))
    live.printed_until("作りました")
    assert "直したコードの文です。" in served()

    live.save("conf.py", "project = (")
    live.printed_until("作れませんでした")
    assert "新しい文です。" in served()

    live.save("conf.py", PAGES["conf.py"])
    live.printed_until("作りました")
    live.save("docs/index.md", "# 初めのページ\n\n直した文です。\n")
    assert "WARNING" not in live.printed_until("作りました")
    assert "直した文です。" in served()


def test_a_port_that_is_taken_is_told_at_once(live: Live) -> None:
    port = re.search(r":(\d+)/", live.printed_until("Ctrl"))
    assert port
    second = subprocess.run(
        [sys.executable, ROOT / "tools" / "live.py", port[1]],
        cwd=live.folder,
        capture_output=True,
        text=True,
    )
    assert second.returncode == 1
    assert "make live PORT=8001" in second.stderr
    assert "Traceback" not in second.stderr
