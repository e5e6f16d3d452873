"""The lock file: which meaning each version of the quizzes in a folder had."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selfcheck.analysis.meaning import digest_of
from selfcheck.analysis.remark import Remark, Severity
from selfcheck.messages import _
from selfcheck.problems import Problem
from selfcheck.quizzes.model import Quiz
from selfcheck.text import Text

LOCK_NAME = "meaning.lock"
"""The lock file's name, beside the quizzes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of one quiz."""

    version: int
    digest: str


Lock = dict[str, Entry]


def lock_of(path: Path) -> Path:
    """The lock file for the quiz file ``path``."""
    return path.parent / LOCK_NAME


def read_lock(path: Path) -> tuple[Lock, tuple[Problem, ...]]:
    """The entries of a lock file. There are none where there is no file."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return {name: Entry(**entry) for name, entry in data.items()}, ()
    except FileNotFoundError:
        return {}, ()
    except (ValueError, TypeError, AttributeError, OSError) as error:
        message = _(
            "This is not a lock file that “record” wrote (an unfinished merge?). Restore it from "
            "the version history, then run “python -m selfcheck record %s”."
        )
        line = getattr(error, "lineno", 1)
        return {}, (Problem(path, line, message % path.parent.name),)


def write_lock(path: Path, lock: Lock) -> None:
    """Write the entries, a line each, so that merging two changes is easy."""
    lines = ",\n".join(
        f"  {json.dumps(name)}: " + json.dumps({"version": entry.version, "digest": entry.digest})
        for name, entry in sorted(lock.items())
    )
    path.write_text(f"{{\n{lines}\n}}\n", "utf-8")


def check_lock(quiz: Quiz, path: Path) -> Iterator[Remark]:
    """Whether the version was raised when the meaning changed."""
    version = version_of(path, quiz)
    command = f"python -m selfcheck record {path.parent.name}"
    lock, problems = read_lock(lock_of(path))
    known = lock.get(quiz.id)
    if problems or not lock_of(path).exists():
        return  # mistakes in the lock file are told at its line; without one, nothing is promised
    if known is None:
        message = _("The meaning of this quiz is not recorded. Run “%s”.")
        yield Remark("unrecorded", version, message % command)
    elif quiz.version < known.version:
        message = _("Version %d is recorded already. Write a version from %d on.")
        text = message % (known.version, known.version)
        yield Remark("version-lowered", version, text, Severity.ERROR)
    elif quiz.version > known.version:
        message = _("The version was raised from %d to %d. Run “%s” to record it.")
        yield Remark("unrecorded", version, message % (known.version, quiz.version, command))
    elif digest_of(quiz) != known.digest:
        message = _(
            "The meaning of answers changed, but the version is still %d. Write “version: %d”, "
            "then run “%s”, so that saved and shared answers are not misread."
        )
        text = message % (quiz.version, quiz.version + 1, command)
        yield Remark("version-not-raised", version, text, Severity.ERROR)


def recorded(quiz: Quiz, lock: Lock) -> Lock:
    """The lock with the quiz as it is."""
    return {**lock, str(quiz.id): Entry(quiz.version, digest_of(quiz))}


def version_of(path: Path, quiz: Quiz) -> Text:
    """The key of the quiz's version; a number, unlike a text, doesn't remember its line."""
    lines = path.read_text("utf-8-sig").splitlines()
    keys = ((i, re.match(r"[\"']?version[\"']?(?=\s*:)", line)) for i, line in enumerate(lines, 1))
    found = (Text.at(key[0], number, 1) for number, key in keys if key)
    return next(found, quiz.id)
