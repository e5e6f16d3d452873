"""Markdown that holds text of others, and never more than a comment can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 65_000
"""Characters; the hosting service takes 65,536, and what posts the text may add a line."""
_NOTES = 2_000
"""Of these, what is kept for the notes on what was left out."""
_LONGEST = 20_000
"""What one part gets at most, so that a long one does not hide all others."""
_LEAST = 400
"""With less room than this a part is left out rather than cut."""
_SIGNS = re.compile(r"[\\`*_<>&#@\[\]|~!:]")


@dataclass(frozen=True, slots=True)
class Part:
    """What there is to say of one thing."""

    title: str
    """Plain text."""
    told: tuple[str, ...]
    """Sentences in Markdown."""
    lines: tuple[str, ...]
    """Text of others, for a block of code."""
    language: str = "diff"

    def written(self, most: int) -> str:
        """The part as Markdown, with as many of its lines as there is room for."""
        head = "\n\n".join([f"### {escaped(self.title)}", *self.told])
        fence = "`" * max(3, 1 + max(map(_longest_run, self.lines), default=0))
        room = most - len(head) - 2 * len(fence) - len(self.language) - 100
        shown: list[str] = []
        for line in self.lines:
            room -= len(line) + 1
            if room < 0:
                break
            shown.append(line)
        if not self.lines:
            return head
        block = "\n".join([f"{fence}{self.language}", *shown, fence])
        left = len(self.lines) - len(shown)
        cut = f"\n\n（長いので、残りの{left}行は省きました。）" if left else ""
        return f"{head}\n\n{block}{cut}"


def escaped(text: str) -> str:
    """Text in which no sign means anything to Markdown."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text)


def document(head: str, parts: Iterable[Part], tail: str, command: str) -> str:
    """The whole text, cut where it would be too long; it says what was left out."""
    room = MOST - _NOTES - len(head) - len(tail)
    written: list[str] = [head]
    left_out: list[str] = []
    for part in parts:
        text = part.written(min(room, _LONGEST))
        if room < _LEAST or len(text) > room:
            left_out.append(part.title)
        else:
            written.append(text)
            room -= len(text) + 2
    if left_out:
        names = "、".join(left_out)
        shortened = names if len(names) < _NOTES // 4 else names[: _NOTES // 4] + "…"
        written.append(
            f"長いので、次の{len(left_out)}件は省きました：{escaped(shortened)}。"
            f"`{command}` で、すべてを手元で見られます。"
        )
    return "\n\n".join([*written, tail]) + "\n"


def diff(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """What changed, with a line around it and the heading above it."""
    return tuple(_hunks(before, after))


def _hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(1):
        headings = (line for line in after[group[0][3] :: -1] if line.startswith("#"))
        yield f"@@ {next(headings, '').lstrip('# ')} @@".replace("@@  @@", "@@")
        for kind, old, old_end, new, new_end in group:
            if kind == "equal":
                yield from (f"  {line}" for line in before[old:old_end])
            else:
                yield from (f"- {line}" for line in before[old:old_end])
                yield from (f"+ {line}" for line in after[new:new_end])


def _longest_run(line: str) -> int:
    return max(map(len, re.findall(r"`+", line)), default=0)
