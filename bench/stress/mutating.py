"""Texts that are wrong in the ways in which people, editors and attackers get them wrong."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Change = Callable[[random.Random, str], str]


@dataclass(frozen=True, slots=True)
class Mutated:
    """A file's content after some changes."""

    kinds: tuple[str, ...]
    content: bytes


_CONTROLS = (
    "\0",
    "\x07",
    "\x08",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x7f",
    "\x80",
    "\x85",
    "\ufffe",
    "\uffff",
)
_INVISIBLE = (
    "\ufeff",
    "\u200b",
    "\u202e",
    "\u2028",
    "\u2029",
    "\u00a0",
    "\u3000",
    "\u3099",
    "\u00ad",
)
_QUOTES = ("'", '"', "`", "「", "」", "’", "”", "''", '""', "```", "\\")
_BRACKETS = (*"()[]{}<>（）［］｛｝", "{{", "}}", "[[", "](", "${", "<!--", "-->")
_SIGNS = (*":,-#&*!|>%@?=~^_+$.;/", ": ", " #", "- ", "? ", "---\n", "...\n", "\n\n")


def _at(source: random.Random, text: str) -> int:
    return source.randrange(len(text) + 1)


def _put(pieces: Sequence[str]) -> Change:
    """Write one of the pieces anywhere."""

    def change(source: random.Random, text: str) -> str:
        place = _at(source, text)
        return text[:place] + source.choice(pieces) + text[place:]

    return change


def _delete(source: random.Random, text: str) -> str:
    start = _at(source, text)
    return text[:start] + text[start + source.choice((1, 1, 1, 2, 5, 40)) :]


def _delete_sign(source: random.Random, text: str) -> str:
    """Forget a sign that means something."""
    places = [match.start() for match in re.finditer(r"""[][(){}<>:"'`#|*=!&-]""", text)]
    if not places:
        return text
    place = source.choice(places)
    return text[:place] + text[place + 1 :]


def _double(source: random.Random, text: str) -> str:
    start = _at(source, text)
    end = start + source.choice((1, 1, 2, 10))
    return text[:end] + text[start:end] + text[end:]


def _swap(source: random.Random, text: str) -> str:
    place = _at(source, text)
    return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]


def _widen(source: random.Random, text: str) -> str:
    """Leave the Japanese keyboard on: one sign, or all signs of a line, are full-width."""
    places = [match.start() for match in re.finditer(r"[!-~ ]", text)]
    if not places:
        return text
    start = source.choice(places)
    end = start + 1 if source.random() < 0.7 else (text.find("\n", start) + 1 or len(text))
    wide = "".join(
        "\u3000" if sign == " " else chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign
        for sign in text[start:end]
    )
    return text[:start] + wide + text[end:]


def _decompose(source: random.Random, text: str) -> str:
    """Write a stretch as another system does, with its marks apart."""
    start = _at(source, text)
    end = start + 200
    return text[:start] + unicodedata.normalize("NFKD", text[start:end]) + text[end:]


def _of_lines(change: Callable[[random.Random, list[str], int], None]) -> Change:
    """A change of the lines around one of them."""

    def changed(source: random.Random, text: str) -> str:
        lines = text.split("\n")
        change(source, lines, source.randrange(len(lines)))
        return "\n".join(lines)

    return changed


def _delete_line(_source: random.Random, lines: list[str], at: int) -> None:
    del lines[at]


def _double_line(source: random.Random, lines: list[str], at: int) -> None:
    lines[at:at] = [lines[at]] * source.choice((1, 1, 1, 300))


def _move_line(source: random.Random, lines: list[str], at: int) -> None:
    lines.insert(source.randrange(len(lines)), lines.pop(at))


def _join_lines(_source: random.Random, lines: list[str], at: int) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _split_line(source: random.Random, lines: list[str], at: int) -> None:
    place = _at(source, lines[at])
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


def _indent(source: random.Random, lines: list[str], at: int) -> None:
    indent = source.choice((" ", "  ", "    ", "\t", " \t", "\u3000", "\u00a0", " " * 500))
    for number in range(at, min(len(lines), at + source.choice((1, 1, 3)))):
        lines[number] = indent + lines[number]


def _outdent(source: random.Random, lines: list[str], at: int) -> None:
    lines[at] = lines[at][source.choice((1, 2, 4)) :]


def _write_line(pieces: Sequence[str]) -> Change:
    """Write one of the pieces as lines of their own, indented as the line there is."""

    def change(source: random.Random, lines: list[str], at: int) -> None:
        indent = re.match(r"\s*", lines[at])
        piece = source.choice(pieces)
        lines.insert(at, f"{indent[0]}{piece}" if indent and source.random() < 0.5 else piece)

    return _of_lines(change)


