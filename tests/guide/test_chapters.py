"""The chapters: each tells what the brochure tells there, from when it is, and where to go on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import Tag

from tests.conftest import ROOT, Build
from tests.guide.pages import (
    CHAPTERS,
    FAQ_ENTRIES,
    article,
    figures,
    load,
    mark,
    quizzes,
    squeezed,
)

FIGURE = re.compile(r"\{\{ (?P<name>\w+) \}\}")
FAQ_LINK = re.compile(r"\{faq\}`(?:[^`<]*<)?([a-z0-9-]+)>?`")
"""A link to a question as it is written, in a chapter or in a self-check."""

ENDING_WITH_QUESTIONS = tuple(name for name in CHAPTERS if name != "faq")

WITHOUT_AN_ANSWER = {"security-convenience"}
"""Questions of the self-checks to which no answer belongs: a link to any would mislead."""

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


@pytest.mark.parametrize("chapter", ENDING_WITH_QUESTIONS)
def test_a_chapter_ends_with_the_questions_that_it_raises(guide: Build, chapter: str) -> None:
    last = article(guide.page(chapter)).select("section:has(> h2)")[-1]
    assert last["id"] == f"{chapter}-questions"
    listed = {str(link["href"]).removeprefix("faq.html#") for link in last.select("a[href]")}
    raised = {entry for entry, places in links_of_answers(guide).items() if chapter in places}
    raised |= set(FAQ_LINK.findall((ROOT / f"docs/{chapter}.md").read_text("utf-8")))
    assert listed == raised


def links_of_answers(guide: Build) -> dict[str, set[str]]:
    """The pages to which the answers link, apart from what the extension lists below them."""
    entries = guide.page("faq").select("section.faq-entry")
    return {str(entry["id"]): set(map(page_of, links_of_answer(entry))) for entry in entries}


def links_of_answer(entry: Tag) -> list[str]:
    """Where an answer links: what is written in it, so the lists below it don't count."""
    for collected in entry.select(".faq-links"):
        collected.decompose()
    return [str(link["href"]) for link in entry.select("p a[href], li a[href]")]


def page_of(target: str) -> str:
    """The name of the page to which a link leads."""
    return target.partition("#")[0].removesuffix(".html")


@pytest.mark.parametrize("entry", FAQ_ENTRIES)
def test_a_question_of_the_brochure_has_an_answer_and_a_source(guide: Build, entry: str) -> None:
    number = {name: i for i, name in enumerate(FAQ_ENTRIES, 1)}[entry]
    section = guide.page("faq").select_one(f"section.faq-entry#{entry}")
    assert section is not None
    source = section.select_one(".faq-source")
    assert source is not None
    assert squeezed(source.get_text()).partition("（")[0].endswith(f"Q{number}")
    assert [p for p in section.select("p:not(.faq-source)") if len(p.get_text()) > 5]


def test_a_question_that_the_brochure_leaves_open_says_so_and_where_to_ask(guide: Build) -> None:
    entries = guide.page("faq").select("section#faq-open section.faq-entry")
    assert len(entries) >= 4
    for entry in entries:
        answer = entry.select_one("p.faq-short")
        assert answer is not None
        assert "採用案内に" in answer.get_text() or "採用案内には" in answer.get_text(), entry["id"]
        assert "書かれていません" in answer.get_text(), entry["id"]
        links = links_of_answer(entry)
        assert "contact.html#contact-address" in links, entry["id"]
        assert {page_of(target) for target in links} - {"contact", ""} or entry["id"] == "selection"


def test_every_question_is_referred_to_by_a_chapter_or_a_self_check(guide: Build) -> None:
    entries = {str(entry["id"]) for entry in guide.page("faq").select("section.faq-entry")}
    # The lists of questions are collected from these references; they are none themselves.
    chapters = [ROOT / f"docs/{name}.md" for name in ("index", *CHAPTERS) if name != "faq"]
    files = [*chapters, *quizzes()]
    referred = {name for file in files for name in FAQ_LINK.findall(file.read_text("utf-8"))}
    assert entries - referred == set()


@pytest.mark.parametrize("path", quizzes(), ids=lambda path: path.stem)
def test_every_question_of_a_self_check_leads_to_an_answer(path: Path) -> None:
    passages = {str(q["id"]): str(q["passage"]) for q in load(f"quiz/{path.name}")["questions"]}
    without = {name for name, passage in passages.items() if not FAQ_LINK.search(passage)}
    assert without - WITHOUT_AN_ANSWER == set()
