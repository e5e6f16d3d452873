"""``{figures}``: a table of all figures with their dates and sources."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from guide.figures import OLD, Figure, Figures, is_preview

_COLUMNS = {
    "何の数値か": 40,
    "値": 24,
    "いつ現在か": 12,
    "採用案内": 10,
    "見直しの期限": 12,
    "呼び出す名前": 28,
}
"""The heads of the table's columns with their widths, in characters."""


class FiguresDirective(SphinxDirective):
    """The table; in a preview of the next edition, before it what that edition still lacks."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.env.note_dependency(Path(self.config.guide_figures_file).absolute())
        figures: Figures = self.config.guide_figures
        table = nodes.table(classes=["figures-table", "colwidths-auto"])
        group = nodes.tgroup(cols=len(_COLUMNS))
        table += group
        group += [nodes.colspec(colwidth=width) for width in _COLUMNS.values()]
        group += nodes.thead("", _row(*(nodes.Text(column) for column in _COLUMNS)))
        group += nodes.tbody("", *(_figure_row(*item) for item in figures.items()))
        self.set_source_info(table)
        lacking = _lacking(figures) if is_preview(self.config) else []
        return [*lacking, table]


def _lacking(figures: Figures) -> list[nodes.Node]:
    """Which figures have only the value of the present edition."""
    old = [figure.label for figure in figures.values() if figure.next is None]
    text = (
        f"次の版の下見です。{len(figures)}件のうち、"
        f"次の版の値があるのは{len(figures) - len(old)}件、「{OLD}」は{len(old)}件です。"
    )
    items = (nodes.list_item("", nodes.paragraph("", label)) for label in old)
    listed = [nodes.bullet_list("", *items, bullet="-")] if old else []
    return [nodes.paragraph("", text), *listed]


def _figure_row(name: str, figure: Figure) -> nodes.row:
    page = f"{figure.page}ページ" if isinstance(figure.page, int) else figure.page
    return _row(
        nodes.Text(figure.label),
        nodes.Text(figure.value),
        nodes.Text(figure.as_of),
        nodes.Text(page),
        nodes.Text(figure.review_by),
        nodes.literal("", name),
    )


def _row(*cells: nodes.Node) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def setup_figures_table(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("figures", FiguresDirective)
