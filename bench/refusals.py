"""How long it takes to refuse a quiz file that was made to hang whoever reads it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from selfcheck.quizzes.reading import read_quiz

_START = b"id: bomb\nversion: 1\ntitle: "
_BOMBS = {
    "50 MB": _START + b"- a\n" * 12_500_000,
    "100,000 open brackets": _START + b"[" * 100_000,
    "aliases of aliases": b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + b"".join(
        b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)
    ),
}


def print_refusals() -> None:
    """Print the processor time of each, and that it was refused."""
    print("\nRefusing hostile quiz files: seconds of processor time")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bomb.yml")
        for name, content in _BOMBS.items():
            path.write_bytes(content)
            start = time.process_time()
            quiz, problems = read_quiz(path)
            seconds = time.process_time() - start
            told = problems[0].message if quiz is None and problems else "NOT REFUSED"
            print(f"{name:24}{seconds:>7.3f}  {told}")
