"""The document node of an FAQ entry."""

from __future__ import annotations

from docutils import nodes


class faq_entry(nodes.section):
    """A section whose title is the question. ``entry_id``, unless the entry is faulty."""
