"""Read thousands of mutated YAML files and build thousands of mutated pages."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bench.measure import ROOT
from bench.stress.broken_pages import PagesTried, broken_pages, try_pages

PYTHON = str(ROOT / ".venv/guide/bin/python")
"""Pages are built with the guide's own tools."""
_HYPOTHESIS = str(ROOT / ".venv/test/bin/python")
"""The tests' tools have those of the guide, and what makes up the files."""
_TOGETHER = 100
"""Pages on one site: the contents beside each page name all of them."""


def _lists(seed: int, count: int) -> dict[str, Any]:
    command = [_HYPOTHESIS, "-m", "bench.stress.broken_lists", str(seed), str(count)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "ext"), str(ROOT)])}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    counted: dict[str, Any] = json.loads(done.stdout)
    return counted


def _pages(seed: int, count: int, builder: str) -> PagesTried:
    whole = PagesTried()
    names = list(pages := broken_pages(seed, count))
    for start in range(0, count, _TOGETHER):
        some = {name: pages[name] for name in names[start : start + _TOGETHER]}
        tried = try_pages(PYTHON, some, builder)
        whole.kinds += tried.kinds
        whole.english += tried.english
        whole.unplaced += tried.unplaced
        whole.failures += tried.failures
        whole.pages += tried.pages
        whole.builds += tried.builds
        whole.told += tried.told
        whole.slowest = max(whole.slowest, tried.slowest)
        print(f"{whole.pages} of {count} pages", file=sys.stderr)
    return whole


def print_counts(title: str, counts: Mapping[str, int]) -> None:
    """Print how often each kind was met, as a table."""
    print(f"\n| {title} | Count |\n| --- | ---: |")
    for kind, number in Counter(counts).most_common():
        print(f"| {kind.replace('|', '/')} | {number} |")


def main(options: Sequence[str]) -> bool:
    """Print what was tried and found, as tables; whether something stopped."""
    parser = argparse.ArgumentParser(prog="python -m bench.stress mutations", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another one makes other mutations")
    parser.add_argument("--lists", type=int, default=10_000, help="the number of YAML files")
    parser.add_argument("--pages", type=int, default=2000, help="the number of pages")
    parser.add_argument("--builder", default="html", help="what the pages are built as")
    chosen = parser.parse_args(options)
    begun = time.monotonic()
    lists = _lists(chosen.seed, chosen.lists)
    between = time.monotonic()
    pages = _pages(chosen.seed, chosen.pages, chosen.builder)
    print(f"\n## Mutated files (seed {chosen.seed})\n")
    print("| What | YAML files | Pages |\n| --- | ---: | ---: |")
    print(f"| Files | {lists['files']} | {pages.pages} |")
    print(f"| Refused | {lists['refused']} | 0 |")
    print(f"| Messages | {lists['told']} | {pages.told} |")
    print(f"| Messages in English | 0 | {pages.english.total()} |")
    print(f"| Messages without a line | 0 | {pages.unplaced.total()} |")
    print(f"| Failures | {len(lists['failures'])} | {len(pages.failures)} |")
    print(f"| Builds | | {pages.builds} |")
    print(f"| Slowest, seconds each | {lists['slowest']:.2f} | {pages.slowest:.2f} |")
    ended = time.monotonic()
    print(f"| Minutes | {(between - begun) / 60:.1f} | {(ended - between) / 60:.1f} |")
    print_counts("Mutations", Counter(lists["kinds"]) + pages.kinds)
    print_counts("Messages in English", pages.english)
    print_counts("Messages without a line", pages.unplaced)
    for failure in (*lists["failures"], *pages.failures):
        print(f"\nFAILURE {failure}")
    return bool(lists["failures"] or pages.failures)
