"""Write each page of a guide as text, without line breaks: ``rendering.py OUT`` in its folder.

It runs in a process of its own and knows no module of the guide, so that an older guide is
rendered by the modules that it has itself.
"""

import sys
from pathlib import Path

from docutils.nodes import Element
from sphinx.application import Sphinx
from sphinx.writers import text

_WIDE = 10_000
"""Columns: wider than any paragraph, since a line break moves with every word before it."""


class _UnbrokenText(text.TextTranslator):
    """Text whose cells are not broken either."""

    def visit_colspec(self, node: Element) -> None:
        """Make the column as wide as nothing in it."""
        node["colwidth"] = _WIDE // 10
        super().visit_colspec(node)


def main(out: Path) -> int:
    """Build the guide of the current folder."""
    text.MAXWIDTH = _WIDE  # Sphinx has no setting for it
    # Its warnings are told by "make html"; here they would hide what goes wrong.
    app = Sphinx("docs", ".", out / "text", out / "doctrees", "text", status=None, warning=None)
    app.set_translator("text", _UnbrokenText, override=True)
    app.build()
    return app.statuscode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
