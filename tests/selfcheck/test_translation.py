"""The texts of quizzes and entries in another language, and the extension's own in two."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT, Build
from tests.selfcheck.builds import CONF, build_of, build_translated, inventory, only
from tests.selfcheck.conftest import BuiltBy
from tests.selfcheck.quiz_example import EVERYTHING, FAQ, FULL_FILES, FULL_INDEX

EXTENSION = ROOT / "ext/selfcheck"
ENTRY = FAQ.replace(":source: 案内", ":source: 案内[13頁](#place)\n:as-of: 2024-01")
FILES = FULL_FILES | {"faq.md": ENTRY, "index.md": FULL_INDEX + "\n{quiz:ref}`full-toward`\n"}


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The example in an English project, with a translation that puts “Tr” before every text."""
    return build_translated(tmp_path_factory.mktemp("translated"), {"conf.py": CONF, **FILES})


def test_every_text_is_extracted_with_its_file_and_line(full: BuiltBy) -> None:
    with (full("gettext").out / "index.pot").open("rb") as stream:
        catalog = read_po(stream)
    found = {
        (Path(name).name, line, str(message.id))
        for message in catalog
        for name, line in message.locations
    }
    value = re.compile(
        r"(?:title|prompt|passage|text|feedback): "
        r"(?:'([^']*)'|\"([^\"]*)\"|([^|,\"'}\s][^,}]*))"
    )
    for number, line in enumerate(EVERYTHING.splitlines(), 1):
        wanted = ["".join(parts) for parts in value.findall(line)]
        if re.fullmatch(r"[ -]*[^\sa-z#{-].*", line):  # a line of a block, or a fact
            wanted = [line.strip("- ")]
        for text in wanted:
            assert ("full.yml", number, text.strip('"')) in found


def test_the_cells_of_a_table_are_extracted_too(tmp_path: Path) -> None:
    table = "  | 見出しの欄 | 二 |\n  | --- | --- |\n  | 中身の欄 | 四 |\n"
    quiz = EVERYTHING.replace("conclusion: |\n", f"conclusion: |\n{table}\n")
    line = 1 + next(i for i, each in enumerate(quiz.splitlines()) if "見出しの欄" in each)
    built = build_of(tmp_path, FULL_FILES | {"quiz/full.yml": quiz}, "gettext", "-nW")
    for text in ("見出しの欄", "中身の欄"):
        assert re.search(rf'full\.yml:{line}\nmsgid "{text}"', built.text("index.pot"))


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("section.quiz > .rubric", ["Tr すべてを使う自己チェック"]),
        (".quiz-introduction p", ["Tr はじめの段落です。", "Tr 箇条の一つめ"]),
        (".quiz-facts p", ["Tr 事実の一つめは必ずです。"]),
        ("legend > span", ["Tr 条件を尋ねる問い", "Tr 正解が二つの問い"]),
        ("fieldset label", ["Tr 避けたい段", "A Tr 本を読む", "C Tr 正しい丙"]),
        (".quiz-passages p", ["Tr 条件の出典です。", "Tr 休む人への返事です。"]),
        (".quiz-key td", ["Tr 避けたい段 −1, Tr どちらでもの段 0, Tr 望む段 +1", "A +1, B −1"]),
        (".quiz-key p", ["Tr 学びの観点"]),
        (".quiz-summary th", ["Tr 学びの観点"]),
        (".quiz-dimension > .rubric", ["Tr 学びの観点", "Tr 移動の観点"]),
        (".quiz-band p", ["Tr 学びの低い帯", "Tr 低い帯の文です。", "0 points"]),
        (".quiz-dimension li", ["Tr 観点の読みもの"]),
        (".quiz-conclusion p", ["Tr おわりの段落です。海外の節"]),
        ("a[href='#full-toward']", ["Tr 条件を尋ねる問い"]),
    ],
)
def test_the_translation_shows_up(translated: Build, selector: str, texts: list[str]) -> None:
    assert translated.warnings == ""
    shown = [" ".join(each.get_text().split()) for each in translated.page().select(selector)]
    assert [text for text in texts if text not in shown] == []


def test_the_translation_shows_up_in_an_entry_and_its_source(translated: Build) -> None:
    entry = only(translated.page("faq").select_one("#abroad"))
    assert "Tr 海外で働きますか？" in entry.get_text()
    note = only(entry.select_one(".faq-source"))
    assert note.get_text() == "Source: Tr 案内13頁 (as of January 2024)"
    assert note.select('a[href="#place"]')


def test_the_objects_have_translated_titles(translated: Build) -> None:
    objects = inventory(translated)
    assert objects["quiz:quiz"]["full"][1] == "Tr すべてを使う自己チェック"
    assert objects["quiz:question"]["full-toward"][1] == "Tr 条件を尋ねる問い"
    assert objects["quiz:dimension"]["full-learning"][1] == "Tr 学びの観点"
    assert objects["faq:entry"]["abroad"][1] == "Tr 海外で働きますか？"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ja", ["質問 1/6", "結果", "点の数え方"]), ("en", ["Question 1/6", "Result", "Next"])],
)
def test_the_extensions_own_texts_are_in_the_projects_language(
    tmp_path: Path, language: str, shown: list[str]
) -> None:
    files = FILES | {"conf.py": f'{CONF}\nlanguage = "{language}"\n'}
    page = build_of(tmp_path, files).page()
    assert [text for text in shown if text not in page.get_text()] == []
    other = "質問 1/6" if language == "en" else "Question 1/6"
    assert other not in page.get_text()


def messages_in_the_code() -> Iterator[str]:
    """The argument of each call of ``_`` (and of ``_lazy``, which is the same for later)."""
    for path in EXTENSION.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "_lazy")
            ):
                yield str(ast.literal_eval(node.args[0]))


def catalog_of(language: str) -> Catalog:
    path = EXTENSION / f"locale/{language}/LC_MESSAGES/selfcheck.po"
    return read_po(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_message_is_in_the_catalog_and_no_other(language: str) -> None:
    catalog = {str(message.id) for message in catalog_of(language) if message.id}
    assert catalog == set(messages_in_the_code())


def test_every_message_is_in_japanese_with_the_same_places() -> None:
    for message in catalog_of("ja"):
        if message.id:
            assert message.string, message.id
            places = [
                sorted(re.findall(r"%(?:\(\w+\))?[sd]", str(text)))
                for text in (message.id, message.string)
            ]
            assert places[0] == places[1], message.id


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_compiled_catalog_is_that_of_its_source(language: str) -> None:
    source = {str(m.id): m.string for m in catalog_of(language) if m.id and m.string}
    path = EXTENSION / f"locale/{language}/LC_MESSAGES/selfcheck.mo"
    compiled = {str(m.id): m.string for m in read_mo(io.BytesIO(path.read_bytes())) if m.id}
    assert compiled == source
