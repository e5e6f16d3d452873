"""Try the guide and the extension under random edits, kills, mutations and input: ``make stress``.

``python -m bench.stress PART …`` tries only some parts; ``python -m bench.stress PART --help``
lists what one part can be told.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import takewhile

# A part is imported only when it is asked for: each needs tools that another does without.
PARTS = {
    "edits": "bench.stress.edits",
    "kills": "bench.stress.kills",
    "mutations": "bench.stress.mutations",
    "fuzz": "bench.stress.fuzz",
}


def main(arguments: Sequence[str]) -> None:
    """Run the parts named first, or all; what follows the names is for the part to read."""
    parts = list(takewhile(lambda argument: not argument.startswith("-"), arguments))
    options = list(arguments[len(parts) :])
    if (options and len(parts) != 1) or set(parts) - PARTS.keys():
        names = ", ".join(PARTS)
        sys.exit(f"usage: python -m bench.stress [PART …] | PART [OPTION …]; parts: {names}")
    for part in parts or PARTS:
        import_module(PARTS[part]).main(options)


if __name__ == "__main__":
    main(sys.argv[1:])
