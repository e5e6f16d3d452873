"""Whatever becomes of a page or a list, it is built or told: a few of the files of make stress."""

from __future__ import annotations

import sys

import pytest

from bench.stress.broken_lists import try_lists
from bench.stress.broken_pages import broken_pages, try_pages


def test_mutated_lists_are_read_or_told_at_their_lines() -> None:
    tried = try_lists(number=7, count=800)
    assert tried.failures == []
    assert tried.files == 800
    assert 400 < tried.refused < 800
    assert tried.told > tried.refused


@pytest.mark.parametrize(("builder", "count"), [("html", 30), ("epub", 20)])
def test_mutated_pages_are_built_and_told_of(builder: str, count: int) -> None:
    tried = try_pages(sys.executable, broken_pages(seed=len(builder), count=count), builder)
    assert tried.failures == []
    assert (tried.pages, tried.builds) == (count, 1)
    assert tried.told > count / 2