def _cut_off(source: random.Random, text: str) -> str:
    return text[: _at(source, text)]


def _line_ends(source: random.Random, text: str) -> str:
    return text.replace("\n", source.choice(("\r\n", "\r", "\n\r", "\x85", "\u2028")))


def _mix_line_ends(source: random.Random, text: str) -> str:
    return re.sub("\n", lambda _match: source.choice(("\n", "\r\n", "\r")), text)


def _surrogate(source: random.Random, text: str) -> str:
    place = _at(source, text)
    return text[:place] + source.choice(("\ud800", "\udfff")) + text[place:]


def _lengthen(source: random.Random, text: str) -> str:
    """Make a line very long."""
    place = _at(source, text)
    piece = source.choice(
        ("あ", "a", "a ", "あ、", "- ", "*", "`", "[", "{", "|", ":", "\\", '"', "<a ")
    )
    return text[:place] + piece * source.choice((300, 3000, 20_000)) + text[place:]


TEXT_CHANGES: dict[str, Change] = {
    "sign deleted": _delete_sign,
    "text deleted": _delete,
    "text doubled": _double,
    "signs swapped": _swap,
    "full-width signs": _widen,
    "marks apart": _decompose,
    "control code": _put(_CONTROLS),
    "invisible sign": _put(_INVISIBLE),
    "tab": _put(("\t", "\n\t", " \t ")),
    "quote": _put(_QUOTES),
    "bracket": _put(_BRACKETS),
    "sign": _put(_SIGNS),
    "line deleted": _of_lines(_delete_line),
    "line doubled": _of_lines(_double_line),
    "line moved": _of_lines(_move_line),
    "lines joined": _of_lines(_join_lines),
    "line split": _of_lines(_split_line),
    "line indented": _of_lines(_indent),
    "line outdented": _of_lines(_outdent),
    "end cut off": _cut_off,
    "other line ends": _line_ends,
    "mixed line ends": _mix_line_ends,
    "very long line": _lengthen,
}

_TAGS = (
    "!",
    "!!str ",
    "!!int ",
    "!!binary |",
    "!!set ",
    "!!omap ",
    "!!python/name:os.system ",
    "!x!y ",
    "!<tag:yaml.org,2002:str> ",
    '!!python/object/apply:os.system ["echo hit"] ',
    "!!null ",
)
_ALIASES = (
    "&a ",
    "*a",
    "<<: *a",
    "<<: {a: 1}",
    "&a [*a]",
    "a: &a\n  b: *a",
    "<<:",
    "&あ ",
    "*",
    "&",
)
_VALUES = (
    "2024-01-01",
    "2024-13",
    "12:30:45",
    "yes",
    "no",
    "on",
    "~",
    "null",
    "true",
    "TRUE",
    ".inf",
    ".nan",
    "-0",
    "0x1f",
    "0o17",
    "1_000",
    "1e400",
    "9" * 12,
    "9" * 13,
    "9" * 5000,
    "-9223372036854775809",
    '"\\ud800"',
    '"\\U0010FFFF"',
    '"\\x00"',
    '"\\q"',
    "''",
    "{}",
    "[]",
    "[,]",
    "{a}",
    "{? a}",
    "=",
)
_YAML_LINES = (
    "---",
    "...",
    "%YAML 1.2",
    "%TAG ! tag:x,2000:",
    "? key",
    ": value",
    "? [a, b]\n: c",
    "- ",
    "-",
    "- - - -",
    "|",
    ">",
    "text: |",
    "text: >9",
    "text: |0",
    "# 注",
    "id: a",
    "version: 1",
    "title: 題",
    "questions:",
    "  - id: x",
    "options: []",
    "scores: {a: 1}",
    "{a: b}",
    "<<: *a",
)


def _nest_yaml(source: random.Random, text: str) -> str:
    piece = source.choice(("[", "{a: ", "- ", "? ", "!a ", "[{", "'", "- - "))
    place = _at(source, text)
    return text[:place] + piece * source.choice((20, 200, 2000, 50_000)) + text[place:]


def _change_value(source: random.Random, text: str) -> str:
    """Give a key another value."""
    found = list(re.finditer(r"(?m)(?<=: ).+$", text))
    if not found:
        return text
    match = source.choice(found)
    return text[: match.start()] + source.choice(_VALUES) + text[match.end() :]


