"""Self-check quizzes and cross-linked FAQ entries for Sphinx."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from selfcheck.analysis.directive import setup_analysis
from selfcheck.assets import setup_assets
from selfcheck.faq import setup_faq
from selfcheck.foreign_text import DisarmedTranslations
from selfcheck.html_element import setup_html_element
from selfcheck.interrupted import setup_interrupted
from selfcheck.links import setup_links
from selfcheck.messages import setup_messages
from selfcheck.quizzes import setup_quizzes
from selfcheck.shared_reading import setup_shared_reading

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the quiz and the FAQ."""
    setup_messages(app)
    setup_interrupted(app)
    setup_shared_reading(app)
    setup_links(app)
    setup_html_element(app)
    setup_assets(app)
    app.add_transform(DisarmedTranslations)
    setup_quizzes(app)
    setup_analysis(app)
    setup_faq(app)
    return {
        "version": __version__,
        "env_version": 4,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
