"""Marks that Markdown has left as they are, or taken for something else than was meant.

The page is parsed as MyST does it, but flat: without the lines that open, set and close blocks.
What is still there as text is shown to readers, so that a mark in it was meant for something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from guide.page_html import is_comment, message_of
from guide.plain_messages.fences import Block, Fences
from guide.plain_messages.mistakes import Mistake
from guide.plain_messages.names import ROLES

_READ = "\ufffc"
"""Stands for what was read as more than text."""
_OPTION = re.compile(r"\s*:[^\s:]+:")
_PICTURE = re.compile(r"(?i)\.(?:png|jpe?g|gif|svg|webp|heic|bmp|tiff?)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_JAPANESE = r"[ぁ-んァ-ヶ一-龠々「『（]"
_NUMBER = r"(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[、）)])"


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a text shows of a mistake, and what is told of it."""

    pattern: re.Pattern[str]
    message: str


_MARKS = tuple(
    _Mark(re.compile(pattern, re.MULTILINE), message)
    for pattern, message in (
        (
            r"^[^\n]*\t(?:.|\n)*",
            "文の途中にタブがあります。半角の空白にしてください。"
            "表を貼り付けたときは、「| 列 | 列 |」の形に書き直してください。",
        ),
        (
            r"^｜[^\n]*｜(?:\n.*)*",
            "表の縦の線「｜」が全角です。半角の「|」にしてください。",
        ),
        (
            r"^\|[^\n]*\|(?:\n.*)*",
            "表になっていません。見出しの行、「| --- | --- |」の線、中身の行を、"
            "間に空の行を入れずに並べてください。",
        ),
        (
            rf"^{_NUMBER}[^\n]*\n{_NUMBER}(?:.|\n)*",
            "番号の付いた行が、一つの段落につながります。"
            "「1. 」（半角の数字、「.」、空白）で始めてください。",
        ),
        (
            rf"^\d{{1,2}}[.)](?={_JAPANESE})",
            "番号のあとに空白がありません。「1. 」のように、半角の空白を一つ入れてください。",
        ),
        (
            r"(?<=\n)\d{1,2}[.)] (?:.|\n)*",
            "番号の付いた箇条書きが、上の文につながります。上に空の行を一つ入れてください。",
        ),
        (
            rf"^[*+](?={_JAPANESE})",
            "箇条書きの印のあとに空白がありません。半角の空白を一つ入れてください。",
        ),
        (
            rf"^o[ 　](?={_JAPANESE})",
            "箇条書きの印が「o」です。「- 」（半角の「-」と空白）にしてください。",
        ),
        (
            r"^#+(?=[\s#]|$)",
            "見出しになっていません。半角の「#」を六つまでと、半角の空白で、"
            "行の先頭から書いてください。",
        ),
        (
            r"^[-=_ー＝－＿―—─━]{3,}$",
            "区切りの線になっていません。半角の「---」にし、上と下に空の行を入れてください。",
        ),
        (
            r"^＞",
            "引用の「＞」が全角です。半角の「>」と空白にしてください。",
        ),
        (
            r"^\.\. ",
            "「.. 」で始まる書き方は使えません。「:::{note}」のような囲みで書いてください。",
        ),
        (
            r"^[^\n]*?:::|^::",
            "囲みの「:::」が、文の続きになっています。"
            "三つ以上の半角の「:」で、行の先頭から、別の行に書いてください。",
        ),
        (
            r"^: ?\S",
            "説明の行が、言葉につながっていません。言葉のすぐ下に、"
            "「: 」（半角の「:」と空白）で始めて書いてください。",
        ),
        (
            r"^\[[ xX]\] ",
            "「[ ]」の欄は、記号のまま表示されます。消してください。",
        ),
        (
            r"^\[[!！]\w+\]",
            "「[!NOTE]」の形は使えません。「:::{note}」の囲みで書いてください。",
        ),
        (
            r"!\[[^\]\n]*\]（[^（）\n]*[)）]",
            "絵のかっこが全角です。![絵の内容](ファイル) のように、半角にしてください。",
        ),
        (
            r"\[[^\[\]\n]*\]\((?:file|javascript|vbscript|data):",
            "この種類の行き先は使えません。"
            "ファイルをこのガイドのフォルダーに入れ、その名前を書いてください。",
        ),
        (
            r"\[[^\[\]\n]*\]\(",
            "リンクや絵になっていません。行き先は、空白や全角の引用符を入れず、"
            "[言葉](行き先) のように書いてください。",
        ),
        (
            r"\[[^\[\]\n]*\]\n\(",
            "リンクの「]」と「(」が、別の行にあります。続けて書いてください。",
        ),
        (
            r"\([^()\n]+\)\[[^\[\]\n]+\]",
            "リンクのかっこが逆です。[言葉](行き先) の順に書いてください。",
        ),
        (
            r"\[\[[^\[\]\n]+\]\]|\[[^\[\]\n]+\]\[[^\[\]\n]*\]",
            "リンクになっていません。[言葉](行き先) のように書いてください。",
        ),
        (
            r"\[＾[^\[\]\n]*\]",
            "注の印「＾」が全角です。「[^名前]」のように、半角にしてください。",
        ),
        (
            r"https?:/[^\s、。）」]+",
            "住所だけでは、リンクになりません。[言葉](住所) のように書いてください。",
        ),
        (
            r"＊＊",
            "強調の「＊＊」が全角です。半角の「**」にしてください。",
        ),
        (
            r"__[^\s_][^_\n]*__",
            "強調の「__」が、記号のまま表示されます。「**言葉**」のように書いてください。",
        ),
        (
            r"~~[^~\n]+~~",
            "「~~」の取り消し線は使えません。いらない文を消してください。",
        ),
        (
            r"｀[^｀\n]*｀?",
            "「｀」が全角です。半角の「`」にしてください。",
        ),
        (
            rf"\{{(?:{'|'.join(ROLES)})\}}``",
            "「`」と「`」の間が空です。名前を書いてください。",
        ),
        (
            rf"\{{(?:{'|'.join(ROLES)})\}}",
            "「}」のすぐあとに「`」がありません。{faq}`名前` のように、半角で囲んでください。",
        ),
        (
            r"`+",
            "「`」が閉じられていません。同じ数の半角の「`」で閉じてください。",
        ),
        (
            r"｛[ \w.-]+｝",
            "「｛」「｝」が全角です。半角の「{」「}」にしてください。",
        ),
        (
            r"\{ ?[A-Za-z]\w* ?\}(?!`)",
            "「{」「}」が、そのまま表示されます。"
            "数値なら、「{{ 名前 }}」のように二つずつ書いてください。",
        ),
        (
            r"[{}]",
            "「{」か「}」が、そのまま表示されます。書き方が似ている、ほかのところと比べて"
            "直してください。文字として見せるときは、「`」で囲みます。",
        ),
    )
)
"""At most one is told for each line: the first that matches."""