def _change_key(source: random.Random, text: str) -> str:
    """Take a key for another, or spell it wrongly."""
    found = list(re.finditer(r"[a-z_-]+(?=:)", text))
    if not found:
        return text
    match = source.choice(found)
    key = source.choice(
        [source.choice(found)[0], match[0][1:], match[0].upper(), match[0] + "s", "1", ""]
    )
    return text[: match.start()] + key + text[match.end() :]


YAML_CHANGES: dict[str, Change] = {
    **TEXT_CHANGES,
    "value changed": _change_value,
    "key changed": _change_key,
    "YAML tag": _put(_TAGS),
    "YAML alias": _put(_ALIASES),
    "YAML line": _write_line(_YAML_LINES),
    "deep nesting": _nest_yaml,
}

_SUBSTITUTIONS = (
    "{{ }}",
    "{{}}",
    "{{ posts",
    "{{ posts | }}",
    "{{ 数値 }}",
    "{{ a.b }}",
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ env.app.config }}",
    "{{ 1/0 }}",
    "{% raw %}",
    "{% for a in b %}",
    "{{ '{{ posts }}' }}",
    "{{ posts }",
    "{{{ posts }}}",
    "{{ self }}",
    "{{ range(3) }}",
    "{{ 'x' * 99999 }}",
    "{{ [1][9] }}",
    "{{ {} }}",
    "{{ posts }}{{ posts }}",
    "{# 注 #}",
    "{{ 'a' | nofilter }}",
    "{{ config }}",
    "{{ lipsum() }}",
    "{{ cycler.__init__.__globals__.os.popen('echo hit').read() }}",
)
_INLINES = (
    "{faq}`a`",
    "{faq}`",
    "{faq}``",
    "{ruby}`漢|かん`",
    "{ruby}`|`",
    "{doc}`/index`",
    "{ref}`x <y>`",
    "{ref}`<>`",
    "{quiz:ref}`fit`",
    "{nosuch}`x`",
    "{}`x`",
    "{raw}`x`",
    "{math}`\\frac`",
    "{abbr}`a (b)`",
    "{download}`x`",
    "{eval}`1`",
    "{py:func}`a`",
    "{term}`a`",
    "{numref}`a`",
    "{octicon}`x`",
    "{bdg}`x`",
    "{sub}`x`{sup}`y`",
    "[x](#nowhere)",
    "[x](nowhere.md)",
    "[](index.md)",
    "[](#)",
    "[x](javascript:alert(1))",
    "[x](<a b>)",
    "[x](data:text/html,a)",
    "[x](//host/x)",
    "[x](http://[::1)",
    "[x](project:#a)",
    "[x](inv:#a)",
    "[x](inv:*:*:*#a)",
    "[x](path:a)",
    "<http://[>",
    "[x](http://a b)",
    "![](x.png)",
    "![x](data:image/png;base64,A)",
    "![](nowhere.png)",
    "![x](%00)",
    "[x](%ff.md)",
    "[x](../../etc/passwd)",
    "[x](file:///etc/passwd)",
    "[^x]",
    "[^x]: 注",
    "[x][y]",
    "[y]: z",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "<b",
    "</section>",
    "[x]{onclick=alert(1)}",
    "`x`{.a #b c=d}",
    "`x`{=html}",
    "{.a}",
    "{#あ}",
    "{a=}",
    "**「x」**",
    "&#0;",
    "&#xd800;",
    "&nosuch;",
    "\\",
    "$x$",
    "$$x$$",
    "~~x~~",
    "[ ] x",
    "|a|b|",
    "%",
    "% 注",
    "+++",
    "+++ {",
    "(x)=",
    "(あ)=",
    "()=",
)
_BLOCKS = (
    ":::{note}",
    ":::",
    "::::",
    "```",
    "~~~",
    "```{note}",
    ":::{nosuch}",
    ":::{}",
    ":::{ note }",
    "::: note",
    "```{figure} nowhere.png\n:width: あ\n```",
    "```{image}\n```",
    "```{include} index.md\n```",
    "```{include} nowhere.md\n```",
    "```{include} /etc/passwd\n```",
    "```{include} .\n```",
    "```{literalinclude} nowhere.py\n```",
    "```{raw} html\n<script>alert(1)</script>\n```",
    "```{raw} html\n:file: nowhere\n```",
    "```{raw} html\n:url: x\n```",
    "```{toctree}\nnowhere\n```",
    "```{toctree}\n:glob:\n\n[\n```",
    "```{toctree}\n:maxdepth: あ\n\nself\n```",
    "```{toctree}\n題 <>\n```",
    "```{toctree}\nindex\n```",
    "```{eval-rst}\n.. include:: nowhere\n```",
    "```{eval-rst}\n.. nosuch::\n\n`a\n```",
    "```{eval-rst}\n=\n題\n```",
    "```{csv-table}\n:file: nowhere\n```",
    '```{csv-table}\n"a\n```',
    "```{list-table}\n- a\n```",
    "```{table}\n- a\n```",
    "```{math}\n\\frac\n```",
    "```{code-block} nosuch\n:linenos: x\n```",
    "```{code-block} python\n:emphasize-lines: 9-1\n:lines: a\n\nx = (\n```",
    "```{only} (\nx\n```",
    "```{only} html and\nx\n```",
    "```{contents}\n```",
    "```{index} a; b; c; d\n```",
    "```{glossary}\na\n```",
    "```{productionlist}\na\n```",
    "```{math}\n:label: a\n:label: a\n```",
    "```{quiz}\n```",
    "```{quiz} nosuch\n```",
    "```{quiz} fit\n:class: (\n```",
    "```{quiz} ../x\n```",
    "```{quiz-behaviour} fit\n```",
    "```{quiz-behaviour} nosuch\n```",
    ":::{faq}\n:::",
    ":::{faq} 問い\n:id: あ\n:as-of: 2024-99\n\n答え\n:::",
    ":::{faq} 問い\n:related: , ,\n:::",
    ":::{faq-list}\n:::",
    ":::{faq-list} x\n:topics: あ\n:pages: x\n:::",
    "```{figures}\n```",
    "```{figures} x\n:a: b\n\nx\n```",
    "```{drawing}\n```",
    "```{drawing} nowhere.svg\n:alt: 絵\n```",
    "```{drawing} index.md\n:alt: 絵\n```",
    "```{drawing} ..\n:alt: 絵\n```",
    "```{drawing} \0\n:alt: 絵\n```",
    ':::{div} "><x\n:::',
    ":::{grid} あ\n:::",
    ":::{grid-item}\n:::",
    ":::{card}\n:link: x\n:link-type: ref\n:::",
    "::::{tab-set}\nx\n::::",
    ":::{tab-item}\n:::",
    ":::{dropdown}\n:color: x\n:::",
    ":::{button-link}\n:::",
    ":::{button-ref} x\n:::",
    ":::{admonition}\n:::",
    ":::{epigraph}\n:::",
    ":::{rubric}\n:::",
    ":::{parsed-literal}\n`a\n:::",
    ":::{container} あ\nx\n:::",
    ":::{class} あ\n:::",
    ":::{meta}\nx\n:::",
    ":::{title} x\n:::",
    ":::{role} x\n:::",
    ":::{role} x(nosuch)\n:::",
    ":::{default-role} x\n:::",
    ":::{replace} x\n:::",
    ":::{unicode} x\n:::",
    ":::{date}\n:::",
    ":::{sectnum}\n:::",
    ":::{target-notes}\n:::",
    ":::{highlight} あ\n:::",
    ":::{tabularcolumns}\n:::",
    ":::{versionadded}\n:::",
    ":::{seealso}\n:::",
    ":::{hlist}\n:columns: 0\n\n- a\n:::",
    ":::{centered}\n:::",
    ":::{acks}\nx\n:::",
    ":::{currentmodule}\n:::",
    ":::{py:function}\n:::",
    ":::{py:function} (\n:::",
    ":::{c:function} (\n:::",
    ":::{cpp:class} <\n:::",
    ":::{js:function} (\n:::",
    ":::{rst:directive}\n:::",
    ":::{option} (\n:::",
    ":::{program}\n:::",
    ":::{envvar}\n:::",
    ":::{cmdoption} あ\n:::",
    ":::{default-domain} x\n:::",
    ":::{object} x\n:::",
    ":::{figure-md}\n:::",
    ":::{sidebar}\n:::",
    ":::{topic}\n:::",
    ":::{compound}\n:::",
    ":::{header}\nx\n:::",
    ":::{footer}\nx\n:::",
    ":::{line-block}\nx\n:::",
    ":::{math}\n:nowrap:\n:::",
    ":::{graphviz}\n:::",
    ":::{code} python\n:number-lines: x\n\nx\n:::",
    "---",
    "***",
    "# 題",
    "#",
    "## ",
    "###### 題",
    "題\n===",
    "題\n---",
    "> ",
    "> > > x",
    "- \n",
    "1. x\n1000000000000. y",
    "- [ ] x",
    "| a | b |\n| - |\n| c |",
    "|a|\n|-|\n|b|c|",
    "語\n: 説明",
    ": 説明",
    ":a: b",
    ":a:",
    "[^a]: 注\n[^a]: 注",
    "[a]: <",
    "---\na: [\n---",
    "---\nmyst:\n  substitutions: 1\n---",
    "---\nsubstitutions: {a: b}\n---",
    "---\n- a\n---",
    "---\nmyst:\n  enable_extensions: [x]\n---",
    "---\ntocdepth: x\n---",
    "---\norphan: true\nhtml_meta: x\n---",
    "+++\na = 1\n+++",
    "{#a .b}\n題",
    "{a=b",
    "(a)=\n(a)=\n",
    "(a)=",
    "<div>",
    "</div>",
    "<div markdown=1>\n\nx\n\n</div>",
    "<?php",
    "<![CDATA[",
    "<!DOCTYPE x>",
    "$$\nx\n$$",
    "\\begin{align}",
    "    code",
    "\tcode",
)
_OPTIONS = (
    ":alt: ",
    ":id: あ い",
    ":class: (",
    ":name: x",
    ":nosuch: x",
    ":a",
    "：alt：x",
    ":alt:x",
    ":width: -1",
    ":align: x",
    ":file: nowhere",
    ":source:",
    ":topics: ,",
    ":hidden: x",
    "alt: x",
    "---\nalt: x\n---",
    "---\n[\n---",
)


