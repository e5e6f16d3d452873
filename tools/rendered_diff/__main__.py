"""``python -m tools.rendered_diff BASE [FILE]``: what readers get otherwise than in BASE.

The commit BASE and the files in the current folder are both rendered, each by its own modules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.locale import init

import selfcheck
from guide.shown_places import pages_of, places_of_figures, title_of
from selfcheck.messages import CATALOG
from selfcheck.problems import Problem
from tools.rendered_diff.figures import Stated, changed, figures_of, lines_of
from tools.rendered_diff.links import changed_links
from tools.rendered_diff.markdown import Part, diff, document
from tools.rendered_diff.quizzes import Profiles, profiles_of, told_of
from tools.rendered_diff.sides import ComparisonError, Page, Side, both_sides, commit_of

_TAIL = (
    "比べたのは、ページの文とリンクの行き先、自己チェックの決まり、数値です。"
    "見た目と図の形は比べていません。"
)


def main(base: str = "", file: str = "") -> str | None:
    """Write the comparison; give back why there is none."""
    root = Path.cwd()
    init([str(Path(selfcheck.__file__).parent / "locale")], "ja", CATALOG)
    try:
        commit = commit_of(root, base)
        with TemporaryDirectory() as folder:
            text = _compared(commit, *both_sides(root, commit, Path(folder)))
    except ComparisonError as error:
        return str(error)
    if file:
        Path(file).write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return None


def _compared(commit: str, before: Side, after: Side) -> str:
    old, new = figures_of(before.root), figures_of(after.root)
    readable = not (old.mistakes or new.mistakes)
    names = changed(old.figures, new.figures) if readable else ["figures.yml"]
    of_figures = list(_of_figures(old, new, names, after.root))
    quizzes = [
        profiles_of(side.root / "quiz", stated.values)
        for side, stated in ((before, old), (after, new))
    ]
    of_quizzes = list(_of_quizzes(*quizzes))
    of_pages = list(_of_pages(before, after))
    counts = {"数値": len(names), "自己チェック": len(of_quizzes), "ページ": len(of_pages)}
    told = "、".join(f"{what} {count}" for what, count in counts.items() if count)
    change = f"読み手に見える変化：{told}" if told else "読み手に見える変化はありません。"
    head = f"**{change}**（`{commit[:7]}` と比べました）"
    parts = [*of_figures, *of_quizzes, *of_pages]
    return document(head, parts, _TAIL, f"make diff BASE={commit[:7]}")


def _of_figures(old: Stated, new: Stated, names: list[str], root: Path) -> Iterator[Part]:
    if mistakes := (*old.mistakes, *new.mistakes):
        yield _unreadable("数値（docs/figures.yml）", mistakes[0])
    elif names:
        places = places_of_figures(root)
        lines = (
            line for name in names for line in lines_of(name, old.figures, new.figures, places)
        )
        yield Part("数値（docs/figures.yml）", (), tuple(lines), "text")


def _of_quizzes(old: Profiles, new: Profiles) -> Iterator[Part]:
    for name in sorted({*old.read, *new.read, *new.unreadable}):
        title = f"自己チェック {name}（quiz/{name}.yml）"
        one, other = old.read.get(name), new.read.get(name)
        if problem := new.unreadable.get(name) or old.unreadable.get(name):
            yield _unreadable(title, problem)
        elif one != other:
            lines = diff(one.lines if one else (), other.lines if other else ())
            yield Part(title, tuple(told_of(one, other)), lines)


def _unreadable(title: str, problem: Problem) -> Part:
    return Part(title, ("読めないので、比べられません。",), (problem.in_short,), "text")


def _of_pages(before: Side, after: Side) -> Iterator[Part]:
    files = pages_of(after.root)
    for name in sorted({*before.pages, *after.pages}):
        one, other = before.pages.get(name), after.pages.get(name)
        if other is None:
            yield Part(f"docs/{name}.md", ("なくなったページです。",), ())
            continue
        title = f"{title_of(after.root / f'docs/{name}.md', files)}（docs/{name}.md）"
        if one is None:
            yield Part(title, ("新しいページです。",), diff((), other.lines))
        elif lines := _changed_lines(one, other):
            yield Part(title, (), lines)


def _changed_lines(before: Page, after: Page) -> tuple[str, ...]:
    return (*diff(before.lines, after.lines), *changed_links(before.links, after.links))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
