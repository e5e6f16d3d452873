"""The command line itself: what it prints, in which language, and its exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.selfcheck.analysis.cli import GOOD, CommandLine

BAD = Path(__file__).parent / "bad"
SCHEMA = ROOT / "ext/selfcheck/quiz.schema.json"
NAMES_ITS_SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
QUIZZES = [*sorted((ROOT / "quiz").glob("*.yml")), *sorted((ROOT / "ext/docs/quiz").glob("*.yml"))]
WRONG_IN_SHAPE = ("key-unknown", "type-unknown", "version-in-quotes", "options-too-many")


def _run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if k != "LANGUAGE" and not k.startswith("LC_")}
    return subprocess.run(
        [sys.executable, "-m", "selfcheck", *arguments],
        env={**kept, "PYTHONPATH": str(ROOT / "ext"), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_it_speaks_the_language_of_the_user() -> None:
    japanese = _run("check", BAD / "missing-source.yml", LANG="ja_JP.UTF-8")
    assert "missing-source.yml:5: 警告: 質問「evening」に根拠がありません。" in japanese.stdout
    assert "自己チェック" in _run("check", "--help", LANG="ja_JP.UTF-8").stdout
    english = _run("check", BAD / "missing-source.yml", LANG="de_DE.UTF-8")
    assert "missing-source.yml:5: warning: The question “evening” has no source." in english.stdout
    chosen = _run("check", BAD / "missing-source.yml", "--language", "en", LANG="ja_JP.UTF-8")
    assert "warning: The question" in chosen.stdout


def test_annotations_are_escaped(cli: CommandLine) -> None:
    folder = cli.folder / "a,b"
    folder.mkdir()
    path = folder / "good.yml"
    path.write_text(GOOD.replace("title: 確認", "title: '100%の適性: 行'"), "utf-8")
    words = cli.folder / "words.txt"
    words.write_text("100%の適性: 行\n", "utf-8")
    cli("record", path)
    run = cli("check", path, "--format", "annotations", "--banned-words", words)
    assert run.out == (
        "::error file=a%2Cb/good.yml,line=3,title=banned-word::“100%25の適性: 行” claims more than "
        "a quiz can tell. Say what was answered instead.\n"
    )
    assert run.status == 1


def test_nothing_to_annotate_prints_nothing(cli: CommandLine) -> None:
    path = cli.write(GOOD)
    cli("record", path)
    assert cli("check", path, "--format", "annotations").out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "nowhere"), "There is no file or folder “nowhere”.\n"),
        (("record", "nowhere.yml"), "There is no file or folder “nowhere.yml”.\n"),
        (("check", "."), "There is no quiz (*.yml) in the folder “.”.\n"),
    ],
)
def test_a_wrong_path_is_said_plainly(
    cli: CommandLine, arguments: tuple[str, ...], message: str
) -> None:
    run = cli(*arguments)
    assert (run.status, run.out, run.err) == (2, "", message)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"id: good\n\tversion: 1\n", 2),
        (b"id: good\nversion: \xff\n", 2),
        (b"- 1\n- 2\n", 1),
        (b"id: &a good\nversion: *a\n", 2),
    ],
)
def test_a_broken_file_gives_a_place_and_no_traceback(
    cli: CommandLine, content: bytes, line: int
) -> None:
    (cli.folder / "good.yml").write_bytes(content)
    run = cli("check", "good.yml", "--format", "json")
    assert run.status == 1
    found = json.loads(run.out)["findings"]
    assert {each["code"] for each in found} == {"invalid"}
    assert line in [each["line"] for each in found]
    assert cli("record", "good.yml").status == 1


def test_a_file_named_twice_is_read_once(cli: CommandLine) -> None:
    path = cli.write(GOOD)
    cli("record", path)
    assert cli("check", path, path).out == "Files: 1. Nothing was found.\n"


def test_the_report_tells_bands_with_shares_and_witnesses(cli: CommandLine) -> None:
    path = ROOT / "quiz" / "fit.yml"
    text = cli("check", path, "--report").out
    assert "band low, −8 to −3 points: 19.5% of random answers" in text
    assert "one step away from another band: 38.4% of random answers" in text
    behaviour = json.loads(cli("check", path, "--report", "--format", "json").out)["behaviour"]
    shares = {
        (band["from"], band["to"], band["share"])
        for dimension in behaviour[0]["dimensions"].values()
        for band in dimension["bands"].values()
    }
    assert shares == {(-8, -3, "122/625"), (-2, 2, "381/625"), (3, 8, "122/625")}


def test_the_shipped_schema_is_the_generated_one(cli: CommandLine) -> None:
    generated = cli("schema").out
    assert SCHEMA.read_text("utf-8") == generated
    schema = json.loads(generated)
    assert schema["$schema"].startswith("https://json-schema.org/")
    objects = [schema, *schema["$defs"].values()]
    assert all(each["additionalProperties"] is False for each in objects)
    assert schema["$defs"]["Option"]["properties"]["id"]["pattern"].startswith("^[a-z]")
    assert schema["$defs"]["Band"]["properties"]["from"]["description"].startswith("The lowest")


def _validated(*paths: Path) -> dict[str, list[dict[str, str]]]:
    """What a tool that knows nothing of quizzes tells of files, by the schema they name."""
    tool = [sys.executable, "-m", "check_jsonschema", "--output-format", "json"]
    command: list[str | Path] = [*tool, "--schemafile", SCHEMA, *paths]
    run = subprocess.run(command, capture_output=True, text=True)
    told: dict[str, list[dict[str, str]]] = json.loads(run.stdout)
    return told


@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
def test_the_first_line_of_each_quiz_names_the_schema(path: Path) -> None:
    first = NAMES_ITS_SCHEMA.match(path.read_text("utf-8"))
    assert first
    assert (path.parent / first[1]).resolve() == SCHEMA


def test_the_schema_accepts_each_quiz_and_refuses_a_wrong_one() -> None:
    assert _validated(*QUIZZES)["errors"] == []
    bad = [ROOT / f"tests/selfcheck/bad/{name}.yml" for name in WRONG_IN_SHAPE]
    refused = {Path(error["filename"]).stem for error in _validated(*bad)["errors"]}
    assert refused == set(WRONG_IN_SHAPE)
