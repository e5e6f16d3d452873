"""Half- and full-width characters in what the guide's writers wrote, told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.guide.pages import nothing_wrong

JAPANESE = "ぁ-ゖァ-ヺー一-鿿々〆〇、。「」『』（）【】！？：；・〜％…"
LATIN = "A-Za-z0-9"
CODE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for code and for figures: what is in them is not looked at, what is beside them is."""

SPACE = "日本語のとなりの半角の空白（消す）"
RULES = {
    "全角の英数字（半角にする）": re.compile(r"[Ａ-Ｚａ-ｚ０-９]"),
    "半角のカタカナ（全角にする）": re.compile(r"[｡-ﾟ]"),
    "全角の空白（消す）": re.compile(r"\u3000"),
    SPACE: re.compile(
        rf"(?<=[{JAPANESE}]) +(?=[{LATIN}{CODE}{JAPANESE}])"
        rf"|(?<=[{LATIN}{CODE}%)]) +(?=[{JAPANESE}])"
    ),
    "日本語の中の半角のかっこ（全角にする）": re.compile(
        rf"(?<=[{JAPANESE}])[()\[\]]|[()\[\]](?=[{JAPANESE}])"
    ),
    "日本語のあとの半角の記号（全角にする）": re.compile(
        rf"(?<=[{JAPANESE}])[:;!?,.~](?![/A-Za-z0-9])"
    ),
    "数のあとの全角の％（半角の % にする）": re.compile(r"(?<=[0-9])％"),
}

WITH_SPACES = (
    "外務省 技術系職員の仕事ガイド",
    "一般職試験 大卒程度試験 技術系区分 採用案内",
)
"""Names that are written with spaces."""

SOURCE = re.compile(r"採用案内\d+ページ以降 Q\d+")
"""How an answer names the brochure's own numbering of its questions."""


def texts() -> list[Path]:
    """The files with texts that readers see."""
    return [*sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "quiz").glob("*.yml"))]


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_text_has_characters_of_the_right_width(path: Path) -> None:
    prose = of_markdown if path.suffix == ".md" else of_yaml
    name = path.relative_to(ROOT).as_posix()
    lines = prose(path.read_text("utf-8").splitlines())
    nothing_wrong({f"{name}:{number}": mistakes(line) for number, line in lines})


@pytest.mark.parametrize("path", sorted((ROOT / "quiz").glob("*.yml")), ids=lambda path: path.stem)
def test_a_text_of_several_lines_keeps_them(path: Path) -> None:
    # YAML puts a space where a line of any other text ends, and no one can tell it from a true one.
    folded = [
        f"{path.name}:{node.start_mark.line + 1}: 2行以上の文は「|」の下に書きます"
        for node in scalars(yaml.compose(path.read_text("utf-8"), yaml.SafeLoader))
        if node.style != "|" and node.start_mark.line != node.end_mark.line
    ]
    assert folded == []


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The single values of a YAML file."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(key)
            yield from scalars(value)


FAULTY = {
    "第１章です。": "全角の英数字",
    "ＩＣＴです。": "全角の英数字",
    "ｶﾅです。": "半角のカタカナ",
    "文\u3000です。": "全角の空白",
    "技術は ICTです。": "となりの半角の空白",
    "230 か所です。": "となりの半角の空白",
    "`a` を開きます。": "となりの半角の空白",
    "文。 次の文。": "となりの半角の空白",
    "本省(東京)です。": "半角のかっこ",
    "担当:本省です。": "半角の記号",
    "本当ですか?": "半角の記号",
    "46％です。": "全角の％",
}


@pytest.mark.parametrize("line", FAULTY)
def test_a_character_of_the_wrong_width_is_found(line: str) -> None:
    ((number, prose),) = of_markdown([line])
    assert number == 1
    assert FAULTY[line] in "".join(mistakes(prose))


@pytest.mark.parametrize(
    "line",
    [
        "**担当** DX推進",
        "[研修](a.md) 学びます。",
        "登庁 9:30",
        "open source",
        "{faq}`答え <abroad>`です。",
        "`{{ a }}`（`b c`）です。",
        "```text",
        "(label)=",
        ":id: first",
    ],
)
def test_a_character_of_the_right_width_is_left_alone(line: str) -> None:
    assert not [found for _number, prose in of_markdown([line]) for found in mistakes(prose)]


def mistakes(line: str) -> list[str]:
    """What is wrong in a line of prose."""
    for name in WITH_SPACES:
        line = line.replace(name, name.replace(" ", ""))
    line = SOURCE.sub("", line)
    return [
        f"{rule}：…{line[max(0, found.start() - 8) : found.end() + 8]}…"
        for rule, pattern in RULES.items()
        if rule != SPACE or "。" in line  # a term and its time, say, are no sentence
        for found in pattern.finditer(line)
    ]


def of_markdown(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The prose of a page, by line: no code, no options, no addresses."""
    fence = ""
    for number, line in enumerate(lines, 1):
        opened = re.match(r" *(`{3,}|:{3,})(.*)", line)
        if fence:
            fence = "" if line.strip() == fence else fence
        elif opened and opened[1][0] == "`" and not opened[2].startswith("{faq}"):
            fence = opened[1]
        elif opened:
            yield number, inline(re.sub(r"^\{[\w:-]+\}", "", opened[2]).strip())
        elif not re.match(r"\([\w-]+\)=$|:[a-z-]+:($| [\w, -]+$)|\{[.#]", line):
            cells = line.strip("| ").split(" | ") if line.startswith("|") else [line]
            for cell in cells:
                yield number, inline(cell)


def of_yaml(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The texts of a self-check, by line."""
    for number, line in enumerate(lines, 1):
        if not line.lstrip().startswith("#"):
            for part in re.split(r"[\w-]+: |[{}] *$|, (?=\w+:)", line.split(" #")[0]):
                yield number, inline(part)


def inline(text: str) -> str:
    """A line as readers see it."""
    text = re.sub(r"^\s*(?:[-*]|\d+\.|#+|:)\s+|^:[\w-]+:\s*", "", text)
    text = re.sub(r"\{[\w:-]+\}`([^`<]*?) ?<[^`>]*>`", r"\1", text)  # a role with a text
    text = re.sub(r"(?:\{[\w:-]+\})?(`+).+?\1", CODE, text)
    text = re.sub(r"\{\{ *\w+ *\}\}", CODE, text)
    # Parts that are set apart have a space between them; it is none within a sentence.
    text = re.sub(r"(\*\*|\]\([^)]*\)|\]\{[^}]*\}) (?=\S)", r"\1\n", text)
    for _depth in range(2):
        text = re.sub(r"!?\[([^\[\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", text)
    return text.replace("**", "").strip(" \"'")
