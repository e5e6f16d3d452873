"""The guide's two books, built as ``make pdf`` and ``make epub`` build them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT, Build

NAME = "technical-staff-guide"
"""The name of the books' files, on the site too."""

COMMITTED = "1700000000"
"""The time that the books are given, in the place of the last commit's."""


def build_book(
    builder: str, folder: Path, *options: str, seed: str = "1", zone: str = "UTC"
) -> Build:
    """Build a book in a process of its own, with warnings as errors."""
    time_and_chance = {"SOURCE_DATE_EPOCH": COMMITTED, "PYTHONHASHSEED": seed, "TZ": zone}
    settings = ["-q", "-nW", "--keep-going", "-b", builder, "-c", str(ROOT), *options]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *settings, "-d", folder / "trees", "docs", folder / "out"],
        cwd=ROOT,
        env={**os.environ, **time_and_chance},
        capture_output=True,
        text=True,
    )
    return Build(done.returncode, done.stderr, folder / "out")


def build_short_books(builder: str, folder: Path) -> tuple[Build, Build]:
    """Build a book of a few chapters twice: elsewhere, and with all that differs by chance.

    It has drawings, tables, links, the FAQ and a worksheet, as the whole book has.
    """
    chapters = ["mission", "interviews", "career", "training", "work-life-balance", "check/[bfk]*"]
    left_out = ["accessibility", "maintain/*", *chapters]
    only = ("-D", f"guide_books_leave_out={','.join(left_out)}")
    once = build_book(builder, folder / "once", *only)
    return once, build_book(builder, folder / "again", *only, seed="2", zone="Asia/Tokyo")


def is_about_the_site(page: str) -> bool:
    """Whether a page tells a book's reader nothing."""
    return page == "accessibility" or page.startswith("maintain/")


def file_of(book: Build, suffix: str) -> Path:
    """The book's file, which must have been made."""
    file = book.out / f"{NAME}.{suffix}"
    if not file.is_file():
        pytest.fail(f"The book was not built.\n{book.warnings}", pytrace=False)
    return file


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The page of everything, and the PDF that was made of it."""
    return build_book("paper", tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="session")
def pdf(paper: Build) -> PdfReader:
    """The PDF."""
    return PdfReader(file_of(paper, "pdf"))


@pytest.fixture(scope="session")
def ebook(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The files of the EPUB, and the EPUB."""
    return build_book("epub", tmp_path_factory.mktemp("epub"))
