"""What the repository promises its maintainers: commands, and an extension that stands alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.selfcheck.quiz_example import QUIZ

README = (ROOT / "README.md").read_text("utf-8")
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)


def run(*command: str | Path, folder: Path = ROOT, **environment: str) -> str:
    """What a command prints; its failure is the test's."""
    result = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def examples(language: str) -> list[str]:
    """The README's examples in a language."""
    return [m["text"] for m in FENCE.finditer(README) if m["language"] == language]


def test_make_lists_every_command_that_the_readme_names() -> None:
    named = set(re.findall(r"make ([a-z]+)", README))
    listed = set(re.findall(r"^ +make ([a-z-]+) ", run("make"), re.M))
    assert named >= {"serve", "test"}
    assert named - listed == set()
    assert listed >= {"serve", "html", "test", "clean", "help"}


@pytest.mark.parametrize("place", re.findall(r"^\| (`[^|]+) \|", README, re.M))
def test_every_place_that_the_readme_names_is_there(place: str) -> None:
    paths = re.findall(r"`([^`]+)`", place)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_file_that_the_readme_links_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).is_file()] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as ``pip install .`` would install it, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    # Without pip, which would ask the package index for the build's tools.
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist")
    (file,) = (folder / "dist").glob("sphinx_selfcheck-*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_holds_the_extension_alone(wheel: Path) -> None:
    (metadata,) = wheel.glob("*.dist-info")
    assert sorted(path.name for path in wheel.iterdir()) == sorted(["selfcheck", metadata.name])
    files = {path.relative_to(wheel / "selfcheck") for path in (wheel / "selfcheck").rglob("*")}
    source = ROOT / "ext/selfcheck"
    ours = {p.relative_to(source) for p in source.rglob("*") if "__pycache__" not in p.parts}
    assert files == ours
    kinds = {path.suffix for path in files}
    assert kinds >= {".py", ".js", ".css", ".mo", ".typed"}


def test_the_wheel_builds_the_example_of_the_readme(wheel: Path, tmp_path: Path) -> None:
    (conf,) = examples("python")
    (page,) = examples("markdown")
    quiz = QUIZ.replace("id: sample", "id: fit").replace("[海外の節](#place)", "海外の節")
    files = {"conf.py": conf, "index.md": f"# 表紙\n\n{page}", "quiz/fit.yml": quiz}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    # The analysis asks more of a quiz than of an example.
    options = ("-q", "-nW", "-D", "suppress_warnings=selfcheck.analysis")
    command = (sys.executable, "-P", "-m", "sphinx", *options, ".", "out")
    run(*command, folder=tmp_path, PYTHONPATH=str(wheel))
    html = (tmp_path / "out/index.html").read_text("utf-8")
    assert 'id="abroad"' in html
    assert "<input" in html
    assert list((tmp_path / "out/_static").rglob("quiz*.js"))
    where = "import selfcheck; print(selfcheck.__file__)"
    assert str(wheel) in run(sys.executable, "-P", "-c", where, PYTHONPATH=str(wheel))
