"""Figures that date: one YAML file gives them to every page through MyST's substitutions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from pydantic import ConfigDict
from sphinx.application import Sphinx
from sphinx.config import ENUM, Config
from sphinx.environment import BuildEnvironment

from guide.figure_names import Call, calls_in
from selfcheck.problems import Problem, shortened, suggestion
from selfcheck.reading import read
from selfcheck.reporting import WarningType, warn
from selfcheck.text import Month, Text

OLD = "旧版の数値"
"""What a preview of the next edition says beside a figure that has only its present value."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NO_PAGE = re.compile(r"[^ぁ-んァ-ヶ一-龠]*\d[^ぁ-んァ-ヶ一-龠]*")
"""A number in other signs than digits alone, but not, say, what begins at a page."""
_QUOTES = re.compile("[“”‘’＂＇]")

EDITION = "edition"
"""The figure that says of when the brochure is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextFigure:
    """What a figure will be in the next edition."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    value: Text
    page: int | Text
    """The page of the next brochure."""
    as_of: Month
    review_by: Month


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
    next: NextFigure | None = None
    """In the next edition, as soon as that is known."""

    def previewed(self) -> Figure:
        """The figure as a preview of the next edition shows it."""
        if self.next is None:
            return replace(self, value=Text(f"{self.value}（{OLD}）"))
        coming = self.next
        return replace(
            self,
            value=coming.value,
            page=coming.page,
            as_of=coming.as_of,
            review_by=coming.review_by,
        )


Figures = dict[str, Figure]


def load_figures(app: Sphinx, config: Config) -> None:
    """Read the file of figures; mistakes in it become warnings."""
    path = Path(app.confdir, config.guide_figures_file)
    figures, problems = read(path, Figures)
    warn(problems, WarningType.DATA)
    warn((Problem.of(path, *mistake) for mistake in _mistakes(figures or {})), WarningType.DATA)
    config.guide_figures = figures or {}
    if is_preview(config):
        config.selfcheck_faq_next = True  # answers change with the figures
        config.guide_figures = {name: each.previewed() for name, each in (figures or {}).items()}
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


def is_preview(config: Config) -> bool:
    """Whether the guide is built as its next edition will be."""
    return bool(config.guide_edition == "next")


def _mistakes(figures: Figures) -> Iterator[tuple[Text, str]]:
    """What each line may say, but is wrong, and how to mend it."""
    for name, figure in figures.items():
        if not _NAME.fullmatch(name):
            yield (
                Text.at(name, figure.value.line, 1),
                f"「{shortened(name)}」は、数値の名前にできません。"
                "半角の英小文字で始め、a〜z、0〜9、「_」だけを使ってください。",
            )
        if figure.review_by < figure.as_of:
            yield (
                figure.review_by,
                f"見直しの期限（{figure.review_by}）が、時点（{figure.as_of}）より前です。"
                "「as_of」と「review_by」を確かめてください。",
            )
        if _QUOTES.search(figure.value):
            yield (
                figure.value,
                '値に全角の引用符があり、そのまま表示されます。半角の「"」で囲んでください。',
            )
        if isinstance(figure.page, Text) and _NO_PAGE.fullmatch(figure.page):
            yield (
                figure.page,
                f"「page」に「{shortened(figure.page)}」とは書けません。"
                "ページの番号を、半角の数字だけで書いてください。",
            )
        if figure.next and figure.next.as_of <= figure.as_of:
            yield (
                figure.next.as_of,
                f"「next」の時点（{figure.next.as_of}）が、今の時点（{figure.as_of}）より"
                "新しくありません。新しい採用案内の年と月を「as_of」に書いてください。",
            )
    edition = figures.get(EDITION)
    if edition and not edition.next and any(figure.next for figure in figures.values()):
        yield (
            edition.value,
            f"次の版の数値があるのに、「{EDITION}」に「next」がありません。"
            "新しい採用案内がいつ現在かを書いてください。",
        )


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


def setup_figures(app: Sphinx) -> None:
    """Register the file of figures and the edition that is shown."""
    app.add_config_value(
        "guide_figures_file",
        "figures.yml",
        "env",
        types=frozenset({str}),
        description="The YAML file of figures, relative to the folder of conf.py.",
    )
    app.add_config_value("guide_figures", {}, "", types=frozenset({dict}))
    app.add_config_value("guide_figure_values", {}, "", types=frozenset({dict}))
    app.add_config_value(
        "guide_edition",
        "current",
        "env",
        types=ENUM("current", "next"),
        description="“next” previews the next edition.",
    )
    app.connect("config-inited", load_figures)
    app.connect("builder-inited", hand_to_myst, priority=900)  # after MyST has made its settings
    app.connect("env-get-outdated", pages_with_changed_figures)
