"""What a change of the quizzes changes in their meaning and in their behaviour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from selfcheck.analysis.behaviour import DimensionBehaviour, behaviour_of
from selfcheck.analysis.meaning import digest_of
from selfcheck.analysis.numbers import percent, points_between
from selfcheck.analysis.shares import Shares
from selfcheck.problems import Problem
from selfcheck.quizzes.model import Option, Question, Quiz
from selfcheck.quizzes.parts import signed
from selfcheck.quizzes.reading import read_quiz

_KINDS = {"single": "一つ選ぶ", "multiple": "いくつでも選ぶ", "scale": "段階で答える"}
Shown = Callable[[str], str]
"""A text as readers see it."""
_CALL = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Profile:
    """A quiz as its author would tell what it does."""

    version: int
    meaning: str
    """Equal for two quizzes whose answers mean the same."""
    questions: dict[str, tuple[str, ...]]
    """The lines of each question, by its id."""
    results: tuple[str, ...]
    """How answers become results."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All there is to tell."""
        head = f"第{self.version}版、質問は{len(self.questions)}問"
        asked = (line for lines in self.questions.values() for line in lines)
        return (head, *asked, *self.results)


@dataclass(frozen=True, slots=True)
class Profiles:
    """The quizzes of a guide, by their names."""

    read: dict[str, Profile]
    unreadable: dict[str, Problem]
    """The first mistake of each quiz that can't be read."""


def profiles_of(folder: Path, figures: Mapping[str, str]) -> Profiles:
    """The profiles of all quizzes in a folder, with the figures that they call."""
    read: dict[str, Profile] = {}
    unreadable: dict[str, Problem] = {}
    for path in sorted(folder.glob("*.yml")):
        quiz, problems = read_quiz(path)
        if quiz is None:
            unreadable[path.stem] = problems[0]
        else:
            read[path.stem] = _profile(quiz, figures)
    return Profiles(read, unreadable)


def told_of(before: Profile | None, after: Profile | None) -> list[str]:
    """What to say of a quiz before its lines are compared."""
    if before is None:
        return ["新しい自己チェックです。"]
    if after is None:
        return ["なくなった自己チェックです。"]
    return [_meaning_of(before, after), *_counts(before.questions, after.questions)]


def _meaning_of(before: Profile, after: Profile) -> str:
    if before.meaning == after.meaning:
        return "答えの意味は変わりません。"
    if after.version > before.version:
        return f"答えの意味が変わりました（第{before.version}版から第{after.version}版へ）。"
    return (
        f"答えの意味が変わったのに、第{after.version}版のままです。"
        "`version` に1を足し、`make record` を実行してください。"
    )


def _counts(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    counts = {
        "増えた質問": len(after.keys() - before.keys()),
        "なくなった質問": len(before.keys() - after.keys()),
        "変わった質問": sum(before[name] != after[name] for name in before.keys() & after.keys()),
    }
    told = [f"{what}は{count}問" for what, count in counts.items() if count]
    if told:
        yield "、".join(told) + "です。"


def _profile(quiz: Quiz, figures: Mapping[str, str]) -> Profile:
    def shown(text: str) -> str:
        called = _CALL.sub(lambda call: figures.get(call[1], call[0]), text)
        return " ".join(called.split())

    behaviour = behaviour_of(quiz)
    results = [line for each in behaviour.dimensions for line in _dimension(each, shown)]
    if behaviour.right:
        results.append(f"正解の数（でたらめな答えのとき）：{_shares(behaviour.right)}")
    return Profile(
        quiz.version,
        digest_of(quiz),
        {str(question.id): tuple(_question(quiz, question, shown)) for question in quiz.questions},
        tuple(results),
    )


def _question(quiz: Quiz, question: Question, shown: Shown) -> Iterator[str]:
    opposite = "、逆の条件を尋ねる" if question.direction == "opposite" else ""
    kind = _KINDS[question.type] + opposite
    yield f"質問 {question.id}（{kind}）：{shown(question.prompt)}"
    for option in quiz.options_of(question):
        yield f"  {question.id} の答え {option.id}：{shown(option.text)}{_effect(option)}"


def _effect(option: Option) -> str:
    """What choosing it does."""
    effects = [f"{name} に{signed(points)}点" for name, points in option.scores.items() if points]
    if option.correct:
        effects.append("正解")
    if option.unknown:
        effects.append("まだ分からない")
    if option.wish is not None:
        effects.append(f"希望 {signed(option.wish)}")
    return f"［{'、'.join(effects)}］" if effects else ""


def _dimension(each: DimensionBehaviour, shown: Shown) -> Iterator[str]:
    name = each.dimension.id
    yield f"観点 {name}：{shown(each.dimension.title)}（質問は{each.questions}問）"
    for band in each.bands:
        points = points_between(band.band.lowest, band.band.highest)
        share = percent(band.share)
        yield (
            f"  {name} の結果 {band.band.id}（{points}）：{shown(band.band.title)}"
            f"［でたらめな答えの{share}］"
        )
    if each.fewest is not None:
        yield f"  {name} の端から端の結果まで：{each.fewest}個以上の答えを変える"
    yield f"  {name} で、一つの答えを1段変えると結果が変わる：{percent(each.near_border)}"


def _shares(shares: Shares) -> str:
    return "、".join(f"{number}問 {percent(share)}" for number, share in shares.items())
