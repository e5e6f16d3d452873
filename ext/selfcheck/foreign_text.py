"""Parsing text that stands in another file than the page, at that file's own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from selfcheck.text import Text

# Letters, digits and signs that mean nothing in MyST or reStructuredText, but for a beginning
# that would be an item of a list ("1. ", "b) ").
_PLAIN = re.compile(r"(?!\w{1,6}[.)] )[^\W_][\w ,.()?!%、。，．・「」『』（）？！〜ー％]*")
_EXECUTABLE = re.compile(r"(javascript|vbscript|data):", re.IGNORECASE)
_IGNORED_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0]")
_TEXT_CHANGING_EXTENSIONS = frozenset({"linkify", "replacements", "smartquotes"})


def is_plain(text: str) -> bool:
    """Whether no markup language of Sphinx could see more in the text than its characters.

    Most prompts and options are plain, and the parser costs more than all the rest of a quiz.
    """
    return "_" not in text and _PLAIN.fullmatch(text) is not None


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
    document["source"] = reporter.source = str(path)
    reporter.get_source_and_line = locate_in_file
    try:
        yield
    finally:
        document["source"], reporter.source = page, reported
        reporter.get_source_and_line = locate


def disarm(container: nodes.Element) -> None:
    """Turn what a browser could execute into plain text: raw HTML, and links that run a script."""
    for raw in list(container.findall(nodes.raw)):
        text = nodes.Text(raw.astext())
        inline = isinstance(raw.parent, nodes.TextElement)
        raw.replace_self(text if inline else nodes.paragraph("", "", text))
    for node in list(container.findall(nodes.Element)):
        # A browser reads "java\nscript:" as "javascript:".
        address = _IGNORED_IN_ADDRESS.sub("", node.get("refuri") or node.get("uri") or "")
        if _EXECUTABLE.match(address):
            node.replace_self(node.children or nodes.Text(node.astext()))


class ForeignText:
    """Parses the texts of the file ``path`` in the markup of the directive's page."""

    def __init__(self, directive: SphinxDirective, path: Path) -> None:
        self._directive = directive
        self._path = path
        enabled = set(getattr(directive.config, "myst_enable_extensions", ()))
        self._may_skip_parser = not enabled & _TEXT_CHANGING_EXTENSIONS

    def locate(self, node: nodes.Element, text: Text) -> None:
        """Give a node its text's place; without it, the text isn't extracted for translation."""
        node.source, node.line = str(self._path), text.line

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
        # MyST counts from the directive's line, docutils takes the line from the items.
        offset = text.line - 1 - self._directive.lineno
        with _reading(self._directive, self._path):
            self._directive.state.nested_parse(StringList(lines, items=places), offset, container)
        disarm(container)
        return container.children

    def phrase(self, text: Text) -> list[nodes.Node]:
        """The content of a text for a place that holds one line, such as a label.

        Paragraphs after the first follow on the same line, so nothing that was written is lost.
        """
        if self._may_skip_parser and is_plain(text):
            return [nodes.Text(str(text))]
        phrase: list[nodes.Node] = []
        for block in self.blocks(text):
            if phrase:
                phrase.append(nodes.Text(" "))
            if isinstance(block, nodes.TextElement) or not block.children:
                phrase += block.children or [nodes.Text(block.astext())]
            else:
                phrase.append(nodes.Text(block.astext()))
        return phrase

    def paragraph(self, text: Text, *classes: str) -> nodes.paragraph:
        """A text of one line as a paragraph."""
        paragraph = nodes.paragraph(str(text), "", *self.phrase(text), classes=list(classes))
        self.locate(paragraph, text)
        return paragraph
