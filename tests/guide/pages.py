"""What a reader gets of the guide's pages, apart from what the theme puts around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.conftest import ROOT, Build

CHAPTERS = (
    "mission",
    "work",
    "interviews",
    "career",
    "training",
    "work-life-balance",
    "a-day",
    "faq",
    "contact",
)
"""The chapters in the brochure's order. Their names are permanent addresses."""

FAQ_ENTRIES = (
    "background",
    "mastery",
    "language",
    "abroad",
    "family",
    "language-training",
    "external-training",
    "business-trips",
    "secondment",
    "choosing-country",
    "housing",
    "women",
)
"""The ids of the brochure's twelve questions, in its order. They are permanent addresses too."""

MADE_BY_SPHINX = {"404", "genindex", "search"}
"""Pages that nobody wrote."""


def written(guide: Build) -> list[str]:
    """The names of the pages that somebody wrote."""
    return [name for name in guide.names() if name not in MADE_BY_SPHINX]


def article(page: BeautifulSoup) -> Tag:
    """The content of a page, without the marks that link to its headings."""
    content = page.select_one("article.bd-article")
    assert content is not None
    for mark in content.select("a.headerlink"):
        mark.decompose()
    return content


def squeezed(text: str) -> str:
    """The text without white space, which means nothing between Japanese characters."""
    return "".join(text.split())


def load(path: str) -> dict[str, Any]:
    """The named entries of a YAML file of this repository."""
    content: dict[str, Any] = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return content


def figures() -> dict[str, dict[str, Any]]:
    """The figures that the guide states, by name."""
    return load("docs/figures.yml")


def mark(name: str) -> str:
    """The name of a figure as nothing else in the guide is written."""
    return f"⟦{name}⟧"


def quizzes() -> list[Path]:
    """The YAML files of the self-checks."""
    return sorted((ROOT / "quiz").glob("*.yml"))


def nothing_wrong(found: Mapping[str, Iterable[object]]) -> None:
    """Fail with all that was found on each page; an assertion would cut the list short."""
    __tracebackhide__ = True
    faults = [f"{page}: {fault}" for page, on_page in found.items() for fault in on_page]
    if faults:
        pytest.fail("\n".join(faults))
