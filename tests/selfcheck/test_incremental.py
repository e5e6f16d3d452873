"""A build after an edit reads what the edit concerns, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.selfcheck.builds import CONF, build, build_of, inventory, write
from tests.selfcheck.quiz_example import EVERYTHING, FAQ, QUIZ

INDEX = "# 表紙\n\n```{toctree}\nfaq\none\ntwo\nlinks\n```\n"
PAGES = {
    "index.md": INDEX,
    "faq.md": FAQ,
    "one.md": "# 一つめ\n\n:::{quiz} full\n:::\n",
    "two.md": "# 二つめ\n\n:::{quiz} sample\n:::\n",
    "links.md": "# リンク\n\n{quiz:ref}`full` [](#sample) {faq}`abroad`\n",
    "quiz/full.yml": EVERYTHING,
    "quiz/sample.yml": QUIZ,
}


def pages_read(folder: Path) -> set[str]:
    """Build in a process of its own; the pages that it says to have read."""
    doctrees, out = folder / "out/doctrees/html", folder / "out/html"
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "--no-color", "-d", doctrees, folder, out],
        env={**os.environ, "PYTHONPATH": str(ROOT / "ext"), "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "env-version" not in done.stdout
    return set(re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", done.stdout))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project that was built."""
    assert build_of(tmp_path, PAGES, "html", "-nW").warnings == ""
    return tmp_path


def touch(path: Path) -> None:
    """Make the file newer than any build."""
    later = path.stat().st_mtime + 60
    os.utime(path, (later, later))


def test_nothing_is_read_where_nothing_changed(folder: Path) -> None:
    assert pages_read(folder) == set()


def test_a_touched_quiz_reads_just_its_page(folder: Path) -> None:
    touch(folder / "quiz/sample.yml")
    assert pages_read(folder) == {"two"}


def test_a_page_with_a_link_shows_the_new_title(folder: Path) -> None:
    write(folder, {"quiz/full.yml": EVERYTHING.replace("title: すべて", "title: 新しい題の")})
    built = build(folder, "html", "-nW")
    assert "新しい題のを使う自己チェック" in built.text("links.html")


def test_a_page_with_a_link_is_told_when_its_target_goes_and_comes(folder: Path) -> None:
    write(folder, {"two.md": "# 二つめ\n"})
    built = build(folder)
    assert "links.md:3: WARNING: " in built.warnings
    assert "sample" not in inventory(built)["quiz:quiz"]
    write(folder, {"two.md": PAGES["two.md"]})
    built = build(folder, "html", "-nW")
    assert built.warnings == ""
    assert 'href="two.html#sample"' in built.text("links.html")


def test_a_removed_page_is_forgotten(folder: Path) -> None:
    (folder / "one.md").unlink()
    write(folder, {"index.md": INDEX.replace("one\n", "")})
    built = build(folder)
    objects = inventory(built)
    assert set(objects["quiz:quiz"]) == {"sample"}
    assert "すべてを使う" not in built.text("searchindex.js")
    assert "「full」という自己チェック、質問、観点はありません。" in built.warnings


def test_a_quiz_that_comes_later_is_picked_up(folder: Path) -> None:
    late = QUIZ.replace("id: sample", "id: late")
    write(folder, {"one.md": PAGES["one.md"].replace("{quiz} full", "{quiz} late")})
    assert "one.md:3: WARNING: 「late」という自己チェックはありません。" in build(folder).warnings
    write(folder, {"quiz/late.yml": late})
    built = build(folder)
    assert "late" not in built.warnings
    assert 'id="late"' in built.text("one.html")


def test_a_deleted_quiz_is_told_and_restored(folder: Path) -> None:
    (folder / "quiz/sample.yml").unlink()
    assert "two.md:3: WARNING: 「sample」という自己チェックはありません。" in (
        build(folder).warnings
    )
    write(folder, {"quiz/sample.yml": QUIZ})
    assert build(folder, "html", "-nW").warnings == ""


def test_another_folder_of_quizzes_reads_everything_again(folder: Path) -> None:
    conf = CONF + 'selfcheck_quiz_folder = "checks"\n'
    edited = QUIZ.replace("本を読む", "紙を読む")
    write(folder, {"conf.py": conf, "checks/sample.yml": edited, "checks/full.yml": EVERYTHING})
    assert "紙を読む" in build(folder, "html", "-nW").text("two.html")
