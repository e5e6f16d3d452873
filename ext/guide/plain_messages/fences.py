"""Fenced blocks of a page: which lines are code, and which block is not closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OPENING = re.compile(r"\s*(?P<marks>`{3,}|~{3,}|:{3,})(?P<info>[^`]*)")
_DIRECTIVE = re.compile(r"\{(?P<kind>[\w:-]+)\}")
_NO_MARKDOWN = frozenset(("code", "code-block", "drawing", "include", "math", "raw", "toctree"))


@dataclass(frozen=True, slots=True)
class Fence:
    """The first line of a block."""

    line: int
    """Counted from 1."""
    column: int
    marks: str
    info: str

    @property
    def directive(self) -> str:
        """The name in its braces, if it has one."""
        match = _DIRECTIVE.match(self.info)
        return match["kind"] if match else ""

    @property
    def holds_markdown(self) -> bool:
        """Whether there may be other blocks within."""
        return bool(self.directive) and self.directive not in _NO_MARKDOWN

    def closes(self, other: Fence) -> bool:
        """Whether it is the last line of a block, which the other opens."""
        return not self.info and self.marks.startswith(other.marks)


@dataclass(frozen=True, slots=True)
class Block:
    """A block that is closed, with the line that closes it."""

    fence: Fence
    last: int


@dataclass(frozen=True, slots=True)
class FenceMistake:
    """The block that its author most probably forgot to close, or to give longer marks."""

    fence: Fence
    is_nested: bool = False
    """Whether it is closed, but by what was meant to close another within it."""
    is_left_over: bool = False
    """Whether it is no opening line but one that closes nothing."""


@dataclass(slots=True)
class Fences:
    """All blocks of a page, up to the first that is not closed."""

    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    code: set[int] = field(default_factory=set)
    """The lines that are shown as they are."""
    mistake: FenceMistake | None = None
    _fences: list[Fence] = field(default_factory=list)

    @classmethod
    def of(cls, lines: list[str]) -> Fences:
        """Read a page."""
        fences = cls(lines)
        found = (_fence(number, line) for number, line in enumerate(lines, 1))
        fences._fences = [fence for fence in found if fence]
        fences._read(fences._fences, None)
        return fences

    def _read(self, inside: list[Fence], around: Block | None) -> None:
        """Pair the lines of fences within a block, or on the page."""
        position = 0
        while position < len(inside) and self.mistake is None:
            opening = inside[position]
            rest = inside[position + 1 :]
            closing = next((i for i, each in enumerate(rest) if each.closes(opening)), None)
            if closing is None:
                self.mistake = self._mistake_of(opening, around)
                self.code.update(range(self.mistake.fence.line, len(self.lines) + 1))
                return
            block = Block(opening, rest[closing].line)
            self.blocks.append(block)
            if opening.holds_markdown:
                self._read(rest[:closing], block)
            else:
                self.code.update(range(opening.line, block.last + 1))
            position += closing + 2

    def _mistake_of(self, opening: Fence, around: Block | None) -> FenceMistake:
        if around is None or opening.marks[0] != around.fence.marks[0]:
            return FenceMistake(opening, is_left_over=opening.marks[0] == ":" and not opening.info)
        after = [fence for fence in self._fences if fence.line > around.last]
        is_nested = bool(after) and after[0].closes(around.fence)
        return FenceMistake(around.fence, is_nested)


def _fence(number: int, line: str) -> Fence | None:
    match = _OPENING.fullmatch(line)
    if match is None:
        return None
    return Fence(number, match.start("marks") + 1, match["marks"], match["info"].strip())
