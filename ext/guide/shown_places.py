"""Where figures are shown: the titles of the pages, with the lines of the files that call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.figure_names import calls_in

_TITLE = re.compile(r"# +(.+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that shows something, and the lines that bring it there."""

    page: str
    """The page's title."""
    file: str
    """Relative to the folder of conf.py."""
    lines: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.page}（{self.file}:{'、'.join(map(str, self.lines))}）"


def pages_of(root: Path) -> list[Path]:
    """The files of the pages, and of the parts that pages include."""
    return sorted((root / "docs").rglob("*.md"))


def places_of_figures(root: Path) -> dict[str, list[Shown]]:
    """Where each figure is shown, by its name."""
    pages = pages_of(root)
    lines: dict[tuple[str, Path], list[int]] = {}
    for call in calls_in([*pages, *sorted((root / "quiz").glob("*.yml"))]):
        lines.setdefault((call.name, call.path), []).append(call.line)
    titles = {path: title_of(path, pages) for path in {path for _name, path in lines}}
    places: dict[str, list[Shown]] = {}
    for (name, path), numbers in lines.items():
        shown = Shown(titles[path], path.relative_to(root).as_posix(), tuple(numbers))
        places.setdefault(name, []).append(shown)
    return places


def title_of(path: Path, pages: list[Path]) -> str:
    """The title of the page; of a part or a quiz, the titles of the pages that it is on."""
    if path.suffix == ".md" and (own := _first_title(path)):
        return own
    name = path.stem if path.suffix == ".yml" else path.name
    bringing = re.compile(rf"\{{(?:quiz|include)\}} +(?:\S*/)?{re.escape(name)}\s*$", re.MULTILINE)
    titles = (_first_title(page) for page in pages if bringing.search(_text(page)))
    return "、".join(filter(None, titles)) or path.stem


def lines_with(path: Path, line: str) -> Iterator[int]:
    """The numbers of the lines that are exactly this."""
    for number, found in enumerate(_text(path).splitlines(), 1):
        if found.strip() == line:
            yield number


def _first_title(page: Path) -> str:
    return next((m[1].strip() for m in map(_TITLE.match, _text(page).splitlines()) if m), "")


def _text(path: Path) -> str:
    # What is not UTF-8 is told when the guide is built.
    return path.read_text("utf-8", errors="replace")
