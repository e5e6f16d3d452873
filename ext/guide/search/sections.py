"""What the search can find: sections of chapters, questions with answers, parts of self-checks."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from guide.drawing import drawing
from selfcheck.faq.backlinks import faq_links
from selfcheck.faq.listing import faq_list
from selfcheck.faq.nodes import faq_entry, faq_note
from selfcheck.quizzes.nodes import quiz_passage, quiz_question, quiz_result

BUILDERS = ("html", "dirhtml")
"""The builders whose site has a search."""

Kind = Literal["text", "faq", "quiz"]

_FOUND = "guide_sections"
"""The attribute by which a document carries what was found in it."""

_LEADS_ON = ("-next", "-questions")
"""How the names of sections end that only lead to others."""

_NOT_READ = (
    nodes.Invisible,
    nodes.raw,
    nodes.section,
    nodes.title,
    addnodes.toctree,
    drawing,
    faq_links,
    faq_list,
    faq_note,
    quiz_question,
    quiz_result,
)
"""What is not a section's text: what has an address of its own, titles, lists of links, notes."""

_NOT_READ_CLASSES = frozenset({"source-note", "quiz-letter", "quiz-number"})
_ONLY_LINKS = "関連："

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u30ff"
_LINE_BREAK = re.compile(rf"(?<=[{_WIDE}])\n(?=[{_WIDE}])")


@dataclass(frozen=True, slots=True)
class Section:
    """A place that a reader can be sent to."""

    page: str
    """The document's name."""
    anchor: str
    kind: Kind
    heading: str
    above: str
    """The headings between its own and the page's."""
    text: str


class SectionCollector:
    """The sections of every page, kept while the pages are resolved, and for the next build."""

    def __init__(self) -> None:
        self._pages: dict[str, list[Section]] = {}

    def begin(self, app: Sphinx) -> None:
        """Begin with what an earlier build kept, if it came to its end and its pages still hold."""
        kept = _kept_in(app)
        self._pages = pickle.loads(kept.read_bytes()) if app.env.all_docs and kept.exists() else {}
        kept.unlink(missing_ok=True)

    def collect(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Keep what was found in a page."""
        self._pages[docname] = doctree.get(_FOUND, [])

    def sections(self, app: Sphinx) -> list[Section]:
        """All sections, in the order of the pages' names."""
        names = sorted(n for n in app.env.all_docs if not is_among(n, "leaves_out", app))
        for name in names:
            if name not in self._pages:  # this build had no need to write the page
                app.env.get_and_resolve_doctree(name, app.builder, tags=app.tags)
        _kept_in(app).write_bytes(pickle.dumps(self._pages))
        return [section for name in names for section in self._pages[name]]


def _kept_in(app: Sphinx) -> Path:
    return Path(app.doctreedir, f"sections-{app.builder.name}.pickle")


def is_among(page: str, setting: str, app: Sphinx) -> bool:
    """Whether a setting of the search names a page, or has a pattern for it."""
    patterns: Iterable[str] = app.config[f"guide_search_{setting}"]
    return any(fnmatchcase(page, pattern) for pattern in patterns)


class FindSections(SphinxPostTransform):
    """Look at a page when its links have their texts, and its quizzes are still worksheets."""

    builders = BUILDERS
    default_priority = 390

    def run(self, **kwargs: Any) -> None:
        """Leave the sections with the document, for the collector."""
        self.document[_FOUND] = list(_sections(self.document, self.env.docname))


def _sections(document: nodes.document, page: str) -> Iterator[Section]:
    passages = {passage.mention()[0]: passage for passage in document.findall(quiz_passage)}
    for part in document.findall(nodes.Element):
        if isinstance(part, quiz_question):
            name, prompt = part.mention()
            passage = passages.get(name)
            text = _text(passage.children[2:]) if passage else ""
            yield Section(page, name, "quiz", _plain(prompt), "", text)
        elif isinstance(part, nodes.section) and not part["ids"][0].endswith(_LEADS_ON):
            yield _section(part, page)


def _section(part: nodes.section, page: str) -> Section:
    below = [child for child in part.children if isinstance(child, nodes.section)]
    return Section(
        page,
        part["ids"][0],
        "faq" if isinstance(part, faq_entry) else "text",
        _heading(part),
        " ".join(reversed(list(_headings_above(part)))),
        _text(part.children) or "、".join(_heading(section) for section in below),
    )


def _headings_above(part: nodes.section) -> Iterator[str]:
    parent = part.parent
    while isinstance(parent, nodes.section) and isinstance(parent.parent, nodes.section):
        yield _heading(parent)
        parent = parent.parent


def _heading(section: nodes.section) -> str:
    return _plain(section[0].astext())


def _text(children: Iterable[nodes.Node]) -> str:
    text = ""
    for block in (block for child in children for block in _blocks(child)):
        if block and not block.startswith(_ONLY_LINKS):
            text += block if text.endswith("。") or not text else f" {block}"
    return text


def _blocks(node: nodes.Node) -> Iterator[str]:
    """The blocks of text that belong to the section itself."""
    if not isinstance(node, nodes.Element) or isinstance(node, _NOT_READ):
        return
    if not _NOT_READ_CLASSES.isdisjoint(node["classes"]):
        return
    if isinstance(node, nodes.TextElement):
        yield _plain(node.astext())
    elif isinstance(node, nodes.row):
        head, *cells = (_plain(cell.astext()) for cell in node.children)
        yield f"{head}：{'、'.join(cells)}"
    else:
        for child in node.children:
            yield from _blocks(child)


def _plain(text: str) -> str:
    """A text in one line, without gaps where lines end between Japanese characters."""
    return " ".join(_LINE_BREAK.sub("", text).split())
