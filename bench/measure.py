"""Measure builds of projects of several kinds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.projects import Kind, write_project
from bench.shown import check_shown

ROOT = Path(__file__).parent.parent
REPEATS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """Several builds of one project."""

    seconds: tuple[float, ...]
    """Of processor time, in the order of the builds."""
    megabytes: float
    """The peak of memory: the least of all builds."""
    html: int
    """Bytes of all pages that hold questions."""

    def ratios(self, base: Measured) -> str:
        """Beside another project: the median of all turns, then the least of both."""
        turns = zip(self.seconds, base.seconds, strict=True)
        middle = median(own / other for own, other in turns)
        return f"x{middle:.2f} (x{min(self.seconds) / min(base.seconds):.2f})"


def measure(kinds: Sequence[Kind], count: int, repeats: int = REPEATS) -> dict[str, Measured]:
    """Build the kinds in turn, so that what else the machine does falls on all of them."""
    with tempfile.TemporaryDirectory() as name:
        folders = {kind.name: Path(name, kind.name.replace(" ", "-")) for kind in kinds}
        for kind in kinds:
            write_project(folders[kind.name], kind, count)
        builds = [[_build(folder) for folder in folders.values()] for _ in range(repeats)]
        for kind in kinds:
            check_shown(folders[kind.name] / "out", kind, count)
        return {
            kind: Measured(
                tuple(seconds for seconds, _megabytes in own),
                min(megabytes for _seconds, megabytes in own),
                sum(page.stat().st_size for page in Path(folder, "out").glob("page*.html")),
            )
            for (kind, folder), own in zip(folders.items(), zip(*builds, strict=True), strict=True)
        }


def _build(folder: Path) -> tuple[float, float]:
    """Build once in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "ext"), str(ROOT)])}
    command = [sys.executable, "-m", "bench.build", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()[-2:]
    return float(seconds), float(megabytes)
