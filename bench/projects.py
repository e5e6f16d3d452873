"""The same questions as Sphinx projects of several kinds: plain lists, quizzes, FAQ entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = 50
OPTIONS = ("a cable under the sea", "a letter by ship", "a runner on foot", "a light on a hill")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a project writes its questions."""

    name: str
    extensions: tuple[str, ...]
    page: Callable[[Path, int, range], str]
    """Gives the text of a page with the numbers of its questions; may write more files."""
    below: tuple[str, ...] = OPTIONS
    """What a page shows below each prompt."""


def prompt(number: int) -> str:
    """The question of that number."""
    return f"Question {number} asks which way a message took in the year {1800 + number % 200}"


def _plain(folder: Path, page: int, numbers: range) -> str:
    return "\n\n".join(
        "\n".join([f"{prompt(n)}\n", *(f"- {option}" for option in OPTIONS)]) for n in numbers
    )


def _quiz(folder: Path, page: int, numbers: range) -> str:
    lines = [f"id: q{page}", "version: 1", f"title: Questions {page}", "questions:"]
    for n in numbers:
        lines += [f"  - id: n{n}", "    type: single", f"    prompt: {prompt(n)}", "    options:"]
        lines += [f"      - {{id: o{i}, text: {option}}}" for i, option in enumerate(OPTIONS)]
    (folder / "quiz").mkdir(exist_ok=True)
    (folder / "quiz" / f"q{page}.yml").write_text("\n".join(lines) + "\n", "utf-8")
    return f"```{{quiz}} q{page}\n```" if numbers else ""


def _exercises(folder: Path, page: int, numbers: range) -> str:
    return "\n\n".join(
        "\n".join(
            [f":::{{exercise}}\n:label: n{n}\n\n{prompt(n)}\n", *(f"- {o}" for o in OPTIONS), ":::"]
        )
        for n in numbers
    )


def _teachbooks(folder: Path, page: int, numbers: range) -> str:
    first, *others = OPTIONS
    options = "\n".join([f"[x] {first}", *(f"[ ] {option}" for option in others)])
    return "\n\n".join(
        f":::{{question}}\n:type: multiple-choice\n\n{prompt(n)}\n---\n{options}\n---\n:::"
        for n in numbers
    )


def _sphinx_quiz(folder: Path, page: int, numbers: range) -> str:
    options = "\n".join(f"- {option}" for option in OPTIONS)
    return "\n\n".join(
        f"## Question {n}\n\n:::{{quiz-question}}\n:::\n\n{prompt(n)}\n\n"
        f":::{{quiz-choices}}\n:data-correct: 1\n\n{options}\n:::\n"
        for n in numbers
    )


def _sections(folder: Path, page: int, numbers: range) -> str:
    return "\n\n".join(
        f"(n{n})=\n## {prompt(n)}?\n\n{ANSWER} {_links(n, '[another](#n{0})')}\n\nSource: {SOURCE}"
        for n in numbers
    )


def _entries(folder: Path, page: int, numbers: range) -> str:
    return "\n\n".join(
        f":::{{faq}} {prompt(n)}?\n:id: n{n}\n:source: {SOURCE}\n\n"
        f"{ANSWER} {_links(n, '{{faq}}`another <n{0}>`')}\n:::"
        for n in numbers
    )


def _links(number: int, form: str) -> str:
    """Five references to entries of the same project, wherever they are."""
    return ", ".join(form.format((number * step) % (number + 1)) for step in (2, 3, 5, 7, 11))


ANSWER = "It took the shortest way that stood open on the day, and the next one when it did not."
SOURCE = "the yearbook"

PLAIN = Kind("plain lists", (), _plain)
QUIZ = Kind("quiz", ("selfcheck",), _quiz)
PEERS = (
    Kind("sphinx-exercise", ("sphinx_exercise",), _exercises),
    # It shows options as cards of sphinx-design, without saying that it needs that extension.
    Kind("teachbooks-questions", ("sphinx_design", "teachbooks_questions"), _teachbooks),
    Kind("sphinx-quiz", ("sphinx_quiz",), _sphinx_quiz),
)
SECTIONS = Kind("plain sections", (), _sections, (ANSWER, f"Source: {SOURCE}"))
FAQ = Kind("FAQ entries", ("selfcheck",), _entries, SECTIONS.below)


def _conf(extensions: tuple[str, ...]) -> Iterator[str]:
    yield f"extensions = {['myst_parser', *extensions]!r}"
    yield 'exclude_patterns = ["out"]'
    # Its findings are about honest questions, which these are not.
    yield "selfcheck_analysis = False"
    yield 'myst_enable_extensions = ["colon_fence"]'


def write_project(folder: Path, kind: Kind, count: int) -> None:
    """Write a project of ``count`` questions on :data:`PAGES` pages."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text("\n".join(_conf(kind.extensions)) + "\n", "utf-8")
    names = [f"page{page}" for page in range(PAGES)]
    toctree = "\n".join(["# Contents", "", "```{toctree}", *names, "```", ""])
    (folder / "index.md").write_text(toctree, "utf-8")
    for page, name in enumerate(names):
        text = f"# Page {page}\n\n{kind.page(folder, page, numbers_on(page, count))}\n"
        (folder / f"{name}.md").write_text(text, "utf-8")


def numbers_on(page: int, count: int) -> range:
    """The numbers of the questions on a page, of ``count`` in all."""
    return range(page * count // PAGES, (page + 1) * count // PAGES)
