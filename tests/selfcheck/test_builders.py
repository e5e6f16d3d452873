"""Every builder holds the whole of a quiz, as a worksheet for a pencil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from bs4 import Tag

from selfcheck.quizzes.reading import read_quiz
from selfcheck.text import Identifier, Text
from tests.conftest import ROOT
from tests.selfcheck.builds import BUILDERS, bodies, build_of, inventory, written
from tests.selfcheck.conftest import BuiltBy
from tests.selfcheck.quiz_example import EVERYTHING, FULL_FILES

SUFFIXES = {
    "html": ".html",
    "dirhtml": ".html",
    "singlehtml": ".html",
    "epub": ".xhtml",
    "text": ".txt",
    "latex": ".tex",
    "man": ".1",
    "texinfo": ".texi",
    "xml": ".xml",
    "gettext": ".pot",
}


def texts_in(value: object) -> Iterator[str]:
    """Every text in the model of a quiz, but for ids."""
    if isinstance(value, Text):
        if not isinstance(value, Identifier):
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def pieces(path: Path) -> set[str]:
    """What no markup and no format changes in a quiz's texts: its runs of Japanese letters."""
    quiz, problems = read_quiz(path)
    assert problems == ()
    return {piece for text in texts_in(quiz) for piece in re.findall(r"[^\x00-\x7f]{2,}", text)}


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_text_of_the_example_is_there(full: BuiltBy, builder: str, tmp_path: Path) -> None:
    (tmp_path / "full.yml").write_text(EVERYTHING, "utf-8")
    build = full(builder)
    assert (build.warnings, build.status) == ("", 0)
    page = written(build, SUFFIXES[builder])
    assert {piece for piece in pieces(tmp_path / "full.yml") if piece not in page} == set()


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_text_of_the_guides_quizzes_is_there(guide_by: BuiltBy, builder: str) -> None:
    build = guide_by(builder)
    page = written(build, SUFFIXES[builder])
    for path in sorted((ROOT / "quiz").glob("*.yml")):
        assert {piece for piece in pieces(path) if piece not in page} == set()
    assert (build.warnings, build.status) == ("", 0)


def runs(*parts: Tag) -> list[str]:
    """What no markup and no format changes in parts of a page: runs of Japanese letters."""
    texts = (text for part in parts for text in part.strings)
    return [run for text in texts for run in re.findall(r"[^\x00-\x7f]{2,}", text)]


@pytest.mark.parametrize("builder", [name for name in BUILDERS if name != "gettext"])
def test_every_question_of_the_guide_is_there_with_answer_and_links(
    guide_by: BuiltBy, builder: str
) -> None:
    page = re.sub(r"<[^>]*>", "", written(guide_by(builder), SUFFIXES[builder]))
    for entry in entries_of_the_guide(guide_by):
        links = entry.select(".faq-related a, .faq-mentions a")
        for collected in entry.select(".faq-related, .faq-mentions, .faq-rubric"):
            collected.extract()
        # A title with that of its page behind it stands nowhere else.
        wanted = [*runs(entry), *(runs(link)[-1] for link in links)]
        assert [run for run in wanted if run not in page] == [], entry["id"]


def test_a_translator_is_given_every_question_and_answer_of_the_guide(guide_by: BuiltBy) -> None:
    page = written(guide_by("gettext"), ".pot")
    for entry in entries_of_the_guide(guide_by):
        # Behind the first run there can be a figure, which is translated for itself.
        wanted = [runs(part)[0] for part in entry.select("h3, .faq-short, :scope > ul.simple > li")]
        assert [run for run in wanted if run not in page] == [], entry["id"]


def entries_of_the_guide(guide_by: BuiltBy) -> list[Tag]:
    """The entries as the guide's page shows them."""
    entries = guide_by("html").page("faq").select(".faq-entry")
    assert len(entries) > 12
    return entries


KEY = [
    "避けたい段−1、どちらでもの段0、望む段+1",
    "避けたい段+1、どちらでもの段0、望む段−1",
    "A+1、B−1",
    "A+2、B0",
    "A+1、B+2",
    "−3〜−1点",
    "+2〜+5点",
    "A、C",
    "B（正解）と答えた人へ",
    "質問4/6（いくつでも選べます）",
    "C正しい丙",
]


@pytest.mark.parametrize("builder", [name for name in BUILDERS if name != "gettext"])
def test_the_key_the_right_answers_and_the_bands_are_there(full: BuiltBy, builder: str) -> None:
    page = re.sub(r"<[^>]*>|\|", "", written(full(builder), SUFFIXES[builder]))
    # LaTeX: a space that a line must not begin with; man: its own minus sign.
    page = page.replace("\\sphinxhyphen{}", "-").replace("\\-", "-")
    assert [line for line in KEY if line not in page] == []


@pytest.mark.parametrize(
    ("builder", "target", "link"),
    [
        (
            "latex",
            r"label\{\\detokenize\{index:full-points\}",
            r"ref\[\\detokenize\{index:full-points\}",
        ),
        ("texinfo", r"@anchor\{index full-points\}@anchor\{\w+\}", r"@ref\{\w+,,点の"),
        ("epub", r'id="full-points"', r'href="#full-points"'),
        ("xml", r'ids="full-points"', r'refid="full-points"'),
    ],
)
def test_a_link_to_a_question_has_its_target_on_paper(
    tmp_path: Path, builder: str, target: str, link: str
) -> None:
    index = FULL_FILES["index.md"] + "\n{quiz:ref}`full-points`\n"
    build = build_of(tmp_path, FULL_FILES | {"index.md": index}, builder, "-nW")
    pages = [path.read_text("utf-8") for path in build.out.rglob(f"*{SUFFIXES[builder]}")]
    assert len(re.findall(target, "".join(pages))) == 1
    assert len(re.findall(link, "".join(pages))) == 1


def test_two_processes_write_what_one_writes(tmp_path: Path) -> None:
    pages = {f"page-{i}.md": f"# 頁{i}\n\n:::{{quiz}} quiz-{i}\n:::\n" for i in range(8)}
    quizzes = {
        f"quiz/quiz-{i}.yml": EVERYTHING.replace("id: full", f"id: quiz-{i}") for i in range(8)
    }
    toctree = "\n```{toctree}\n:glob:\npage-*\n```\n"
    files = {**FULL_FILES, "index.md": FULL_FILES["index.md"] + toctree, **pages, **quizzes}
    one = build_of(tmp_path / "one", files, "html", "-nW", "-j", "1")
    two = build_of(tmp_path / "two", files, "html", "-nW", "-j", "2")
    assert (one.warnings, two.warnings) == ("", "")
    assert bodies(one) == bodies(two)
    assert inventory(one) == inventory(two)
    assert one.text("searchindex.js") == two.text("searchindex.js")
