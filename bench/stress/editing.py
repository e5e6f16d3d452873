"""Edits such as people make in a guide, and the mistakes that they make, chosen at random.

Each takes the texts of the guide and gives them back edited, or as they are where it can't be
made. What an edit leaves need not make sense: mistakes are part of what is tried.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from random import Random

from bench.stress.guide_copy import Files

Edit = Callable[[Files, Random], Files]

_PROSE = re.compile(r"(?m)^(?![:|`#{(<\s\-]).*。$")
_HEADING = re.compile(r"(?m)^##? .*$")
_LABEL = re.compile(r"(?m)^\(([a-z][\w-]*)\)=$")
_SECTION = re.compile(r"(?ms)^\([\w-]+\)=\n## .*?(?=^\([\w-]+\)=\n## |\Z)")
_ENTRY = re.compile(r"(?ms)^:::\{faq\} [^\n]*\n.*?^:::\n\n?")
_ENTRY_ID = re.compile(r"(?m)^:id: ([\w-]+)$")
_LIST = re.compile(r"(?ms)^:::\{faq-list\}\n.*?^:::\n")
_SHEET = re.compile(r"(?m)^:::\{quiz(?:-behaviour)?\} \S+\n:::\n")
_FIGURE = re.compile(r"(?m)^(\w+): \{value: ([^,]*), label: ([^,]*),.*$")
_QUESTION = re.compile(r"(?m)^  - id: [\w-]+\n(?:    .*\n|\n)+")
_QUIZ_TEXT = re.compile(r"(?m)^ +(?:- )?(?:text|prompt|feedback|title): (?!\|)(?:'.*|[^'\n]*)$")
_QUIZ_SCORE = re.compile(r"(?m)(?:value|from|to): -?\d+|correct: true|score: -?\d+")

# ---------------------------------------------------------------- what there is to edit


def _pages(files: Files) -> list[str]:
    return [n for n in files if n.endswith(".md") and not n.startswith("docs/pictures/")]


def _chapters(files: Files) -> list[str]:
    """The pages whose questions and sections are not examples of how to write one."""
    return [name for name in _pages(files) if not name.startswith("docs/maintain/")]


def _quizzes(files: Files) -> list[str]:
    return [name for name in files if name.startswith("quiz/") and name.endswith(".yml")]


def _places(files: Files, names: list[str], pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Each file with a text in it that the pattern finds."""
    return [(name, found[0]) for name in names for found in pattern.finditer(files[name])]


def _entries(files: Files) -> list[tuple[str, str]]:
    return _places(files, _chapters(files), _ENTRY)


def _ids(files: Files) -> list[str]:
    found = (_ENTRY_ID.search(text) for _name, text in _entries(files))
    return [match[1] for match in found if match] or ["nowhere"]


def _labels(files: Files) -> list[str]:
    return [label for name in _chapters(files) for label in _LABEL.findall(files[name])] or ["no"]


def _figures(files: Files) -> list[str]:
    return [match[1] for match in _FIGURE.finditer(files.get("docs/figures.yml", ""))] or ["no"]


def _new(kind: str, random: Random) -> str:
    return f"{kind}-{random.randrange(1000)}"


def _relative(page: str, other: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(page))


def _sentence(files: Files, page: str, random: Random) -> str:
    """A sentence with something in it that depends on other files."""
    number = random.randrange(100)
    return random.choice(
        [
            f"{number}番めに書き足した文です。",
            f"くわしくは{{faq}}`{random.choice(_ids(files))}`にあります。",
            f"くわしくは{{faq}}`答え{number} <{random.choice(_ids(files))}>`にあります。",
            f"[](#{random.choice(_labels(files))})で読めます。",
            f"[答え{number}](#{random.choice(_ids(files))})で読めます。",
            f"数は{{{{ {random.choice(_figures(files))} }}}}です。",
            f"[]({_relative(page, random.choice(_pages(files)))})の章にあります。",
            f"{{quiz:ref}}`{random.choice(['fit', 'know', 'situations', 'fit-learning'])}`です。",
        ]
    )


# ---------------------------------------------------------------- edits of pages


def _with(files: Files, name: str, old: str, new: str) -> Files:
    """One text in the place of another, once."""
    return {**files, name: files[name].replace(old, new, 1)}


