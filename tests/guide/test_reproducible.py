"""The same sources give the same site, byte by byte."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

NOT_OF_THE_SITE = ".buildinfo"
"""Sphinx's note to itself, which names folders; ``make html`` leaves it out."""


def clean_build(sources: Path, out: Path, jobs: int, **circumstances: str) -> dict[str, str]:
    """Build the site of the guide in ``sources`` anew: the digest of each file."""
    settings = ["-q", "-nW", "--keep-going", "-j", str(jobs), "-c", str(sources)]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *settings, "-d", out / "trees", "docs", out / "html"],
        cwd=sources,
        env={**os.environ, **circumstances},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    pages = out / "html"
    return {
        str(file.relative_to(pages)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(pages.rglob("*"))
        if file.is_file() and file.name != NOT_OF_THE_SITE
    }


def copy_of_the_guide(folder: Path) -> Path:
    """The guide in another folder, its files with new dates."""
    unwritten = shutil.ignore_patterns("__pycache__")
    for name in ("docs", "quiz", "ext"):
        shutil.copytree(ROOT / name, folder / name, ignore=unwritten, copy_function=shutil.copyfile)
    shutil.copyfile(ROOT / "conf.py", folder / "conf.py")
    return folder


def history_for(folder: Path) -> dict[str, str]:
    """What makes git take the guide's history, if it is there, for that of its copy."""
    asked = subprocess.run(
        ["git", "rev-parse", "--absolute-git-dir"], cwd=ROOT, capture_output=True, text=True
    )
    if asked.returncode:
        return {}
    return {"GIT_DIR": asked.stdout.strip(), "GIT_WORK_TREE": str(folder)}


def test_a_clean_build_depends_on_nothing_but_the_sources(tmp_path: Path) -> None:
    here = clean_build(
        ROOT,
        tmp_path / "here",
        jobs=1,
        SOURCE_DATE_EPOCH="1700000000",
        PYTHONHASHSEED="1",
        TZ="UTC",
        LC_ALL="C.UTF-8",
    )
    elsewhere = clean_build(
        copy_of_the_guide(tmp_path / "copy"),
        tmp_path / "elsewhere",
        jobs=2,
        SOURCE_DATE_EPOCH="1800000000",
        PYTHONHASHSEED="77",
        TZ="Asia/Tokyo",
        LC_ALL="C",
        **history_for(tmp_path / "copy"),
    )
    assert len(here) > 40
    assert {name for name in here | elsewhere if here.get(name) != elsewhere.get(name)} == set()
