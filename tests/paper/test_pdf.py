"""The PDF: everything is in it, anyone can read it, and it is laid out as Japanese is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination, DictionaryObject

from tests.conftest import ROOT, Build
from tests.guide.pages import CHAPTERS, article, squeezed
from tests.paper.conftest import build_short_books, file_of, is_about_the_site
from tests.paper.texts import facts, missing_questions, texts_of_quizzes

PAGE_NUMBER = re.compile(r"（\d+ページ）")
NOT_FIRST = "、。，．・：；？！ー〜）」』】〕｝〉》々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％"
NOT_LAST = "（「『【〔｛〈《"
MARKED = re.compile(
    r"(/\w+)\s+(?:<<[^>]*?/MCID (\d+)>>\s*BDC|(?:<<[^>]*>>\s*)?B[DM]C)|(EMC)|(T[jJ])\b"
)
TITLE = "外務省 技術系職員の仕事ガイド"


@pytest.fixture(scope="module")
def pages(pdf: PdfReader) -> list[list[str]]:
    """The lines of each page, without its head, its foot and the marks of lists."""
    return [list(lines_of(page.extract_text(), number)) for number, page in enumerate(pdf.pages, 1)]


def lines_of(text: str, number: int) -> Iterator[str]:
    """The lines of a page's own text."""
    for line in map(str.strip, text.splitlines()):
        head = re.fullmatch(r"\w{2,9}\u3000.*", line)
        if line and line != "•" and line != f"{TITLE} {number}" and not head:
            yield line


@pytest.fixture(scope="module")
def text(pages: list[list[str]]) -> str:
    """The whole book, without the page numbers that print adds to links."""
    return PAGE_NUMBER.sub("", squeezed("".join(line for lines in pages for line in lines)))


def test_the_pdf_is_made_without_a_warning(paper: Build) -> None:
    assert (paper.warnings, paper.status) == ("", 0)


def test_every_fact_is_in_the_pdf(text: str) -> None:
    assert [fact for fact in facts() if fact not in text] == []


def test_every_question_with_its_options_is_in_the_pdf(text: str) -> None:
    assert missing_questions(text) == []


def test_every_other_text_of_the_self_checks_is_in_the_pdf(text: str) -> None:
    assert [piece for piece in texts_of_quizzes() if piece not in text] == []


def test_the_worksheets_have_keys_and_nothing_to_click(paper: Build, text: str) -> None:
    for part in ("点の数え方", "正解の一覧", "と答えた人へ", "避けたい−2", "（正解）"):
        assert part in text
    assert paper.page().select("input, button, script, [hidden]") == []


def test_every_page_for_candidates_is_in_the_pdf_in_the_order_of_the_menu(
    guide: Build, pdf: PdfReader
) -> None:
    menu = guide.page().select("nav.bd-docs-nav a")
    pages = {link.get_text(): str(link["href"]).removesuffix(".html") for link in menu}
    marked = [title for title, _page in bookmarks(pdf) if title in pages]
    assert marked == [title for title, page in pages.items() if not is_about_the_site(page)]


def bookmarks(pdf: PdfReader) -> list[tuple[str, int]]:
    """The titles of the outline, at every level, each with the number of its page."""

    def walk(items: list[Any]) -> Iterator[Destination]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield item

    found = ((str(item.title), pdf.get_destination_page_number(item)) for item in walk(pdf.outline))
    return [(title, (page or 0) + 1) for title, page in found]


def test_the_contents_name_the_page_of_every_chapter(
    guide: Build, pdf: PdfReader, pages: list[list[str]]
) -> None:
    contents = "\n".join(line for lines in pages[1:3] for line in lines)
    named = dict(re.findall(r"^(.+?)[ .]+(\d+)$", contents, re.MULTILINE))
    on_page = dict(reversed(bookmarks(pdf)))
    for name in CHAPTERS:
        heading = article(guide.page(name)).select_one("h1")
        assert heading is not None
        title = heading.get_text()
        assert named[title] == str(on_page[title])


