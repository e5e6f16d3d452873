"""Markup in titles, synonyms and former addresses stays text in the guide's own frame."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Build
from tests.guide.test_bad_pages import GOOD, SEARCH
from tests.selfcheck.builds import build_of
from tests.selfcheck.test_hostile import harmful

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'"
PART = f"(part-top)=\n# `{HOSTILE}`\n\n文です。\n"
CAPTION = "<b onclick=alert(1)>部</b>"
START = f"(start)=\n# 表紙\n\n```{{toctree}}\n:caption: {CAPTION}\n\npart\n```\n\n文です。\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site of the guide's theme whose second page has such a title."""
    files = {
        **GOOD,
        "index.md": START,
        "part.md": PART,
        "redirects.yml": "former: part\n'../<b>': part\n",
        "synonyms.yml": f"words:\n  文: ['{HOSTILE.replace(chr(39), '')}']\n",
    }
    return build_of(tmp_path_factory.mktemp("hostile"), files, *SEARCH)


@pytest.mark.parametrize("name", ["index", "part", "former", "search"])
def test_nothing_of_it_runs(hostile: Build, name: str) -> None:
    page = hostile.page(name)
    scripts = [script.get_text() for script in page.find_all("script")]
    assert not [text for text in scripts if "alert" in text and re.search("[<>]", text)]
    assert page.find(onerror=True) is page.find(onclick=True) is page.find(src="x") is None
    for part in page.select("article, nav"):
        assert not [each for each in harmful(part) if "alert" in each]


def test_it_is_shown_as_it_is(hostile: Build) -> None:
    heading = hostile.page("part").h1
    assert heading is not None
    assert HOSTILE in heading.get_text()
    assert CAPTION in hostile.page().get_text()


def test_a_former_address_outside_the_site_is_refused(hostile: Build) -> None:
    assert "昔の名前に「../<b>」とは書けません。" in hostile.warnings
