"""Small Sphinx projects and the built guide, as every test sees them: from the outside."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sphinx.cmd.build import build_main
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.locale import translators

ROOT = Path(__file__).parent.parent

_CONF = """
project = "test"
extensions = ["myst_parser", "selfcheck"]
language = "ja"
nitpicky = True
selfcheck_analysis = False
version = "1"
copyright = "2024"
exclude_patterns = ["out"]
myst_enable_extensions = ["colon_fence", "substitution"]
"""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Build:
    """What a build left: its exit status, its warnings and its output folder."""

    status: int
    warnings: str
    out: Path

    def page(self, name: str = "index") -> BeautifulSoup:
        """A page that was built as HTML."""
        return BeautifulSoup((self.out / f"{name}.html").read_text("utf-8"), "html.parser")

    def names(self) -> list[str]:
        """The names of all pages that were built as HTML."""
        files = (path.relative_to(self.out) for path in self.out.rglob("*.html"))
        return sorted(f.with_suffix("").as_posix() for f in files if f.parts[0] != "_static")

    def text(self, name: str) -> str:
        """A file of the output."""
        return (self.out / name).read_text("utf-8")


class _CompiledTemplates(BytecodeCache):
    """The templates that were compiled so far, by a digest of what they say."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that was compiled before."""
        if compiled := self._compiled.get(f"{bucket.key} {bucket.checksum}"):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._compiled[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


@pytest.fixture(autouse=True, scope="session")
def _templates_are_compiled_once() -> Iterator[None]:
    """Spare each of the many builds the half of its time that Sphinx compiles its theme in."""
    compiled = _CompiledTemplates()
    init = BuiltinTemplateLoader.init

    def init_with_compiled(self: BuiltinTemplateLoader, *arguments: Any) -> None:
        init(self, *arguments)
        self.environment.bytecode_cache = compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BuiltinTemplateLoader, "init", init_with_compiled)
        yield


def run_sphinx(*arguments: str | Path) -> tuple[int, str]:
    """Run ``sphinx-build``; return its exit status and its warnings without colours."""
    warnings = io.StringIO()
    translators.clear()  # in one process, Sphinx would keep the language of the build before
    with redirect_stdout(io.StringIO()), redirect_stderr(warnings):
        status = build_main([*map(str, arguments)])
    return status, _COLOURS.sub("", warnings.getvalue())


Project = Callable[..., Build]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Write the given files (by path) below a new project, or into it again, and build it."""

    def build(files: dict[str, str], builder: str = "html", *options: str, conf: str = "") -> Build:
        for name, content in {"conf.py": _CONF + conf, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        out = tmp_path / "out" / builder
        doctrees = tmp_path / "out" / "doctrees" / builder
        status, warnings = run_sphinx("-b", builder, "-d", doctrees, *options, tmp_path, out)
        return Build(status, warnings, out)

    return build


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The guide itself, built as the site is: with warnings as errors."""
    folder = tmp_path_factory.mktemp("guide")
    out = folder / "html"
    status, warnings = run_sphinx(
        "-nW", "--keep-going", "-c", ROOT, "-d", folder / "doctrees", ROOT / "docs", out
    )
    if not (out / "index.html").exists():
        pytest.fail(f"The guide was not built.\n{warnings}", pytrace=False)
    return Build(status, warnings, out)
