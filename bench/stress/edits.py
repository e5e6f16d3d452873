"""Edit the guide at random, build it where it was built before, compare it with a clean build."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.measure import ROOT
from bench.stress.trial import Trial

PYTHON = str(ROOT / ".venv/guide/bin/python")
"""Builds run with the guide's own tools."""


def run(trial: Trial, steps: int) -> tuple[Counter[str], int, int]:
    """Make so many edits; the kinds made, the comparisons, and those that found a difference."""
    made: Counter[str] = Counter()
    compared = unequal = 0
    since: list[str] = []
    while made.total() < steps:
        names = trial.edit(trial.random.randint(1, 5))
        made.update(names)
        since += names
        if trial.random.random() < 0.5 and made.total() < steps:
            trial.build()
            since.append("(build)")
            continue
        compared += 1
        if found := trial.compared():
            unequal += 1
            print(f"\nAfter {', '.join(since)}:")
            for each in found:
                print(f"- {each.name}\n{each.lines}\n", flush=True)
        since = []
        print(f"{made.total()} of {steps} edits", file=sys.stderr)
    return made, compared, unequal


def main(options: Sequence[str]) -> bool:
    """Print what was tried and found, as a table; whether something was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.stress edits", description=__doc__)
    parser.add_argument("--seed", type=int, default=2, help="another one makes other edits")
    parser.add_argument("--steps", type=int, default=200, help="the number of edits")
    chosen = parser.parse_args(options)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(Path(name), PYTHON, chosen.seed)
        made, compared, unequal = run(trial, chosen.steps)
    print(f"\n## Edits (seed {chosen.seed})\n")
    print("| What | Figure |\n| --- | ---: |")
    print(f"| Edits of {len(made)} kinds | {made.total()} |")
    print(f"| Builds | {trial.builds} |")
    print(f"| Comparisons with a clean build | {compared} |")
    print(f"| Comparisons that found a difference | {unequal} |")
    print(f"| Builds that crashed | {len(trial.crashes)} |")
    print(f"| Minutes | {(time.monotonic() - begun) / 60:.1f} |")
    for crash in trial.crashes:
        print(f"\n{crash}")
    return bool(unequal or trial.crashes)
