"""Fixtures of the analysis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sphinx.locale import translators

from selfcheck.messages import CATALOG
from tests.selfcheck.analysis.cli import CommandLine


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return CommandLine(tmp_path, capsys)


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Keep the language of each test to itself: Sphinx adds to it, and takes nothing away."""
    key = ("general", CATALOG)
    before = translators.pop(key, None)
    yield
    translators.pop(key, None)
    if before is not None:
        translators[key] = before
