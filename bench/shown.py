"""Whether a build shows what it was given: a time to leave something out is worth nothing."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from bench.projects import PAGES, Kind, numbers_on, prompt


class NotShownError(Exception):
    """A page lacks what it should show."""


def check_shown(out: Path, kind: Kind, count: int) -> None:
    """See that each page has its prompts, and below each of them its options or its answer."""
    for page in range(PAGES):
        text = unescape((out / f"page{page}.html").read_text("utf-8"))
        numbers = numbers_on(page, count)
        wanted = {prompt(number): 1 for number in numbers}
        wanted |= dict.fromkeys(kind.below, len(numbers))
        for content, times in wanted.items():
            if (found := text.count(content)) < times:
                message = f"{kind.name}, page{page}.html: {content!r} is there {found} times"
                raise NotShownError(f"{message}, not {times}")
