"""Builds that many tests look at, each made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from sphinx.locale import translators

from tests.conftest import ROOT, Build, run_sphinx
from tests.selfcheck.builds import build_of
from tests.selfcheck.quiz_example import FULL_FILES

BuiltBy = Callable[[str], Build]


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """No build speaks the language of the one before, which Sphinx would keep in its process."""
    translators.clear()


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> BuiltBy:
    """The quiz that uses every feature, built by a builder with warnings as errors."""

    @cache
    def built_by(builder: str) -> Build:
        folder = tmp_path_factory.mktemp("full")
        return build_of(folder, FULL_FILES, builder, "-nW", "--keep-going")

    return built_by


@pytest.fixture(scope="session")
def guide_by(tmp_path_factory: pytest.TempPathFactory) -> BuiltBy:
    """The guide with its quizzes, built by a builder with warnings as errors."""

    @cache
    def built_by(builder: str) -> Build:
        out = tmp_path_factory.mktemp("guide") / builder
        options = ("-nW", "--keep-going", "-b", builder, "-c", ROOT, "-d", out.parent / "doctrees")
        status, warnings = run_sphinx(*options, ROOT / "docs", out)
        return Build(status, warnings, out)

    return built_by
