"""A copy of the guide that can be edited, built, and killed while it is built."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.measure import ROOT

Files = Mapping[str, str]
"""The texts of the guide that people edit, by their paths below its folder."""

_EDITED = ("docs/**/*.md", "docs/*.yml", "docs/pictures/*.svg", "quiz/*")
_COPIED = ("docs", "quiz", "ext", "tools", "requirements")
_CRASH = ("Traceback", "sphinx-err-", "Extension error", "Exception occurred")


def copy_guide(folder: Path) -> None:
    """Copy what a build of the guide and ``make html`` need."""
    unwritten = shutil.ignore_patterns("__pycache__")
    for name in _COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=unwritten)
    for name in ("conf.py", "Makefile"):
        shutil.copyfile(ROOT / name, folder / name)


def read_files(folder: Path) -> dict[str, str]:
    """The texts of a copy."""
    paths = sorted({path for pattern in _EDITED for path in folder.glob(pattern)})
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def write_files(folder: Path, before: Files, after: Files) -> None:
    """Bring a copy from one state to another, as an editor would: only what differs is saved."""
    for name in before.keys() - after.keys():
        (folder / name).unlink()
    pages = {Path(name).name for name in before.keys() ^ after.keys()}
    for name, text in after.items():
        # Whether a page's name in a link is one, MyST decides when it reads the link, and nothing
        # tells Sphinx to read it again: that is theirs, so who names such a page saves it anew.
        if text != before.get(name) or any(page in text for page in pages):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


@dataclass(frozen=True, slots=True)
class Done:
    """A build that has ended."""

    seconds: float
    killed: bool
    told: str
    """What it printed as errors."""
    status: int

    @property
    def crashed(self) -> bool:
        """Whether it ended by a mistake of a program, not by an end or a kill."""
        return not self.killed and (self.status != 0 or any(each in self.told for each in _CRASH))


class Build:
    """A build that runs in processes of its own."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        self._begun = time.monotonic()
        self._errors = folder / f"errors-{time.monotonic_ns()}.txt"
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, "LANGUAGE": "en"},
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,  # so that a kill reaches the processes that it has begun
            )

    def end(self) -> Done:
        """Wait for its end."""
        return self._done(killed=False)

    def kill_after(self, seconds: float) -> Done:
        """Wait so long, then kill whatever of it still runs."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            return self._done(killed=True)
        return self._done(killed=False)

    def _done(self, *, killed: bool) -> Done:
        status = self._process.wait()
        told = self._errors.read_text("utf-8", errors="replace")
        self._errors.unlink()
        return Done(time.monotonic() - self._begun, killed, told, status)


def start_build(guide: Path, python: str, state: Path, jobs: int) -> Build:
    """Start a build, from what an earlier one has left in the folder ``state``."""
    options = ["-q", "-n", "--keep-going", "-j", str(jobs), "-c", ".", "-d", str(state / "trees")]
    return Build(guide, [python, "-m", "sphinx", *options, "docs", str(state / "html")])
