"""The files that the hosting services read: well-formed, pinned, with few permissions, and true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
SCRIPTS = [*sorted((ROOT / "tools").glob("*.sh"))]
GUIDES = [ROOT / "CONTRIBUTING.md", ROOT / ".github/PULL_REQUEST_TEMPLATE.md"]
CALLERS = [*WORKFLOWS, ROOT / ".readthedocs.yaml", ROOT / ".pre-commit-config.yaml", *GUIDES]
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)


def content(path: Path) -> dict[str, Any]:
    # As plain text, since YAML takes the key "on" for a truth value.
    loaded = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def check(name: str, *arguments: str | Path) -> None:
    """Run one of the checkers of the test environment; what it finds is the test's failure."""
    tool = Path(sys.executable).with_name(name)
    result = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in content(workflow)["jobs"].values() for step in job["steps"]]


def test_an_auditor_finds_nothing_weak_in_the_workflows() -> None:
    check("zizmor", "--offline", "--persona", "pedantic", ROOT / ".github")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
        ("readthedocs", [ROOT / ".readthedocs.yaml"]),
    ],
)
def test_every_file_fits_the_schema_of_its_service(schema: str, files: list[Path]) -> None:
    assert files
    check("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


@every_workflow
def test_every_action_is_pinned_by_digest_and_says_its_version(workflow: Path) -> None:
    used = re.findall(r"uses: (.+)", workflow.read_text("utf-8"))
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_an_action_has_the_same_digest_everywhere() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in WORKFLOWS)
    used = set(re.findall(r"uses: (.+)", texts))
    names = [action.partition("@")[0] for action in used]
    assert sorted(names) == sorted(set(names))


@every_workflow
def test_a_workflow_has_no_permission_but_those_of_its_jobs(workflow: Path) -> None:
    assert content(workflow)["permissions"] == {}
    assert all("permissions" in job for job in content(workflow)["jobs"].values())


@every_workflow
def test_every_job_ends_in_time(workflow: Path) -> None:
    assert all(int(job["timeout-minutes"]) <= 60 for job in content(workflow)["jobs"].values())


@pytest.mark.parametrize(
    "workflow", [path for path in WORKFLOWS if "pull_request" in content(path)["on"]]
)
def test_a_proposal_from_a_fork_can_write_nothing(workflow: Path) -> None:
    jobs = content(workflow)["jobs"].values()
    assert all(set(job["permissions"].values()) == {"read"} for job in jobs)
    assert "secrets." not in workflow.read_text("utf-8")


def test_shell_scripts_have_no_usual_mistakes() -> None:
    check("shellcheck", "--severity=warning", *SCRIPTS)


@every_workflow
def test_the_scripts_in_workflows_have_no_usual_mistakes(workflow: Path, tmp_path: Path) -> None:
    for number, step in enumerate(step for step in steps(workflow) if "run" in step):
        # An expression in a script would be replaced before the shell reads it.
        assert "${{" not in step["run"]
        script = tmp_path / f"{number}.sh"
        variables = "".join(f"export {name}=''\n" for name in step.get("env", {}))
        script.write_text(f"#!/bin/bash\n{variables}{step['run']}\n", "utf-8")
        check("shellcheck", script)


@pytest.mark.parametrize("caller", CALLERS, ids=lambda path: path.name)
def test_every_make_target_that_is_called_exists(caller: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    called = set(re.findall(r"\bmake (?:--\w+ )*([a-z-]+)", caller.read_text("utf-8")))
    assert called - targets == set()


def test_every_place_in_codeowners_exists() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    places = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert "/docs/" in places
    assert [place for place in places if not (ROOT / place.lstrip("/")).exists()] == []


def test_each_kind_of_issue_has_a_form_and_none_is_blank() -> None:
    assert len(FORMS) == 4
    assert content(ROOT / ".github/ISSUE_TEMPLATE/config.yml")["blank_issues_enabled"] == "false"
    for form in FORMS:
        required = [f.get("validations", {}).get("required") for f in content(form)["body"]]
        assert required[0] == "true"


@pytest.mark.parametrize("page", [*GUIDES, ROOT / "SECURITY.md"], ids=lambda path: path.name)
def test_every_file_that_a_page_for_contributors_links_is_there(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_read_the_docs_gets_what_is_published_and_what_its_books_need() -> None:
    build = content(ROOT / ".readthedocs.yaml")["build"]
    making, *_, copying = build["jobs"]["build"]["html"]
    assert making.endswith(" make site")
    assert copying.startswith("cp -R build/site/. ")
    needed = re.findall(
        r'packages="\$packages ([a-z].*)"', (ROOT / "tools/print.sh").read_text("utf-8")
    )
    assert set(" ".join(needed).split()) - set(build["apt_packages"]) == {"default-jre-headless"}
