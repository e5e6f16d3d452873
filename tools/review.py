"""List the figures and answers that are due for a second look: ``review.py FAQ_JSON [YYYY-MM]``.

What is due is no mistake of the page that somebody changes today, so it stops no build.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from pydantic import ConfigDict
from sphinx.locale import init

from guide.figures import Figures
from guide.shown_places import lines_with, pages_of, places_of_figures, title_of
from selfcheck.faq.months import is_month, this_month
from selfcheck.messages import CATALOG
from selfcheck.problems import Problem, first_of, suggestion
from selfcheck.reading import read
from selfcheck.text import Text

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "docs/figures.yml"
OWNERS = ROOT / "docs/owners.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Who looks at figures and answers again."""

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    default: Text
    figures: dict[Text, Text] = field(default_factory=dict)
    """Of single figures, by their names."""
    answers: dict[Text, Text] = field(default_factory=dict)
    """Of single answers, by their ids."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the FAQ, as far as its review needs it."""

    id: str
    question: str
    review_by: str
    as_of: str
    source: str
    url: str


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something to look at again."""

    review_by: str
    """The last month in which it needed no second look."""
    what: str
    where: str
    """Where it is written."""
    as_of: str
    source: str
    owner: str
    shown: tuple[str, ...]
    """Where readers see it."""

    def __str__(self) -> str:
        return (
            f"- [ ] {self.what}（{self.where}）　{self.as_of}現在、"
            f"期限 {self.review_by}、出典：{self.source}、担当：{self.owner}\n"
            f"  - 出る所：{'、'.join(self.shown)}"
        )


def due_figures(figures: Figures, owners: Owners, month: str) -> Iterator[Due]:
    """The figures whose month of review is past."""
    places = places_of_figures(ROOT)
    for name, figure in figures.items():
        if figure.review_by < month:
            page = figure.page
            yield Due(
                str(figure.review_by),
                f"{figure.label}：{figure.value}",
                f"docs/figures.yml:{figure.value.line} の {name}",
                str(figure.as_of),
                f"採用案内{page}ページ" if isinstance(page, int) else f"採用案内の{page}",
                owners.figures.get(Text(name), owners.default),
                tuple(map(str, places.get(name, ()))),
            )


def answers_of(faq: Path) -> list[Answer]:
    """The answers of ``faq.json``."""
    return [
        Answer(
            entry["id"],
            entry["question"],
            entry["reviewBy"] or "",
            entry["asOf"] or "（いつかは書かれていません）",
            entry["source"] or "採用案内に答えがない質問",
            entry["url"],
        )
        for entry in json.loads(faq.read_text("utf-8"))["entries"]
    ]


def due_answers(answers: list[Answer], owners: Owners, month: str) -> Iterator[Due]:
    """The answers whose month of review is past."""
    pages = pages_of(ROOT)
    for answer in answers:
        if answer.review_by and answer.review_by < month:
            page = _page_of(answer, pages)
            line = next(lines_with(page, f":id: {answer.id}"), 1)
            yield Due(
                answer.review_by,
                answer.question,
                f"{page.relative_to(ROOT).as_posix()}:{line} の {answer.id}",
                answer.as_of,
                answer.source,
                owners.answers.get(Text(answer.id), owners.default),
                (f"{title_of(page, pages)}（{answer.url}）",),
            )


def _page_of(answer: Answer, pages: list[Path]) -> Path:
    """The file of the page that holds the answer; a site's address may stand before its name."""

    def address(page: Path) -> str:
        return "/" + page.relative_to(ROOT / "docs").with_suffix(".html").as_posix()

    wanted = "/" + urlsplit(answer.url).path
    return max(
        (page for page in pages if wanted.endswith(address(page))), key=lambda p: len(str(p))
    )


def unknown_names(owners: Owners, figures: Figures, answers: list[Answer]) -> Iterator[Problem]:
    """The names in the list of owners that are those of nothing."""
    for name in owners.figures:
        if name not in figures:
            message = f"「{name}」という数値は figures.yml にありません。"
            yield Problem.of(OWNERS, name, message + suggestion(name, figures))
    ids = [answer.id for answer in answers]
    for name in owners.answers:
        if name not in ids:
            message = f"「{name}」という id の質問はありません。"
            yield Problem.of(OWNERS, name, message + suggestion(name, ids))


def main(faq: str, month: str = "") -> str | None:
    """Print the list as Markdown; give back what was wrong with the arguments or the files."""
    init([str(ROOT / "ext/selfcheck/locale")], "ja", CATALOG)
    month = month or this_month()
    if not is_month(month):
        return f"月に「{month}」とは書けません。2027-02 のように書いてください。"
    figures, problems = read(FIGURES, Figures)
    owners, of_owners = read(OWNERS, Owners)
    answers = answers_of(Path(faq))
    if figures is None or owners is None:
        return "\n".join(map(str, (*problems, *of_owners)))
    if unknown := first_of(unknown_names(owners, figures, answers)):
        return "\n".join(map(str, unknown))
    due = sorted([*due_figures(figures, owners, month), *due_answers(answers, owners, month)])
    print(f"# {month} に見直しの期限を過ぎているもの：{len(due)}件\n")
    print("\n".join(map(str, due)) or "ありません。")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
