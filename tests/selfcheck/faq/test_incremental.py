"""After an edit, just the pages that show it are written, and all is as a clean build makes it."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.selfcheck.builds import CONF, build, build_by_edits, build_of, only, write
from tests.selfcheck.quiz_example import QUIZ
from tests.selfcheck.test_properties import examples, state

INDEX = "# 表紙\n\n```{toctree}\n:glob:\n\n*\n```\n"


def entry(name: str, question: str, answer: str = "答えです。", options: str = "") -> str:
    """An entry."""
    return f":::{{faq}} {question}\n:id: {name}\n:source: 案内\n{options}\n{answer}\n:::\n\n"


PAGES = {
    "conf.py": CONF,
    "index.md": INDEX,
    "life.md": "# 暮らし\n\n(living)=\n## 住まい\n\n" + entry("abroad", "海外ですか？"),
    "job.md": "# 仕事\n\n(working)=\n## 職場\n\n"
    + entry("pay", "給与は？", "{faq}`abroad`です。")
    + entry("hours", "時間は？", "[](#working)です。", ":related: pay\n"),
    "chapter.md": "# 章\n\n(part)=\n## 節\n\n{faq}`abroad` {faq}`hours`\n",
    "check.md": "# 確認\n\n:::{quiz} sample\n:::\n",
    "other.md": "# 他\n\n## 何もない節\n\n本文です。\n",
    "quiz/sample.yml": QUIZ.replace("[海外の節](#place)", "[](#part)"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project that was built."""
    linking = {"chapter.md": PAGES["chapter.md"] + "\n[](other.md)\n"}
    assert build_of(tmp_path, PAGES | linking, "html", "-nW").warnings == ""
    return tmp_path


def pages_written(folder: Path, files: dict[str, str]) -> set[str]:
    """The pages that are written once more when the files have changed."""
    out = folder / "out/html"
    pages = [path for path in out.glob("*.html") if path.stem not in ("genindex", "search")]
    before = {path: path.stat().st_mtime_ns for path in pages}
    write(folder, files)
    build(folder)
    return {path.stem for path in pages if path.stat().st_mtime_ns != before[path]}


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """A page with another text in it."""
    assert old in PAGES[name]
    return {name: PAGES[name].replace(old, new)}


# Sphinx writes the page with the contents whenever it writes a page that is in them.
@pytest.mark.parametrize(
    ("files", "pages"),
    [
        pytest.param({}, set(), id="nothing"),
        pytest.param(changed("job.md", "は？\n:id: pay", "額は？\n:id: pay"),
                     {"job", "life", "index"}, id="question"),
        pytest.param(changed("life.md", "答えです", "別の答えです"),
                     {"life", "index"}, id="answer"),
        pytest.param(changed("life.md", "海外ですか", "外国ですか"),
                     {"life", "job", "chapter", "check", "index"}, id="question-shown-in-many"),
        pytest.param(changed("chapter.md", "## 節", "## 別の節"),
                     {"chapter", "life", "job", "check", "index"}, id="section"),
        pytest.param(changed("chapter.md", "# 章", "# 別の章"),
                     {"chapter", "life", "job", "index"}, id="page-title"),
        pytest.param(changed("chapter.md", " {faq}`hours`", ""),
                     {"chapter", "job", "index"}, id="mention-gone"),
        pytest.param(changed("other.md", "本文です。", "{faq}`pay`です。"),
                     {"other", "job", "index"}, id="mention-added"),
        pytest.param(changed("other.md", "本文です。", "[](#part)です。"),
                     {"other", "index"}, id="other-link"),
        pytest.param(changed("other.md", "# 他", "# 別"),
                     {"other", "chapter", "index"}, id="title-of-a-linked-page"),
        pytest.param(changed("job.md", ":related: pay\n", ":related: abroad\n"),
                     {"job", "life", "index"}, id="related"),
        pytest.param(changed("quiz/sample.yml", "一つの技術だけ", "二つの技術だけ"),
                     {"check", "life", "index"}, id="quiz"),
        pytest.param(changed("life.md", ":id: abroad", ":id: overseas\n:aliases: abroad"),
                     {"life", "job", "chapter", "check", "index"}, id="renamed"),
    ],
)  # fmt: skip
def test_an_edit_writes_the_pages_that_show_it(
    folder: Path, files: dict[str, str], pages: set[str]
) -> None:
    assert pages_written(folder, files) == pages


def test_a_moved_entry_keeps_its_links(folder: Path) -> None:
    moved = entry("abroad", "海外ですか？")
    files = {
        "life.md": PAGES["life.md"].replace(moved, "本文です。"),
        "other.md": PAGES["other.md"] + moved,
    }
    assert pages_written(folder, files) == {"life", "other", "job", "chapter", "check", "index"}
    text = (folder / "out/html/chapter.html").read_text("utf-8")
    assert 'href="other.html#abroad"' in text


def test_an_entry_is_told_to_search_engines_whatever_comes_of_another_with_its_id(
    folder: Path,
) -> None:
    unanswered = entry("late", "遅くまでですか？", options=":unanswered:\n")
    answered = PAGES["other.md"] + entry("late", "遅くですか？")
    write(folder, {"chapter.md": PAGES["chapter.md"] + unanswered, "other.md": answered})
    build(folder)
    write(folder, {"chapter.md": PAGES["chapter.md"]})
    page = build(folder).text("other.html")
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert [each["name"] for each in json.loads(data)["mainEntity"]] == ["遅くですか？"]


