"""Builders that share what they read: what one of them read anew, each other writes anew.

Sphinx's own Makefile lets them share it. But only the builder that reads is told which pages have
changed: another would go on showing the old state, also of a page whose quiz alone was edited.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_BEGINNING = "selfcheck-unwritten-"


def output_key(app: Sphinx) -> str:
    """What tells a builder's output from that of others, in the name of a file."""
    return sha256(str(app.outdir).encode()).hexdigest()[:8]


def leave_to_other_builders(app: Sphinx, pages: Iterable[str]) -> None:
    """Note pages as those that each other builder is to write when its turn comes."""
    for path in Path(app.doctreedir).glob(f"{_BEGINNING}*"):
        if path != _own_file(app):
            _write(path, {*_read(path), *pages})


def _own_file(app: Sphinx) -> Path:
    return Path(app.doctreedir, _BEGINNING + output_key(app))


def _read(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


def _write(path: Path, pages: Iterable[str]) -> None:
    path.write_text("".join(f"{page}\n" for page in sorted(pages)), "utf-8")


def _begin(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    own = _own_file(app)
    if not own.exists():  # from now on, others know of this builder
        _write(own, ())
    leave_to_other_builders(app, docnames)


def _unwritten(app: Sphinx, env: BuildEnvironment) -> list[str]:
    return [page for page in _read(_own_file(app)) if page in env.all_docs]


def _end(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and _read(_own_file(app)):
        _write(_own_file(app), ())


def setup_shared_reading(app: Sphinx) -> None:
    """Register what notes the pages, and what has them written."""
    app.connect("env-before-read-docs", _begin)
    app.connect("env-updated", _unwritten)
    app.connect("build-finished", _end)
