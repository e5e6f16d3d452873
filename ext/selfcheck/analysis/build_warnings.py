"""Telling the findings about a quiz in a build, as warnings at the lines of its file."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from selfcheck.analysis.findings import findings
from selfcheck.analysis.lock import lock_of
from selfcheck.quizzes.model import Quiz
from selfcheck.reporting import WarningType, warn


def warn_of_findings(app: Sphinx, quiz: Quiz, path: Path) -> None:
    """Warn of each finding, unless the project's settings say otherwise."""
    config = app.config
    if not config.selfcheck_analysis:
        return
    if lock_of(path).is_file():
        app.env.note_dependency(lock_of(path))
    banned, ignored = config.selfcheck_banned_words, config.selfcheck_analysis_ignore
    found = findings(quiz, path, banned, ignored)
    warn((finding.problem for finding in found), WarningType.ANALYSIS)
