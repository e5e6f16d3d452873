"""Speed and size beside the same text as plain lists, and beside peers: ``make bench``."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.projects import FAQ, PEERS, PLAIN, QUIZ, SECTIONS, Kind, write_project

ROOT = Path(__file__).parent.parent
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """The best of several builds of one project."""

    seconds: float
    megabytes: float
    html: int
    """Bytes of all pages that hold questions."""


def build(folder: Path) -> tuple[float, float]:
    """Build once in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "ext"), str(ROOT)])}
    command = [sys.executable, "-m", "bench.build", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()[-2:]
    return float(seconds), float(megabytes)


def measure(kinds: list[Kind], count: int, repeats: int = REPEATS) -> dict[str, Measured]:
    """Build the kinds in turn, so that what else the machine does falls on all of them."""
    with tempfile.TemporaryDirectory() as name:
        folders = {kind.name: Path(name, kind.name.replace(" ", "-")) for kind in kinds}
        for kind in kinds:
            write_project(folders[kind.name], kind, count)
        builds = [{kind: build(folder) for kind, folder in folders.items()} for _ in range(repeats)]
        return {
            kind: Measured(
                min(each[kind][0] for each in builds),
                min(each[kind][1] for each in builds),
                sum(page.stat().st_size for page in Path(folder, "out").glob("page*.html")),
            )
            for kind, folder in folders.items()
        }


def table(title: str, kinds: list[Kind], counts: tuple[int, ...]) -> None:
    """Print the ratios to the first kind, for each count of questions."""
    runs = {count: measure(kinds, count) for count in counts}
    base = kinds[0].name
    print(f"\n{title}\n{'':24}" + "".join(f"{count:>9}" for count in counts), end="")
    print("   HTML bytes each   peak MB")
    for kind in kinds:
        ratios = "".join(
            f"{'x%.2f' % (runs[c][kind.name].seconds / runs[c][base].seconds):>9}" for c in counts
        )
        most, least = max(counts), min(counts)
        size = (runs[most][kind.name].html - runs[least][kind.name].html) / (most - least)
        print(f"{kind.name:24}{ratios}{size:>18.0f}{runs[most][kind.name].megabytes:>10.0f}")


def growth(kind: Kind, base: Kind) -> None:
    """Print what one question more costs at 1000 and at 10,000."""
    small, large = (measure([base, kind], count, 1) for count in (1000, 10_000))
    for name in (base.name, kind.name):
        each = (small[name].seconds, large[name].seconds / 10)
        print(
            f"{name:24}{each[0]:>9.2f} s for 1000, {each[1]:.2f} s for each 1000 of 10,000 "
            f"(x{each[1] / each[0]:.2f}), peak {large[name].megabytes:.0f} MB"
        )


def script_size() -> None:
    """Print what the browser loads for a quiz."""
    for name in ("quiz.js", "quiz.css"):
        content = (ROOT / "ext/selfcheck/static" / name).read_bytes()
        print(f"{name:24}{len(gzip.compress(content, 9)):>9} bytes gzip")


def analysis_time() -> None:
    """Print how long the exact distributions of a large quiz take."""
    from bench.large_quiz import large_quiz
    from selfcheck.analysis.counting import distribution
    from selfcheck.analysis.terms import terms_of

    quiz = large_quiz(questions=100, options=10, dimensions=12)
    start = time.perf_counter()
    for terms in terms_of(quiz).values():
        distribution(terms)
    seconds = time.perf_counter() - start
    print(f"{'exact distributions':24}{seconds:>9.3f} s for 100 questions x 10 options x 12")


def main() -> None:
    """Print all tables."""
    sys.path.insert(0, str(ROOT / "ext"))
    table("Questions (time as a ratio to plain lists)", [PLAIN, QUIZ, *PEERS], (0, 100, 1000))
    table("FAQ entries with 5 references", [SECTIONS, FAQ], (0, 100, 1000))
    print("\nGrowth")
    growth(QUIZ, PLAIN)
    growth(FAQ, SECTIONS)
    print("\nOther")
    script_size()
    analysis_time()


if __name__ == "__main__":
    main()