def _nest_markdown(source: random.Random, text: str) -> str:
    piece = source.choice(
        (
            "> ",
            "- ",
            "1. ",
            "[",
            "*",
            "**a ",
            "![",
            "`` ` ",
            "(",
            "<b>",
            "{{",
            "[^",
            "* a\n" + "  ",
            "|",
        )
    )
    place = _at(source, text)
    return text[:place] + piece * source.choice((20, 150, 1000)) + text[place:]


def _nest_blocks(source: random.Random, text: str) -> str:
    """Put boxes into boxes."""
    depth = source.choice((3, 20, 60))
    kind = source.choice(("note", "div", "faq", "admonition", "nosuch"))
    opened = [":" * (depth + 3 - level) + f"{{{kind}}} x" for level in range(depth)]
    closed = [":" * (4 + level) for level in range(depth)]
    if source.random() < 0.3:
        source.shuffle(closed)
    at = text.find("\n", _at(source, text)) + 1
    return text[:at] + "\n".join(["", *opened, "", "x", *closed, "", ""]) + text[at:]


def _write_option(source: random.Random, text: str) -> str:
    """Write an option at the head of a block."""
    heads = [match.end() for match in re.finditer(r"(?m)^\s*(:{3,}|`{3,})\{.*$", text)]
    if not heads:
        return text
    at = source.choice(heads)
    return f"{text[:at]}\n{source.choice(_OPTIONS)}{text[at:]}"