def change_sentence(files: Files, random: Random) -> Files:
    """Write, replace or delete a sentence."""
    names = [*_pages(files), *(n for n in files if n.startswith("docs/pictures/"))]
    if not (places := _places(files, names, _PROSE)):
        return files
    name, old = random.choice(places)
    sentence = _sentence(files, name, random)
    return _with(
        files, name, old, random.choice([old + sentence, sentence, f"{old}\n\n- {old}", ""])
    )


def change_heading(files: Files, random: Random) -> Files:
    """Give a page or a section another title."""
    if not (places := _places(files, _pages(files), _HEADING)):
        return files
    name, old = random.choice(places)
    title = random.choice(
        [
            f"題{random.randrange(100)}",
            f"題と{{{{ {random.choice(_figures(files))} }}}}",
            f"{{faq}}`{random.choice(_ids(files))}`の題",
        ]
    )
    return _with(files, name, f"{old}\n", f"{old.partition(' ')[0]} {title}\n")


def rename_label(files: Files, random: Random) -> Files:
    """Give a section another name; often, but not always, also where it is linked."""
    if not (places := _places(files, _chapters(files), _LABEL)):
        return files
    name, old = random.choice(places)
    label, new = old[1:-2], _new("label", random)
    if random.random() < 0.6:
        files = {n: re.sub(rf"#{label}\b", f"#{new}", text) for n, text in files.items()}
    return _with(files, name, old, f"({new})=")


def move_section(files: Files, random: Random) -> Files:
    """Move a section with all that is in it to the end of another page."""
    if not (places := _places(files, _chapters(files), _SECTION)):
        return files
    name, section = random.choice(places)
    target = random.choice(_chapters(files))
    files = _with(files, name, section, "")
    return {**files, target: f"{files[target].rstrip()}\n\n{section}"}


def add_page(files: Files, random: Random) -> Files:
    """Add a page, with or without a place in the contents."""
    page = _new("page", random)
    name = f"docs/{random.choice(['', '', 'check/'])}{page}.md"
    text = (
        f"({page})=\n# 頁{page}\n\n{_sentence(files, name, random)}\n\n({page}-part)=\n## 節\n\n"
        f"{_sentence(files, name, random)}\n\n:::{{faq-list}}\n:page:\n:::\n"
    )
    added = {**files, name: text}
    contents = random.choice(["docs/index.md", "docs/check/index.md", ""])
    if contents in files:
        entry = _relative(contents, name).removesuffix(".md")
        added[contents] = re.sub(r"(?m)^(mission|fit)$", rf"\1\n{entry}", files[contents])
    return added


def remove_page(files: Files, random: Random) -> Files:
    """Remove a page, and mostly its line in the contents."""
    name = random.choice([page for page in _pages(files) if not page.endswith("index.md")])
    left = {other: text for other, text in files.items() if other != name}
    return _without_its_line(left, name) if random.random() < 0.7 else left


def _without_its_line(files: Files, page: str, instead: str = "") -> Files:
    stem = posixpath.basename(page).removesuffix(".md")
    return {
        name: re.sub(rf"(?m)^{stem}\n", instead, text) if name.endswith("index.md") else text
        for name, text in files.items()
    }


def rename_page(files: Files, random: Random) -> Files:
    """Rename a page; its links and its former address are often seen to, but not always."""
    name = random.choice([page for page in _pages(files) if not page.endswith("index.md")])
    new = f"{posixpath.dirname(name)}/{_new('named', random)}.md"
    files = {(new if other == name else other): text for other, text in files.items()}
    files = _without_its_line(files, name, f"{posixpath.basename(new).removesuffix('.md')}\n")
    if random.random() < 0.6:
        old_base, base = posixpath.basename(name), posixpath.basename(new)
        files = {n: text.replace(f"{old_base})", f"{base})") for n, text in files.items()}
    if random.random() < 0.4:
        old, now = (n.removeprefix("docs/").removesuffix(".md") for n in (name, new))
        files = {**files, "docs/redirects.yml": f"{old}: {now}\n"}
    return files


# ---------------------------------------------------------------- edits of figures and pictures


