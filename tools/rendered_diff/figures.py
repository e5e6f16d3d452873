"""Which figures a change changes, and where readers see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.figures import Figure, Figures, NextFigure
from guide.shown_places import Shown
from selfcheck.reading import read

_FIELDS = {
    "label": "何の数値か",
    "as_of": "いつ現在か",
    "page": "採用案内のページ",
    "review_by": "見直しの期限",
}


def figures_of(root: Path) -> Figures:
    """The figures of a guide; none where they can't be read, which building it tells."""
    figures, _problems = read(root / "docs/figures.yml", Figures)
    return figures or {}


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
