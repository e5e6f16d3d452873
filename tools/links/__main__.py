"""Follow the links of the guide in the current folder: ``python -m tools.links [--timeout S]``.

The exit status is 1 where a link is broken, and 2 where none is but some couldn't be reached.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from tools.links.inside import dead_links
from tools.links.outside import asked
from tools.links.verdict import Kind

SITE = Path("build/html")


def main(arguments: list[str]) -> int:
    """Print what was found out about the links, and what it comes to."""
    parser = ArgumentParser(prog="python -m tools.links")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds to wait for a site")
    timeout: float = parser.parse_args(arguments).timeout
    verdicts = sorted([*dead_links(SITE), *asked(timeout)], key=lambda v: (v.path, v.line))
    for verdict in verdicts:
        print(verdict)
    counts = Counter(verdict.kind for verdict in verdicts)
    broken, unknown = counts[Kind.BROKEN], counts[Kind.UNKNOWN]
    if broken:
        print(f"切れているリンク：{broken}件")
    if moved := counts[Kind.MOVED]:
        print(f"住所が変わったリンク：{moved}件（今はまだ届きます）")
    if unknown:
        print(
            f"届かず、確かめられなかったリンク：{unknown}件"
            "（インターネットにつながる所で、もう一度 make linkcheck を動かしてください）"
        )
    if not broken and not unknown:
        print("切れているリンクはありません。")
    return 1 if broken else 2 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