PAGE_CHANGES: dict[str, Change] = {
    **TEXT_CHANGES,
    "substitution": _put(_SUBSTITUTIONS),
    "inline markup": _put(_INLINES),
    "block": _write_line([f"\n{block}\n" for block in _BLOCKS]),
    "part of a block": _write_line(_BLOCKS),
    "option of a block": _write_option,
    "deep nesting": _nest_markdown,
    "nested blocks": _nest_blocks,
}


_ENCODINGS = ("shift_jis", "euc_jp", "utf-16", "utf-32", "utf-7")
_OTHER_BYTES = "other bytes"
"""The kind of a change after which a file may hold no text at all."""


def _bytes_of(source: random.Random, text: str) -> bytes:
    """The text in another encoding, or with some bytes that belong to none."""
    if source.random() < 0.5:
        return text.encode(source.choice(_ENCODINGS), "replace")
    content = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(source.choice((1, 1, 5, 100))):
        if content:
            content[source.randrange(len(content))] = source.randrange(256)
    return bytes(content)


def mutated(source: random.Random, text: str, changes: dict[str, Change]) -> Mutated:
    """The text after one to three changes."""
    kinds: list[str] = []
    for _ in range(source.choice((1, 1, 2, 3))):
        kind = source.choice([*changes, _OTHER_BYTES])
        if kind in kinds:
            continue
        kinds.append(kind)
        if kind != _OTHER_BYTES:
            text = changes[kind](source, text)
    if _OTHER_BYTES in kinds:
        return Mutated(tuple(kinds), _bytes_of(source, text))
    return Mutated(tuple(kinds), text.encode("utf-8", "surrogatepass"))
