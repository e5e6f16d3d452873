"""The document nodes of a quiz as a worksheet: containers that every builder writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.latex import LaTeXTranslator
from sphinx.writers.texinfo import TexinfoTranslator

from selfcheck.foreign_text import DisarmedPart
from selfcheck.messages import _
from selfcheck.objects import NamedPart

# docutils names its nodes in lower case, and so do we. Each class names its own attributes.


class quiz(DisarmedPart, nodes.container):
    """A whole quiz. ``quiz_id``, ``version``."""


class quiz_introduction(nodes.container):
    """All that is to be read before the first question."""


class quiz_question(NamedPart, nodes.container):
    """Number, prompt, list of options. ``question_id``, ``number``, ``multiple``, ``judged``."""

    @property
    def title_pieces(self) -> tuple[nodes.Node | str, ...]:
        """The prompt."""
        return (self[1],)


class quiz_option(nodes.list_item):
    """An answer. ``option_id``, ``letter`` (empty on a scale).

    What it means: ``scores``, ``correct``, ``wish``, ``unknown``.
    """


class quiz_result(nodes.container):
    """All that is to be read after the questions."""


class quiz_passage(NamedPart, nodes.list_item):
    """What is said about a question after the answer. ``question_id``, ``part_of``: a quiz."""

    @property
    def anchor(self) -> str:
        """The question's id: that is where a reader can begin."""
        return f"{self['part_of']}-{self['question_id']}"

    @property
    def title_pieces(self) -> tuple[nodes.Node | str, ...]:
        """The question's prompt."""
        return (self[1],)


class quiz_feedback(nodes.container):
    """What an option answers back. ``option_id``; its first child names the option."""


class quiz_key(nodes.container):
    """How a person with a pencil reads the result off the answers."""


class quiz_dimension(NamedPart, nodes.container):
    """A dimension with its bands. ``dimension_id``, ``lowest``, ``highest``."""

    @property
    def title_pieces(self) -> tuple[nodes.Node | str, ...]:
        """Its own title."""
        return (self[0],)


class quiz_band(NamedPart, nodes.container):
    """A band's reading. ``lowest``, ``highest``."""

    @property
    def anchor(self) -> str:
        """The dimension's id."""
        return self._dimension.anchor

    @property
    def title_pieces(self) -> tuple[nodes.Node | str, ...]:
        """The titles of both."""
        own: dict[str, nodes.Node | str] = {"dimension": self._dimension[0], "band": self[1]}
        pieces = re.split(r"%\((\w+)\)s", _("%(dimension)s: %(band)s"))
        return tuple(own.get(each, each) for each in pieces)

    @property
    def _dimension(self) -> quiz_dimension:
        return cast(quiz_dimension, self.parent)


def linked_parts(sheet: quiz) -> Iterator[quiz_question | quiz_dimension]:
    """The parts of a quiz that a link can name: its questions, then its dimensions."""
    for part in sheet.children:
        if isinstance(part, quiz_question):
            yield part
        elif isinstance(part, quiz_result):
            yield from (each for each in part.children if isinstance(each, quiz_dimension))


def _visit_in_latex(translator: LaTeXTranslator, node: nodes.container) -> None:
    # A plain container loses its ids, and with them the targets of all links to it.
    translator.body += [translator.hypertarget(name, anchor=True) for name in node["ids"]]
    translator.visit_container(node)


def _visit_in_texinfo(translator: TexinfoTranslator, node: nodes.container) -> None:
    for name in node["ids"]:
        translator.add_anchor(name, node)
    translator.visit_container(node)


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes. They derive from docutils' own, and are written as these are."""
    for node in (quiz, quiz_question, quiz_dimension):
        app.add_node(
            node,
            latex=(_visit_in_latex, LaTeXTranslator.depart_container),
            texinfo=(_visit_in_texinfo, TexinfoTranslator.depart_container),
        )
    for other in (
        quiz_introduction,
        quiz_option,
        quiz_result,
        quiz_passage,
        quiz_feedback,
        quiz_key,
        quiz_band,
    ):
        app.add_node(other)
