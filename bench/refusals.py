"""How long it takes to refuse a quiz file that was made to hang whoever reads it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from selfcheck.quizzes.reading import read_quiz


def _bombs() -> Iterator[tuple[str, bytes]]:
    """Made one by one, when they are needed: a child process inherits its parent's peak memory."""
    start = b"id: bomb\nversion: 1\ntitle: "
    yield "50 MB", start + b"- a\n" * 12_500_000
    yield "100,000 keys", b"".join(b"k%d: 1\n" % number for number in range(100_000))
    yield "29,000 unknown keys", b"".join(b"k%d: 1\n" % number for number in range(29_000))
    yield "1 MB of one text", start + b"x" * 999_000
    yield "100,000 open brackets", start + b"[" * 100_000
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    for level in range(1, 12):
        nine = b", ".join([b"*a%d" % (level - 1)] * 9)
        lines.append(b"a%d: &a%d [%s]\n" % (level, level, nine))
    yield "aliases of aliases", b"".join(lines)


def print_refusals() -> None:
    """Print the processor time of each, and that it was refused."""
    print("\nRefusing hostile quiz files: seconds of processor time")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bomb.yml")
        for name, content in _bombs():
            path.write_bytes(content)
            start = time.process_time()
            quiz, problems = read_quiz(path)
            seconds = time.process_time() - start
            told = problems[0].message if quiz is None and problems else "NOT REFUSED"
            print(f"{name:24}{seconds:>7.3f}  {told}")
