"""What is due for a second look is listed, and stops no build."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT, Build, run_sphinx
from tests.guide.pages import FAQ_ENTRIES, figures


def reviewed(guide: Build, month: str) -> str:
    return run(guide, month).stdout


def run(guide: Build, month: str) -> subprocess.CompletedProcess[str]:
    script, faq = str(ROOT / "tools/review.py"), str(guide.out / "faq.json")
    command = [sys.executable, script, faq, month]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_is_due_in_the_last_month_of_all(guide: Build) -> None:
    assert "0件" in reviewed(guide, "2027-01")


def test_what_is_due_is_listed_with_place_date_and_source(guide: Build) -> None:
    listed = reviewed(guide, "2027-02")
    assert (
        "- [ ] 必ず海外で働くのですか？（よくある質問 abroad、faq.html#abroad）　"
        "2024-01現在、期限 2027-01、出典：採用案内13ページ以降 Q4" in listed
    )
    assert (
        "- [ ] 拠点がある国の数：153（docs/figures.yml の countries）　"
        "2024-01現在、期限 2027-01、出典：採用案内2ページ" in listed
    )
    assert all(f"の {name}）" in listed for name in figures())
    assert all(f"よくある質問 {name}、" in listed for name in FAQ_ENTRIES)


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
