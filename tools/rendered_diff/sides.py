"""Both sides of a comparison: the guide as it was committed, and as it is in the folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from docutils.utils import column_width

from tools.rendered_diff.links import Link, link_of

_RENDERING = Path(__file__).with_name("rendering.py")
_RULE = re.compile(r"([*=\-~\"+`^])\1*")
_BORDER = re.compile(r"[+|][-=+|]+")
_HEADINGS = '*=-~"+`'
"""The signs under a heading, from that of the page's title down."""
_SENTENCE = re.compile(r"(?<=。)(?![」）』\]])\s*")
_BLANKS = re.compile(r"\s+")


class ComparisonError(Exception):
    """The two can't be compared. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as far as it is compared."""

    lines: tuple[str, ...] = ()
    """A sentence, a heading or a row each."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A guide that was rendered."""

    root: Path
    pages: dict[str, Page]
    """The pages by their names."""


def commit_of(root: Path, base: str) -> str:
    """The commit that a name stands for."""
    if not base:
        raise ComparisonError("比べる元を、BASE=main のように書いてください。")
    wanted = f"{base}^{{commit}}"
    command = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", wanted]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ComparisonError(
            f"「{base}」というコミットはありません。"
            "main のような枝の名前か、コミットの番号を BASE に書いてください。"
        )
    return done.stdout.strip()


def both_sides(root: Path, commit: str, folder: Path) -> tuple[Side, Side]:
    """The guide of the commit and that of ``root``, both rendered below ``folder``."""
    old = folder / "base"
    old.mkdir()
    archive = subprocess.Popen(["git", "archive", commit], cwd=root, stdout=subprocess.PIPE)
    subprocess.run(["tar", "-x", "-C", old], stdin=archive.stdout, check=True)
    if archive.wait():
        raise ComparisonError(f"{commit[:7]} のファイルを取り出せませんでした。")
    outs = {old: folder / "before", root: folder / "after"}
    # At the same time: each is busy for seconds.
    running = {guide: _rendering(guide, out) for guide, out in outs.items()}
    errors = {guide: process.communicate()[1] for guide, process in running.items()}
    if running[old].returncode:
        raise ComparisonError(
            f"比べる元（{commit[:7]}）のガイドを作れませんでした。"
            f"今の道具では作れない版かもしれません：{_last_line(errors[old], old)}"
        )
    if running[root].returncode:
        raise ComparisonError(
            "今のガイドを作れませんでした。make html で、まちがいの場所を見てください："
            f"{_last_line(errors[root], root)}"
        )
    before, after = (Side(guide, _pages(out / "text")) for guide, out in outs.items())
    return before, after


def _rendering(guide: Path, out: Path) -> subprocess.Popen[str]:
    # Without the path by which this program found the modules of the present guide.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.Popen(
        [sys.executable, _RENDERING, out],
        cwd=guide,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _last_line(text: str, guide: Path) -> str:
    """What Python says at the end of a traceback, without the folder."""
    line = (text.strip().splitlines() or ["理由は分かりません。"])[-1]
    return line.replace(f"{guide}/", "")


def _pages(folder: Path) -> dict[str, Page]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): _page(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.txt"))
    }


def _page(written: str) -> Page:
    text, _, links = written.partition("\f")
    return Page(lines_of(text), tuple(link_of(line) for line in links.split("\n") if line))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines to compare: sentences, headings (after ``#``) and rows, without ornaments."""
    found: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        if found and _RULE.fullmatch(bare) and len(bare) == column_width(found[-1].strip()):
            level = _HEADINGS.find(bare[0]) + 1
            found[-1] = f"{'#' * (level or 6)} {found[-1].strip()}"
        elif not bare or _BORDER.fullmatch(bare) or (len(bare) > 1 and _RULE.fullmatch(bare)):
            continue
        elif bare.startswith("| "):
            found.append(_BLANKS.sub(" ", bare))
        else:
            indent = line[: len(line) - len(line.lstrip())]
            found += [indent + sentence for sentence in _SENTENCE.split(bare) if sentence]
    return tuple(found)
