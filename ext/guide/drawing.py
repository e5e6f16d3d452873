"""Drawings inside the page, so that their colours follow the page's light or dark theme."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec
from sphinx.writers.html5 import HTML5Translator

_SVG = "http://www.w3.org/2000/svg"


class drawing(nodes.container):
    """An SVG file. The child is its text equivalent, which other outputs show instead."""


class DrawingDirective(SphinxDirective):
    """``{drawing} file.svg`` with the text equivalent as ``:alt:``."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the drawing, or a located error."""
        relative, absolute = self.env.relfn2path("/" + self.arguments[0])
        self.env.note_dependency(relative)
        if "alt" not in self.options:
            raise self.error(f"「:alt:」がありません。{relative} の内容を文で書いてください。")
        try:
            svg = _inline_svg(Path(absolute), self.options["alt"])
        except FileNotFoundError:
            raise self.error(
                f"図のファイル {relative} がありません。docs フォルダから見た場所を書いてください。"
            ) from None
        except ElementTree.ParseError as error:
            raise self.error(
                f"図のファイル {relative} はSVGとして読めません（{error}）。"
            ) from None
        text = nodes.paragraph(self.options["alt"], self.options["alt"])
        node = drawing("", text, svg=svg)
        self.set_source_info(node)
        self.set_source_info(text)
        return [node]


def _inline_svg(path: Path, alt: str) -> str:
    """The drawing as HTML: named for assistive technology, and without XML's own header."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    root.set("role", "img")
    root.set("aria-label", alt)
    return ElementTree.tostring(root, encoding="unicode")


def _visit_html(translator: HTML5Translator, node: drawing) -> None:
    translator.body.append(f'<div class="drawing">{node["svg"]}</div>\n')
    raise nodes.SkipNode


def setup_drawing(app: Sphinx) -> None:
    """Register the directive and its node."""
    app.add_node(drawing, html=(_visit_html, None))
    app.add_directive("drawing", DrawingDirective)
