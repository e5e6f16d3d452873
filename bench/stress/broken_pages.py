"""Build sites of mutated pages, with the guide's own extensions, figures and quizzes."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import ROOT
from bench.stress.mutating import PAGE_CHANGES, Mutated, mutated

_CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "ext")!r})
project = "題"
language = "ja"
nitpicky = True
extensions = ["myst_parser", "notfound.extension", "sphinx_design", "selfcheck", "guide"]
exclude_patterns = ["out"]
guide_figures_file = "figures.yml"
guide_synonyms_file = "synonyms.yml"
selfcheck_quiz_folder = {str(ROOT / "quiz")!r}
myst_enable_extensions = [
    "attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist", "substitution",
]
html_theme = "guide"
html_static_path = ["_static"]
"""
_LABEL = re.compile(r"(?m)^ *\(([a-z0-9-]+)\)=|^ *:id: ([a-z0-9-]+)")
_MESSAGE = re.compile(
    r"(?P<file>[^:\s]+)(?P<place>(?::\d+){0,2}): (?:WARNING|ERROR|CRITICAL): (?P<text>.*)"
)
_OWN = re.compile(r"(.*/)?(m\d+|index)\.md|(.*/)?quiz/\w+\.yml")
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
_PARTS = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`|\[[\w.]+\]$|/\S+|\d+|(?<=: ).*")
"""What differs between messages of one kind."""


@dataclass(slots=True)
class PagesTried:
    """What came of it."""

    kinds: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    builds: int = 0
    told: int = 0
    english: Counter[str] = field(default_factory=Counter)
    """Messages that are not in Japanese, by their kind."""
    unplaced: Counter[str] = field(default_factory=Counter)
    """Messages that name no line of one of the pages."""
    failures: list[str] = field(default_factory=list)
    slowest: float = 0
    """Seconds that the slowest build took, for each page."""


def sources() -> list[Path]:
    """The real pages, and those that show one mistake each."""
    return sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "tests/guide/bad").glob("*.md")])


def made_unique(text: str, suffix: str) -> str:
    """The page with other names of its own, as it stands on one site with others made of it."""
    for found in _LABEL.findall(text):
        name = found[0] or found[1]
        own = rf"(?<=\(){name}(?=\)=)|(?<=:id: ){name}\b|(?<=\(#){name}(?=\))|(?<=`){name}(?=`)"
        text = re.sub(own, f"{name}-{suffix}", text)
    return text


def broken_pages(seed: int, count: int) -> dict[str, Mutated]:
    """So many mutated pages, by name."""
    source, paths = random.Random(seed), sources()
    return {
        f"m{number}": mutated(
            source, made_unique(source.choice(paths).read_text("utf-8"), f"m{number}"), PAGE_CHANGES
        )
        for number in range(count)
    }


def try_pages(
    python: str, pages: dict[str, Mutated], builder: str = "html", limit: float = 900
) -> PagesTried:
    """Build a site of the pages; where that fails, find the pages at which it does."""
    tried = PagesTried()
    for page in pages.values():
        tried.kinds.update(page.kinds)
    tried.pages = len(pages)
    _try(tried, python, pages, builder, limit)
    return tried


def _try(
    tried: PagesTried, python: str, pages: dict[str, Mutated], builder: str, limit: float
) -> None:
    begun = time.monotonic()
    status, warnings = _build(python, pages, builder, limit)
    tried.builds += 1
    if status == 0 and "Traceback" not in warnings:
        tried.slowest = max(tried.slowest, (time.monotonic() - begun) / len(pages))
        _count(tried, warnings)
    elif len(pages) == 1:
        (page,) = pages.values()
        tried.failures.append(f"{page.kinds}: {warnings[-2000:]}\n{page.content[:2000]!r}")
    else:
        names = list(pages)
        for half in (names[: len(names) // 2], names[len(names) // 2 :]):
            _try(tried, python, {name: pages[name] for name in half}, builder, limit)


def _build(python: str, pages: dict[str, Mutated], builder: str, limit: float) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conf.py").write_text(_CONF, "utf-8")
        (folder / "synonyms.yml").write_text("words: {}\n", "utf-8")
        shutil.copy(ROOT / "docs/figures.yml", folder)
        shutil.copytree(ROOT / "docs/_static", folder / "_static")
        shutil.copytree(ROOT / "docs/pictures", folder / "pictures")
        for text in (folder / "pictures").glob("*.md"):
            text.unlink()
        listed = "\n".join(pages)
        index = f"(start)=\n# 題\n\n```{{toctree}}\n{listed}\n```\n"
        (folder / "index.md").write_text(index, "utf-8")
        for name, page in pages.items():
            (folder / f"{name}.md").write_bytes(page.content)
        command = [
            python,
            "-m",
            "sphinx",
            "-q",
            "-b",
            builder,
            "--no-color",
            "-d",
            "trees",
            ".",
            "out",
        ]
        try:
            done = subprocess.run(
                command, cwd=folder, capture_output=True, timeout=limit, check=False
            )
        except subprocess.TimeoutExpired:
            return 1, f"took more than {limit} s"
        return done.returncode, done.stderr.decode(errors="replace")


def _count(tried: PagesTried, warnings: str) -> None:
    for line in filter(None, warnings.split("\n")):
        match = _MESSAGE.fullmatch(line)
        text = match["text"] if match else line
        kind = _PARTS.sub("…", text)[:120]
        tried.told += 1
        if not match or not match["place"] or not _OWN.fullmatch(match["file"]):
            tried.unplaced[kind] += 1
        if not _JAPANESE.search(text):
            tried.english[kind] += 1
