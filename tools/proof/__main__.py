"""Proofread the guide in the current folder: ``python -m tools.proof``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from sphinx.locale import init

from guide.figures import Figures
from selfcheck.messages import CATALOG
from selfcheck.problems import Problem
from selfcheck.reading import read as read_yaml
from tools.proof import textlint
from tools.proof.report import remarks, table
from tools.proof.terms import Terms

ROOT = Path(__file__).parent.parent.parent
DOCS, QUIZZES = Path("docs"), Path("quiz")
FIGURES, TERMS = DOCS / "figures.yml", DOCS / "terms.yml"
FOR_CONTRIBUTORS = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ".github/PULL_REQUEST_TEMPLATE.md",
)
FORMS = Path(".github/ISSUE_TEMPLATE")
SCORE = (
    "読みやすさは参考です。低くても、まちがいではありません。値が大きいほど読みやすい文章です"
    "（建石・小野・山田 1988 の式、平均50、標準偏差10）。"
)


def sources() -> dict[str, str]:
    """The texts that the guide's writers write, by their path."""
    pages = (*DOCS.rglob("*.md"), *map(Path, FOR_CONTRIBUTORS))
    data = (FIGURES, *QUIZZES.glob("*.yml"), *FORMS.glob("*.yml"))
    paths = sorted(path for path in (*pages, *data) if path.is_file())
    return {path.as_posix(): path.read_text("utf-8") for path in paths}


def figures() -> dict[str, str]:
    """What the names of the figures stand for."""
    found, _problems = read_yaml(FIGURES, Figures)
    return {str(name): str(figure.value) for name, figure in (found or {}).items()}


def terms(texts: Mapping[str, str]) -> tuple[Terms, tuple[Problem, ...]]:
    """The guide's own words, and what is wrong with the file."""
    init([str(ROOT / "ext/selfcheck/locale")], "ja", CATALOG)
    found, problems = read_yaml(TERMS, Terms)
    if found is None:
        return Terms(terms={}, allowed={}), problems
    return found, tuple(found.mistakes(TERMS, texts.values()))


def main() -> int:
    """Print what is to be mended, and the table; give back whether anything is."""
    texts = sources()
    words, problems = terms(texts)
    allowed = [str(text) for text in words.allowed]
    readings = textlint.read(texts, terms=words.rules(), allowed=allowed, figures=figures())
    found = [each for path, reading in readings.items() for each in remarks(path, reading, allowed)]
    count = len(problems) + len(found)
    for problem in problems:
        print(f"{problem.location}: 用語の表: {problem.message}")
    for remark in found:
        print(remark)
    print(f"\n{table(readings)}\n\n{SCORE}\n")
    print(f"直すところ：{count}件" if count else "直すところはありません。")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
