"""The site offers the books where it has them, and a link to none that it has not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bs4 import Tag

from tests.conftest import ROOT, Build, run_sphinx
from tests.paper.conftest import NAME


def links(site: Build, page: str) -> list[Tag]:
    """The links of a page to the books."""
    return list(site.page(page).select('footer a[href*="downloads/"]'))


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new EPUB, and a PDF that is older than the guide's texts."""
    folder = tmp_path_factory.mktemp("books")
    (folder / f"{NAME}.epub").write_bytes(b"E" * 123_456)
    (folder / f"{NAME}.pdf").write_bytes(b"P")
    os.utime(folder / f"{NAME}.pdf", (0, 0))
    return folder


@pytest.fixture(scope="module")
def site(books: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The guide beside these."""
    folder = tmp_path_factory.mktemp("site")
    settings = ("-c", ROOT, "-d", folder / "doctrees", "-D", f"guide_books_folder={books}")
    status, warnings = run_sphinx(*settings, ROOT / "docs", folder / "html")
    return Build(status, warnings, folder / "html")


@pytest.mark.parametrize("name", ["index", "mission", "check/fit"])
def test_a_book_is_offered_on_every_page(site: Build, name: str) -> None:
    (link,) = links(site, name)
    assert link.get_text() == "全体をEPUBで読む（0.1 MB）"
    assert link["type"] == "application/epub+zip"
    target = (site.out / name).parent / str(link["href"])
    assert target.read_bytes() == b"E" * 123_456


def test_a_book_older_than_the_texts_is_neither_offered_nor_there(site: Build) -> None:
    assert [path.name for path in (site.out / "downloads").iterdir()] == [f"{NAME}.epub"]


def test_without_books_nothing_is_offered(guide: Build) -> None:
    assert links(guide, "index") == []
    assert not (guide.out / "downloads").exists()
