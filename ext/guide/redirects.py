"""Pages at former addresses that lead on: ``docs/redirects.yml`` says from where to where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from selfcheck.problems import Problem, shortened, suggestion
from selfcheck.reading import read
from selfcheck.reporting import WarningType, warn
from selfcheck.text import Text

_NAME = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")

Redirects = dict[Text, Text]
"""The present page, with ``#`` and a label if need be, by the name of the former one."""


def collect_redirects(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A page for each former address. Mistakes become warnings, and the others are still made."""
    file = app.config.guide_redirects_file
    if not file or app.builder.name not in ("html", "dirhtml"):
        return
    path = Path(app.confdir, file)
    redirects, problems = read(path, Redirects)
    warn(problems, WarningType.DATA)
    for former, present in (redirects or {}).items():
        if mistake := _mistake(app, former, present):
            warn([Problem.of(path, *mistake)], WarningType.DATA)
            continue
        page, _sharp, label = present.partition("#")
        title = _title(app, page, label)
        yield former, {"moved_to": page, "moved_label": label, "moved_title": title}, "moved.html"


def _title(app: Sphinx, page: str, label: str) -> str:
    """The heading that has the label; the page's title where no heading has it."""
    for section in app.env.get_doctree(page).findall(nodes.section):
        if label in section["ids"]:
            return section[0].astext()
    return app.env.titles[page].astext()


def _mistake(app: Sphinx, former: Text, present: Text) -> tuple[Text, str] | None:
    """What is wrong with an entry, and where.

    A present page leads nowhere else, so nothing can go round.
    """
    pages = app.env.all_docs
    if former in pages:
        return former, f"「{former}」というページは今もあります。この行を消してください。"
    if not _NAME.fullmatch(former):
        message = (
            f"昔の名前に「{shortened(former)}」とは書けません。"
            "半角の英小文字、数字、「-」「/」だけを使い、.md は付けません。"
        )
        return former, message
    page = present.partition("#")[0]
    if page not in pages:
        message = f"移った先の「{page}」というページはありません。{suggestion(page, pages)}"
        return present, message
    return None


def setup_redirects(app: Sphinx) -> None:
    """Register the file's setting and the pages."""
    app.add_config_value("guide_redirects_file", "", "env", frozenset({str}))
    app.connect("html-collect-pages", collect_redirects)
