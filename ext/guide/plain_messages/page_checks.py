"""Mistakes in a page's source of which nothing else tells: the page is only shown wrongly.

Most are full-width signs, which look like the half-width ones that Markdown knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from guide.plain_messages.fences import Block, FenceMistake, Fences
from guide.plain_messages.foreign_lines import conflicts, invisible, without_invisible
from guide.plain_messages.front_matter import FrontMatter
from guide.plain_messages.message_filter import Explained
from guide.plain_messages.mistakes import Mistake
from guide.plain_messages.names import ROLES
from guide.plain_messages.places import Place
from guide.plain_messages.unread_marks import unread_marks
from selfcheck.problems import shortened

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A mistake that a single line shows; what is wrong is the pattern's group ``at``."""

    pattern: re.Pattern[str]
    message: str
    reach: int = 0
    """So many lines below it show what follows from it."""


_ROLE = "|".join(ROLES)
_LETTER = r"[ぁ-んァ-ヶ一-龠々「『（A-Za-z]"
_WORDS = r"\[[^\[\]［］]+\]"
_WIDE_WORDS = r"［[^\[\]［］]+"
_TARGET = r"(?:[\w./-]+\.md(?:#[\w-]+)?|#[\w-]+|https?://[^\s)）]+)"

_SIGNS = tuple(
    _Sign(re.compile(pattern), message, reach)
    for pattern, message, reach in (
        (
            r"\s*(?P<at>(?=:*：)[:：]{3,})\s*[{｛]?",
            "囲みの「：」が全角です。半角の「:::」にしてください。",
            0,
        ),
        (
            r"\s*(?P<at>(?=#*＃)[#＃]{1,6})[ 　]*\S",
            "見出しの「＃」が全角です。半角の「#」と半角の空白にしてください。",
            0,
        ),
        (
            r"#{1,6}(?P<at>　)",
            "見出しの「#」のあとの空白が全角です。半角の空白にしてください。",
            0,
        ),
        (
            rf"#{{1,6}}(?P<at>){_LETTER}",
            "見出しの「#」のあとに空白がありません。半角の空白を一つ入れてください。",
            0,
        ),
        (
            r"\s*(?P<at>[－＊＋・•■□●○◆◇▪▫▶▷►])[ 　\t]*[^\s－＊＋・■□●○◆◇]"
            r"|\s*(?P<at2>[–—−ー―‐─━])[ 　]+[^\s–—−ー―‐─━]",
            "箇条書きの印が半角ではありません。「- 」（半角の「-」と空白）にしてください。",
            0,
        ),
        (
            r"\s*[-*+](?P<at>　)",
            "箇条書きの印のあとの空白が全角です。半角の空白にしてください。",
            0,
        ),
        (
            rf"\s*-(?P<at>){_LETTER}",
            "箇条書きの「-」のあとに空白がありません。半角の空白を一つ入れてください。",
            0,
        ),
        (
            r"\s*(?P<at>[０-９]+[.．]|[0-9]+．)",
            "番号の付いた箇条書きが全角です。「1. 」（半角の数字、「.」、空白）にしてください。",
            0,
        ),
        (
            r"(?P<at>(?=[^a-z]*[（）＝　])[（(]\s*[a-z][a-z0-9-]*\s*[)）]\s*[=＝]|"
            r"\([a-z][a-z0-9-]*(?:）\s*[=＝]|\)\s*＝))\s*$",
            "見出しの名前の記号が全角です。「(名前)=」のように、半角にしてください。",
            2,
        ),
        (
            r"\s*(?P<at>\((?!\s*[A-Za-z0-9-]+\)=\s*$)[ \w-]+\))\s*=+\s*$",
            "見出しの名前の書き方が違います。「(名前)=」のように、"
            "半角の英小文字、数字、「-」だけで書いてください。",
            2,
        ),
        (
            r"(?P<at>\([a-z0-9-]+\)=)\s*[^\s=]",
            "見出しの名前と同じ行に、文があります。「(名前)=」のすぐ下の行に移してください。",
            2,
        ),
        (
            r"\s*[:`]{3,}(?P<at>[ \t]*　\s*)$",
            "囲みの終わりの行に、全角の空白があります。消してください。",
            0,
        ),
        (
            r"(?P<at>%)(?=[^\s%])",
            "「%」で始まる行は、覚え書きとして読まれ、表示されません。"
            "文なら上の行につなげ、覚え書きなら「%」のあとに空白を入れてください。",
            0,
        ),
        (
            r"(?P<at>\([a-z][a-z0-9-]*\))\s*$",
            "見出しの名前に「=」がありません。「(名前)=」のように書いてください。",
            2,
        ),
        (
            r" *(?P<at>\t)",
            "行の先頭がタブです。消すか、半角の空白にしてください。",
            0,
        ),
        (
            r" *(?P<at>　+)\s*(?:[-*+#>|:`]|\d+\.|\S)",
            "行の先頭に全角の空白があります。消してください。箇条書きの段は、半角の空白で下げます。",
            0,
        ),
        (
            r"(?P<at>：)[ 　]*[^\s：]",
            "説明の行の「：」が全角です。「: 」（半角の「:」と空白）にしてください。",
            0,
        ),
    )
)
"""At the beginning of a line. At most one is told for each."""

