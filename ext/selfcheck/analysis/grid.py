"""Tables whose first column names the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from docutils import nodes

from selfcheck.quizzes.parts import note

K = TypeVar("K")
V = TypeVar("V")
Cell = Sequence[nodes.Node]


def grid(head: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> nodes.table:
    """A table of so many columns as there are widths."""
    columns = [nodes.colspec(colwidth=width) for width in widths]
    columns[0]["stub"] = 1
    group = nodes.tgroup(
        "",
        *columns,
        nodes.thead("", _row([[note(name)] for name in head])),
        nodes.tbody("", *map(_row, rows)),
        cols=len(widths),
    )
    return nodes.table("", group, classes=["behaviour-table", "colwidths-auto"])


def _row(cells: Sequence[Cell]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def grouped(pairs: Mapping[K, V]) -> dict[V, list[K]]:
    """For each value, the keys that have it."""
    groups: dict[V, list[K]] = {}
    for key, value in pairs.items():
        groups.setdefault(value, []).append(key)
    return groups
