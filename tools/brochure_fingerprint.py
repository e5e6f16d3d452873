"""Fingerprint the brochure: ``brochure_fingerprint.py BROCHURE.txt [FINGERPRINT.bin]``.

The guide retells the brochure and copies none of its sentences. The brochure itself is not in this
repository, so what is kept are hashes of all its runs of 22 characters. The same brochure always
gives the same file.
"""

import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

RUN = 22
"""Characters in a row, white space not counted, from which on a text is copied."""

_BYTES = 6
"""Of each hash. Among 10,000 hashes, a strange run is taken for one once in 28 thousand million."""

_OUTPUT = Path(__file__).parent.parent / "tests/guide/brochure-fingerprint.bin"


def normalised(text: str) -> str:
    """The text as it is compared: without white space, and full-width or half-width alike."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def hashes(text: str) -> Iterator[bytes]:
    """The hash of each run of a normalised text, in the text's order."""
    for start in range(len(text) - RUN + 1):
        yield hashlib.sha256(text[start : start + RUN].encode()).digest()[:_BYTES]


def read_fingerprint(path: Path) -> frozenset[bytes]:
    """The hashes of a file that this program wrote."""
    content = path.read_bytes()
    return frozenset(content[i : i + _BYTES] for i in range(0, len(content), _BYTES))


def main(brochure: str, output: str = str(_OUTPUT)) -> None:
    """Write the fingerprint."""
    text = normalised(Path(brochure).read_text("utf-8"))
    # Sorted, so that the file tells nothing about the order of the runs.
    found = sorted(set(hashes(text)))
    Path(output).write_bytes(b"".join(found))
    print(f"{output} に、{len(text)}字の指紋を{len(found)}件書きました。")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("使い方：python tools/brochure_fingerprint.py 採用案内.txt")
    main(*sys.argv[1:])