_INLINE = tuple(
    _Sign(re.compile(pattern, re.ASCII), message)
    for pattern, message in (
        (
            rf"(?P<at>(?:{_WORDS}|{_WIDE_WORDS}］)[ 　]*(?:（{_TARGET}[)）]|\({_TARGET}）))"
            rf"|(?P<at2>{_WIDE_WORDS}[\]］]\({_TARGET}\))",
            "リンクのかっこが全角です。[言葉](行き先) のように、半角にしてください。",
        ),
        (
            rf"{_WORDS}(?P<at>[ 　]+)\({_TARGET}\)",
            "リンクの「]」と「(」の間に空白があります。消してください。",
        ),
        (
            r"(?P<at>\[[^\[\]]+\]\((?:[\w./-]+\.md|#[a-z][\w-]*)(?:#[\w-]+)?(?![\w./#-]|\s*[)\"']))",
            "リンクが「)」で閉じられていません。行き先のすぐあとに、半角の「)」を書いてください。",
        ),
        (
            r"(?P<at>｛｛|｛\{|\{｛)\s*\w+",
            "数値を呼び出す「｛｛」が全角です。「{{ 名前 }}」のように、半角にしてください。",
        ),
        (
            r"(?P<at>\{\{\s*\w+\s*(?:\}(?!\})|｝))|(?P<at2>(?<!\{)\{\s*\w+\s*\}\})",
            "数値を呼び出すかっこが足りません。「{{ 名前 }}」のように、二つずつ書いてください。",
        ),
        (
            rf"(?P<at>｛(?:{_ROLE})[}}｝]|\{{(?:{_ROLE})｝)",
            "「｛」「｝」が全角です。半角の「{」「}」にしてください。",
        ),
        (
            rf"(?<![:`~])(?<!: )(?P<at>\{{(?:{_ROLE})\}})(?!`|$)",
            "「}」のすぐあとに「`」がありません。{faq}`名前` のように、半角で囲んでください。",
        ),
        (
            rf"(?P<at>\{{(?:{_ROLE})\}}`)[^`]*$",
            "「`」が閉じられていません。同じ行で、半角の「`」で閉じてください。",
        ),
    )
)
"""Anywhere in a line, but not in code."""

_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_HEADING = re.compile(r"(#{1,6}) ")
_LABEL = re.compile(r"\(([a-z0-9-]+)\)=\s*$")
_OPTION = re.compile(r"\s*:(?P<name>[\w-]+):(?:\s|$)")
_WIDE_OPTION = re.compile(r"\s*(?::[\w-]+)?(?P<at>：)[\w-]*")
_TIGHT_OPTION = re.compile(r"\s*:(?P<name>[a-z][a-z-]*):(?P<at>)[^\s:]")
_OPEN_OPTION = re.compile(r"\s*:(?P<name>[a-z][a-z-]*)(?P<at>)(?:[ 　=＝]|$)")
_SPACED_OPTION = re.compile(r"\s*:(?P<at>[ 　]+)[a-z][a-z-]*[ 　]*:")
_WIDE_BRACES = re.compile(r"｛[^}｝]*[}｝]|\{[^}｝]*｝")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")


def check_page(app: Sphinx, docname: str, content: list[str]) -> None:
    """Warn of the mistakes in a page that was just read."""
    _warn_of_mistakes(app, Path(app.env.doc2path(docname)), content[0])


def check_included(app: Sphinx, included: Path, docname: str, content: list[str]) -> None:
    """Warn of the mistakes in a file that a page includes."""
    _warn_of_mistakes(app, Path(app.srcdir, included), content[0])