def test_a_removed_page_is_mentioned_no_more(folder: Path) -> None:
    (folder / "chapter.md").unlink()
    write(folder, {"quiz/sample.yml": QUIZ.replace("[海外の節](#place)", "終わり")})
    built = build(folder, "html", "-n")
    assert "章" not in only(built.page("life").select_one("#abroad")).get_text()


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(changed("chapter.md", "## 節", "## 別の節"), id="section"),
        pytest.param(changed("life.md", "海外ですか", "外国ですか"), id="question"),
        pytest.param(changed("quiz/sample.yml", "一つの技術だけ", "二つの技術だけ"), id="quiz"),
    ],
)
@pytest.mark.parametrize("other", ["text", "latex"])
def test_what_another_builder_read_is_written_anew(
    tmp_path: Path, edit: dict[str, str], other: str
) -> None:
    """Sphinx's own Makefile lets its builders share what they read."""
    folder = tmp_path / "edited"
    shared = ("-d", str(folder / "out/doctrees/html"))
    build_of(folder, PAGES)
    write(folder, edit)
    build(folder, other, *shared)
    built, clean = build(folder), build_of(tmp_path / "clean", PAGES | edit)
    assert state(built) == state(clean)
    assert pages_written(folder, {}) == set()


NAMES = st.sampled_from(["abroad", "pay", "hours", "late"])
FILES = st.sampled_from(["life.md", "job.md", "chapter.md", "other.md"])
TEXTS = st.sampled_from(["新しい題", "{faq}`abroad`の題", "題[](#pay)", "題", "海外ですか？"])
OPTIONS = st.sampled_from(
    [
        "",
        ":aliases: pay\n",
        ":aliases: old, late\n",
        ":related: late, pay\n",
        ":unanswered:\n",
        ":topics: part, working\n",
        ":as-of: 2024-01\n",
        ":sourse: 案内\n",
        ":review-by: 2020-01\n",
    ]
)
EDITS = st.one_of(
    st.tuples(st.just("add"), FILES, NAMES, TEXTS, OPTIONS),
    st.tuples(st.just("question"), FILES, NAMES, TEXTS, st.just("")),
    st.tuples(st.just("rename"), FILES, NAMES, NAMES, st.just("")),
    st.tuples(st.just("remove"), FILES, NAMES, st.just(""), st.just("")),
    st.tuples(st.just("move"), FILES, NAMES, FILES, st.just("")),
    st.tuples(st.just("mention"), FILES, NAMES, TEXTS, st.just("")),
    st.tuples(st.just("heading"), FILES, st.just(""), TEXTS, st.just("")),
    st.tuples(st.just("title"), FILES, st.just(""), TEXTS, st.just("")),
    st.tuples(st.just("delete"), FILES, st.just(""), st.just(""), st.just("")),
    st.tuples(st.just("mend"), FILES, st.just(""), st.just(""), st.just("")),
    st.tuples(st.just("band"), st.just("quiz/sample.yml"), NAMES, st.just(""), st.just("")),
    st.tuples(st.just("break"), st.just("quiz/sample.yml"), *[st.just("")] * 3),
    st.tuples(st.just("mend"), st.just("quiz/sample.yml"), *[st.just("")] * 3),
)


def found(text: str, name: str) -> str:
    """The source of an entry, as it stands on a page; empty where it is on another."""
    match = re.search(rf":::\{{faq\}}[^\n]*\n:id: {name}\n.*?\n:::\n\n", text, re.DOTALL)
    return match[0] if match else ""


def edited(files: dict[str, str], edit: tuple[str, str, str, str, str]) -> dict[str, str]:
    """The project after an edit."""
    kind, file, name, more, options = edit
    text = files.get(file, "")
    old = found(text, name) if name else ""
    if kind == "add":
        text = (text or "# 頁\n\n## 節\n\n") + entry(name, more, "答え{faq}`hours`", options)
    elif kind == "question" and old:
        text = text.replace(old, re.sub(r"\} .*", f"}} {more}", old, count=1))
    elif kind == "rename" and old:
        text = text.replace(old, old.replace(f":id: {name}\n", f":id: {more}\n"))
    elif kind == "remove" and old:
        text = text.replace(old, "")
    elif kind == "move" and old and more != file:
        files = files | {more: files.get(more, "# 頁\n\n## 節\n\n") + old}
        text = text.replace(old, "")
    elif kind == "mention":
        links = f"[](#{name}) {{faq}}`{name}` [](job.md#{name})"
        text = (text or "# 頁\n\n") + f"\n## {more}\n\n{links}\n\n"
    elif kind == "heading":
        text = re.sub(r"(?m)^## .*", f"## {more}", text, count=1)
    elif kind == "title":
        text = re.sub(r"(?m)^# .*", f"# {more}", text, count=1)
    elif kind == "mend":
        text = PAGES[file]
    elif kind == "delete":
        text = ""
    elif kind == "band":
        text = text.replace("text: 高い読みです。", f'text: "高い{{faq}}`{name}`です。"')
    elif kind == "break":
        text = text.replace("version:", "versoin:")
    return {key: each for key, each in (files | {file: text}).items() if each}


@examples(10)
@given(edits=st.lists(EDITS, min_size=1, max_size=4))
def test_any_edits_build_what_a_clean_build_makes(
    edits: list[tuple[str, str, str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        lists = "\n:::{faq-list}\n:::\n\n:::{faq-list}\n:page: chapter\n:answers:\n:::\n"
        files = PAGES | {"lists.md": f"# 一覧\n{lists}"}
        built, clean = build_by_edits(Path(name), files, edits, edited)
        assert state(built) == state(clean)
        assert exported(built.out) == exported(clean.out)


def exported(folder: Path) -> object:
    """What other programs read of the entries."""
    path = folder / "faq.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None
