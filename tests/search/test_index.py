"""What the search can find, as the build wrote it down."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Build
from tests.guide.pages import FAQ_ENTRIES, load, quizzes


@pytest.fixture(scope="module")
def index(guide: Build) -> dict[str, Any]:
    """The index without what makes it a script."""
    script = guide.text("_static/search-index.js")
    content: dict[str, Any] = json.loads(script.removeprefix("window.guideSearchIndex = ")[:-2])
    return content


def addresses(index: dict[str, Any], kind: str = "") -> list[str]:
    """Where the sections are, of one kind or of all."""
    return [
        f"{index['pages'][section[0]][0]}#{section[1]}"
        for section in index["sections"]
        if kind in ("", section[2])
    ]


def test_every_section_of_the_index_is_on_its_page(guide: Build, index: dict[str, Any]) -> None:
    pages = [address.removesuffix(".html") for address, *_ in index["pages"]]
    ids = {f"{page}.html#{tag['id']}" for page in pages for tag in guide.page(page).select("[id]")}
    assert set(addresses(index)) - ids == set()
    assert len(set(addresses(index))) == len(addresses(index))


def test_every_question_with_its_answer_can_be_found(index: dict[str, Any]) -> None:
    assert {f"faq.html#{name}" for name in FAQ_ENTRIES} <= set(addresses(index, "faq"))


def test_every_question_of_a_self_check_can_be_found(index: dict[str, Any]) -> None:
    names = {
        f"{path.stem}-{question['id']}"
        for path in quizzes()
        for question in load(f"quiz/{path.name}")["questions"]
    }
    assert {address.partition("#")[2] for address in addresses(index, "quiz")} == names


def test_instructions_to_maintainers_are_not_for_readers(index: dict[str, Any]) -> None:
    assert [a for a in addresses(index) if a.startswith(("maintain/", "404"))] == []


def test_links_and_notes_are_no_text(index: dict[str, Any]) -> None:
    texts = [section[5] for section in index["sections"]]
    assert [text for text in texts if "関連：" in text or "出典：" in text] == []


def test_sphinx_makes_no_index_of_its_own(guide: Build) -> None:
    assert not (guide.out / "searchindex.js").exists()