def _warn_of_mistakes(app: Sphinx, path: Path, text: str) -> None:
    if path.suffix != ".md":
        return
    extensions = frozenset(app.config.myst_enable_extensions)
    for mistake in mistakes_in(path, text, extensions):
        _logger.warning(
            mistake.message,
            location=str(Place(path, mistake.line, mistake.column)),
            type="guide",
            subtype="page",
            extra={
                "explains": Explained(
                    mistake.first or mistake.line, mistake.last or mistake.line, mistake.labels
                )
            },
        )


def mistakes_in(path: Path, text: str, extensions: frozenset[str]) -> list[Mistake]:
    """All mistakes of a page that MyST reads with these extensions, in the order of its lines."""
    lines = text.split("\n")
    front = FrontMatter.of(path, lines)
    met = list(conflicts(lines))
    unseen = list(invisible(lines))
    found = [*front.mistakes, *met, *unseen]
    whole = {line for mistake in met for line in range(mistake.first, mistake.last + 1)}
    whole.update(range(1, front.last + 1))
    lines = [
        "" if number in whole else without_invisible(line) for number, line in enumerate(lines, 1)
    ]
    return sorted(
        [*found, *_in_lines_that_are_text(lines, {each.line for each in unseen}, extensions)],
        key=lambda mistake: (mistake.line, mistake.column),
    )


def _in_lines_that_are_text(
    lines: list[str], told: set[int], extensions: frozenset[str]
) -> list[Mistake]:
    """Those of the text itself, at other lines than those of which something is told."""
    fences = Fences.of(lines)
    found = [mistake for block in fences.blocks for mistake in _in_block(lines, block)]
    unread = partial(unread_marks, extensions=extensions)
    for check in (_in_lines, _in_tables, _second_titles, unread):
        told = told | {
            line for each in found for line in range(each.first or each.line, each.line + 1)
        }
        found += [each for each in check(lines, fences) if each.line not in told]
    if fences.mistake:
        first = fences.mistake.fence.line
        # A wide fence that opens or closes a block is the mistake itself.
        if not any(each.message == _SIGNS[0].message for each in found):
            found = [each for each in found if each.line < first]
            found.append(_of_fence(fences.mistake, lines))
    return found


def _of_fence(mistake: FenceMistake, lines: list[str]) -> Mistake:
    fence = mistake.fence
    shown = shortened(fence.marks + fence.info)
    if mistake.is_left_over:
        message = f"「{shown}」が余っています。対になる囲みの始まりがないなら、消してください。"
    elif mistake.is_nested:
        message = (
            f"囲み「{shown}」の中に、同じ数の「{fence.marks[0]}」の囲みがあります。"
            f"外側の始まりと終わりを「{fence.marks}{fence.marks[0]}」にしてください。"
        )
    else:
        message = (
            f"囲み「{shown}」が閉じられていません。"
            f"囲みの終わりに、「{fence.marks}」だけの行を書いてください。"
        )
    hidden = lines[fence.line :]
    labels = frozenset(match[1] for line in hidden if (match := _LABEL.match(line.strip())))
    return Mistake(fence.line, fence.column, message, last=len(lines), labels=labels)


def _in_lines(lines: list[str], fences: Fences) -> Iterator[Mistake]:
    for number, line in enumerate(lines, 1):
        if number in fences.code:
            continue
        for sign in _SIGNS:
            if match := sign.pattern.match(line):
                yield _of_sign(sign, match, number, line, lines)
                break
        else:
            plain = _CODE_SPAN.sub(_blanked, line)
            for sign in _INLINE:
                for match in sign.pattern.finditer(plain):
                    yield _of_sign(sign, match, number, line, lines)


def _of_sign(
    sign: _Sign, match: re.Match[str], number: int, line: str, lines: list[str]
) -> Mistake:
    groups = match.re.groupindex
    start = next(match.start(name) for name in groups if match[name] is not None)
    name = re.search(r"[a-z][a-z0-9-]*", line) if sign.reach else None
    last = number + sign.reach
    if sign is _SIGNS[0]:  # a fence that is none: what it opens or closes is not seen either
        last = len(lines)
    labels = frozenset({name[0]} if name else ())
    return Mistake(number, start + 1, sign.message, last=last, labels=labels)


def _blanked(match: re.Match[str]) -> str:
    """A piece of code with its marks, but without what stands between them."""
    return match[1] + " " * len(match[2]) + match[1]


