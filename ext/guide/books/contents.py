"""What a book consists of: parts, which have chapters, which have sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from docutils import nodes
from sphinx import addnodes
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

NAME = "technical-staff-guide"
"""The name of the books' files, which is part of their permanent addresses."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter, as the contents name it."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of the guide. ``depth`` counts the documents in whose lists it stands."""

    docname: str
    anchor: str
    title: str
    depth: int
    sections: tuple[Section, ...]
    body: str = ""
    """Its HTML, once it is written."""


@dataclass(frozen=True, slots=True)
class Part:
    """The chapters of one of the home page's lists, below its caption; the home page has none."""

    title: str
    chapters: tuple[Chapter, ...]


def is_in_books(docname: str, config: Config) -> bool:
    """Whether a page is for the books' readers, and not only for the site's."""
    return not any(fnmatchcase(docname, pattern) for pattern in config.guide_books_leave_out)


def parts_of(env: BuildEnvironment) -> tuple[Part, ...]:
    """The whole book in its order. A title that recurs tells nothing in the contents."""
    root = env.config.root_doc
    parts = [Part("", tuple(_chapter(env, root, 0)))]
    for toctree in env.get_doctree(root).findall(addnodes.toctree):
        names = (name for _title, name in toctree["entries"] if name in env.all_docs)
        chapters = (each for name in names for each in _chapter_with_lists(env, name, 0))
        parts.append(Part(toctree["caption"] or "", tuple(chapters)))
    titles = Counter(s.title for part in parts for c in part.chapters for s in c.sections)
    return tuple(_without_recurring(part, titles) for part in parts)


def _chapter_with_lists(env: BuildEnvironment, docname: str, depth: int) -> Iterator[Chapter]:
    if not is_in_books(docname, env.config):
        return
    yield from _chapter(env, docname, depth)
    for name in env.toctree_includes.get(docname, []):
        yield from _chapter_with_lists(env, name, depth + 1)


def _chapter(env: BuildEnvironment, docname: str, depth: int) -> Iterator[Chapter]:
    """The page as a chapter. Without a title, which has been told, it is none."""
    own = env.get_doctree(docname).next_node(nodes.section)
    if own is None:
        return
    sections = [each for each in own.children if isinstance(each, nodes.section)]
    yield Chapter(
        docname=docname,
        anchor=own["ids"][0],
        title=own[0].astext(),
        depth=depth,
        sections=tuple(Section(each["ids"][0], each[0].astext()) for each in sections),
    )


def _without_recurring(part: Part, titles: Counter[str]) -> Part:
    return replace(
        part,
        chapters=tuple(
            replace(c, sections=tuple(s for s in c.sections if titles[s.title] == 1))
            for c in part.chapters
        ),
    )


def description_of(env: BuildEnvironment) -> str:
    """What the home page says of itself to search engines."""
    metas = env.get_doctree(env.config.root_doc).findall(nodes.meta)
    return next((meta["content"] for meta in metas if meta.get("name") == "description"), "")
