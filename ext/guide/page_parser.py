"""MyST's parser with this guide's rules. Nothing in a page stops it: what can't be read is told.

A page calls figures by their names. MyST would also run any expression of Jinja there, even one
that reads files or never ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import MystWarnings, create_warning
from sphinx.application import Sphinx

from guide.emphasis import add_japanese_rule
from guide.page_html import is_comment, message_of
from selfcheck.problems import shortened

_Rule = Callable[[SyntaxTreeNode], None]
_TOO_DEEP = "囲みや箇条書きの段が深すぎます。段を浅くしてください。"
_DEEPEST = 100
"""What is nested so deeply can still be kept by Sphinx, whose pickling is recursive."""


def _message(what: str, error: Exception) -> str:
    if isinstance(error, RecursionError):
        return _TOO_DEEP
    name = type(error).__name__
    return f"{what}を組み立てられません（{name}）。書き方を直すか、消してください。"


class _Renderer(SphinxRenderer):
    """Goes on after the part of a page that can't be rendered."""

    def __init__(self, parser: MarkdownIt) -> None:
        super().__init__(parser)
        guarded: dict[str, Any] = {n: self._guarded(rule) for n, rule in self.rules.items()}
        self.rules = guarded

    def _guarded(self, rule: _Rule) -> _Rule:
        def render(token: SyntaxTreeNode) -> None:
            if token.level > _DEEPEST:
                self._tell(token, _TOO_DEEP)
                return
            current = self.current_node
            try:
                rule(token)
            except Exception as error:  # whatever a directive or role of any extension raises
                self.current_node = current
                what = f"「{shortened(token.info)}」" if token.type.endswith("fence") else "ここ"
                self._tell(token, _message(what, error))

        return render

    def _tell(self, token: SyntaxTreeNode, message: str) -> None:
        self.create_warning(message, "page", wtype="guide", line=token_line(token, 1))

    def render_substitution(self, token: SyntaxTreeNode, inline: bool) -> None:
        """Put in the value of a figure; nothing else can be called."""
        name = token.content.strip()
        if name in self.md_config.substitutions:
            super().render_substitution(token, inline)
        else:
            message = (
                f"「{shortened(name)}」は、数値の名前ではありません。"
                "「{{ }}」の中には、figures.yml にある名前を一つだけ、"
                "空白を入れずに書いてください。"
            )
            self._tell(token, message)

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        """Show the tag as text, and tell what to write in its place."""
        if not is_comment(token.content):
            if message := message_of(token.content):
                self._tell(token, message)
            self.current_node.append(nodes.Text(token.content))

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """Show the block as text, and tell what to write in its place."""
        paragraph = nodes.paragraph()
        self.add_line_and_source_path(paragraph, token)
        with self.current_node_context(paragraph):
            self.render_html_inline(token)
        if paragraph.children:
            self.current_node.append(paragraph)


class PageParser(MystParser):
    """Parses a page. What can't be parsed at all is told at its first line."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse as MyST does, with the renderer above."""
        try:
            self._parse(inputstring, document)
        except Exception as error:  # it is to be told, whatever it is
            message = _message("このページ", error)
            document.clear()
            self._parse("", document)  # what comes after needs a page that was parsed
            create_warning(document, message, "page", wtype="guide", line=1)

    def _parse(self, text: str, document: nodes.document) -> None:
        config = document.settings.env.myst_config
        try:
            head = read_topmatter(text)
        except TopmatterReadError:  # told when it is rendered
            head = None

        def warn(kind: MystWarnings, message: str) -> None:
            create_warning(document, message, kind, line=1, append_to=document)

        if head:
            config = merge_file_level(config, head, warn)
        parser = create_md_parser(config, _Renderer)
        add_japanese_rule(parser)
        parser.options["document"] = document
        parser.render(text)


def setup_page_parser(app: Sphinx) -> None:
    """Put the parser in the place of MyST's."""
    app.setup_extension("myst_parser")
    app.add_source_parser(PageParser, override=True)