def change_figure(files: Files, random: Random) -> Files:
    """Change, rename, remove or add a figure."""
    name = "docs/figures.yml"
    found = list(_FIGURE.finditer(files.get(name, "")))
    if not found:
        return files
    figure = random.choice(found)
    value = f'"{random.randrange(1, 999)}"'
    line = random.choice(
        [figure[0].replace(figure[2], value, 1)] * 4
        + [figure[0].replace(figure[3], f"数{value[1:-1]}", 1)] * 2
        + [figure[0].replace(f"{figure[1]}:", f"number_{value[1:-1]}:", 1), ""]
        + [f"{figure[0]}\n{figure[0].replace(figure[1], f'number_{value[1:-1]}', 1)}"]
    )
    return _with(files, name, figure[0], line)


def change_drawing(files: Files, random: Random) -> Files:
    """Draw something more in a picture."""
    names = [name for name in files if name.endswith(".svg")]
    name = random.choice(names)
    return _with(files, name, "</svg>", f'<circle r="{random.randrange(99)}"/></svg>')


# ---------------------------------------------------------------- edits of quizzes


def change_quiz_text(files: Files, random: Random) -> Files:
    """Write more in a text of a quiz."""
    if not (places := _places(files, _quizzes(files), _QUIZ_TEXT)):
        return files
    name, old = random.choice(places)
    kept = old.removesuffix("'")
    more = _sentence(files, "docs/check/fit.md", random)
    if "{{" in more and not old.endswith("'"):
        more = "書き足した文です。"
    return _with(files, name, f"{old}\n", f"{kept}{more}{old[len(kept) :]}\n")


def change_score(files: Files, random: Random) -> Files:
    """Change what an answer counts; mostly with a new version and its record."""
    if not (places := _places(files, _quizzes(files), _QUIZ_SCORE)):
        return files
    name, old = random.choice(places)
    new = re.sub(r"-?\d+|true", lambda _found: str(random.randrange(-3, 4)), old)
    if old.startswith("correct"):
        new = random.choice(["correct: false", "partial: 1"])
    changed = _with(files, name, old, new)
    return raise_version(changed, random) if random.random() < 0.7 else changed


def raise_version(files: Files, random: Random) -> Files:
    """Raise a quiz's version and record it, or do one of the two."""
    if not (names := _quizzes(files)):
        return files
    name = random.choice(names)
    quiz = posixpath.basename(name).removesuffix(".yml")
    version = random.randrange(2, 9)
    raised = re.sub(r"(?m)^version: \d+$", f"version: {version}", files[name])
    lock = files.get("quiz/meaning.lock", "{}")
    recorded = re.sub(rf'("{quiz}": {{"version": )\d+', rf"\g<1>{version}", lock)
    return random.choice(
        [
            {**files, name: raised, "quiz/meaning.lock": recorded},
            {**files, name: raised},
            {**files, "quiz/meaning.lock": recorded},
        ]
    )


def change_questions(files: Files, random: Random) -> Files:
    """Remove, repeat, rename or move a question of a quiz."""
    if not (places := _places(files, _quizzes(files), _QUESTION)):
        return files
    name, old = random.choice(places)
    named = re.sub(r"- id: [\w-]+", f"- id: {_new('question', random)}", old, count=1)
    kind = random.choice(["remove", "add", "rename", "move"])
    if kind != "move":
        new = {"remove": "", "add": old + named, "rename": named}[kind]
        return _with(files, name, old, new)
    target, before = random.choice(places)
    return _with(_with(files, name, old, ""), target, before, before + named)


def move_quiz(files: Files, random: Random) -> Files:
    """Show a quiz on another page, name its file otherwise, or delete the file."""
    if not (places := _places(files, _chapters(files), _SHEET)):
        return files
    page, sheet = random.choice(places)
    quiz = sheet.split()[1]
    name, new = f"quiz/{quiz}.yml", _new("quiz", random)
    kind = random.choice(["page", "page", "name", "delete"])
    if kind == "page" or name not in files:
        target = random.choice(_chapters(files))
        files = _with(files, page, sheet, "")
        return {**files, target: f"{files[target].rstrip()}\n\n{sheet}"}
    left = {other: text for other, text in files.items() if other != name}
    if kind == "delete":
        return left
    left[f"quiz/{new}.yml"] = files[name].replace(f"id: {quiz}\n", f"id: {new}\n", 1)
    return _with(left, page, sheet, sheet.replace(quiz, new))


# ---------------------------------------------------------------- edits of the FAQ


