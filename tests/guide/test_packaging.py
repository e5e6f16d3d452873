"""What the repository promises its maintainers: commands, and an extension that stands alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
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


def examples(language: str, readme: str = README) -> list[str]:
    """A README's examples in a language, the guide's if no other is given."""
    return [m["text"] for m in FENCE.finditer(readme) if m["language"] == language]


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


def build(folder: Path) -> Path:
    """Build wheel and sdist as ``make dist`` does, into a folder."""
    # Without pip, which would ask the package index for the build's tools.
    command = (sys.executable, "-m", "hatchling", "build", "-d", folder)
    run(*command, SOURCE_DATE_EPOCH="1700000000")
    return folder


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as ``pip install .`` would install it, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    (file,) = dist.glob("sphinx_selfcheck-*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def bare_python(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment into which pip has installed the wheel and no other."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, symlinks=True)
    python = folder / "bin/python"
    (file,) = dist.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", file)
    # What the wheel depends on is lent by this environment, since no index is asked.
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


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


def test_the_sdist_holds_what_the_wheel_is_built_from(dist: Path, wheel: Path) -> None:
    (file,) = dist.glob("sphinx_selfcheck-*.tar.gz")
    with tarfile.open(file) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {"pyproject.toml", "LICENSE", "CHANGELOG.md", "PKG-INFO"}
    modules = (path for path in (wheel / "selfcheck").rglob("*") if path.is_file())
    assert {f"ext/{path.relative_to(wheel).as_posix()}" for path in modules} <= names
    strangers = {name for name in names if name.startswith(("docs/", "ext/guide", "quiz/"))}
    assert strangers == set()


@pytest.mark.parametrize(
    "part",
    [
        "quiz.schema.json",
        "faq.schema.json",
        "static/quiz.js",
        "static/quiz.css",
        "locale/ja/LC_MESSAGES/selfcheck.mo",
    ],
)
def test_the_wheel_holds_schemas_assets_and_catalogs(wheel: Path, part: str) -> None:
    assert (wheel / "selfcheck" / part).stat().st_size > 0


def test_the_same_sources_make_the_same_wheel_and_sdist(dist: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    names = sorted(path.name for path in dist.iterdir())
    assert len(names) == 2
    assert [n for n in names if (dist / n).read_bytes() != (again / n).read_bytes()] == []


def test_installed_alone_it_builds_the_example_of_its_own_readme(
    bare_python: Path, tmp_path: Path
) -> None:
    readme = (ROOT / "ext/selfcheck/README.md").read_text("utf-8")
    (conf,), (page,), (quiz,) = (examples(kind, readme) for kind in ("python", "markdown", "yaml"))
    (tmp_path / "quiz").mkdir()
    for name, text in {"conf.py": conf, "index.md": page, "quiz/tea.yml": quiz}.items():
        (tmp_path / name).write_text(text, "utf-8")
    run(bare_python, "-m", "selfcheck", "record", "quiz", folder=tmp_path, PYTHONPATH="")
    run(bare_python, "-m", "sphinx", "-qnW", ".", "build", folder=tmp_path, PYTHONPATH="")
    html = (tmp_path / "build/index.html").read_text("utf-8")
    assert "<input" in html
    assert 'id="green"' in html
    where = "import selfcheck; print(selfcheck.__file__)"
    used = run(bare_python, "-c", where, folder=tmp_path, PYTHONPATH="")
    assert used.startswith(str(bare_python.parent.parent))
