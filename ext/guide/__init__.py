"""What this guide needs beyond its extension: dated figures, drawings, Japanese line breaks."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from guide.drawing import setup_drawing
from guide.figures import setup_figures
from guide.line_joining import setup_line_joining


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts."""
    setup_figures(app)
    setup_drawing(app)
    setup_line_joining(app)
    return {
        "version": "1.0",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
