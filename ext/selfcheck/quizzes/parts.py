"""Small parts of a worksheet that know nothing of a quiz."""

from __future__ import annotations

from docutils import nodes


def note(text: str, *classes: str) -> nodes.paragraph:
    """A line of the extension's own, which its catalogs have translated already."""
    return nodes.paragraph("", text, classes=list(classes), translatable=False)


def heading(text: str, level: int) -> nodes.rubric:
    """A heading of the extension's own."""
    rubric = nodes.rubric("", text, translatable=False)
    rubric["heading-level"] = min(level, 6)
    return rubric


def signed(points: int) -> str:
    """A number of points with a true sign: +2, 0, −2."""
    return f"+{points}" if points > 0 else str(points).replace("-", "\u2212")


def letter(index: int) -> str:
    """The name of an option on paper: A for the first (0), and numbers after Z."""
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def table(head: tuple[str, str], rows: list[tuple[nodes.Node, nodes.Node]]) -> nodes.table:
    """A table of two columns, the second of which is wide."""
    group = nodes.tgroup(
        "",
        nodes.colspec(colwidth=16),
        nodes.colspec(colwidth=60),
        nodes.thead("", _row(*map(note, head))),
        nodes.tbody("", *(_row(*row) for row in rows)),
        cols=2,
    )
    return nodes.table("", group, classes=["colwidths-auto"])


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))