def _in_block(lines: list[str], block: Block) -> Iterator[Mistake]:
    """What is wrong with the head of a block: its kind, and the lines that set it."""
    fence = block.fence
    if match := _WIDE_BRACES.match(fence.info):
        column = lines[fence.line - 1].index(match[0]) + 1
        message = "囲みの種類の「｛」「｝」が全角です。半角の「{」「}」にしてください。"
        yield Mistake(fence.line, column, message, last=block.last)
    elif fence.marks[0] == ":" and fence.info and not fence.directive:
        column = lines[fence.line - 1].index(fence.info) + 1
        message = (
            "囲みの種類の書き方が違います。"
            "「:::{faq}」のように、半角の「{」「}」で、空白を入れずに囲んでください。"
        )
        yield Mistake(fence.line, column, message, last=block.last)
    end = lines[block.last - 1]
    if len(end) - len(end.lstrip()) >= fence.column + 3:
        message = (
            f"囲みの終わりの「{fence.marks}」の前に空白が多すぎます。"
            f"囲みの始まり（{fence.line}行め）と、桁をそろえてください。"
        )
        yield Mistake(block.last, len(end) - len(end.lstrip()) + 1, message, last=len(lines))
    seen: set[str] = set()
    for number in range(fence.line + 1, block.last if fence.directive else 0):
        line = lines[number - 1]
        if mistake := _of_option(line):
            column, message = mistake
            yield Mistake(number, column, message, fence.line, block.last)
            return
        option = _OPTION.match(line)
        if option is None:
            return
        if option["name"] in seen:
            message = f"「:{option['name']}:」の行が二つあります。片方を消してください。"
            yield Mistake(number, option.start("name"), message)
        seen.add(option["name"])


def _of_option(line: str) -> tuple[int, str] | None:
    """The column and the message of a mistake in the form of a line that sets something."""
    if match := _WIDE_OPTION.match(line):
        message = (
            "指定の行の「：」が全角です。「:名前: 値」のように、半角の「:」と空白にしてください。"
        )
    elif match := _TIGHT_OPTION.match(line):
        message = f"「:{match['name']}:」のあとに空白がありません。半角の空白を一つ入れてください。"
    elif match := _SPACED_OPTION.match(line):
        message = "指定の行の「:」のすぐあとに空白があります。消してください。"
    elif match := _OPEN_OPTION.match(line):
        message = (
            f"「:{match['name']}」のあとに「:」がありません。"
            f"「:{match['name']}: 値」のように書いてください。"
        )
    else:
        return None
    return match.start("at") + 1, message


def _second_titles(lines: list[str], fences: Fences) -> Iterator[Mistake]:
    titles = [
        number
        for number, line in enumerate(lines, 1)
        if number not in fences.code and (match := _HEADING.match(line)) and len(match[1]) == 1
    ]
    for number in titles[1:]:
        message = (
            f"「#」一つの見出しは、{titles[0]}行めにもあります。"
            "ページの題は一つだけです。「##」にしてください。"
        )
        yield Mistake(number, 1, message)


def _in_tables(lines: list[str], fences: Fences) -> Iterator[Mistake]:
    for number in range(2, len(lines) + 1):
        head, line = lines[number - 2], lines[number - 1]
        if (
            number in fences.code
            or "|" not in line
            or "|" not in head
            or not _DELIMITER.fullmatch(line)
        ):
            continue
        wanted = _cells(head)
        if _cells(line) != wanted:
            message = (
                f"表の線の列が{_cells(line)}つで、見出しの{wanted}つと違います。"
                "列の数をそろえてください。"
            )
            yield Mistake(number, 1 + len(line) - len(line.lstrip()), message, first=number - 1)
            continue
        for below in range(number + 1, len(lines) + 1):
            row = lines[below - 1]
            if "|" not in row:
                break
            if _cells(row) < wanted:
                message = (
                    f"表のこの行は{_cells(row)}列で、見出しの{wanted}列より少なくなっています。"
                    "空の欄も「|」で区切ってください。"
                )
                yield Mistake(below, 1 + len(row) - len(row.lstrip()), message)
            if _cells(row) > wanted:
                message = (
                    f"表のこの行は{_cells(row)}列で、見出しの{wanted}列より多くなっています。"
                    "余分な列は表示されません。文の中の「|」は「\\|」と書いてください。"
                )
                yield Mistake(below, 1 + len(row) - len(row.lstrip()), message)


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|")))
