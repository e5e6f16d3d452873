"""Write each page of a guide as text, without line breaks: ``rendering.py OUT`` in its folder.

After the text and a form feed come the page's links, one a line: its text, a tab, its target.
It runs in a process of its own and knows no module of the guide, so that an older guide is
rendered by the modules that it has itself.
"""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from docutils.nodes import Element
from sphinx.application import Sphinx
from sphinx.builders.text import TextBuilder
from sphinx.writers import text

_WIDE = 10_000
"""Columns: wider than any paragraph, since a line break moves with every word before it."""


class _UnbrokenText(text.TextTranslator):
    """Text whose cells are not broken either, with the links behind it."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._links: list[str] = []

    def visit_reference(self, node: Element) -> None:
        """Note where the link leads."""
        super().visit_reference(node)
        uri = node.get("refuri") or f"#{node.get('refid', '')}"
        target = urljoin(f"{self.builder.current_docname}.html", uri)
        self._links.append(f"{' '.join(node.astext().split())}\t{target}\n")

    def depart_document(self, node: Element) -> None:
        """Put the links behind the text."""
        super().depart_document(node)
        self.body += "\f" + "".join(self._links)

    def visit_colspec(self, node: Element) -> None:
        """Make the column as wide as nothing in it."""
        node["colwidth"] = _WIDE // 10
        super().visit_colspec(node)


def _address(_builder: TextBuilder, docname: str, typ: str | None = None) -> str:
    return f"{docname}.html"


def main(out: Path) -> int:
    """Build the guide of the current folder."""
    text.MAXWIDTH = _WIDE  # Sphinx has no setting for it
    TextBuilder.get_target_uri = _address  # type: ignore[assignment,method-assign]  # else empty
    # Its warnings are told by "make html"; here they would hide what goes wrong.
    app = Sphinx("docs", ".", out / "text", out / "doctrees", "text", status=None, warning=None)
    app.set_translator("text", _UnbrokenText, override=True)
    app.build()
    return app.statuscode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
