"""Figures that date: one YAML file gives them to every page through MyST's substitutions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from pydantic import ConfigDict
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from guide.figure_names import Call, calls_in
from selfcheck.problems import Problem, suggestion
from selfcheck.reading import read
from selfcheck.reporting import WarningType, warn
from selfcheck.text import Month, Text

_COLUMNS = {
    "何の数値か": 40,
    "値": 24,
    "いつ現在か": 12,
    "採用案内": 10,
    "見直しの期限": 12,
    "呼び出す名前": 28,
}
"""The heads of the table's columns with their widths, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as the guide states it."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    value: Text
    """As it stands in a sentence, without its unit where the sentence gives it."""
    label: Text
    """What it is the figure of."""
    page: int | Text
    """The brochure's page, or the name of an unnumbered one."""
    as_of: Month
    review_by: Month


Figures = dict[str, Figure]


def load_figures(app: Sphinx, config: Config) -> None:
    """Read the file of figures; mistakes in it become warnings."""
    path = Path(app.confdir, config.guide_figures_file)
    figures, problems = read(path, Figures)
    warn(problems, WarningType.DATA)
    config.guide_figures = figures or {}
    unknown = _unknown_calls(app, config)
    if figures is not None:  # else the file's own mistakes explain them all
        warn((_unknown_problem(call, figures) for call in unknown), WarningType.DATA)
    # For an unknown name MyST would leave a gap in the sentence.
    config.guide_figure_values = {call.name: f"【数値 {call.name}】" for call in unknown} | {
        name: str(figure.value) for name, figure in config.guide_figures.items()
    }


def hand_to_myst(app: Sphinx) -> None:
    """Add the values to MyST's own settings: a change of Sphinx's would have every page read."""
    environment: Any = app.env
    settings = environment.myst_config
    values = settings.substitutions | app.config.guide_figure_values
    environment.myst_config = settings.copy(substitutions=values)


def pages_with_changed_figures(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """The pages to be read again because a figure that they call has another value than before."""
    environment: Any = env
    now: dict[str, str] = app.config.guide_figure_values
    before: dict[str, str] = getattr(env, "guide_figure_values", {})
    environment.guide_figure_values = now
    other = {name for name in now.keys() | before if now.get(name) != before.get(name)}
    if "edition" in other:  # it stands in the frame of every page
        return [*env.all_docs]
    return [page for page in env.all_docs if other and _calls(env, page) & other]


def _calls(env: BuildEnvironment, page: str) -> set[str]:
    """The names of the figures in a page and in the files that it is made of."""
    parts = [Path(env.srcdir, part) for part in env.dependencies.get(page, ())]
    texts = [part for part in parts if part.suffix in (".md", ".yml") and part.is_file()]
    return {call.name for call in calls_in([env.doc2path(page), *texts])}


def _unknown_calls(app: Sphinx, config: Config) -> list[Call]:
    quizzes = Path(app.confdir, config.selfcheck_quiz_folder)
    paths = [*sorted(Path(app.srcdir).rglob("*.md")), *sorted(quizzes.glob("*.yml"))]
    known = {*config.guide_figures, *config.myst_substitutions}
    return [call for call in calls_in(paths) if call.name not in known]


def _unknown_problem(call: Call, figures: Figures) -> Problem:
    message = (
        f"「{call.name}」という数値は figures.yml にありません。{suggestion(call.name, figures)}"
    )
    return Problem(call.path, call.line, message)


class FiguresDirective(SphinxDirective):
    """``{figures}``: a table of all figures with their dates and sources."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.env.note_dependency(Path(self.config.guide_figures_file).absolute())
        table = nodes.table(classes=["figures-table", "colwidths-auto"])
        group = nodes.tgroup(cols=len(_COLUMNS))
        table += group
        group += [nodes.colspec(colwidth=width) for width in _COLUMNS.values()]
        group += nodes.thead("", _row(*(nodes.Text(column) for column in _COLUMNS)))
        group += nodes.tbody("", *(self._figure_row(*item) for item in self._figures().items()))
        self.set_source_info(table)
        return [table]

    def _figures(self) -> Figures:
        figures: Figures = self.config.guide_figures
        return figures

    def _figure_row(self, name: str, figure: Figure) -> nodes.row:
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


def setup_figures(app: Sphinx) -> None:
    """Register the file of figures and its table."""
    app.add_config_value(
        "guide_figures_file",
        "figures.yml",
        "env",
        types=frozenset({str}),
        description="The YAML file of figures, relative to the folder of conf.py.",
    )
    app.add_config_value("guide_figures", {}, "", types=frozenset({dict}))
    app.add_config_value("guide_figure_values", {}, "", types=frozenset({dict}))
    app.add_directive("figures", FiguresDirective)
    app.connect("config-inited", load_figures)
    app.connect("builder-inited", hand_to_myst, priority=900)  # after MyST has made its settings
    app.connect("env-get-outdated", pages_with_changed_figures)
