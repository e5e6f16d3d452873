"""A change of meaning without a new version is noticed."""

from __future__ import annotations

import json

import pytest

from tests.selfcheck.analysis.cli import GOOD, CommandLine


def test_without_a_lock_file_nothing_need_be_recorded(cli: CommandLine) -> None:
    assert cli("check", cli.write(GOOD), "--strict").out == "Files: 1. Nothing was found.\n"


def test_a_quiz_beside_recorded_ones_is_told_until_it_is_recorded(cli: CommandLine) -> None:
    cli.write(GOOD)
    assert cli("record", cli.folder).out == "Recorded: good, version 1.\n"
    path = cli.write(GOOD.replace("id: good", "id: also-good"), "also-good")
    before = cli("check", path)
    assert "also-good.yml:2: warning: The meaning of this quiz is not recorded." in before.out
    assert before.status == 0
    assert cli("check", path, "--strict").status == 1
    cli("record", path)
    assert cli("check", path, "--strict").out == "Files: 1. Nothing was found.\n"


def test_the_lock_file_has_one_sorted_line_a_quiz(cli: CommandLine) -> None:
    cli.write(GOOD)
    cli.write(GOOD.replace("id: good", "id: also-good"), "also-good")
    cli("record", cli.folder)
    lines = (cli.folder / "meaning.lock").read_text("utf-8").splitlines()
    assert [line.split(":")[0].strip() for line in lines] == ["{", '"also-good"', '"good"', "}"]
    cli("record", cli.folder / "good.yml")
    assert (cli.folder / "meaning.lock").read_text("utf-8").splitlines() == lines


CHANGES = {
    "option": ("text: 休む", "text: 眠る"),
    "option-id": ("id: rest", "id: sleep"),
    "prompt": ("休みの夜", "休みの朝"),
    "type": ("type: single", "type: multiple"),
    "correct": ("text: 本を読む}", "text: 本を読む, correct: true, feedback: はい}"),
    "wish": ("text: 本を読む}", "text: 本を読む, wish: 1}"),
    "number": ("本を読む", "本を1.5冊読む"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_new_meaning_needs_a_new_version(cli: CommandLine, change: tuple[str, str]) -> None:
    path = cli.write(GOOD)
    cli("record", path)
    edited = GOOD.replace(*change)
    cli.write(edited)
    run = cli("check", path)
    assert run.status == 1
    assert (
        "good.yml:2: error: The meaning of answers changed, but the version is still 1. "
        "Write “version: 2”, then run “python -m selfcheck record" in run.out
    )
    refused = cli("record", path)
    assert refused.status == 1
    assert "Version 1 is recorded with another meaning." in refused.out
    cli.write(edited.replace("version: 1", "version: 2"))
    assert "The version was raised from 1 to 2." in cli("check", path).out
    assert cli("record", path).status == 0
    assert "version" not in cli("check", path).out
    cli.write(edited)
    assert "Version 2 is recorded already. Write a version from 2 on." in cli("check", path).out


def test_a_number_that_changes_its_point_changes_its_meaning(cli: CommandLine) -> None:
    path = cli.write(GOOD.replace("本を読む", "本を1.5冊読む"))
    cli("record", path)
    cli.write(GOOD.replace("本を読む", "本を15冊読む"))
    assert "[version-not-raised]" in cli("check", path).out


@pytest.mark.parametrize(
    "change",
    [
        ("休みの夜、何をしますか。", "休みの夜 何をしますか？"),
        ("本を読む", "「本を、読む」"),
        ("根拠", "出典"),
        ("title: 確認", "title: たしかめる"),
        (
            "- {id: read, text: 本を読む}\n      - {id: rest, text: 休む}",
            "- {id: rest, text: 休む}\n      - {id: read, text: 本を読む}",
        ),
    ],
)
def test_mending_the_wording_needs_none(cli: CommandLine, change: tuple[str, str]) -> None:
    path = cli.write(GOOD)
    cli("record", path)
    edited = GOOD.replace(*change)
    assert edited != GOOD
    cli.write(edited)
    assert cli("check", path, "--strict").status == 0


def test_a_version_nobody_has_answered_can_be_recorded_again(cli: CommandLine) -> None:
    path = cli.write(GOOD)
    cli("record", path)
    cli.write(GOOD.replace("休む", "眠る"))
    assert cli("record", path, "--force").status == 0
    assert cli("check", path, "--strict").status == 0


@pytest.mark.parametrize("content", ["<<<<<<< HEAD\n{}\n", "[]", '{"good": 1}', '{"good": {}}'])
def test_a_broken_lock_file_is_told_at_its_own_place(cli: CommandLine, content: str) -> None:
    path = cli.write(GOOD)
    lock = cli.folder / "meaning.lock"
    lock.write_text(content, "utf-8")
    run = cli("check", path, "--format", "json")
    assert run.status == 1
    assert [
        (each["file"], each["line"], each["code"]) for each in json.loads(run.out)["findings"]
    ] == [("meaning.lock", 1, "broken-lock")]
    refused = cli("record", path)
    assert refused.status == 1
    assert "meaning.lock:1: This is not a lock file" in refused.out
    assert lock.read_text("utf-8") == content
