"""Markup or script in any option of an entry never runs in a reader's browser."""

from __future__ import annotations

import pytest

from tests.conftest import Build
from tests.selfcheck.builds import build_of, only
from tests.selfcheck.test_hostile import CONF_HOSTILE, PAYLOADS, harmful

OPTIONS = ("as-of", "review-by", "source", "topics", "related", "aliases", "unanswered", "id")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A page of entries with a payload in each option, and headings that mention them."""
    entries = mentions = ""
    for name, text in PAYLOADS.items():
        line = " ".join(text.split())
        options = "".join(f":{option}: {line!r}\n" for option in OPTIONS[:-1])
        entries += f":::{{faq}} 問い {name} {line}\n:id: {name}\n{options}\n答え\n:::\n\n"
        entries += f":::{{faq}} 問い\n:id: {line!r}\n\n答え\n:::\n\n"
        mentions += f"## {line}\n\n{{faq}}`{name}`\n\n"
    files = {
        "conf.py": CONF_HOSTILE,
        "index.md": f"# <b>表紙</b>\n\n```{{toctree}}\nfaq\n```\n\n{mentions}",
        "faq.md": f"# よくある質問\n\n## 節\n\n{entries}",
    }
    return build_of(tmp_path_factory.mktemp("hostile"), files)


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_in_an_option_runs(hostile: Build, name: str) -> None:
    entry = only(hostile.page("faq").find("section", id=name))
    assert harmful(entry) == []
    assert "答え" in entry.get_text()


def test_the_titles_of_what_refers_to_it_are_plain_text(hostile: Build) -> None:
    lists = hostile.page("faq").select(".faq-mentions, .faq-related")
    assert len(lists) >= len(PAYLOADS)
    for each in lists:
        assert harmful(each) == []
        names = {child.name for child in each.find_all(True)}
        assert names <= {"li", "p", "a", "ul", "summary"}


def test_no_script_of_the_page_carries_it(hostile: Build) -> None:
    scripts = [script.get_text() for script in hostile.page("faq").select("head script")]
    assert not [text for text in scripts if "</script" in text or "<img" in text]
