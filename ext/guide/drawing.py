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
        alt = self.options.get("alt", "").strip()
        if not alt:
            raise self.error(f"「:alt:」がありません。{relative} の内容を文で書いてください。")
        node = drawing("", svg=self._svg(relative, Path(absolute)))
        # Parsed like any sentence, so that figures work in it and translators get it.
        text, messages = self.parse_inline(alt)
        node += nodes.paragraph(alt, "", *text)
        self.set_source_info(node)
        self.set_source_info(node[0])
        return [node, *messages]

    def _svg(self, relative: str, path: Path) -> str:
        try:
            root = ElementTree.fromstring(path.read_bytes())
        except OSError:
            raise self.error(
                f"「{relative}」という図のファイルがありません。"
                "docs フォルダーから見た場所を書いてください。"
            ) from None
        except ElementTree.ParseError:
            raise self.error(_no_svg(relative)) from None
        if root.tag != f"{{{_SVG}}}svg":
            raise self.error(_no_svg(relative))
        return ElementTree.tostring(root, encoding="unicode")


def _no_svg(name: str) -> str:
    return (
        f"「{name}」は、SVGの図として読めません。SVGで保存したファイルの名前を書いてください。"
        "写真なら、{figure} の囲みを使います。"
    )


def _named(svg: str, text: str) -> str:
    """The drawing as HTML: one image with a name, whose parts assistive technology skips."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)
    root.set("role", "img")
    root.set("aria-label", text)
    return ElementTree.tostring(root, encoding="unicode")


def _visit_html(translator: HTML5Translator, node: drawing) -> None:
    # An EPUB has no styles for the drawing, and must declare pages that hold one.
    if translator.builder.name == "epub":
        translator.visit_container(node)
        return
    # Named here rather than when read: the text may have been translated meanwhile.
    translator.body.append(f'<div class="drawing">{_named(node["svg"], node.astext())}</div>\n')
    raise nodes.SkipNode


def _depart_html(translator: HTML5Translator, node: drawing) -> None:
    translator.depart_container(node)


def setup_drawing(app: Sphinx) -> None:
    """Register the directive and its node."""
    app.add_node(drawing, html=(_visit_html, _depart_html))
    app.add_directive("drawing", DrawingDirective)
