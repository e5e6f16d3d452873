"""Speed and size beside the same text as plain lists, and beside peers: ``make bench``.

The primary figure is processor time (user and system): what else the machine does moves it least.
``python -m bench PART …`` prints only some of the tables.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Sequence
from statistics import median

from bench.analysis import print_analysis
from bench.measure import REPEATS, ROOT, measure
from bench.projects import FAQ, PEERS, PLAIN, QUIZ, SECTIONS, Kind
from bench.refusals import print_refusals

COUNTS = (0, 100, 1000)


def table(title: str, kinds: Sequence[Kind]) -> None:
    """Print the ratios to the first kind, for each count of questions."""
    runs = {count: measure(kinds, count) for count in COUNTS}
    base = kinds[0].name
    least, most = runs[COUNTS[0]], runs[COUNTS[-1]]
    print(f"\n{title}:")
    print(f"processor time of a build beside {base}: median (minimum) of {REPEATS}")
    head = "".join(f"{f'{count} questions':>17}" for count in COUNTS)
    print(f"{'':22}{head}{'HTML bytes each':>17}{'peak MB':>9}")
    for kind in kinds:
        if kind.name == base:
            times = [f"{median(run[base].seconds):.2f} s" for run in runs.values()]
        else:
            times = [run[kind.name].ratios(run[base]) for run in runs.values()]
        size = (most[kind.name].html - least[kind.name].html) / (COUNTS[-1] - COUNTS[0])
        cells = "".join(f"{each:>17}" for each in times)
        print(f"{kind.name:22}{cells}{size:>17.0f}{most[kind.name].megabytes:>9.0f}")


def print_questions() -> None:
    """Print what a quiz costs beside plain lists and peers."""
    table("Questions with four options", [PLAIN, QUIZ, *PEERS])


def print_faq() -> None:
    """Print what the FAQ costs beside plain sections."""
    table("FAQ entries with five links (each linked back, unlike sections)", [SECTIONS, FAQ])


def print_growth() -> None:
    """Print what one question more costs at 1000 and at 10,000."""
    print("\nGrowth: processor time for each 1000 questions, one build each")
    for base, kind in ((PLAIN, QUIZ), (SECTIONS, FAQ)):
        small, large = (measure([base, kind], count, 1) for count in (1000, 10_000))
        for name in (base.name, kind.name):
            few, many = small[name].seconds[0], large[name].seconds[0] / 10
            print(
                f"{name:22}{few:>7.2f} s of 1000{many:>9.2f} s of 10,000 (x{many / few:.2f})"
                f"{large[name].megabytes:>9.0f} MB at 10,000"
            )


def print_sizes() -> None:
    """Print what the browser loads, and only on pages that need it."""
    print("\nScripts and styles as shipped: bytes, gzip")
    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 9))
        for path in sorted((ROOT / "ext/selfcheck/static").glob("*.[cj]s*"))
    }
    for name, size in sizes.items():
        print(f"{name:22}{size:>7}")
    print(f"{'all scripts':22}{sum(n for name, n in sizes.items() if name.endswith('.js')):>7}")


PARTS = {
    "questions": print_questions,
    "faq": print_faq,
    "growth": print_growth,
    "sizes": print_sizes,
    "analysis": print_analysis,
    "refusals": print_refusals,
}


def main() -> None:
    """Print all tables, or the ones asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="*", help=", ".join(PARTS), metavar="PART")
    chosen = parser.parse_args().part or list(PARTS)
    if unknown := set(chosen) - PARTS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for part in chosen:
        PARTS[part]()


if __name__ == "__main__":
    main()
