"""What the commands of the command line do."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from selfcheck.analysis.behaviour import Behaviour, behaviour_of
from selfcheck.analysis.findings import examine
from selfcheck.analysis.lock import lock_of, read_lock, recorded, write_lock
from selfcheck.analysis.meaning import digest_of
from selfcheck.analysis.output import FORMATS
from selfcheck.analysis.remark import Finding, Severity
from selfcheck.analysis.schema import schema_text
from selfcheck.analysis.wording import BANNED_WORDS
from selfcheck.messages import _
from selfcheck.problems import Problem
from selfcheck.quizzes.reading import read_quiz


class UsageError(Exception):
    """The command can't be carried out as it was given. The message says why."""


Outcome = tuple[str, int]
"""What to print, and the exit status."""


def check(options: Namespace) -> Outcome:
    """Analyse the quizzes; fail on errors, and on warnings too where asked for."""
    banned = _words(options.banned_words) if options.banned_words else BANNED_WORDS
    files = _quiz_files(options.paths)
    found: list[Finding] = []
    behaviours: list[Behaviour] = []
    for path in files:
        quiz, findings = examine(path, banned, options.ignore)
        found += findings
        if quiz is not None and options.report:
            behaviours.append(behaviour_of(quiz))
    found = sorted(set(found))
    fatal = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    failed = any(finding.severity in fatal for finding in found)
    return FORMATS[options.format](found, len(files), behaviours), int(failed)


def record(options: Namespace) -> Outcome:
    """Write the meaning of the quizzes into the lock files beside them."""
    lines: list[str] = []
    failed = False
    for path in _quiz_files(options.paths):
        done, told = _record_one(path, options.force)
        failed |= not done
        lines += told
    return "\n".join(lines), int(failed)


def schema(options: Namespace) -> Outcome:
    """The JSON Schema of a kind of file."""
    return schema_text(options.file).rstrip("\n"), 0


def _record_one(path: Path, force: bool) -> tuple[bool, list[str]]:
    lock, broken = read_lock(lock_of(path))
    quiz, problems = read_quiz(path)
    if quiz is None or broken:
        return False, [str(problem) for problem in (*problems, *broken)]
    known = lock.get(quiz.id)
    changed = known is not None and digest_of(quiz) != known.digest
    if (
        known is not None
        and not force
        and (quiz.version < known.version or (changed and quiz.version == known.version))
    ):
        message = _(
            "Version %d is recorded with another meaning. Write “version: %d”, or add “--force” "
            "if nobody has answered this version yet."
        )
        line = Problem.of(path, quiz.id, message % (known.version, known.version + 1))
        return False, [str(line)]
    write_lock(lock_of(path), recorded(quiz, lock))
    return True, [_("Recorded: %s, version %d.") % (quiz.id, quiz.version)]


def _quiz_files(paths: Iterable[Path]) -> list[Path]:
    return list(dict.fromkeys(file for path in paths for file in _files_at(path)))


def _files_at(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise UsageError(_("There is no file or folder “%s”.") % path)
    files = sorted(path.glob("*.yml"))
    if not files:
        raise UsageError(_("There is no quiz (*.yml) in the folder “%s”.") % path)
    yield from files


def _words(path: Path) -> tuple[str, ...]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = _("The list of words “%s” can't be read: %s")
        raise UsageError(message % (path, error)) from error
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
