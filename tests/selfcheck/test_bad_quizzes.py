"""Every mistake in a quiz's file is told at its line, in words that an author can follow.

Each file in ``bad/`` is wrong in the way that its name says. The ``.txt`` file beside it holds all
that must be told of it, as ``line:column: message``, without a column where it is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.selfcheck.builds import build_of, only
from tests.selfcheck.quiz_example import QUIZ

BAD = sorted((Path(__file__).parent / "bad").glob("*.yml"))
START = b"id: %s\nversion: 1\ntitle: "
CONTROL = "YAMLで使えない文字（制御文字など）があります。消してください。"
ENCODING = (
    "文字コードがUTF-8ではありません（Shift_JISなどかもしれません）。UTF-8で保存し直してください。"
)
TOO_LARGE = "ファイルが1 MBを超えています。いくつかのファイルに分けてください。"
TOO_MANY = "ファイルの行と項目が、合わせて30000を超えています。いくつかのファイルに分けてください。"
TOO_DEEP = "字下げの段が深すぎます。段を浅くしてください。"
MISSING = "1:1: 「questions」がありません。ここに「questions: …」の行を足してください。"

# What no editor shows, or no repository should hold.
BYTES: dict[str, tuple[bytes, str]] = {
    "shift-jis": (START + "例".encode("shift_jis"), f"3: {ENCODING}"),
    "utf-16": ("id: 例".encode("utf-16"), f"1: {ENCODING}"),
    "random": (bytes(range(256)) * 40, f"2: {ENCODING}"),
    "nothing": (b"", "1: ファイルが空です。必要な項目を書いてください。"),
    "control": (START + "例\x07\n# \x1b[31m\n".encode(), f"3:9: {CONTROL}\n4:3: {CONTROL}"),
    "escaped-control": (START + b'"a\\0b"\n', f"{MISSING}\n3:8: {CONTROL}"),
    "six-megabytes": (START + b"x" * 6_000_000, f"1: {TOO_LARGE}"),
    "fifty-megabytes": (START + b"- a\n" * 12_500_000, f"1: {TOO_LARGE}"),
    "so-many-keys": (b"".join(b"k%d: v\n" % n for n in range(40_000)), f"1: {TOO_MANY}"),
    "so-many-entries": (START + b"[" + b"a, " * 40_000 + b"]", f"1: {TOO_MANY}"),
    "deep-brackets": (START + b"[" * 100_000, f"3: {TOO_DEEP}"),
    "deep-braces": (START + b"{a: " * 100_000, f"3: {TOO_DEEP}"),
    "deep-dashes": (START + b"\n" + b"- " * 100_000, f"4: {TOO_DEEP}"),
    "deep-but-read": (START + b"[" * 900 + b"]" * 900 + b"\nquestions: []\n", ""),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A page with every faulty quiz."""
    quizzes = {f"quiz/{path.name}": path.read_bytes() for path in BAD}
    quizzes |= {
        f"quiz/{name}.yml": content.replace(b"%s", name.encode())
        for name, (content, _messages) in BYTES.items()
    }
    pages = {
        "index.md": "# 表紙\n\n```{toctree}\nbytes\n```\n\n" + _sections(path.stem for path in BAD),
        "bytes.md": "# 読めないもの\n\n" + _sections(BYTES),
    }
    return build_of(tmp_path_factory.mktemp("bad"), {**pages, **quizzes})


def _sections(names: Iterable[str]) -> str:
    return "".join(f"## {name}\n\n:::{{quiz}} {name}\n:::\n\n" for name in names) + "おわり。\n"


def messages(told: Build, name: str) -> list[str]:
    found = re.findall(
        rf"^quiz/{name}\.yml:([\d:]+): WARNING: (.*?) \[(.*)\]$", told.warnings, re.M
    )
    assert {kind for _place, _message, kind in found} <= {"selfcheck.quiz"}
    return [f"{place}: {message}" for place, message, _kind in found]


