"""The chapters: each tells what the brochure tells there, from when it is, and where to go on."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Build
from tests.guide.pages import CHAPTERS, FAQ_ENTRIES, article, figures, load, mark, squeezed, written

FIGURE = re.compile(r"\{\{ (?P<name>\w+) \}\}")
FACTS: dict[str, list[str]] = load("tests/guide/facts.yml")


def test_there_are_facts_of_every_chapter() -> None:
    assert set(FACTS) == set(CHAPTERS)


@pytest.mark.parametrize("chapter", FACTS)
def test_a_chapter_states_the_facts_of_the_brochure(renamed_guide: Build, chapter: str) -> None:
    text = squeezed(article(renamed_guide.page(chapter)).get_text())
    # A fact names its figures, so that another figure with the same value is not taken for it.
    missing = [fact for fact in FACTS[chapter] if squeezed(FIGURE.sub(marked, fact)) not in text]
    assert not missing, f"docs/{chapter}.md と tests/guide/facts.yml が合いません：{missing}"


def marked(figure: re.Match[str]) -> str:
    """A figure that a fact names, as the guide with the renamed figures shows it."""
    assert figure["name"] in figures(), f"docs/figures.yml に {figure['name']} がありません"
    return mark(figure["name"])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_names_its_pages_of_the_brochure_and_their_date(
    guide: Build, chapter: str
) -> None:
    notes = [squeezed(n.get_text()) for n in article(guide.page(chapter)).select(".source-note")]
    assert len(notes) == 1
    assert "採用案内の" in notes[0]
    assert "ページ" in notes[0] or "表紙" in notes[0]
    assert f"（{figures()['edition']['value']}現在）" in notes[0]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_leads_on_to_chapters_and_questions(guide: Build, chapter: str) -> None:
    targets = {str(link["href"]) for link in article(guide.page(chapter)).select("a[href]")}
    chapters = {target.split("#")[0].removesuffix(".html") for target in targets} & set(CHAPTERS)
    entries = {target.removeprefix("faq.html#") for target in targets} & set(FAQ_ENTRIES)
    assert len(chapters - {chapter}) >= 2
    assert entries or chapter == "faq"


@pytest.mark.parametrize("entry", FAQ_ENTRIES)
def test_a_question_of_the_brochure_has_an_answer_and_a_source(guide: Build, entry: str) -> None:
    number = {name: i for i, name in enumerate(FAQ_ENTRIES, 1)}[entry]
    section = guide.page("faq").select_one(f"section.faq-entry#{entry}")
    assert section is not None
    source = section.select_one(".faq-source")
    assert source is not None
    assert squeezed(source.get_text()).partition("（")[0].endswith(f"Q{number}")
    assert [p for p in section.select("p:not(.faq-source)") if len(p.get_text()) > 5]


def test_there_are_no_other_questions(guide: Build) -> None:
    entries = guide.page("faq").select("section.faq-entry")
    assert sorted(str(entry["id"]) for entry in entries) == sorted(FAQ_ENTRIES)


def test_every_question_is_linked_from_another_page(guide: Build) -> None:
    elsewhere = [article(guide.page(name)) for name in written(guide) if name != "faq"]
    linked = {str(link["href"]) for content in elsewhere for link in content.select("a[href]")}
    wanted = {f"faq.html#{entry}" for entry in FAQ_ENTRIES}
    assert wanted - {target.removeprefix("../") for target in linked} == set()
