"""``make proof``: what is wrong in a Japanese text is told at its place, and what is right is not.

Each file in ``bad/`` is wrong in the way that its name says; the ``.txt`` file beside it holds all
that must be told of it, as ``line:column: kind: what it is, and what to do``. The files in
``good/`` hold what the rules must leave alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.proof.wording import WORDINGS

HERE = Path(__file__).parent
BAD = sorted(path for path in (HERE / "bad").iterdir() if path.suffix != ".txt")
FIGURES = "posts: {value: '230', label: 拠点の数, page: 2, as_of: 2024-01, review_by: 2027-01}\n"
TERMS = (HERE / "terms.yml").read_text("utf-8")
NOTHING = "直すところはありません。"


def proof(folder: Path) -> tuple[int, list[str]]:
    """Proofread the guide in a folder; the exit status and the lines of what was told."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.proof"],
        cwd=folder,
        env={"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "ext")])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def guide(folder: Path, texts: list[Path], terms: str = TERMS) -> Path:
    """A guide of some texts: pages in ``docs``, YAML files in ``quiz``."""
    (folder / "docs").mkdir()
    (folder / "quiz").mkdir()
    for path in texts:
        shutil.copy(path, folder / ("docs" if path.suffix == ".md" else "quiz"))
    (folder / "docs/figures.yml").write_text(FIGURES, "utf-8")
    (folder / "docs/terms.yml").write_text(terms, "utf-8")
    return folder


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[str]]:
    """What is told of all faulty texts, read at once."""
    return proof(
        guide(tmp_path_factory.mktemp("bad"), BAD, TERMS.partition("allowed:")[0] + "allowed: {}\n")
    )


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_every_mistake_is_told_at_its_place(told: tuple[int, list[str]], path: Path) -> None:
    status, lines = told
    assert status == 1
    of_file = re.compile(rf"(?:docs|quiz)/{re.escape(path.name)}:(.*)")
    found = [match[1] for line in lines if (match := of_file.fullmatch(line))]
    assert found == path.with_suffix(".txt").read_text("utf-8").splitlines()


def test_the_number_of_mistakes_comes_last(told: tuple[int, list[str]]) -> None:
    _status, lines = told
    count = sum(bool(re.match(r"(?:docs|quiz)/\S+:\d+:\d+: ", line)) for line in lines)
    assert lines[-1] == f"直すところ：{count}件"


def test_every_rule_that_has_words_of_its_own_has_a_faulty_text() -> None:
    expected = "\n".join(path.read_text("utf-8") for path in (HERE / "bad").glob("*.txt"))
    kinds = {wording.kind for wording in WORDINGS.values()}
    assert {kind for kind in kinds if f": {kind}: " not in expected} == set()


def test_what_is_right_is_left_alone_and_measured(tmp_path: Path) -> None:
    status, lines = proof(guide(tmp_path, sorted((HERE / "good").iterdir())))
    assert (status, lines[0], lines[-1]) == (0, "", NOTHING)
    rows = [line for line in lines if line.startswith("| docs/")]
    assert rows == ["| docs/good.md | 16 | 14字 | 38字 | 35% | 59 |"]


def test_the_guide_itself_has_nothing_to_mend() -> None:
    status, lines = proof(ROOT)
    assert (status, lines[-1]) == (0, NOTHING), "\n".join(lines)
    measured = {line.split(" ")[1] for line in lines if line.startswith("| ")}
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    for_contributors = {"README.md", "CONTRIBUTING.md", "SECURITY.md"}
    assert pages | for_contributors | {".github/ISSUE_TEMPLATE/1-error.yml"} <= measured


@pytest.mark.parametrize(
    ("terms", "messages"),
    [
        (
            "terms:\n  公電: [電報]\n  電報: [公電報]\n  電信: [打電, 公電報]\n"
            "allowed:\n  長い名前の試験: 理由\n",
            [
                "2:8: 「電報」は、左にも右にもあります。どちらかの行から消してください。",
                "4:12: 「公電報」は、「電報」の右にもあります。片方を消してください。",
                "6:3: 「長い名前の試験」は、もうどこにもありません。この行を消してください。",
            ],
        ),
        (
            "terms:\n  公電: 電報\nterm: {}\n",
            [
                "1:1: 「allowed」がありません。ここに「allowed: …」の行を足してください。",
                "2:3: 「公電」は並びです。各行を「- 」で始めてください。",
                "3:1: 「term」という項目はありません。「terms」のまちがいではありませんか。",
            ],
        ),
    ],
    ids=["words", "shape"],
)
def test_a_mistake_in_the_terms_is_told_at_its_place(
    tmp_path: Path, terms: str, messages: list[str]
) -> None:
    status, lines = proof(guide(tmp_path, [], terms))
    assert status == 1
    told_of = [line.replace(": 用語の表: ", ": ") for line in lines[: len(messages)]]
    assert told_of == [f"docs/terms.yml:{message}" for message in messages]
    assert lines[-1] == f"直すところ：{len(messages)}件"


def test_the_lock_names_no_address_from_which_it_was_made() -> None:
    lock = (ROOT / "tools/proof/package-lock.json").read_text("utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