def change_question(files: Files, random: Random) -> Files:
    """Ask otherwise."""
    if not (entries := _entries(files)):
        return files
    name, old = random.choice(entries)
    asked = random.choice([f"問い{random.randrange(99)}ですか？", "{faq}`abroad`の問いですか？"])
    return _with(files, name, old, re.sub(r"^:::\{faq\} .*", f":::{{faq}} {asked}", old, count=1))


def change_answer(files: Files, random: Random) -> Files:
    """Write another short answer, or more."""
    if not (entries := _entries(files)):
        return files
    name, old = random.choice(entries)
    sentence = _sentence(files, name, random)
    new = random.choice(
        [
            old.replace("\n\n", f"\n\n{sentence}", 1),
            re.sub(r"\n:::\n", f"\n\n{sentence}\n:::\n", old, count=1),
        ]
    )
    return _with(files, name, old, new)


def change_option(files: Files, random: Random) -> Files:
    """Write, change or delete what is told of an entry besides its answer."""
    if not (entries := _entries(files)):
        return files
    name, old = random.choice(entries)
    option = random.choice(
        ["aliases", "related", "related", "topics", "source", "as-of", "review-by", "unanswered"]
    )
    ids = [*_ids(files), _new("former", random)]
    value = {
        "aliases": ", ".join(random.sample(ids, k=min(2, len(ids)))),
        "related": ", ".join(random.sample(ids, k=min(3, len(ids)))),
        "topics": ", ".join(random.choices(_labels(files), k=2)),
        "source": f"採用案内{random.randrange(14)}ページ",
        "as-of": f"20{random.randrange(20, 30)}-01",
        "review-by": f"20{random.randrange(20, 30)}-01",
    }.get(option, "")
    new = re.sub(rf"(?m)^:{option}:.*\n", "", old)
    if new == old or random.random() < 0.6:
        new = re.sub(r"(?m)^(:id: .*\n)", rf"\1:{option}: {value}".rstrip() + "\n", new, count=1)
    return _with(files, name, old, new)


def rename_entry(files: Files, random: Random) -> Files:
    """Give an entry another id; the former one is often kept, or its links follow."""
    if not (entries := _entries(files)):
        return files
    name, old = random.choice(entries)
    if not (found := _ENTRY_ID.search(old)):
        return files
    former, new = found[1], _new("entry", random)
    more = f"\n:aliases: {former}" if random.random() < 0.5 else ""
    files = _with(files, name, old, old.replace(found[0], f":id: {new}{more}", 1))
    if random.random() < 0.4:
        link = re.compile(rf"(\{{faq\}}`(?:[^`<]*<)?){former}\b")
        files = {each: link.sub(rf"\g<1>{new}", text) for each, text in files.items()}
    return files


def move_entry(files: Files, random: Random) -> Files:
    """Move an entry to another page or to another place, or repeat it there, or remove it."""
    if not (entries := _entries(files)):
        return files
    name, old = random.choice(entries)
    kind = random.choice(["move", "move", "repeat", "remove"])
    if kind != "repeat":
        files = _with(files, name, old, "")
    if kind == "remove":
        return files
    target = random.choice(_chapters(files))
    return {**files, target: f"{files[target].rstrip()}\n\n{old.rstrip()}\n"}


def add_entry(files: Files, random: Random) -> Files:
    """Ask one question more."""
    target = random.choice(_chapters(files))
    new = _new("entry", random)
    entry = (
        f":::{{faq}} 新しい問い{new}ですか？\n:id: {new}\n:source: 採用案内\n\n"
        f"{_sentence(files, target, random)}\n\n{_sentence(files, target, random)}\n:::\n"
    )
    sections = _SECTION.findall(files[target])
    if sections and random.random() < 0.6:
        before = random.choice(sections)
        return _with(files, target, before, f"{entry}\n{before}")
    return {**files, target: f"{files[target].rstrip()}\n\n{entry}"}


def change_list(files: Files, random: Random) -> Files:
    """Add, change or delete a list of questions."""
    option = random.choice(
        [
            ":filter:",
            ":page:",
            f":page: {random.choice(_pages(files))[5:-3]}",
            ":answers:",
            f":topic: {random.choice(_labels(files))}",
            ":topic: faq-open\n:answers:",
        ]
    )
    listed = f":::{{faq-list}}\n{option}\n:::\n"
    places = _places(files, _chapters(files), _LIST)
    if places and random.random() < 0.6:
        name, old = random.choice(places)
        return _with(files, name, old, random.choice([listed, ""]))
    target = random.choice(_chapters(files))
    return {**files, target: f"{files[target].rstrip()}\n\n{listed}"}


