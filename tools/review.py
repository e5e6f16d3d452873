"""List the figures and answers that are due for a second look: ``review.py FAQ_JSON [YYYY-MM]``.

What is due is no mistake of the page that somebody changes today, so it stops no build.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "ext"))

from guide.figures import Figures  # noqa: E402  -- found only by the line above
from selfcheck.faq.months import is_month, this_month  # noqa: E402
from selfcheck.reading import read  # noqa: E402


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something to look at again."""

    review_by: str
    """The last month in which it needed no second look."""
    what: str
    where: str
    as_of: str
    source: str

    def __str__(self) -> str:
        return (
            f"- [ ] {self.what}（{self.where}）　"
            f"{self.as_of}現在、期限 {self.review_by}、出典：{self.source}"
        )


def due_figures(month: str) -> list[Due]:
    """The figures whose month of review is past."""
    figures, _problems = read(ROOT / "docs/figures.yml", Figures)
    return [
        Due(
            str(figure.review_by),
            f"{figure.label}：{figure.value}",
            f"docs/figures.yml の {name}",
            str(figure.as_of),
            f"採用案内{figure.page}ページ" if isinstance(figure.page, int) else str(figure.page),
        )
        for name, figure in (figures or {}).items()
        if figure.review_by < month
    ]


def due_answers(faq: Path, month: str) -> list[Due]:
    """The answers whose month of review is past."""
    return [
        Due(
            entry["reviewBy"],
            entry["question"],
            f"よくある質問 {entry['id']}、{entry['url']}",
            entry["asOf"] or "（いつかは書かれていません）",
            entry["source"] or "採用案内に答えがない質問",
        )
        for entry in json.loads(faq.read_text("utf-8"))["entries"]
        if entry["reviewBy"] and entry["reviewBy"] < month
    ]


def main(faq: str, month: str = "") -> str | None:
    """Print the list as Markdown; give back what was wrong with the arguments."""
    month = month or this_month()
    if not is_month(month):
        return f"月に「{month}」とは書けません。2027-02 のように書いてください。"
    due = sorted([*due_figures(month), *due_answers(Path(faq), month)])
    print(f"# {month} に見直しの期限を過ぎているもの：{len(due)}件\n")
    print("\n".join(map(str, due)) or "ありません。")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
