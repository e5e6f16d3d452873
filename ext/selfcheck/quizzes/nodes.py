"""The document nodes of a quiz: containers that every builder writes, and one of HTML's own."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

# docutils names its nodes in lower case, and so do we.


class quiz(nodes.container):
    """A whole quiz: introduction, questions, result. ``quiz_id``, ``version``."""


class quiz_question(nodes.container):
    """A prompt and the list of its options. ``question_id``, ``number``, ``multiple``."""


class quiz_option(nodes.list_item):
    """An answer. ``option_id``, ``scores`` (dimension to points), ``value`` (wish, or ``None``)."""


class quiz_result(nodes.container):
    """All that is to be read after the questions."""


class quiz_passage(nodes.list_item):
    """What the source says about a question. ``question_id``."""


class quiz_key(nodes.container):
    """How a person with a pencil adds up the answers."""


class quiz_dimension(nodes.container):
    """A dimension with its bands. ``dimension_id``."""


class quiz_band(nodes.container):
    """A band's reading. ``lowest``, ``highest``."""


class html_element(nodes.General, nodes.Element):
    """An HTML element of the name ``tag`` with ``attributes``; only HTML builders ever see it."""

    @classmethod
    def of(
        cls,
        tag: str,
        *children: nodes.Node,
        classes: Sequence[str] = (),
        ids: Sequence[str] = (),
        **attributes: str,
    ) -> html_element:
        """An element; an underscore in an attribute's name stands for HTML's hyphen."""
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        return cls("", *children, tag=tag, attributes=named, classes=list(classes), ids=list(ids))


_VOID = frozenset({"input"})
_INLINE = frozenset({"input", "span", "legend", "label", "button", "a", "h2", "h3", "h4", "h5"})


def _visit_element(translator: HTML5Translator, node: html_element) -> None:
    tag = node["tag"]
    suffix = "" if tag in _INLINE else "\n"
    translator.body.append(translator.starttag(node, tag, suffix, **node["attributes"]))


def _depart_element(translator: HTML5Translator, node: html_element) -> None:
    if node["tag"] not in _VOID:
        translator.body.append(f"</{node['tag']}>\n")


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes. Those that derive from docutils' own are written as these are."""
    for plain in (
        quiz,
        quiz_question,
        quiz_option,
        quiz_result,
        quiz_passage,
        quiz_key,
        quiz_dimension,
        quiz_band,
    ):
        app.add_node(plain)
    app.add_node(html_element, html=(_visit_element, _depart_element))
