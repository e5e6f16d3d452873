"""The documentation builds, and so does every example in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, Build, Project
from tests.selfcheck.docs.conftest import DOCS, BuiltBy

QUIZZES = sorted((DOCS / "quiz").glob("*.yml"))
README = ROOT / "ext/selfcheck/README.md"
_FILE = re.compile(r"^`(?P<name>[\w./]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.M | re.S)
_COMMANDS = re.compile(r"^```sh\n(?P<text>.*?)^```$", re.M | re.S)


def _run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "ext"), "PYTHONUTF8": "1", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("builder", ["html", "text", "epub"])
def test_it_builds_without_a_warning(docs_by: BuiltBy, builder: str) -> None:
    built = docs_by(builder)
    assert (built.warnings, built.status) == ("", 0)


def test_every_complete_example_is_a_file_that_is_shown_live(docs: Build) -> None:
    """A block with a caption is a complete file, and its quiz stands on the same page."""
    shown: list[Path] = []
    for name in docs.names():
        page = docs.page(name)
        for block in page.select(".literal-block-wrapper"):
            caption, text = block.select_one(".caption-text"), block.select_one("pre")
            assert caption
            assert text
            file = DOCS / caption.get_text()
            assert text.get_text() == file.read_text("utf-8")
            assert page.select_one(f"section.quiz#{file.stem} fieldset")
            shown.append(file)
    assert sorted(shown) == QUIZZES


def test_no_complete_example_is_written_on_a_page() -> None:
    """It would not be built."""
    pages = [*DOCS.rglob("*.md"), *DOCS.rglob("*.rst")]
    assert [
        p.name for p in pages if re.search(r"^\s*version: \d", p.read_text("utf-8"), re.M)
    ] == []


def test_the_source_of_an_faq_entry_is_what_is_shown() -> None:
    page = (DOCS / "faq.md").read_text("utf-8")
    examples = re.findall(r"^````markdown\n(.*?)^````$", page, re.M | re.S)
    directives = {re.split(r"[{}]", example)[1] for example in examples}
    assert directives == {"faq", "faq-list"}
    assert [page.count(example) for example in examples] == [2] * len(examples)


def test_the_json_ld_of_the_reference_is_what_is_written(project: Project) -> None:
    reference = (DOCS / "reference/faq-data.md").read_text("utf-8")
    example = re.search(r"^```json\n(.*?)^```$", reference, re.M | re.S)
    assert example
    told = json.loads(example[1])
    (question,) = told["mainEntity"]
    answer = question["acceptedAnswer"]["text"]
    entry = f"# Questions\n\n:::{{faq}} {question['name']}\n:id: see-answers\n\n{answer}\n:::\n"
    files = {"index.md": "# Tea\n\n```{toctree}\nfaq\n```\n", "faq.md": entry}
    conf = 'language = "en"\nhtml_baseurl = "https://example.org/"\n'
    script = project(files, conf=conf).page("faq").select_one('script[type="application/ld+json"]')
    assert script
    assert json.loads(script.get_text()) == told


def test_the_examples_have_no_findings() -> None:
    run = _run("-m", "selfcheck", "check", "--strict", "quiz", folder=DOCS)
    told = f"Files: {len(QUIZZES)}. Nothing was found.\n"
    assert (run.stdout, run.stderr, run.returncode) == (told, "", 0)


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The README's example, made by nothing but its own text and commands."""
    folder = tmp_path_factory.mktemp("tea")
    readme = README.read_text("utf-8")
    for file in _FILE.finditer(readme):
        path = folder / file["name"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(file["text"], "utf-8")
    commands = _COMMANDS.findall(readme)[-1].splitlines()
    assert len(commands) == 2
    for command in commands:
        python, *arguments = command.split()
        run = _run(*arguments, folder=folder)
        assert (python, run.returncode, run.stderr) == ("python", 0, ""), run.stderr
    return folder


def test_the_example_of_the_readme_works_literally(tea: Path) -> None:
    page = BeautifulSoup((tea / "build/index.html").read_text("utf-8"), "html.parser")
    assert page.select_one("section.quiz#tea fieldset#tea-plant")
    assert page.select_one("section.faq-entry#green")
    assert page.select_one('.quiz-passages a[href="#green"]')
    assert page.select_one('section#questions a[href="#tea"]')
    assert (tea / "quiz/meaning.lock").is_file()


def test_the_example_of_the_readme_has_no_findings(tea: Path) -> None:
    strict = _run("-m", "sphinx", "-q", "-nW", ".", "again", folder=tea)
    assert (strict.returncode, strict.stderr) == (0, "")


def test_the_readme_names_the_versions_that_the_package_needs() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'requires-python = ">=3.11"' in project
    assert '"sphinx>=8.2,<10"' in project
    assert "Python 3.11 or later and Sphinx 8.2 to 9." in README.read_text("utf-8")
