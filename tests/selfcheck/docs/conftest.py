"""The extension's own documentation, built as its readers build it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from sphinx.locale import translators

from tests.conftest import ROOT, Build, run_sphinx

DOCS = ROOT / "ext/docs"
BuiltBy = Callable[[str], Build]


@pytest.fixture(scope="session")
def docs_by(tmp_path_factory: pytest.TempPathFactory) -> BuiltBy:
    """The documentation built by a builder with warnings as errors."""

    @cache
    def built_by(builder: str) -> Build:
        translators.clear()
        out = tmp_path_factory.mktemp("docs") / builder
        options = ("-nW", "--keep-going", "-b", builder, "-d", out.parent / "doctrees")
        status, warnings = run_sphinx(*options, DOCS, out)
        return Build(status, warnings, out)

    return built_by


@pytest.fixture(scope="session")
def docs(docs_by: BuiltBy) -> Build:
    """The documentation as HTML."""
    built = docs_by("html")
    if not (built.out / "index.html").exists():
        pytest.fail(f"The documentation was not built.\n{built.warnings}", pytrace=False)
    return built
