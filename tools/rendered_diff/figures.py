"""Which figures a change changes, and where readers see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.figures import Figure, Figures, NextFigure
from guide.shown_places import Shown
from selfcheck.problems import Problem
from selfcheck.reading import read

_FIELDS = {
    "label": "何の数値か",
    "as_of": "いつ現在か",
    "page": "採用案内のページ",
    "review_by": "見直しの期限",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures of a guide."""

    figures: Figures
    mistakes: tuple[Problem, ...]
    """Why there are none, where they can't be read."""

    @property
    def values(self) -> dict[str, str]:
        """What stands in the texts, by the figures' names."""
        return {name: str(figure.value) for name, figure in self.figures.items()}


def figures_of(root: Path) -> Stated:
    """The figures that a guide states."""
    figures, mistakes = read(root / "docs/figures.yml", Figures)
    return Stated(figures or {}, mistakes)


def changed(before: Figures, after: Figures) -> list[str]:
    """The names of the figures that are not the same."""
    names = [*after, *(name for name in before if name not in after)]
    return [name for name in names if before.get(name) != after.get(name)]


def lines_of(
    name: str, before: Figures, after: Figures, places: Mapping[str, list[Shown]]
) -> Iterator[str]:
    """What became of a figure, and where it is shown now."""
    old, new = before.get(name), after.get(name)
    if new is None:
        yield f"{old.label if old else ''}（{name}）：なくなりました"
        return
    if old is None:
        yield f"{new.label}（{name}）：新しい数値です。値は {new.value}"
    else:
        value = f"{old.value} → {new.value}" if old.value != new.value else f"{new.value} のまま"
        yield f"{new.label}（{name}）：{value}"
        yield from _other_fields(old, new)
    yield f"  出る所：{'、'.join(map(str, places.get(name, ()))) or 'ありません'}"


def _other_fields(old: Figure, new: Figure) -> Iterator[str]:
    for field, title in _FIELDS.items():
        if getattr(old, field) != getattr(new, field):
            yield f"  {title}：{getattr(old, field)} → {getattr(new, field)}"
    if old.next != new.next:
        yield f"  次の版：{_in_short(old.next)} → {_in_short(new.next)}"


def _in_short(coming: NextFigure | None) -> str:
    return f"{coming.value}（{coming.as_of}現在）" if coming else "なし"
