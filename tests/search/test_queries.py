"""What readers type, and what they find: every query goes through the search page's own code."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.conftest import ROOT, Build

_QUERIES: dict[str, Any] = yaml.safe_load((ROOT / "tests/search/queries.yml").read_text("utf-8"))
NONSENSE: list[str] = _QUERIES.pop("nonsense")
QUERIES: dict[str, dict[str, list[str]]] = _QUERIES
"""By kind: the sections (page#name) of which one is to be found for a query."""

FIRST = 3
"""So many results are seen at once."""

Found = dict[str, list[str]]


@pytest.fixture(scope="module")
def found(browser: Browser, base_url: str) -> Found:
    """The sections that each query finds, the best first."""
    queries = [*NONSENSE, *(query for kind in QUERIES.values() for query in kind)]
    page = browser.new_page(base_url=base_url)
    page.goto("/search.html")
    asked = "queries => Promise.all(queries.map(guideSearch))"
    answers = page.evaluate(asked, queries)
    page.close()
    return {
        query: [result["address"].replace(".html#", "#") for result in answer["results"]]
        for query, answer in zip(queries, answers, strict=True)
    }


def missed(found: Found, wanted: dict[str, list[str]]) -> list[str]:
    """The queries that don't have a right section among the first results."""
    return [
        f"{query} → {found[query][:FIRST]}"
        for query, sections in wanted.items()
        if not set(found[query][:FIRST]) & set(sections)
    ]


def test_there_are_queries_of_every_kind() -> None:
    assert sum(map(len, QUERIES.values())) >= 120
    assert len(NONSENSE) >= 15
    assert {kind: len(queries) for kind, queries in QUERIES.items() if len(queries) < 8} == {}


def test_every_section_that_a_query_wants_is_there(guide: Build) -> None:
    wanted = {s for kind in QUERIES.values() for sections in kind.values() for s in sections}
    ids = {
        f"{name}#{tag['id']}"
        for name in {section.partition("#")[0] for section in wanted}
        for tag in guide.page(name).select("[id]")
    }
    assert wanted - ids == set()


@pytest.mark.parametrize("kind", QUERIES)
def test_a_right_section_is_among_the_first(found: Found, kind: str) -> None:
    wrong = missed(found, QUERIES[kind])
    assert len(wrong) <= 0.1 * len(QUERIES[kind]), "\n".join(wrong)


def test_hardly_any_query_misses(found: Found) -> None:
    wanted = {query: s for kind in QUERIES.values() for query, s in kind.items()}
    wrong = missed(found, wanted)
    assert len(wrong) <= 0.05 * len(wanted), "\n".join(wrong)


def test_nonsense_finds_nothing(found: Found) -> None:
    assert {query: found[query][:FIRST] for query in NONSENSE if found[query]} == {}
