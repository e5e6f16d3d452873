"""Telling the author of problems: as warnings of the build, and on the page itself."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from docutils import nodes
from sphinx.util import logging

from selfcheck.messages import _
from selfcheck.problems import Problem

logger = logging.getLogger(__name__)


class WarningType(Enum):
    """The subtypes of the extension's warnings, as ``suppress_warnings`` names them.

    Each warning has the type ``selfcheck``, so ``selfcheck.faq`` names the second.
    """

    QUIZ = "quiz"
    """A quiz's YAML file, or a directive or role that names a quiz, is wrong."""
    FAQ = "faq"
    """An FAQ entry, or a role that names one, is wrong."""
    FAQ_ORPHAN = "faq_orphan"
    """No page, quiz or other entry leads to an FAQ entry."""
    FAQ_SOURCE = "faq_source"
    """An FAQ entry doesn't say where its answer comes from."""
    FAQ_REVIEW = "faq_review"
    """The month has passed by which an answer was to be looked at again."""
    FAQ_SAME = "faq_same"
    """Two FAQ entries ask the same thing."""
    ANALYSIS = "analysis"
    """A quiz is valid, but does not behave as an honest one does."""
    DATA = "data"
    """Another YAML file that was read through :mod:`selfcheck.reading` is wrong."""


def warn(problems: Iterable[Problem], subtype: WarningType) -> None:
    """Report each problem as a Sphinx warning at its own place."""
    for problem in problems:
        logger.warning(
            problem.message, location=problem.location, type="selfcheck", subtype=subtype.value
        )


def problem_box(problems: Iterable[Problem]) -> nodes.Node:
    """What stands on the page in the place of the faulty part."""
    title = nodes.title("", _("There are mistakes here"))
    items = [
        nodes.list_item("", nodes.paragraph("", problem.in_short, translatable=False))
        for problem in problems
    ]
    return nodes.admonition(
        "", title, nodes.bullet_list("", *items), classes=["error", "selfcheck-problem"]
    )
