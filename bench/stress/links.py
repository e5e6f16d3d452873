"""Build the guide, and open thousands of mutated links to results on its pages in a browser."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.measure import ROOT
from bench.stress.edits import PYTHON
from bench.stress.guide_copy import copy_guide, start_build
from bench.stress.mutations import print_counts

_BROWSER = str(ROOT / ".venv/test/bin/python")
"""Only the tests' tools drive a browser."""


def main(options: Sequence[str]) -> bool:
    """Print what was tried and found, as tables; whether something ran or went untold."""
    parser = argparse.ArgumentParser(prog="python -m bench.stress links", description=__doc__)
    parser.add_argument("--seed", type=int, default=4, help="another one makes other links")
    parser.add_argument("--links", type=int, default=6000, help="the number of links")
    chosen = parser.parse_args(options)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        guide, state = Path(name, "guide"), Path(name, "state")
        copy_guide(guide)
        start_build(guide, PYTHON, state, jobs=2).end()
        done = subprocess.run(
            [
                *(_BROWSER, "-m", "bench.stress.broken_links"),
                *(str(state / "html"), str(chosen.seed), str(chosen.links)),
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            check=True,
        )
    tried = json.loads(done.stdout)
    print(f"\n## Links (seed {chosen.seed})\n")
    print("| What | Figure |\n| --- | ---: |")
    print(f"| Links opened | {tried['links']} |")
    print(f"| Links of which a quiz told the reader | {tried['told']} |")
    print(f"| Failures | {len(tried['failures'])} |")
    print(f"| Minutes | {(time.monotonic() - begun) / 60:.1f} |")
    print_counts("Mutations", Counter(tried["kinds"]))
    for failure in tried["failures"]:
        print(f"\nFAILURE {failure}")
    return bool(tried["failures"])
