"""The document nodes of a quiz's behaviour."""

from __future__ import annotations

from docutils import nodes

from selfcheck.foreign_text import DisarmedPart


class quiz_behaviour(DisarmedPart, nodes.container):
    """How a quiz behaves, whoever answers it."""


class behaviour_chart(nodes.container):
    """The place of a chart: nothing, but in a browser. ``bars``, ``bands`` (how many)."""