def unread_marks(lines: list[str], fences: Fences, extensions: frozenset[str]) -> Iterator[Mistake]:
    """What readers would see of a page's marks, which MyST reads with these extensions."""
    flat = _flat(lines, fences)
    tokens = [*_parser(extensions).parse("\n".join(flat)), Token("end", "", 0)]
    for number, token in enumerate(tokens):
        if token.type == "code_block" and token.map:
            yield _indented(token.map[0], flat)
        elif token.type == "heading_open":
            labelled = number > 0 and tokens[number - 1].type == "myst_target"
            yield from _in_heading(token, tokens[number + 1], flat, labelled=labelled)
        elif token.type == "myst_target":
            yield from _below_its_heading(token, tokens[number + 1], flat)
        elif token.type == "field_list_open" and token.map:
            message = (
                "「:名前:」の行は、囲みの指定です。"
                "囲みの始まりのすぐ下に、空の行を入れずに書いてください。"
            )
            yield Mistake(token.map[0] + 1, 1, message)
        elif token.type == "tr_open" and token.map and "|" not in flat[token.map[0]]:
            message = "表のすぐ下に文があり、表の一行になります。間に空の行を入れてください。"
            yield Mistake(token.map[0] + 1, 1, message)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            shares_line = number > 0 and tokens[number - 1].type == "list_item_open"
            yield from _items_askew(token, tokens[number:], flat, shares_line=shares_line)
        elif token.type == "html_block" and token.map:
            yield from _html(token.content, token.map[0], flat, token.map[0])
        elif token.type == "inline" and token.map:
            yield from _in_inline(token.children or [], token.map[0], flat)


@cache
def _parser(extensions: frozenset[str]) -> MarkdownIt:
    parser = create_md_parser(MdParserConfig(enable_extensions=set(extensions)), RendererHTML)
    return parser.disable("text_join")  # what a backslash escapes is meant to be seen


def _flat(lines: list[str], fences: Fences) -> list[str]:
    flat = ["" if number in fences.code else line for number, line in enumerate(lines, 1)]
    for block in fences.blocks:
        for number in _frame(block, lines):
            flat[number - 1] = ""
    return flat


def _frame(block: Block, lines: list[str]) -> Iterator[int]:
    """The lines that open, set and close a block."""
    yield block.fence.line
    yield block.last
    head = range(block.fence.line + 1, block.last if block.fence.directive else 0)
    if head and lines[head[0] - 1].strip() == "---":  # another way to write options
        yield from (
            number for number in head if "---" in map(str.strip, lines[number : block.last])
        )
        head = range(0)
    for number in head:
        if not _OPTION.match(lines[number - 1]):
            return
        yield number


def _indented(index: int, lines: list[str]) -> Mistake:
    message = (
        "行の先頭に空白が四つ以上あるため、書いたとおりの文字の囲みになります。"
        "先頭の空白を消すか、上の行にそろえてください。"
    )
    return Mistake(index + 1, _indent(lines[index]) + 1, message)


