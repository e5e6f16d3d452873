"""Try the guide and the extension under random edits, kills, mutations and links: ``make stress``.

``python -m bench.stress PART …`` tries only some parts; ``python -m bench.stress PART --help``
lists what one part can be told.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from itertools import takewhile

# A part is imported only when it is asked for: each needs tools that another does without.
PARTS = {
    "edits": "bench.stress.edits",
    "kills": "bench.stress.kills",
    "mutations": "bench.stress.mutations",
    "fuzz": "bench.stress.fuzz",
    "links": "bench.stress.links",
}
_AT_ONCE = 2
"""So many parts are tried at the same time: each leaves the processor idle now and then."""


def main(arguments: Sequence[str]) -> int:
    """Run the parts named first, or all; what follows the names is for the part to read.

    Returns the exit status: 0 if nothing was found.
    """
    parts = list(takewhile(lambda argument: not argument.startswith("-"), arguments))
    options = list(arguments[len(parts) :])
    if (options and len(parts) != 1) or set(parts) - PARTS.keys():
        names = ", ".join(PARTS)
        sys.exit(f"usage: python -m bench.stress [PART …] | PART [OPTION …]; parts: {names}")
    if len(parts) == 1:
        return int(import_module(PARTS[parts[0]]).main(options))
    with ThreadPoolExecutor(_AT_ONCE) as runner:
        return max(runner.map(_run, parts or PARTS))


def _run(part: str) -> int:
    """Try one part in a process of its own, and print what it prints when it has ended."""
    command = [sys.executable, "-m", "bench.stress", part]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, flush=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
