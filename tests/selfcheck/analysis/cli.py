"""The command line as a test calls it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from selfcheck.analysis.commandline import main

GOOD = """\
id: good
version: 1
title: 確認
questions:
  - id: evening
    type: single
    prompt: 休みの夜、何をしますか。
    options:
      - {id: read, text: 本を読む}
      - {id: rest, text: 休む}
    passage: "[根拠](#x)"
"""
"""A quiz without a finding, once it is recorded."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command left."""

    status: int
    out: str
    err: str


class CommandLine:
    """Runs commands in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def write(self, text: str, name: str = "good") -> Path:
        """Write a quiz, and return its path."""
        path = self.folder / f"{name}.yml"
        path.write_text(text, "utf-8")
        return path

    def __call__(self, *arguments: str | Path, language: str = "en") -> Run:
        """Run one command."""
        try:
            status = main(["--language", language, *map(str, arguments)])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        captured = self._capsys.readouterr()
        return Run(status, captured.out, captured.err)
