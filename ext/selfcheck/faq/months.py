"""Months as authors write them, as readers see them, and as they pass."""

from __future__ import annotations

import os
import re
import time
from datetime import date

from babel.core import UnknownLocaleError
from babel.dates import format_skeleton

from selfcheck.text import Month


def is_month(text: str) -> bool:
    """Whether a text is a year and a month: ``2024-01``."""
    return re.fullmatch(Month.pattern, text) is not None


def shown_month(text: str, language: str) -> str:
    """The month in words of a language. What is no month is shown as it was written."""
    if not is_month(text):
        return text
    day = date(*_year_and_month(text), 1)
    try:
        return str(format_skeleton("yMMMM", day, locale=language))
    except (UnknownLocaleError, ValueError):
        return text


def due_month(as_of: str, review_by: str, months: int) -> str:
    """The last month in which what held in ``as_of`` needs no second look; empty where none is.

    ``review_by`` says it, or else the project's setting: so many months, 0 for never.
    """
    if review_by or months <= 0 or not as_of:
        return review_by
    year, month = _year_and_month(as_of)
    total = year * 12 + month - 1 + months
    return f"{total // 12:04}-{total % 12 + 1:02}"


def this_month() -> str:
    """The month of the build, which ``SOURCE_DATE_EPOCH`` can fix."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return time.strftime("%Y-%m", time.gmtime(int(epoch)) if epoch else time.localtime())


def _year_and_month(text: str) -> tuple[int, int]:
    year, month = text.split("-")
    return int(year), int(month)
