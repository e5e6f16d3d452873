"""Kill builds of the guide at random moments, build again, and compare with a clean build."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import ROOT
from bench.stress.edits import PYTHON
from bench.stress.guide_copy import Build
from bench.stress.outputs import Difference, differences, own_output
from bench.stress.trial import Trial

_LATER = 1.3
"""So much longer than a build takes may pass before it is killed: the last moments count too."""


@dataclass(slots=True)
class Tally:
    """What was tried, and what was found."""

    kills: int = 0
    compared: int = 0
    unequal: int = 0
    crashes: list[str] = field(default_factory=list)

    def note(self, found: Sequence[Difference], since: str) -> None:
        """Count a comparison, and print what it found."""
        self.compared += 1
        if found:
            self.unequal += 1
            print(f"\nAfter {since}:")
            for each in found:
                print(f"- {each.name}\n{each.lines}\n", flush=True)


def kill_builds(trial: Trial, kills: int) -> Tally:
    """Kill builds with ``sphinx-build``, of a new folder or of one that was built before."""
    tally, lately = Tally(), trial.clean_seconds
    while tally.kills < kills:
        since = []
        if trial.random.random() < 0.25:
            trial.forget()
            since.append("(nothing was built)")
        for _ in range(trial.random.choice([1, 1, 2, 3])):
            since += trial.edit(trial.random.randint(0, 3))
            whole = trial.clean_seconds if trial.random.random() < 0.5 else lately
            done = trial.killed_build(trial.random.uniform(0, whole * _LATER))
            tally.kills += done.killed
            lately = lately if done.killed else done.seconds
            since.append(f"(killed after {done.seconds:.2f} s)" if done.killed else "(build)")
        if trial.random.random() < 0.5:
            since += trial.edit(1)
        tally.note(trial.compared(), ", ".join(since))
        print(f"{tally.kills} of {kills} kills", file=sys.stderr)
    tally.crashes = trial.crashes
    return tally


def kill_make(trial: Trial, kills: int) -> Tally:
    """Kill ``make html``, and make again what it leaves."""
    link_tools(trial.guide)
    html = trial.guide / "build/html"
    tally = Tally()
    whole = Build(trial.guide, ["make", "html"]).end()
    clean = own_output(html, sheet_version=True)
    while tally.kills < kills:
        seconds = trial.random.uniform(0, whole.seconds * _LATER)
        tally.kills += Build(trial.guide, ["make", "html"]).kill_after(seconds).killed
        done = Build(trial.guide, ["make", "html"]).end()
        tally.crashes += [done.told] if done.crashed else []
        found = list(differences(own_output(html, sheet_version=True), clean))
        tally.note(found, f"make html was killed after {seconds:.2f} s")
    return tally


def link_tools(guide: Path) -> None:
    """Let ``make html`` of the copy use the environment that is here."""
    tools = guide / ".venv"
    tools.mkdir()
    (tools / "guide").symlink_to(ROOT / ".venv/guide")


def tried(seed: int, kills: int) -> Iterator[tuple[str, Tally]]:
    """Both kinds of builds: nine of ten kills are those of ``sphinx-build``."""
    with tempfile.TemporaryDirectory() as name:
        yield (
            "sphinx-build, in the same folder",
            kill_builds(Trial(Path(name), PYTHON, seed), kills - kills // 10),
        )
    with tempfile.TemporaryDirectory() as name:
        yield "make html", kill_make(Trial(Path(name), PYTHON, seed), kills // 10)


def main(options: Sequence[str]) -> bool:
    """Print what was tried and found, as a table; whether something was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.stress kills", description=__doc__)
    parser.add_argument("--seed", type=int, default=3, help="another one kills at other moments")
    parser.add_argument("--kills", type=int, default=40, help="the number of kills")
    chosen = parser.parse_args(options)
    begun = time.monotonic()
    found = list(tried(chosen.seed, chosen.kills))
    print(f"\n## Kills (seed {chosen.seed}, {(time.monotonic() - begun) / 60:.1f} minutes)\n")
    print("| Build | Kills | Comparisons | Differences | Crashes |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, tally in found:
        figures = (tally.kills, tally.compared, tally.unequal, len(tally.crashes))
        print(f"| {name} | {' | '.join(map(str, figures))} |")
    for crash in (crash for _name, tally in found for crash in tally.crashes):
        print(f"\n{crash}")
    return any(tally.unequal or tally.crashes for _name, tally in found)