def test_a_reference_names_the_page_to_which_it_leads(
    pdf: PdfReader, pages: list[list[str]]
) -> None:
    of_references = [(named(lines), led_to(pdf, n)) for n, lines in enumerate(pages) if n > 2]
    assert [(names, leads) for names, leads in of_references if names != leads] == []
    assert sum(len(names) for names, _leads in of_references) > 200


def named(lines: list[str]) -> set[int]:
    """The page numbers that stand beside the links of a page."""
    in_text = re.findall(r"（(\d+)ページ）", "".join(lines))
    in_lists = re.findall(r"[？?] (\d+)ページ(?=\s|$)", "\n".join(lines))
    return {int(number) for number in [*in_text, *in_lists]}


def led_to(pdf: PdfReader, index: int) -> set[int]:
    """The pages to which the links of a page lead."""
    annotations: Any = pdf.pages[index].get("/Annots", [])
    targets = {str(each.get_object().get("/Dest")) for each in annotations}
    places = (pdf.named_destinations[target] for target in targets if target != "None")
    return {(pdf.get_destination_page_number(place) or 0) + 1 for place in places}


def test_the_pdf_is_tagged_for_assistive_technology(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ja"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r'pdfuaid:part="1"', metadata)


def test_the_pdf_says_what_it_is(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == TITLE
    assert pdf.metadata.author
    assert pdf.metadata.subject
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.timestamp() == 1_700_000_000


@dataclass(frozen=True)
class Tag:
    """An element of the tree of tags, with the names of those that it stands in."""

    name: str
    path: tuple[str, ...]
    entry: Any

    def kids(self) -> list[Any]:
        """What is right below it: other elements, annotations, and numbers of pieces of text."""
        return [kid.get_object() for kid in self.entry.get("/K", [])]

    def names(self) -> list[str]:
        """The names of the elements right below it."""
        return [str(kid["/S"]) for kid in self.kids() if "/S" in elements_only(kid)]


def elements_only(kid: Any) -> dict[str, Any]:
    """The entries of an element; a piece of text has none."""
    return dict(kid) if isinstance(kid, DictionaryObject) else {}


def structure(entry: Any, path: tuple[str, ...] = ()) -> Iterator[Tag]:
    """The elements of the tree of tags in the order of reading."""
    tag = Tag(str(entry["/S"]), path, entry)
    yield tag
    for kid in tag.kids():
        if "/S" in elements_only(kid):
            yield from structure(kid, (*path, tag.name))


@pytest.fixture(scope="module")
def tags(pdf: PdfReader) -> list[Tag]:
    """All elements of the tree."""
    root: Any = pdf.trailer["/Root"]
    (document,) = root["/StructTreeRoot"]["/K"]
    return list(structure(document.get_object()))


def test_every_picture_has_a_text(tags: list[Tag]) -> None:
    figures = [tag for tag in tags if tag.name == "/Figure"]
    assert figures
    assert all(len(str(figure.entry.get("/Alt", ""))) > 20 for figure in figures)


def test_headings_leave_out_no_level(tags: list[Tag]) -> None:
    levels = [int(tag.name[2:]) for tag in tags if re.fullmatch(r"/H[1-6]", tag.name)]
    assert len(levels) > 100
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_lists_have_items_and_items_have_a_body(tags: list[Tag]) -> None:
    lists = {name for tag in tags if tag.name == "/L" for name in tag.names()}
    assert lists == {"/LI", "/L"}  # a list in a list stands beside its item
    items = [tag.names() for tag in tags if tag.name == "/LI"]
    assert [names for names in items if names not in (["/LBody"], ["/Lbl", "/LBody"])] == []


def test_every_heading_of_a_table_says_whether_it_is_of_a_row_or_a_column(tags: list[Tag]) -> None:
    heads = [tag for tag in tags if tag.name == "/TH"]
    of_columns = [tag for tag in heads if "/THead" in tag.path]
    assert {tag.entry["/A"]["/Scope"] for tag in of_columns} == {"/Column"}
    of_rows = [tag for tag in heads if "/THead" not in tag.path]
    assert {tag.entry["/A"]["/Scope"] for tag in of_rows} == {"/Row"}


def test_a_link_is_one_link_and_is_named_by_its_text(pdf: PdfReader, tags: list[Tag]) -> None:
    links = [tag for tag in tags if tag.name == "/Link"]
    assert [tag.path for tag in links if "/Link" in tag.path] == []
    tagged = [kid["/Obj"] for tag in tags for kid in tag.kids() if "/Obj" in elements_only(kid)]
    assert len(tagged) == len(links)
    pages: list[Any] = list(pdf.pages)
    on_pages = [each.get_object() for page in pages for each in page.get("/Annots", [])]
    assert len(on_pages) == len(links)
    assert all(re.search(r"[ぁ-んァ-ヶ一-龠]", each["/Contents"]) for each in on_pages)


def test_every_text_is_in_the_tree_or_stands_around_the_page(
    pdf: PdfReader, tags: list[Tag]
) -> None:
    in_tree = [
        (tag.entry.raw_get("/Pg").idnum, kid)
        for tag in tags
        for kid in tag.kids()
        if isinstance(kid, int)
    ]
    on_pages = [(page.indirect_reference, pieces(page)) for page in pdf.pages]
    assert sorted(in_tree) == sorted((r.idnum, n) for r, found in on_pages if r for n in found)


def pieces(page: PageObject) -> list[int]:
    """The numbers of a page's pieces of text. Text outside of them is an artifact."""
    content = page.get_contents()
    assert content is not None
    within: list[str] = []
    numbers = []
    for opened, number, closed, _text in MARKED.findall(content.get_data().decode("latin-1")):
        if opened:
            within.append(opened)
            numbers += [int(number)] if number else []
        elif closed:
            within.pop()
        else:
            assert within
    assert within == []
    return numbers


def test_the_tab_key_goes_through_a_page_in_the_order_of_its_tags(pdf: PdfReader) -> None:
    assert {str(page["/Tabs"]) for page in pdf.pages} == {"/S"}


def test_all_fonts_are_embedded_and_tell_their_characters(pdf: PdfReader) -> None:
    resources: list[Any] = [page["/Resources"] for page in pdf.pages]
    used = [font.get_object() for each in resources for font in each.get("/Font", {}).values()]
    fonts = {str(f["/BaseFont"]): f.get("/DescendantFonts", [f])[0].get_object() for f in used}
    assert fonts
    assert all("CJK" in name for name in fonts), sorted(fonts)
    assert all("/ToUnicode" in font for font in used)
    for font in fonts.values():
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & font["/FontDescriptor"].keys()


def test_no_line_begins_or_ends_with_what_must_not_stand_there(pages: list[list[str]]) -> None:
    lines = [line for page in pages for line in page]
    assert [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


def test_no_heading_is_left_alone_at_the_end_of_a_page(
    pdf: PdfReader, pages: list[list[str]]
) -> None:
    headings = {(squeezed(title), page) for title, page in bookmarks(pdf)}
    last = {(squeezed(lines[-1]).removeprefix("Q"), n) for n, lines in enumerate(pages, 1) if lines}
    assert headings & last == set()


def test_all_pages_are_a4(pdf: PdfReader) -> None:
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages}
    assert sizes == {(595, 842)}


def test_the_source_is_named_as_on_the_site(guide: Build, text: str) -> None:
    source = guide.page().select_one(".site-footer-source")
    assert source is not None
    assert text.count(squeezed(source.get_text())) == 2


def test_a_pdf_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    once, again = build_short_books("paper", tmp_path)
    assert file_of(once, "pdf").read_bytes() == file_of(again, "pdf").read_bytes()


def test_the_drawings_of_the_books_use_the_colours_of_the_site() -> None:
    tokens = (ROOT / "docs/_static/tokens.css").read_text("utf-8")
    for drawing in (ROOT / "ext/guide/books").rglob("*.svg"):
        for colour in re.findall(r"#[0-9a-f]{6}\b", drawing.read_text("utf-8")):
            assert colour in tokens, drawing
