"""The names of blocks and of inline forms that this guide's pages use, for what was meant."""

from __future__ import annotations

DIRECTIVES = (
    "div",
    "drawing",
    "faq",
    "faq-list",
    "figure",
    "figures",
    "image",
    "include",
    "note",
    "quiz",
    "quiz-behaviour",
    "toctree",
    "warning",
)
ROLES = ("doc", "faq", "ref", "ruby")