def test_there_are_cases_enough() -> None:
    assert len(BAD) + len(BYTES) >= 45


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_mistake_is_told_at_its_line(told: Build, path: Path) -> None:
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()
    assert expected
    assert messages(told, path.stem) == expected


@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_text_is_told(told: Build, name: str) -> None:
    expected = BYTES[name][1].splitlines()
    if expected:
        assert messages(told, name) == expected
    else:
        assert messages(told, name)


def test_no_other_warning_is_given_and_nothing_crashes(told: Build) -> None:
    others = [line for line in told.warnings.splitlines() if not line.startswith("quiz/")]
    assert others == []
    assert told.status == 0


def test_the_page_shows_each_file_as_faulty_and_goes_on(told: Build) -> None:
    page = told.page()
    assert page.get_text().count("おわり。") == told.text("bytes.html").count("おわり。") == 1
    for path in BAD:
        section = only(page.find(id=path.stem))
        assert section.select_one(".selfcheck-problem")
        shown = only(section.select_one("pre")).get_text()
        assert shown.strip() == path.read_text("utf-8").strip()


def test_every_message_is_in_japanese(told: Build) -> None:
    for line in told.warnings.splitlines():
        message = line.partition("WARNING: ")[2]
        assert re.search(r"(ください|です|ありません)[。：]", message), line
        assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", message), line


@pytest.mark.parametrize("name", ["key-unknown", "alias", "version-zero", "quote-not-closed"])
def test_a_faulty_quiz_fails_a_strict_build(tmp_path: Path, name: str) -> None:
    (path,) = (path for path in BAD if path.stem == name)
    files: dict[str, str | bytes] = {
        "index.md": f"# 表紙\n\n:::{{quiz}} {name}\n:::\n",
        f"quiz/{name}.yml": path.read_bytes(),
    }
    assert build_of(tmp_path, files, "html", "-W", "--keep-going").status == 1


def test_so_many_mistakes_are_not_all_told(tmp_path: Path) -> None:
    quiz = "id: many\nversion: 1\ntitle: 例\nquestions:\n" + "  - 1\n" * 300
    files: dict[str, str | bytes] = {
        "index.md": "# 表紙\n\n:::{quiz} many\n:::\n",
        "quiz/many.yml": quiz,
    }
    warnings = build_of(tmp_path, files).warnings.splitlines()
    assert len(warnings) == 51
    assert "many.yml:54: WARNING: このあとにも誤りが250件あります。" in warnings[-1]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="windows"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="old-mac"),
        pytest.param(lambda text: "\ufeff" + text, id="byte-order-mark"),
        pytest.param(lambda text: f"---\n{text}", id="document-start"),
        pytest.param(lambda text: f"%YAML 1.2\n---\n{text}...\n", id="yaml-directive"),
        pytest.param(lambda text: text.rstrip(), id="no-newline-at-the-end"),
        pytest.param(lambda text: text + "# 注\n\n\n", id="comment-at-the-end"),
        pytest.param(lambda text: text.replace("本を読む", "あ" * 50_000), id="long-line"),
        pytest.param(lambda text: text.replace("version: 1", "version: !!int 1"), id="own-tag"),
        pytest.param(lambda text: text.replace("title: 希望", "title: 2024-01-01 希望"), id="date"),
    ],
)
def test_what_looks_odd_but_is_right_is_taken(tmp_path: Path, change: Callable[[str], str]) -> None:
    quiz = change(QUIZ.replace("{faq}`abroad`", "そこ").replace("[海外の節](#place)", "そこ"))
    files: dict[str, str | bytes] = {
        "index.md": "# 表紙\n\n:::{quiz} sample\n:::\n",
        "quiz/sample.yml": quiz.encode(),
    }
    built = build_of(tmp_path, files, "html", "-nW")
    assert built.warnings == ""
    assert len(built.page().select("fieldset")) == 3