def change_table(files: Files, random: Random) -> Files:
    """Delete a line of the tables for the search and for former addresses, or add one."""
    name = random.choice(["docs/synonyms.yml", "docs/redirects.yml"])
    if name not in files:
        return files
    lines = files[name].splitlines(keepends=True)
    place = random.randrange(len(lines) + 1)
    if name.endswith("redirects.yml"):
        label = random.choice(_labels(files))
        return {
            **files,
            name: f"{_new('former', random)}: {random.choice(['faq', 'work'])}#{label}\n",
        }
    return {**files, name: "".join(lines[:place] + lines[place + 1 :])}


# ---------------------------------------------------------------- breaking and mending

_MISTAKES = (
    *("```{quiz} fit", ":::{faq} 問い", "```", ":::", ":::{faq-list}\n:topic: nowhere\n:::"),
    *("{faq}`nowhere`", "[](#nowhere)", "{{ nowhere }}", "(mission)=", "# もう一つの題"),
    *("\t: : [", ":id: abroad", ":::{quiz} nowhere\n:::", "- [x", "<div>", "| a | b |\n|-|"),
)


def break_something(files: Files, random: Random) -> Files:
    """Make a mistake in a file, or cut the file short."""
    name = random.choice(sorted(files))
    lines = files[name].splitlines(keepends=True)
    place = random.randrange(len(lines) + 1)
    if random.random() < 0.2:
        return {**files, name: files[name][: random.randrange(len(files[name]) + 1)]}
    return {
        **files,
        name: "".join([*lines[:place], f"{random.choice(_MISTAKES)}\n", *lines[place:]]),
    }


EDITS: tuple[tuple[Edit, int], ...] = (
    (change_sentence, 6),
    (change_heading, 4),
    (rename_label, 2),
    (move_section, 2),
    (add_page, 2),
    (remove_page, 2),
    (rename_page, 2),
    (change_figure, 3),
    (change_drawing, 1),
    (change_quiz_text, 4),
    (change_score, 3),
    (raise_version, 1),
    (change_questions, 4),
    (move_quiz, 2),
    (change_question, 3),
    (change_answer, 3),
    (change_option, 6),
    (rename_entry, 3),
    (move_entry, 3),
    (add_entry, 3),
    (change_list, 3),
    (change_table, 1),
    (break_something, 6),
)
"""Each kind of edit, with its weight."""


def _has_label_twice(files: Files) -> bool:
    """Whether two pages give one name to a heading.

    Sphinx warns of it, and lets the page win that it read last: another one after an edit than in
    a clean build. That is its own, so no edit ends so. An id of a question may stand twice.
    """
    pages = [name for name in files if name.endswith(".md")]
    labels = [label for name in pages for label in set(_LABEL.findall(files[name]))]
    return len(labels) > len(set(labels))


class Editor:
    """Someone who edits the guide, and mends now and then what went wrong."""

    def __init__(self, files: Files, random: Random) -> None:
        self._random = random
        self._whole = files

    def edited(self, files: Files) -> tuple[str, Files]:
        """The guide after one edit more, and the edit's name."""
        while True:
            name, after = self._edited(files)
            if not _has_label_twice(after):
                return name, after

    def _edited(self, files: Files) -> tuple[str, Files]:
        mending = self._random.random()
        if mending < 0.02:
            return "mend_everything", self._whole
        if mending < 0.3:
            return "mend", self._mended(files)
        kinds, weights = zip(*EDITS, strict=True)
        edit: Edit = self._random.choices(kinds, weights)[0]
        return edit.__name__, edit(files, self._random)

    def _mended(self, files: Files) -> Files:
        """Restore a file as it was at first."""
        names = sorted(files.keys() | self._whole.keys())
        changed = [name for name in names if files.get(name) != self._whole.get(name)]
        if not changed:
            return files
        name = self._random.choice(changed)
        left = {other: text for other, text in files.items() if other != name}
        return {**left, name: self._whole[name]} if name in self._whole else left
