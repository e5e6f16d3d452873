"""What other programs leave in a page: marks of two changes that met, and invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.plain_messages.mistakes import Mistake

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\xad"
    r"\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""But not those of which emoji and the scripts of India and Persia are made."""
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?: .*)?\s*")
_LABEL = re.compile(r"\s*\(([a-z0-9-]+)\)=\s*")
_FENCE = re.compile(r"\s*(?:`{3,}|:{3,})")
_BELOW = 2
"""So many lines below one with an invisible character show what follows from it."""


def conflicts(lines: list[str]) -> Iterator[Mistake]:
    """The places at which two changes met, and nobody has chosen yet.

    A line of equals signs alone may be anything.
    """
    opened = 0
    for number, line in enumerate(lines, 1):
        match = _CONFLICT.fullmatch(line)
        if match is None or (match[1][0] == "=" and not opened):
            continue
        if match[1][0] == "<":
            opened = number
        elif match[1][0] == ">":
            yield _conflict(opened or number, number, lines)
            opened = 0
    if opened:
        yield _conflict(opened, opened, lines)


def _conflict(first: int, last: int, lines: list[str]) -> Mistake:
    message = (
        "二人の直しがぶつかった所の印が残っています。残す文を選び、"
        "「<<<<<<<」「=======」「>>>>>>>」で始まる行を消してください。"
    )
    inside = (_LABEL.fullmatch(line) for line in lines[first - 1 : last])
    return Mistake(first, 1, message, first, last, frozenset(each[1] for each in inside if each))


def invisible(lines: list[str]) -> Iterator[Mistake]:
    """The first character of each line that no editor shows."""
    for number, line in enumerate(lines, 1):
        match = _INVISIBLE.search(line)
        if match is None:
            continue
        if match[0] == "\u00a0":
            message = (
                "ほかのソフトの空白（U+00A0）があります。半角の空白に打ち直すか、消してください。"
            )
        else:
            message = f"見えない文字（U+{ord(match[0]):04X}）があります。消してください。"
        seen = without_invisible(line)
        label = _LABEL.fullmatch(seen)
        last = len(lines) if _FENCE.match(seen) else number + _BELOW
        labels = frozenset((label[1],) if label else ())
        yield Mistake(number, match.start() + 1, message, last=last, labels=labels)


def without_invisible(line: str) -> str:
    """The line as it was meant."""
    return _INVISIBLE.sub("", line.replace("\u00a0", " "))
