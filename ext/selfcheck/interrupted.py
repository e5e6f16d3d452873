"""A build that was killed leaves pages of which nobody knows any more: the next makes all anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from selfcheck.shared_reading import output_key


def _marks(app: Sphinx) -> Iterator[Path]:
    """The files that are there while a build goes on, beside what it has read.

    Builders can share what they read. What was written is a matter of one of them.
    """
    yield Path(app.doctreedir, "selfcheck-reads")
    yield Path(app.doctreedir, f"selfcheck-writes-{output_key(app)}")


def _begin(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> set[str]:
    """Read everything again where the mark of an earlier build is still there.

    Sphinx keeps what it read before it writes. Killed in between, it would never write again the
    pages that only show something of the changed ones; and a half of a page looks new to it.
    """
    was_killed = any(mark.exists() for mark in _marks(app))
    for mark in _marks(app):
        mark.touch()
    return env.found_docs if was_killed else set()


def _end(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        for mark in _marks(app):
            mark.unlink(missing_ok=True)


def setup_interrupted(app: Sphinx) -> None:
    """Register what marks a build that goes on."""
    app.connect("env-get-outdated", _begin)
    # After all that is done when the pages are written, our own export among it.
    app.connect("build-finished", _end, priority=999)
