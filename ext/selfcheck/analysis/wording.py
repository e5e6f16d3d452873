"""Checks of the words of a quiz."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from selfcheck.analysis.remark import Remark, Severity
from selfcheck.analysis.texts import texts_of
from selfcheck.messages import _
from selfcheck.quizzes.model import Quiz
from selfcheck.text import Text

BANNED_WORDS = (
    "適性",
    "診断",
    "合格可能性",
    "合格率",
    "向いている",
    "向いていない",
    "向いていません",
    "向き不向き",
    "上位",
    "偏差値",
    "科学的",
    "心理テスト",
    "性格検査",
    "personality test",
    "aptitude",
    "diagnosis",
    "percentile",
    "science-based",
    "scientifically proven",
    "you are suited",
    "you are not suited",
    "you are a good fit",
    "you are not a good fit",
)
"""Words that claim more than a list of answers can tell."""

_JOINED = re.compile(
    r"かつ(?![てお])|および(?!腰)|及び|並びに|ならびに|[ただ]り.+[ただ]り(?:する|し)|し、また"
    r"|\b(?:and also|as well as|and/or)\b|\bboth\b.*\band\b",
    re.IGNORECASE,
)
# A ban is a negation, a duty ("なければならない") is none; nor are the adjectives that end in ない.
_NEGATED = re.compile(
    r"(?<![少危汚切])(?<!もったい)(?<!つまら)(?<!かもしれ)(?<!ければなら)(?<!なくてはなら)ない(?!し|がしろ)"
    r"|(?<!ければなり)(?<!なくてはなり)(?<!かもしれ)ません|(?<!必)ずに"
    r"|\b(?:not(?! only)|never|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)


def check_wording(quiz: Quiz, banned: Iterable[str]) -> Iterator[Remark]:
    """Claims that no quiz can make, then prompts that are hard to answer."""
    yield from _claims(quiz, tuple(banned))
    for question in quiz.questions:
        if question.type != "scale":
            continue
        prompt = unicodedata.normalize("NFKC", question.prompt)
        if match := _JOINED.search(prompt):
            message = _(
                "The prompt asks about two things at once (“%s”), so an answer may be to either. "
                "Ask about one."
            )
            yield Remark("double-barrelled", question.prompt, message % match[0])
        if match := _NEGATED.search(prompt):
            message = _(
                "The prompt is negated (“%s”), so a “no” to it is easily misread. Name the "
                "opposite condition instead, with “direction: opposite”."
            )
            yield Remark("negated-prompt", question.prompt, message % match[0])


def _claims(quiz: Quiz, banned: tuple[str, ...]) -> Iterator[Remark]:
    if not banned:
        return
    words = re.compile("|".join(map(_pattern, sorted(banned, key=len, reverse=True))), re.I)
    for text in texts_of(quiz):
        for word in _found(words, text):
            message = _("“%s” claims more than a quiz can tell. Say what was answered instead.")
            yield Remark("banned-word", word, message % word, Severity.ERROR)


def _pattern(word: str) -> str:
    """The word in any width, after line breaks too; a Latin one only at a word's beginning."""
    parts = unicodedata.normalize("NFKC", word).split()
    start = r"\b" if word[:1].isascii() else ""
    return start + r"\s+".join(map(re.escape, parts))


def _found(words: re.Pattern[str], text: Text) -> Iterator[Text]:
    """Each word, at its line. Folding the width keeps the line breaks."""
    content = unicodedata.normalize("NFKC", text)
    for match in words.finditer(content):
        below = content.count("\n", 0, match.start())
        column = 0 if below else text.column
        yield Text.at(" ".join(match[0].split()), text.line + below, column)
