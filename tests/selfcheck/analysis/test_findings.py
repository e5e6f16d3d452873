"""Each finding, from a quiz that earns it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.selfcheck.analysis.cli import GOOD, CommandLine

BAD = sorted((Path(__file__).parent / "bad").glob("*.yml"))
QUIZZES = sorted((ROOT / "quiz").glob("*.yml"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_quiz_earns_the_findings_written_at_its_end(cli: CommandLine, path: Path) -> None:
    expected = re.findall(r"^# -> (.+)$", path.read_text("utf-8"), re.MULTILINE)
    run = cli("check", path, "--format", "json", "--ignore", "unrecorded")
    found = [
        f"{each['line']} {each['severity']} {each['code']}: {each['message']}"
        for each in json.loads(run.out)["findings"]
    ]
    assert expected
    assert found == expected
    assert run.status == any(" error " in each for each in expected)


@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
def test_the_guides_own_quizzes_have_no_finding(cli: CommandLine, path: Path) -> None:
    run = cli("check", "--strict", path)
    assert (run.status, run.out) == (0, "Files: 1. Nothing was found.\n")


@pytest.mark.parametrize(
    ("prompt", "code"),
    [
        ("危ない場所で働くこと", None),
        ("少ない人数で働くこと", None),
        ("決めなければならないことが多い仕事", None),
        ("ないしは", None),
        ("人と話さないこと", "negated-prompt"),
        ("人と話しません", "negated-prompt"),
        ("休まずに働くこと", "negated-prompt"),
        ("必ずに近い確かさで働くこと", None),
        ("not working alone", "negated-prompt"),
        ("a notable job", None),
        ("I don't travel", "negated-prompt"),
        ("学び、かつ教えること", "double-barrelled"),
        ("学んだり教えたりすること", "double-barrelled"),
        ("あたりを見わたすこと", None),
        ("かつての職場に戻ること", None),
        ("learning as well as teaching", "double-barrelled"),
        ("research and development", None),
    ],
)
def test_prompts_of_scales_are_read_with_care(
    cli: CommandLine, prompt: str, code: str | None
) -> None:
    quiz = GOOD.replace("single", "scale\n    scale: wish").replace(
        "休みの夜、何をしますか。", prompt
    )
    quiz = re.sub(r"    options:\n(?: {6}.*\n)+", "", quiz)
    quiz += "scales: {wish: [{id: no, text: いや, value: 0}, {id: yes, text: はい, value: 1}]}\n"
    run = cli("check", cli.write(quiz), "--format", "json", "--ignore", "unrecorded")
    found = [each["code"] for each in json.loads(run.out)["findings"]]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    "passage",
    [
        "[文](a.md)",
        "[文][ref]",
        "<https://example.org/>",
        "{faq}`abroad`",
        "{std:ref}`文 <abroad>`",
        ":ref:`abroad`",
        "`文 <a.html>`_",
    ],
)
def test_any_kind_of_link_is_a_source(cli: CommandLine, passage: str) -> None:
    quiz = GOOD.replace('"[根拠](#x)"', f"'前 {passage} 後'")
    assert cli("check", cli.write(quiz), "--strict", "--ignore", "unrecorded").status == 0


@pytest.mark.parametrize("passage", ["![絵](a.png)", "[かっこ]だけ", "`code`"])
def test_what_only_looks_like_a_link_is_none(cli: CommandLine, passage: str) -> None:
    quiz = GOOD.replace('"[根拠](#x)"', f"'前 {passage} 後'")
    assert "[missing-link]" in cli("check", cli.write(quiz)).out


def test_banned_words_are_replaced_by_a_list_of_ones_own(cli: CommandLine) -> None:
    quiz = cli.write(GOOD.replace("title: 確認", "title: 適性の確認"))
    words = cli.folder / "words.txt"
    words.write_text("# 使わない言葉\n本を読む\n\n", "utf-8")
    run = cli("check", quiz, "--banned-words", words)
    assert "good.yml:9: error: “本を読む” claims" in run.out
    assert "適性" not in run.out
    missing = cli("check", quiz, "--banned-words", "nowhere.txt")
    assert missing.status == 2
    assert missing.err.startswith("The list of words “nowhere.txt” can't be read")
