"""Japanese has no spaces: a line's end between two wide characters is no gap in the sentence."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u30ff"
_BREAK = re.compile(rf"(?<=[{_WIDE}])\n(?=[{_WIDE}])")


class LineJoining(SphinxPostTransform):
    """Remove the line breaks inside paragraphs that would show as gaps."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Join the lines of every text but code."""
        for text in list(self.document.findall(nodes.Text)):
            if isinstance(text.parent, nodes.FixedTextElement | nodes.literal | nodes.raw):
                continue
            joined = _BREAK.sub("", text)
            if joined != text:
                text.parent.replace(text, nodes.Text(joined))


def setup_line_joining(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(LineJoining)
