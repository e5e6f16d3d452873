"""The filter that every warning passes: it gives it a place and plain words, and tells it once."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from pathlib import Path

from sphinx.application import Sphinx

from guide.plain_messages.places import Place, lines_of
from guide.plain_messages.wordings import LINK, LISTED, UNTITLED, WORDINGS, Wording

_KIND = re.compile(r"\s*\[[\w.-]+\]$")
_QUOTED = re.compile(r"「([^「」]+?)…?」(?!が、?ありません)")
"""What a message quotes from the file, but not what it misses there."""
_QUOTED_WITHIN = re.compile(r"「[^」]*「")
_WITHOUT_FIGURES = re.compile(r".*(【数値 |どのページにもない言葉です).*", re.DOTALL)
"""What is told where a figure has no value, or only its value has a word."""
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@dataclass(frozen=True, slots=True)
class Explained:
    """What a mistake explains: warnings at these lines, and that these labels are unknown."""

    first: int
    last: int
    labels: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Told:
    """What was told in this build."""

    messages: set[tuple[str, str]] = field(default_factory=set)
    explained: dict[Path, set[int]] = field(default_factory=dict)
    """The lines of each file at which other messages tell only what follows."""
    labels: set[str] = field(default_factory=set)
    files: set[Path] = field(default_factory=set)
    """Those of which something was told."""


class PlainMessages(logging.Filter):
    """Rewrites the warnings it knows; any other stays as it is."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self._app = app
        self._told = _Told()
        self._lines: dict[Path, list[str]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the warning is to be told; it is rewritten in passing."""
        message = logging.LogRecord.getMessage(record)
        location = getattr(record, "location", None)
        place = Place.parsed(location) if isinstance(location, str) else None
        kind = match[0] if (match := _KIND.search(message)) else ""
        text = message.removesuffix(kind)
        own = getattr(record, "explains", None)
        if own is None and place is not None and self._is_explained(place, text):
            return False
        if own is not None and place is not None:
            lines = self._told.explained.setdefault(place.path.resolve(), set())
            lines.update(range(own.first, own.last + 1))
            self._told.labels |= own.labels
        found = self._plain(text, place)
        if found is None:
            return True
        text, place = found
        if not text or (str(place), text) in self._told.messages:
            return False
        self._told.messages.add((str(place), text))
        if place and kind.strip() == "[myst.directive_option]":  # what it would have set is missed
            block = place.up_to_its_fence(self._lines.get(place.path, []))
            self._told.explained.setdefault(place.path.resolve(), set()).update(block)
        if place:
            self._told.files.add(place.path.resolve())
        record.msg, record.args = text + kind, ()
        record.location = str(place) if place else None
        return True

    def _is_explained(self, place: Place, text: str) -> bool:
        link = LINK.fullmatch(text) or LISTED.fullmatch(text)
        if link and link["target"] in self._told.labels:
            return True
        untitled = UNTITLED.fullmatch(text)
        if (
            untitled
            and Path(self._app.env.doc2path(untitled["page"])).resolve() in self._told.files
        ):
            return True
        figures = Path(self._app.confdir, self._app.config.guide_figures_file).resolve()
        if figures in self._told.files and _WITHOUT_FIGURES.fullmatch(text):
            return True
        return place.line in self._told.explained.get(place.path.resolve(), ())

    def _plain(self, text: str, place: Place | None) -> tuple[str, Place | None] | None:
        listed = LISTED.fullmatch(text)
        if place and listed and Path(listed["target"]).name == place.path.stem:
            text = f"目次の「{listed['target']}」は、このページ自身です。この行を消してください。"
            return text, self._narrowed(place, [listed["target"]])
        message = text.partition("\n\n")[0]  # below, docutils shows the block
        for wording in WORDINGS:
            if match := wording.pattern.fullmatch(message):
                return self._worded(wording, match, place)
        if place is None or not _JAPANESE.search(text):
            return None
        if _QUOTED_WITHIN.search(text):  # it is not plain what is quoted
            return text, place
        return text, self._narrowed(place, _QUOTED.findall(text))

    def _worded(
        self, wording: Wording, match: re.Match[str], place: Place | None
    ) -> tuple[str, Place | None]:
        text = wording.text(match, self._app.env)
        return text, self._narrowed(place, wording.sought_in(match)) if place else None

    def _narrowed(self, place: Place, sought: list[str]) -> Place:
        if place.path not in self._lines:  # they don't change while a build lasts
            self._lines[place.path] = lines_of(place.path)
        return place.narrowed(sought, self._lines[place.path])
