"""What holds for every quiz, every broken file and every sequence of edits."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfcheck.quizzes.reading import read_quiz
from tests.conftest import Build
from tests.selfcheck.builds import BUILDERS, CONF, bodies, build_by_edits, build_of, inventory
from tests.selfcheck.quiz_example import EVERYTHING, FAQ, QUIZ
from tests.selfcheck.quiz_strategies import PLAIN, as_yaml, quizzes

INDEX = "# 表紙\n\n```{toctree}\nfaq\n```\n\n:::{quiz} sample\n:::\n\n{faq}`abroad`\n"


def examples(count: int) -> settings:
    """The same examples on each run, however long one takes."""
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


def located(build: Build) -> list[str]:
    """The warnings that name no line of one of the project's own files."""
    return [
        line
        for line in build.warnings.splitlines()
        if line.strip() and not re.match(r"(quiz/sample\.yml|index\.md|faq\.md):\d+: ", line)
    ]


@pytest.mark.parametrize("builder", BUILDERS)
@examples(12)
@given(quiz=quizzes())
def test_any_quiz_is_built_or_told_at_its_lines(builder: str, quiz: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {"index.md": INDEX, "faq.md": FAQ, "quiz/sample.yml": as_yaml(quiz)}
        built = build_of(folder, files, builder)
        assert built.status == 0
        assert located(built) == []


@examples(18)
@given(quiz=quizzes(PLAIN))
def test_any_quiz_of_plain_texts_is_built_with_all_of_it(quiz: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as name:
        files = {"index.md": INDEX, "faq.md": FAQ, "quiz/sample.yml": as_yaml(quiz)}
        built = build_of(Path(name), files, "html", "-nW")
        assert built.warnings == ""
        page = "".join(built.page().get_text().split())
        keys = "title|prompt|text|feedback|passage|reading"
        texts = re.findall(rf'"(?:{keys})": "(.*?)"', json.dumps(quiz))
        for text in [*texts, *(json.dumps(fact)[1:-1] for fact in quiz.get("facts", ()))]:
            assert "".join(json.loads(f'"{text}"').split()) in page


MUTATIONS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 12),
        st.sampled_from(["", "\t", "　", "：", ":", "{", "}", "[", "]", '"', "'", "|", "&a ", "*a"])
        | st.sampled_from(
            ["\n", "- ", "!!x ", "%", "@", "`", "\x00", "\ufeff", "---\n", "? ", "<<:"]
        )
        | st.text(max_size=5),
    ),
    min_size=1,
    max_size=4,
)


@examples(600)
@given(source=st.sampled_from([QUIZ, EVERYTHING]), mutations=MUTATIONS)
def test_any_broken_file_is_told_at_its_lines(
    source: str, mutations: list[tuple[float, int, str]]
) -> None:
    for place, length, put in mutations:
        start = int(place * len(source))
        source = source[:start] + put + source[start + length :]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "sample.yml")
        path.write_bytes(source.encode("utf-8", "surrogatepass"))
        quiz, problems = read_quiz(path)
        assert (quiz is None) == bool(problems)
        lines = len(source.splitlines()) + 1
        assert all(1 <= problem.line <= max(lines, 1) for problem in problems)
        assert all(problem.message and "\n" not in problem.message for problem in problems)


@examples(300)
@given(content=st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_file_at_all_is_told(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "sample.yml")
        path.write_bytes(content)
        quiz, problems = read_quiz(path)
        assert quiz is None
        assert problems


PAGES = ("one", "two", "three")
START = {
    "conf.py": CONF,
    "index.md": "# 表紙\n\n```{toctree}\n:glob:\n\n*\n```\n\n{quiz:ref}`first` [](#second)\n",
    "faq.md": FAQ,
    "one.md": "# 一\n\n:::{quiz} first\n:::\n",
    "two.md": "# 二\n\n:::{quiz} second\n:::\n\n{quiz:ref}`first-toward`\n",
    "three.md": "# 三\n\n[](#first-learning) {faq}`abroad`\n",
    "quiz/first.yml": EVERYTHING.replace("id: full", "id: first"),
    "quiz/second.yml": EVERYTHING.replace("id: full", "id: second"),
}
QUIZZES = st.sampled_from(["first", "second"])
EDITS = st.one_of(
    st.tuples(st.sampled_from(["prompt", "title"]), QUIZZES, PLAIN),
    st.tuples(st.sampled_from(["break", "mend", "delete"]), QUIZZES, st.just("")),
    st.tuples(st.just("rename"), QUIZZES, st.just("third")),
    st.tuples(st.just("show"), st.sampled_from(PAGES), QUIZZES | st.just("third")),
    st.tuples(st.sampled_from(["hide", "remove"]), st.sampled_from(PAGES), st.just("")),
    st.tuples(st.just("entry"), st.just("faq"), PLAIN),
)


def edited(files: dict[str, str], edit: tuple[str, str, str]) -> dict[str, str]:
    """The project after an edit."""
    kind, name, text = edit
    files = dict(files)
    quiz, page = f"quiz/{name}.yml", f"{name}.md"
    if kind in ("prompt", "title") and quiz in files:
        line = json.dumps(text, ensure_ascii=False)
        files[quiz] = re.sub(rf"(?m)^( *){kind}: .*$", rf"\1{kind}: {line}", files[quiz], count=1)
    elif kind == "break" and quiz in files:
        files[quiz] = files[quiz].replace("version:", "versoin:")
    elif kind == "mend":
        files[quiz] = START[quiz]
    elif kind == "delete":
        files.pop(quiz, None)
    elif kind == "rename" and quiz in files:
        files[f"quiz/{text}.yml"] = files.pop(quiz).replace(f"id: {name}\n", f"id: {text}\n")
    elif kind == "show":
        files[page] = files.get(page, "# 頁\n") + f"\n:::{{quiz}} {text}\n:::\n"
    elif kind == "hide":
        files[page] = "# 頁\n"
    elif kind == "remove":
        files.pop(page, None)
    elif kind == "entry":
        files["faq.md"] = FAQ.replace("海外で働きますか？", text)
    return files


def state(built: Build) -> dict[str, Any]:
    """What a reader and another project see, but for Sphinx's own navigation."""
    index = json.loads(built.text("searchindex.js")[len("Search.setIndex(") : -1])
    pages = {name: body for name, body in bodies(built).items() if name != "genindex"}
    objects = sorted(
        (index["docnames"][each[0]], index["objnames"][str(each[1])], each[3], each[4])
        for each in index["objects"].get("", [])
    )
    return {"pages": pages, "inventory": inventory(built), "search": objects}


@examples(7)
@given(edits=st.lists(EDITS, min_size=1, max_size=3))
def test_any_edits_build_what_a_clean_build_makes(edits: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        built, clean = build_by_edits(Path(name), START, edits, edited)
        assert state(built) == state(clean)
