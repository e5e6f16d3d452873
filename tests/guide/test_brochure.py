"""The guide retells the brochure in its own words: no run of 22 characters is the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Build
from tests.guide.pages import article, load, nothing_wrong, quizzes, written
from tools.brochure_fingerprint import RUN, hashes, normalised, read_fingerprint

NAMES = tuple(normalised(name) for name in load("tests/guide/proper-names.yml"))
FINGERPRINT = ROOT / "tests/guide/brochure-fingerprint.bin"


def copied(text: str, fingerprint: frozenset[bytes], names: tuple[str, ...] = NAMES) -> list[str]:
    """The longest stretches of a text that the brochure has too, apart from proper names."""
    text = normalised(text)
    allowed = {i for name in names for i in inside(text, name)}
    stretches: list[tuple[int, int]] = []
    for start, value in enumerate(hashes(text)):
        if value not in fingerprint or start in allowed:
            continue
        if stretches and start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], start + RUN)
        else:
            stretches.append((start, start + RUN))
    return [text[start:end] for start, end in stretches]


def inside(text: str, name: str) -> list[int]:
    """Where the runs start that lie wholly inside a name."""
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    return [i for start in starts for i in range(start, start + len(name) - RUN + 1)]


def test_no_page_copies_the_brochure(guide: Build) -> None:
    fingerprint = read_fingerprint(FINGERPRINT)
    nothing_wrong({n: copied(everything_written(guide, n), fingerprint) for n in written(guide)})


def everything_written(guide: Build, name: str) -> str:
    """The text of a page with what only some readers get: texts of pictures, of the head."""
    page = guide.page(name)
    described = [str(meta.get("content", "")) for meta in page.select("meta[content]")]
    content = article(page)
    named = [str(tag.get(a, "")) for tag in content.select("*") for a in ("alt", "aria-label")]
    return "\n".join([content.get_text(), *described, *named])


@pytest.mark.parametrize("path", [ROOT / "README.md", *quizzes()], ids=lambda path: path.name)
def test_no_text_for_people_copies_the_brochure(path: Path) -> None:
    assert copied(path.read_text("utf-8"), read_fingerprint(FINGERPRINT)) == []


BROCHURE = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当が　つかぬ。ＡＢＣ"


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("前書き。名前はまだ無い。どこで生れたかとんと見当、後書き。", (), []),
        (
            "前書き。名前はまだ無い。どこで生れたかとんと見当が、後書き。",
            (),
            ["。名前はまだ無い。どこで生れたかとんと見当が"],
        ),
        (
            "名前はまだ無い。\nどこで生れたか とんと見当がつかぬ。ABCと",
            (),
            ["名前はまだ無い。どこで生れたかとんと見当がつかぬ。ABC"],
        ),
        (
            "名前はまだ無い。どこで生れたかとんと見当がつかぬ",
            ("名前はまだ無い。どこで生れたかとんと見当がつかぬ",),
            [],
        ),
        (
            "名前はまだ無い。どこで生れたかとんと見当がつかぬ",
            ("名前はまだ無い。どこで生れたかとんと見当がつか",),
            ["はまだ無い。どこで生れたかとんと見当がつかぬ"],
        ),
    ],
    ids=["21", "22", "white-space-and-width", "name", "more-than-a-name"],
)
def test_a_copy_is_found_from_22_characters_on(
    tmp_path: Path, text: str, names: tuple[str, ...], found: list[str]
) -> None:
    (tmp_path / "brochure.txt").write_text(BROCHURE, "utf-8")
    output = tmp_path / "fingerprint.bin"
    tool = ROOT / "tools/brochure_fingerprint.py"
    command: list[str | Path] = [sys.executable, tool, tmp_path / "brochure.txt", output]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert copied(text, read_fingerprint(output), names) == found
