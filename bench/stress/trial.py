"""A guide under trial: built again and again where it was, and compared with a clean build."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

from bench.stress.editing import Editor
from bench.stress.guide_copy import Done, Files, copy_guide, read_files, start_build, write_files
from bench.stress.outputs import Difference, differences, own_output


class Trial:
    """A copy of the guide, the state that its builds leave behind, and a clean state beside it."""

    def __init__(self, folder: Path, python: str, seed: int) -> None:
        self.random = Random(seed)
        self.guide, self.state, self._clean = (folder / name for name in ("guide", "state", "new"))
        self._python = python
        copy_guide(self.guide)
        self._files: Files = read_files(self.guide)
        self._editor = Editor(self._files, self.random)
        self.builds = 0
        self.crashes: list[str] = []
        self.clean_seconds = self.build().seconds

    def edit(self, count: int) -> list[str]:
        """Make edits and save them; their names."""
        before, names = self._files, []
        for _ in range(count):
            name, self._files = self._editor.edited(self._files)
            names.append(name)
        write_files(self.guide, before, self._files)
        return names

    def build(self) -> Done:
        """Build from the state that the last build left."""
        return self._noted(start_build(self.guide, self._python, self.state, self._jobs()).end())

    def killed_build(self, seconds: float) -> Done:
        """Build likewise, but kill the build after so many seconds."""
        started = start_build(self.guide, self._python, self.state, self._jobs())
        return self._noted(started.kill_after(seconds))

    def compared(self) -> Sequence[Difference]:
        """Build from the state and from nothing; what differs. Go on from what is right."""
        clean = start_build(self.guide, self._python, self._clean, self._jobs())
        self.build()
        self._noted(clean.end())
        outputs = [own_output(state / "html") for state in (self.state, self._clean)]
        found = list(differences(*outputs))
        if found:
            self.forget()
            self._clean.rename(self.state)
        else:
            shutil.rmtree(self._clean)
        return found

    def forget(self) -> None:
        """Leave nothing of the builds before."""
        shutil.rmtree(self.state, ignore_errors=True)

    def _jobs(self) -> int:
        return self.random.choice([1, 1, 2])

    def _noted(self, done: Done) -> Done:
        self.builds += 1
        if done.crashed:
            self.crashes.append(done.told[-2000:])
        return done
