"""The changes of a proposal become one comment on it, written by what runs none of its code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github/workflows"
COMMIT = "a" * 40
LIST = "**読み手に見える変化：ページ 1**\n"

GH = f"""#!{sys.executable}
import json, os, sys
from pathlib import Path
folder = Path(os.environ["ANSWERS"])
endpoint = next(each for each in sys.argv[2:] if each.startswith("repos/"))
with (folder / "calls").open("a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
if "/pulls?" in endpoint:
    print((folder / "pulls").read_text(), end="")
elif "--method" not in sys.argv:
    print((folder / "comments").read_text(), end="")
"""
"""Stands for GitHub's own command: it answers as it was told, and writes down what is asked."""


def content(name: str) -> dict[str, Any]:
    # As plain text, since YAML takes the key "on" for a truth value.
    loaded: dict[str, Any] = yaml.load((FOLDER / name).read_text("utf-8"), yaml.BaseLoader)
    return loaded


MAKING = content("changes.yml")
WRITING = content("changes-comment.yml")
RECEIVE, WRITE = WRITING["jobs"]["comment"]["steps"]


@dataclass(frozen=True)
class Hosting:
    """What the script asks GitHub's command for."""

    folder: Path

    def run(self, pulls: str, comments: str) -> list[list[str]]:
        """Run the step's script where GitHub answers so; the calls that it makes."""
        for name, text in {"gh": GH, "pulls": pulls, "comments": comments}.items():
            (self.folder / name).write_text(text, "utf-8")
        (self.folder / "gh").chmod(0o755)
        (self.folder / "changes").mkdir()
        (self.folder / "changes/changes.md").write_text(LIST, "utf-8")
        environment = {
            **os.environ,
            "PATH": f"{self.folder}:{os.environ['PATH']}",
            "ANSWERS": str(self.folder),
            "RUNNER_TEMP": str(self.folder),
            "GH_REPO": "owner/guide",
            "HEAD_SHA": COMMIT,
            "MARK": WRITE["env"]["MARK"],
        }
        subprocess.run(["bash", "-e", "-c", WRITE["run"]], env=environment, check=True)
        lines = (self.folder / "calls").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @property
    def written(self) -> str:
        """The text of the comment."""
        return (self.folder / "body.md").read_text("utf-8")


@pytest.fixture
def hosting(tmp_path: Path) -> Hosting:
    return Hosting(tmp_path)


def test_a_first_list_becomes_a_comment(hosting: Hosting) -> None:
    *_looking, writing = hosting.run("7\n", "")
    assert writing[2:5] == ["--method", "POST", "repos/owner/guide/issues/7/comments"]
    assert writing[5:] == ["--field", f"body=@{hosting.folder}/body.md"]
    assert hosting.written.startswith(f"{WRITE['env']['MARK']}\n{LIST}")


def test_the_next_list_takes_its_place(hosting: Hosting) -> None:
    *_looking, writing = hosting.run("7\n", "41\n42\n")
    assert writing[2:5] == ["--method", "PATCH", "repos/owner/guide/issues/comments/41"]


def test_a_list_of_a_commit_that_was_overtaken_is_dropped(hosting: Hosting) -> None:
    (looking,) = hosting.run("", "41\n")
    assert "repos/owner/guide/pulls?state=open&per_page=100" in looking
    assert f'.head.sha == "{COMMIT}"' in looking[-1]


def test_what_can_write_runs_nothing_of_the_proposal() -> None:
    assert WRITING["jobs"]["comment"]["permissions"] == {
        "actions": "read",
        "pull-requests": "write",
    }
    assert RECEIVE["uses"].startswith("actions/download-artifact@")
    assert RECEIVE["with"]["path"].startswith("${{ runner.temp }}/")
    commands = {line.split()[0] for line in WRITE["run"].splitlines() if "changes.md" in line}
    assert commands == {"cat"}


def test_the_two_workflows_belong_together() -> None:
    assert WRITING["on"]["workflow_run"]["workflows"] == [MAKING["name"]]
    assert list(MAKING["on"]) == ["pull_request"]
    (kept,) = (step for step in MAKING["jobs"]["diff"]["steps"] if "upload" in step.get("uses", ""))
    assert kept["with"]["name"] == RECEIVE["with"]["name"]
    assert kept["with"]["path"] == "changes.md"