def _in_heading(
    token: Token, inline: Token, lines: list[str], *, labelled: bool
) -> Iterator[Mistake]:
    first, last = token.map or (0, 1)
    if token.markup in ("-", "=") and not labelled:  # with a label, it is meant to be one
        message = (
            f"「{token.markup * 3}」のすぐ上の文が、見出しになります。"
            "区切りの線なら、上に空の行を入れてください。見出しなら、「## 」で始めてください。"
        )
        yield Mistake(last, _indent(lines[last - 1]) + 1, message, first + 1, last)
    elif not inline.content.strip():
        yield Mistake(first + 1, 1, "見出しが空です。「#」のあとに、見出しの文を書いてください。")


def _below_its_heading(token: Token, below: Token, lines: list[str]) -> Iterator[Mistake]:
    """A label that stands below the heading that was meant."""
    index = token.map[0] if token.map else 0
    if index and lines[index - 1].startswith("#") and below.type != "heading_open":
        message = "見出しの名前が、見出しの下にあります。見出しのすぐ上の行に移してください。"
        yield Mistake(index + 1, 1, message, index, index + 1)


def _items_askew(
    token: Token, below: list[Token], lines: list[str], *, shares_line: bool
) -> Iterator[Mistake]:
    """Items that begin at another column than the first of their list, or than all lists."""
    end = token.map[1] if token.map else 0
    items = (
        each.map[0]
        for each in below
        if each.type == "list_item_open" and each.level == token.level + 1 and each.map
    )
    first = None if token.level else 0
    for index in islice(items, int(shares_line), None):  # "- - text": where it begins is not seen
        if index >= end:
            return
        column = _column_of_item(lines[index])
        first = column if first is None else first
        if column != first:
            message = (
                "箇条書きの段が、上の行とそろっていません。同じ段なら、印を同じ桁にしてください。"
                "下の段なら、印を上の行の文の初めと同じ桁にしてください。"
            )
            yield Mistake(index + 1, column + 1, message)


def _column_of_item(line: str) -> int:
    """Where the mark of an item stands; before it may stand that of an explanation."""
    match = re.match(r" *(?:: +|> ?)*", line)
    return match.end() if match else 0


def _html(content: str, index: int, lines: list[str], first: int) -> Iterator[Mistake]:
    """HTML in a block whose first line is given: at that one, the parser tells it once more."""
    if not is_comment(content) and (message := message_of(content)):
        place = _placed(content.lstrip().partition("\n")[0], index, lines, message)
        yield replace(place, first=first + 1, last=place.line)


def _in_inline(children: list[Token], index: int, lines: list[str]) -> Iterator[Mistake]:
    text, line = "", index
    for number, token in enumerate(children):
        if token.type in ("text", "text_special"):
            text += token.content if token.type == "text" else _READ
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
            line += 1
        elif token.type.endswith(("_open", "_close")):
            if token.type == "link_open":
                yield from _in_link(token, children[number + 1], text, line, lines)
        else:
            if token.type == "html_inline":
                yield from _html(token.content, line, lines, index)
            text += _READ + "\n" * token.content.count("\n")
            line += token.content.count("\n")
    yield from _in_text(text, index, lines)


def _in_link(
    token: Token, after: Token, before: str, index: int, lines: list[str]
) -> Iterator[Mistake]:
    target = str(token.attrs.get("href", ""))
    if token.markup == "autolink":
        return
    if re.match(r"https?:(?!//)", target):
        message = "住所の「//」が足りません。「https://」のように書いてください。"
        yield _placed(target, index, lines, message)
    elif after.type == "link_close" and re.match(r"https?:", target):
        message = "リンクに、表示する言葉がありません。[言葉](住所) のように書いてください。"
        yield _placed("[](", index, lines, message)
    elif _PICTURE.search(target) and ":" not in target and after.type != "image":
        message = (
            "絵ではなく、ファイルを取り出すリンクになります。"
            "すぐ前に半角の「!」を書き、![絵の内容](ファイル) の形にしてください。"
        )
        sought = f"]({target}"
        place = _placed(sought, index, lines, message)
        opened = lines[place.line - 1].rfind("[", 0, place.column)
        yield Mistake(place.line, max(opened, 0) + 1, message)


def _in_text(text: str, index: int, lines: list[str]) -> Iterator[Mistake]:
    told: set[int] = set()
    ends = [match.start() for match in re.finditer("\n", text)]
    for mark in _MARKS:
        for match in mark.pattern.finditer(text):
            line = index + bisect_left(ends, match.start())
            covered = range(line, line + match[0].count("\n") + 1)
            if told.isdisjoint(covered):
                sought = match[0].partition("\n")[0].partition(_READ)[0]
                yield _placed(sought, line, lines, mark.message)
            told.update(covered)


def _placed(sought: str, index: int, lines: list[str], message: str) -> Mistake:
    """The mistake at this text, where its line shows it."""
    line = lines[index] if index < len(lines) else ""
    plain = _CODE.sub(lambda match: match[1] + " " * len(match[2]) + match[1], line)
    column = plain.find(sought) if sought else -1
    return Mistake(index + 1, (column if column >= 0 else _indent(line)) + 1, message)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
