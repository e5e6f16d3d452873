"""The meaning of the answers to a quiz, as one short string."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from selfcheck.analysis.folding import folded
from selfcheck.quizzes.model import Dimension, Level, Option, Question, Quiz

Plain = dict[str, Any]


def digest_of(quiz: Quiz) -> str:
    """A digest that changes whenever an answer comes to mean something else.

    Neither the order of questions nor what is told about them (passages, feedback, bands' texts)
    belongs to the meaning, nor do punctuation, white space and width. Saved and shared answers
    stay right when only these change.
    """
    meaning = {
        "scales": {name: _by_id(map(_level, levels)) for name, levels in quiz.scales.items()},
        "dimensions": _by_id(map(_dimension, quiz.dimensions)),
        "questions": _by_id(map(_question, quiz.questions)),
    }
    plain = json.dumps(meaning, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()[:16]


def _by_id(parts: Any) -> Plain:
    return {part.pop("id"): part for part in parts}


def _level(level: Level) -> Plain:
    return {"id": level.id, "text": folded(level.text), "value": level.value}


def _dimension(dimension: Dimension) -> Plain:
    bands = {band.id: [band.lowest, band.highest] for band in dimension.bands}
    return {"id": dimension.id, "bands": bands}


def _question(question: Question) -> Plain:
    return {
        "id": question.id,
        "type": question.type,
        "prompt": folded(question.prompt),
        "options": _by_id(map(_option, question.options)),
        "scale": question.scale,
        "dimension": question.dimension,
        "direction": question.direction,
    }


def _option(option: Option) -> Plain:
    return {
        "id": option.id,
        "text": folded(option.text),
        "scores": {name: points for name, points in option.scores.items() if points},
        "correct": option.correct,
        "wish": option.wish,
        "unknown": option.unknown,
    }
