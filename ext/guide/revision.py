"""When a page was last changed, and where a change of it is proposed.

``sphinx-last-updated-by-git`` has no place for the files that a page shows besides its own.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_BUILDERS = ("html", "dirhtml")


@dataclass(frozen=True, slots=True)
class Edit:
    """A link to the hosting service's editor of a file."""

    label: str
    address: str


class Revisions:
    """The dates of the last commits, by the file's name in the guide."""

    def __init__(self) -> None:
        self._dates: dict[str, str] = {}

    def ask_git(self, app: Sphinx) -> None:
        """Ask once for all files. A history that is cut off would tell wrong dates."""
        self._dates.clear()
        if app.builder.name not in _BUILDERS:
            return
        state = _git(app, "rev-parse", "--is-shallow-repository").strip()
        log = _git(app, "log", "-z", "--relative", "--name-only", "--format=%x01%cs")
        for commit in log.split("\1")[1:] if state == "false" else ():
            day, *names = commit.replace("\n", "\0").split("\0")
            for name in names:
                self._dates.setdefault(name, day)

    def add(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give the page's date and links to its template, where they are known."""
        if doctree is None or app.builder.name not in _BUILDERS:
            return
        parts = [Path(app.srcdir, part) for part in sorted(app.env.dependencies[pagename])]
        files = [Path(app.env.doc2path(pagename)), *parts]
        names = [
            file.relative_to(app.confdir).as_posix()
            for file in files
            if file.is_relative_to(app.confdir)
        ]
        days = [date.fromisoformat(self._dates[name]) for name in names if name in self._dates]
        context["last_changed"] = max(days, default=None)
        context["edits"] = _edits(app, files)


def _edits(app: Sphinx, files: list[Path]) -> list[Edit]:
    """The page itself, and the quizzes on it, whose texts are elsewhere."""
    if not app.config.guide_repository:
        return []
    editor = f"{app.config.guide_repository.rstrip('/')}/edit/{app.config.guide_branch}"
    quizzes = Path(app.config.selfcheck_quiz_folder)
    labels = {files[0]: "このページの直し方を提案する"} | {
        file: f"質問の直し方を提案する（{file.name}）"
        for file in files[1:]
        if file.parent == quizzes and file.suffix == ".yml"
    }
    return [
        Edit(label, f"{editor}/{file.relative_to(app.confdir).as_posix()}")
        for file, label in labels.items()
    ]


def _git(app: Sphinx, *arguments: str) -> str:
    """What git answers, or nothing where there is no git or no history."""
    try:
        done = subprocess.run(["git", *arguments], cwd=app.confdir, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def setup_revision(app: Sphinx) -> None:
    """Register the settings, and what gives the pages their dates and links."""
    app.add_config_value("guide_repository", "", "html", frozenset({str}))
    app.add_config_value("guide_branch", "main", "html", frozenset({str}))
    revisions = Revisions()
    app.connect("builder-inited", revisions.ask_git)
    app.connect("html-page-context", revisions.add)
