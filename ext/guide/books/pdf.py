"""The PDF of a page, by WeasyPrint. What it complains about is a warning of the build."""

from __future__ import annotations

import hashlib
import logging as standard_logging
from pathlib import Path

from sphinx.errors import ExtensionError
from sphinx.util import logging

_logger = logging.getLogger(__name__)


class _Complaints(standard_logging.Handler):
    def emit(self, record: standard_logging.LogRecord) -> None:
        """Tell the build."""
        _logger.warning("PDF: %s", record.getMessage(), type="paper")


def write_pdf(page: Path, output: Path) -> None:
    """Write a tagged PDF, the same for the same page."""
    try:
        # Here, so that the site is built without it and without the libraries that it needs.
        from weasyprint import HTML
        from weasyprint.logger import LOGGER

        from guide.books.tags import mend_tags
    except (ImportError, OSError) as error:
        raise ExtensionError(
            f"WeasyPrint がないか、動きません。make pdf で作ってください（{error}）。"
        ) from error
    complaints = _Complaints(standard_logging.WARNING)
    LOGGER.addHandler(complaints)
    try:
        HTML(page).write_pdf(
            output,
            finisher=mend_tags,
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(page.read_bytes()).digest()[:16],
        )
    finally:
        LOGGER.removeHandler(complaints)
