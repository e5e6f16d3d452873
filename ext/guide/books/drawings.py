"""Drawings in a book: each is a file or a text of its own, and knows no style sheet but its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from docutils import nodes

from guide.books.tokens import inlined
from guide.drawing import drawing

_SVG = "http://www.w3.org/2000/svg"
_RULE = re.compile(r"^([^{}@/]+)\{([^{}]*)\}", re.MULTILINE)
_CLASS = re.compile(r"\.([\w-]+)")


def put_drawings(
    document: nodes.document, styles: Path, address_of: Callable[[bytes], str]
) -> None:
    """Replace each drawing by a picture at the address that its content gets."""
    for node in list(document.findall(drawing)):
        source = escape(address_of(_styled(node["svg"], styles)))
        picture = f'<img src="{source}" alt="{escape(node.astext())}"/>'
        html = f'<div class="drawing">{picture}</div>\n'
        node.replace_self(nodes.raw("", html, format="html"))


def _styled(svg: str, styles: Path) -> bytes:
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)
    style = ElementTree.Element(f"{{{_SVG}}}style")
    style.text = inlined(_rules(svg, styles), styles)
    root.insert(0, style)
    return ElementTree.tostring(root, encoding="unicode").encode()


def _rules(svg: str, folder: Path) -> str:
    """The site's rules for the classes of a drawing."""
    names = {name for value in re.findall(r'class="([^"]*)"', svg) for name in value.split()}
    rules = _RULE.findall((folder / "pictures.css").read_text("utf-8"))
    return "".join(
        f"{selector.strip()}{{{body.strip()}}}"
        for selector, body in rules
        if names.intersection(_CLASS.findall(selector))
    )
