"""What is due for a second look is listed, and stops no build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Build, run_sphinx
from tests.guide.pages import FAQ_ENTRIES, figures

REVIEW = ROOT / "tools/review.py"


def reviewed(guide: Build, month: str) -> str:
    return run(guide, month).stdout


def run(guide: Build, month: str, script: Path = REVIEW) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), str(guide.out / "faq.json"), month]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "ext")}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def line_of(path: str, start: str) -> int:
    """The number of the one line that begins so."""
    lines = (ROOT / path).read_text("utf-8").splitlines()
    (number,) = (i for i, line in enumerate(lines, 1) if line.startswith(start))
    return number


def test_nothing_is_due_in_the_last_month_of_all(guide: Build) -> None:
    assert "0件" in reviewed(guide, "2027-01")


def test_what_is_due_is_listed_with_place_date_source_and_owner(guide: Build) -> None:
    listed = reviewed(guide, "2027-02")
    assert (
        f"- [ ] 必ず海外で働くのですか？（docs/faq.md:{line_of('docs/faq.md', ':id: abroad')}"
        " の abroad）　2024-01現在、期限 2027-01、出典：採用案内13ページ以降 Q4、"
        "担当：外務省大臣官房情報通信課\n  - 出る所：よくある質問（faq.html#abroad）\n" in listed
    )
    assert (
        "- [ ] 拠点がある国の数：153（docs/figures.yml:"
        f"{line_of('docs/figures.yml', 'countries:')} の countries）　2024-01現在、"
        "期限 2027-01、出典：採用案内2ページ、担当：外務省大臣官房情報通信課\n" in listed
    )
    assert all(f" の {name}）" in listed for name in [*figures(), *FAQ_ENTRIES])


def test_each_figure_is_listed_with_the_pages_that_show_it(guide: Build) -> None:
    listed = reviewed(guide, "2027-02")
    shown = listed.partition(" の years_since_founding）")[2].splitlines()[1]
    written = line_of("docs/mission.md", "外務省ができてから{{ years_since_founding }}年")
    pictured = line_of("docs/pictures/history.md", "4. [今]{.picture-year}")
    assert shown == (
        f"  - 出る所：使命：外交を支える通信（docs/mission.md:{written}）、"
        f"使命：外交を支える通信（docs/pictures/history.md:{pictured}）"
    )
    shown = listed.partition(" の lead_year）")[2].splitlines()[1]
    assert re.search(r"仕事の場面を思い浮かべて考える（quiz/situations\.yml:\d+", shown)
    assert not re.search(r"出る所：$", listed, re.MULTILINE)


@pytest.fixture
def owned(tmp_path: Path) -> Callable[[str], Path]:
    """The guide once more, with another list of owners; gives its script."""

    def write(owners: str) -> Path:
        for name in ("ext", "quiz"):
            (tmp_path / name).symlink_to(ROOT / name)
        ignored = shutil.ignore_patterns("_static")
        shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=ignored)
        (tmp_path / "docs/owners.yml").write_text(owners, "utf-8")
        (tmp_path / "tools").mkdir()
        return Path(shutil.copy(REVIEW, tmp_path / "tools"))

    return write


def test_single_figures_and_answers_can_have_other_owners(
    guide: Build, owned: Callable[[str], Path]
) -> None:
    script = owned("default: 甲課\nfigures: {telephone: 乙課}\nanswers: {abroad: 丙課}\n")
    listed = run(guide, "2027-02", script).stdout
    owners = dict(re.findall(r" の (\S+)）　.*担当：(.*)", listed))
    assert (owners["telephone"], owners["abroad"], owners["posts"]) == ("乙課", "丙課", "甲課")


@pytest.mark.parametrize(
    ("owners", "message"),
    [
        ("figures: {}\n", "owners.yml:1:1: 「default」がありません。ここに「default: …」の行を"),
        (
            "default: 課\nfigures: {pots: 課}\n",
            "owners.yml:2:11: 「pots」という数値は figures.yml にありません。「posts」のまちがい",
        ),
        (
            "default: 課\nanswers: {abrod: 課}\n",
            "owners.yml:2:11: 「abrod」という id の質問はありません。「abroad」のまちがい",
        ),
    ],
    ids=["default", "figure", "answer"],
)
def test_a_mistake_in_the_list_of_owners_is_told(
    guide: Build, owned: Callable[[str], Path], owners: str, message: str
) -> None:
    done = run(guide, "2027-02", owned(owners))
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_month_that_is_none_is_told(guide: Build) -> None:
    done = run(guide, "2月")
    assert done.stderr == "月に「2月」とは書けません。2027-02 のように書いてください。\n"
    assert done.returncode == 1


def test_the_guide_still_builds_when_all_is_due(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("later")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")  # May 2033
    settings = ("-nW", "-b", "dummy", "-c", ROOT, "-d", folder / "doctrees")
    assert run_sphinx(*settings, ROOT / "docs", folder / "out") == (0, "")
