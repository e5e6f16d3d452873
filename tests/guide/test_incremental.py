"""The guide, edited and built where it was built before, is what a clean build makes of it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from bench.stress.guide_copy import Done, start_build
from bench.stress.trial import Trial


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A copy of the guide that was built. Its edits are always the same."""
    return Trial(tmp_path_factory.mktemp("trial"), sys.executable, seed=11)


def killed_build(trial: Trial, first: Path) -> Done:
    """A build that is killed when it has written one of the pages that it has to write."""
    first.unlink()
    started = start_build(trial.guide, sys.executable, trial.state, jobs=1)
    for _moment in range(2000):
        if first.exists():
            break
        time.sleep(0.01)
    return started.kill_after(0)


def test_after_edits_a_build_makes_what_a_clean_build_makes(trial: Trial) -> None:
    assert trial.edit(10) != []
    trial.build()
    trial.edit(10)
    assert trial.compared() == []
    assert trial.crashes == []


def test_after_a_kill_a_build_makes_what_a_clean_build_makes(trial: Trial) -> None:
    trial.edit(10)
    assert killed_build(trial, trial.state / "html/a-day.html").killed
    assert trial.compared() == []
    assert trial.crashes == []
