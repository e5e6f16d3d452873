"""Make up YAML files, guided by the code that they reach, and read them as quizzes and lists.

Each file must be read, or told at its own lines, within a second.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.measure import ROOT
from bench.stress.mutating import YAML_CHANGES, mutated

_LONGEST = 10_000
"""Bytes of a file."""
_HANGS = 60
"""Seconds by the clock, after which a file is given up: a busy machine takes its time."""
_FIGURES = {
    "number_of_executed_units": "Files read",
    "average_exec_per_sec": "Files each second",
    "new_units_added": "Files that reached something new",
    "slowest_unit_time_sec": "Slowest file, whole seconds",
    "peak_rss_mb": "Peak of memory, MB",
}


def _read(folder: Path, content: bytes) -> None:
    """Read the content as a quiz; raise where that is not as it must be."""
    from selfcheck.quizzes.reading import read_quiz

    path = folder / "fit.yml"
    path.write_bytes(content)
    begun = time.process_time()
    quiz, problems = read_quiz(path)
    seconds = time.process_time() - begun
    lines = len(content.decode(errors="replace").splitlines()) + 1
    if (quiz is None) != bool(problems):
        raise AssertionError("neither read nor told")
    if seconds > 1:
        raise AssertionError(f"took {seconds:.1f} s")
    for problem in problems:
        if not 1 <= problem.line <= lines or problem.column < 0:
            raise AssertionError(f"told at no place of the file: {problem}")
        if not problem.message or "\n" in problem.message:
            raise AssertionError(f"no message of one line: {problem!r}")


def _fuzz(arguments: Sequence[str]) -> None:
    """Run the fuzzer in this process, which ends with it."""
    import atheris  # type: ignore[import-untyped]  # only the tools of make stress have it

    with atheris.instrument_imports(include=["selfcheck", "yaml"]):
        import selfcheck.quizzes.reading  # noqa: F401 -- to count what is reached in it

    def change(content: bytes, longest: int, seed: int) -> bytes:
        source = random.Random(seed)
        if source.random() < 0.8:
            return bytes(atheris.Mutate(content, longest))
        return mutated(source, content.decode(errors="replace"), YAML_CHANGES).content[:longest]

    with tempfile.TemporaryDirectory() as name:
        read = partial(_read, Path(name))
        read(b"")  # loads what the first file needs, which counts against no file
        atheris.Setup([sys.argv[0], *arguments], read, custom_mutator=change)
        atheris.Fuzz()


def _seeds(corpus: Path) -> int:
    folders = ("quiz", "ext/docs/quiz", "tests/selfcheck/bad")
    paths = [path for folder in folders for path in sorted((ROOT / folder).glob("*.yml"))]
    for number, path in enumerate(paths):
        (corpus / f"{number}.yml").write_bytes(path.read_bytes()[:_LONGEST])
    return len(paths)


def main(options: Sequence[str]) -> bool:
    """Print what was tried and found, as a table; whether something was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.stress fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another one makes other files")
    parser.add_argument("--seconds", type=int, default=180, help="how long to go on")
    parser.add_argument("--corpus", type=Path, help="a folder for what reached something new")
    chosen = parser.parse_args(options)
    with tempfile.TemporaryDirectory() as name:
        corpus = chosen.corpus or Path(name, "corpus")
        corpus.mkdir(parents=True, exist_ok=True)
        seeds = _seeds(corpus)
        done = subprocess.run(
            [
                *(sys.executable, "-m", "bench.stress.fuzz", str(corpus)),
                *(f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}"),
                *(f"-max_len={_LONGEST}", f"-timeout={_HANGS}", "-print_final_stats=1"),
                f"-artifact_prefix={name}/found-",
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        log = done.stdout.decode(errors="replace")
        found = [path.read_bytes() for path in sorted(Path(name).glob("found-*"))]
        size = len(list(corpus.iterdir()))
    print(f"\n## Files made up under guidance (seed {chosen.seed})\n")
    print("| What | Figure |\n| --- | ---: |")
    print(f"| Seconds | {chosen.seconds} |")
    print(f"| Files to begin with | {seeds} |")
    print(f"| Files kept | {size} |")
    for name, title in _FIGURES.items():
        match = re.search(rf"stat::{name}:\s*(\d+)", log)
        print(f"| {title} | {match[1] if match else '?'} |")
    covered = re.findall(r"cov: (\d+) ft: (\d+)", log)
    print(f"| Branches reached | {covered[-1][0] if covered else '?'} |")
    print(f"| Combinations reached | {covered[-1][1] if covered else '?'} |")
    print(f"| Failures | {len(found)} |")
    if done.returncode:
        print(f"\nFAILURE {log[-3000:]}")
    for content in found:
        print(f"\n{content!r}")
    return bool(done.returncode or found)


if __name__ == "__main__":
    _fuzz(sys.argv[1:])
