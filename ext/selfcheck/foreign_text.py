"""Parsing text that stands in another file than the page, at that file's own lines."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from docutils.statemachine import StringList
from sphinx.config import Config
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import NAMESPACE

from selfcheck.text import Text

# Letters, digits and signs that mean nothing in MyST or reStructuredText, but for a beginning
# that would be an item of a list ("1. ", "b) ").
_PLAIN = re.compile(r"(?!\w{1,6}[.)] )[^\W_][\w ,.()?!%、。，．・「」『』（）？！〜ー％]*")
_EXECUTABLE = re.compile(r"(javascript|vbscript|data):", re.IGNORECASE)
_IGNORED_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0]")
_READING = "selfcheck_reading"
"""What Sphinx keeps of a page while a text of another file is parsed on it."""
_TEXT_CHANGING_EXTENSIONS = frozenset({"linkify", "replacements", "smartquotes"})


def is_plain(text: str) -> bool:
    """Whether no markup language of Sphinx could see more in the text than its characters.

    Most prompts and options are plain, and the parser costs more than all the rest of a quiz.
    """
    return "_" not in text and _PLAIN.fullmatch(text) is not None


def may_skip_parser(config: Config) -> bool:
    """Whether plain text stays as it is: extensions of MyST can change its signs or make links."""
    return _TEXT_CHANGING_EXTENSIONS.isdisjoint(getattr(config, "myst_enable_extensions", ()))


def is_in_foreign_text(directive: SphinxDirective) -> bool:
    """Whether a directive stands in a text of another file, and not on the page itself."""
    return _READING in directive.env.current_document


@contextmanager
def _reading(directive: SphinxDirective, path: Path) -> Iterator[None]:
    """Let nodes and warnings name ``path`` instead of the page, as an include does.

    MyST takes the file from the document, docutils from its reporter: both are lent out.
    """
    document, reporter = directive.state.document, directive.state.document.reporter

    def locate_in_file(line: int | None = None) -> tuple[str, int | None]:
        return str(path), line

    locate = reporter.get_source_and_line
    page, reported = document["source"], reporter.source
    current = document.current_source, document.current_line
    document["source"] = reporter.source = document.current_source = str(path)
    reporter.get_source_and_line = locate_in_file
    handlers = logging.getLogger(NAMESPACE).handlers

    def relocate(record: logging.LogRecord) -> bool:
        # MyST tells the page's name itself, with a line that is the file's.
        location = getattr(record, "location", None)
        if isinstance(location, tuple) and location[0] == directive.env.docname:
            record.location = f"{path}:{location[1]}"
        return True

    for handler in handlers:
        handler.filters.insert(0, relocate)
    directive.env.current_document[_READING] = str(path)
    try:
        yield
    finally:
        del directive.env.current_document[_READING]
        for handler in handlers:
            handler.filters.remove(relocate)
        document["source"], reporter.source = page, reported
        document.current_source, document.current_line = current
        reporter.get_source_and_line = locate


def disarm(container: nodes.Element) -> None:
    """Turn what a browser could execute into plain text: raw HTML, and links that run a script."""
    for node in list(container.findall(nodes.Element)):
        # A browser reads "java\nscript:" as "javascript:".
        address = _IGNORED_IN_ADDRESS.sub("", node.get("refuri") or node.get("uri") or "")
        if isinstance(node, nodes.raw):
            _replace(node, [nodes.Text(node.astext())])
        elif _EXECUTABLE.match(address):
            _replace(node, node.children or [nodes.Text(node.get("alt", ""))])


class DisarmedPart(nodes.Element):
    """A part of a page in which no text can be executed. A base for nodes."""

    def disarmed(self) -> Iterable[nodes.Element]:
        """All that is disarmed of it."""
        return [self]


class DisarmedTranslations(SphinxTransform):
    """Disarm once more what was translated: a translation is parsed anew."""

    # After Sphinx translated (20), and counted what it did (25).
    default_priority = 26

    def apply(self, **kwargs: Any) -> None:
        """Look at the parts, where there is a translation of anything."""
        progress: dict[str, int] = self.document.get("translation_progress", {})
        if progress.get("translated"):
            for part in list(self.document.findall(DisarmedPart)):
                for each in part.disarmed():
                    disarm(each)


def _replace(node: nodes.Element, children: list[nodes.Node]) -> None:
    """Put harmless content in the place of a node, also where links lead to that."""
    inline = isinstance(node.parent, nodes.TextElement)
    harmless = (nodes.inline if inline else nodes.paragraph)("", "", *children, ids=node["ids"])
    node.parent.replace(node, harmless)


class ForeignText:
    """Parses the texts of the file ``path`` in the markup of the directive's page."""

    def __init__(self, directive: SphinxDirective, path: Path) -> None:
        self._directive = directive
        self._path = path
        self._may_skip_parser = may_skip_parser(directive.config)

    def locate(self, node: nodes.Element, text: Text) -> None:
        """Give a node its text's place; without it, the text isn't extracted for translation."""
        node.source, node.line = str(self._path), text.line
        # Otherwise each change below the node looks for the document up to the top.
        node.document = self._directive.state.document

    def blocks(self, text: Text | None) -> list[nodes.Node]:
        """The blocks of a text: paragraphs, lists and whatever else the author wrote."""
        if text is None:
            return []
        if self._may_skip_parser and is_plain(text):
            paragraph = nodes.paragraph(str(text), str(text))
            self.locate(paragraph, text)
            return [paragraph]
        lines = str(text).rstrip().splitlines()
        places = [(str(self._path), text.line - 1 + i) for i in range(len(lines))]
        container = nodes.Element()
        # It gives a place to what has none of its own, such as the cells of a table.
        container.document = self._directive.state.document
        # MyST counts from the directive's line, docutils from the file's first.
        offset = text.line - 1
        if not isinstance(self._directive.state, RSTState):
            offset -= self._directive.lineno
        with _reading(self._directive, self._path):
            self._directive.state.nested_parse(StringList(lines, items=places), offset, container)
        disarm(container)
        return container.children

    def phrase(self, text: Text) -> list[nodes.Node]:
        """The content of a text for a place that holds one line, such as a label.

        Paragraphs after the first follow on the same line, so nothing that was written is lost.
        Between them is a line end, which languages without spaces may join as any other.
        """
        if self._may_skip_parser and is_plain(text):
            return [nodes.Text(str(text))]
        phrase: list[nodes.Node] = []
        for block in self.blocks(text):
            if isinstance(block, nodes.comment):
                continue
            if phrase:
                phrase.append(nodes.Text("\n"))
            if isinstance(block, nodes.Inline):  # such as an image
                phrase.append(block)
            elif isinstance(block, nodes.TextElement):
                phrase += block.children
            else:
                phrase.append(nodes.Text(block.astext()))
        return phrase

    def paragraph(self, text: Text, *classes: str) -> nodes.paragraph:
        """A text of one line as a paragraph."""
        paragraph = nodes.paragraph(str(text), "", *self.phrase(text), classes=list(classes))
        self.locate(paragraph, text)
        return paragraph
