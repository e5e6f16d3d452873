"""Parsing text that stands in another file than the page, at that file's own lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from selfcheck.text import Text


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


def parse_blocks(directive: SphinxDirective, text: Text, path: Path) -> list[nodes.Node]:
    """The blocks of a text of the file ``path``, in the markup of the directive's page."""
    lines = str(text).rstrip().splitlines()
    content = StringList(lines, items=[(str(path), text.line - 1 + i) for i in range(len(lines))])
    container = nodes.Element()
    # MyST counts from the directive's line, docutils takes the line from the items.
    with _reading(directive, path):
        directive.state.nested_parse(content, text.line - 1 - directive.lineno, container)
    return container.children


def parse_phrase(directive: SphinxDirective, text: Text, path: Path) -> list[nodes.Node]:
    """The content of a text for a place that holds one line, such as a label.

    Paragraphs after the first follow on the same line, so nothing that was written is lost.
    """
    phrase: list[nodes.Node] = []
    for block in parse_blocks(directive, text, path):
        if phrase:
            phrase.append(nodes.Text(" "))
        if isinstance(block, nodes.TextElement) or not block.children:
            phrase += block.children or [nodes.Text(block.astext())]
        else:
            phrase.append(nodes.Text(block.astext()))
    return phrase
