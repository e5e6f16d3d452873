"""A build after one that was killed makes what a clean build makes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.selfcheck.builds import CONF, build, build_of, write, written
from tests.selfcheck.quiz_example import FAQ, QUIZ

KILLED = """
import os


def setup(app):
    def stop(*anything):
        os._exit(9)

    moment = os.environ.get("KILLED_AT")
    if moment:
        app.connect(moment, stop)
"""
PAGES = {
    "conf.py": f'{CONF}\nmyst_substitutions = {{"place": "海"}}\n{KILLED}',
    "index.md": "# 表紙\n\n```{toctree}\nfaq\nchapter\nother\ncheck\n```\n",
    "faq.md": FAQ,
    "chapter.md": "# 章\n\n(part)=\n## 節\n\n{faq}`abroad`\n",
    "other.md": "# 他\n\n{{ place }}です。{faq}`abroad`\n",
    "check.md": "# 確認\n\n:::{quiz} sample\n:::\n",
    "quiz/sample.yml": QUIZ,
}


def killed_build(folder: Path, moment: str) -> None:
    """Build in a process of its own, which is gone at that event of Sphinx."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-Q", "-d", "out/doctrees/html", ".", "out/html"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "ext"), "KILLED_AT": moment},
    )
    assert done.returncode == 9


# Pages have been read, kept, and in part written by then.
@pytest.mark.parametrize("moment", ["env-updated", "html-page-context", "build-finished"])
def test_what_a_killed_build_read_is_shown_by_the_next(tmp_path: Path, moment: str) -> None:
    build_of(tmp_path / "edited", PAGES)
    edits = {
        "chapter.md": "# 章\n\n本文です。\n",
        "other.md": "# 他\n\n{faq}`abroad`です。\n",
    }
    write(tmp_path / "edited", edits)
    killed_build(tmp_path / "edited", moment)
    built, clean = build(tmp_path / "edited"), build_of(tmp_path / "clean", PAGES | edits)
    assert written(built, ".html", ".json") == written(clean, ".html", ".json")


def test_what_a_killed_build_read_and_nobody_wants_any_more_is_forgotten(tmp_path: Path) -> None:
    build_of(tmp_path / "edited", PAGES)
    write(tmp_path / "edited", {"conf.py": PAGES["conf.py"].replace("海", "山")})
    killed_build(tmp_path / "edited", "env-updated")
    edits = {"conf.py": PAGES["conf.py"], "faq.md": FAQ.replace("海外で働", "国外で働")}
    write(tmp_path / "edited", edits)
    built, clean = build(tmp_path / "edited"), build_of(tmp_path / "clean", PAGES | edits)
    assert written(built, ".html", ".json") == written(clean, ".html", ".json")


def test_a_file_of_which_half_was_written_is_written_anew(tmp_path: Path) -> None:
    first = build_of(tmp_path, PAGES)
    files = {name: first.text(name) for name in ("faq.json", "check.html")}
    killed_build(tmp_path, "build-finished")
    for name, text in files.items():
        (first.out / name).write_bytes(text[: len(text) // 2].encode()[:-1])
    for name in ("environment.pickle", "check.doctree"):
        path = tmp_path / "out/doctrees/html" / name
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    built = build(tmp_path, "html", "-n")
    assert built.status == 0
    assert {name: built.text(name) for name in files} == files


def test_a_build_after_one_that_ended_reads_no_more_than_what_changed(tmp_path: Path) -> None:
    build_of(tmp_path, PAGES)
    killed_build(tmp_path, "build-finished")
    build(tmp_path)
    page = tmp_path / "out/html/check.html"
    before = page.stat().st_mtime_ns
    build(tmp_path)
    assert page.stat().st_mtime_ns == before
