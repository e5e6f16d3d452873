"""A document node that stands for one HTML element."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Self, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class html_element(nodes.General, nodes.TextElement):
    """The element ``tag`` with ``attributes``. Only post-transforms of HTML builders make it.

    It is one that holds text, since docutils writes a link in no other.
    """

    @classmethod
    def of(
        cls,
        tag: str,
        *children: nodes.Node,
        classes: Sequence[str] = (),
        ids: Sequence[str] = (),
        **attributes: str | None,
    ) -> Self:
        """An element; an underscore in an attribute's name stands for HTML's hyphen.

        An attribute whose value is ``None`` is left out.
        """
        made = cls("", "", *children, tag=tag, attributes={}, classes=list(classes), ids=list(ids))
        return made.having(**attributes)

    def having(self, **attributes: str | None) -> Self:
        """The same element with more attributes."""
        self["attributes"].update(
            (name.replace("_", "-"), value)
            for name, value in attributes.items()
            if value is not None
        )
        return self

    def with_children(self, *children: nodes.Node) -> Self:
        """The same element with more children."""
        self.extend(children)
        return self


def taken(node: nodes.Node) -> list[nodes.Node]:
    """The children of a node, free for another parent."""
    children = list(node.children)
    cast(nodes.Element, node).clear()
    return children


def plain(tag: str, text: str, *classes: str, **attributes: str | None) -> html_element:
    """An element that holds a text of the extension's own."""
    return html_element.of(tag, nodes.Text(text), classes=classes).having(**attributes)


def button(text: str, action: str, *classes: str) -> html_element:
    """A button; the script does its action."""
    # Outside a form, a button does nothing of its own, so it needs no type.
    return plain("button", text, *classes, data_do=action)


_VOID = frozenset({"input"})
_BLOCK = frozenset({"div", "fieldset", "section", "ul", "li", "table", "tbody", "tr"})


def _visit(translator: HTML5Translator, node: html_element) -> None:
    # docutils' own writer of tags repeats ids in extra elements and lowers the case of names.
    parts = [node["tag"]]
    if node["classes"]:
        parts.append(f'class="{escape(" ".join(node["classes"]))}"')
    if node["ids"]:
        parts.append(f'id="{escape(node["ids"][0])}"')
    parts += [
        f'{name}="{escape(value)}"' if value else name for name, value in node["attributes"].items()
    ]
    translator.body.append(f"<{' '.join(parts)}>")


def _depart(translator: HTML5Translator, node: html_element) -> None:
    if node["tag"] not in _VOID:
        translator.body.append(f"</{node['tag']}>")
    if node["tag"] in _BLOCK:
        translator.body.append("\n")


def setup_html_element(app: Sphinx) -> None:
    """Register the node, and with it those that derive from it."""
    app.add_node(html_element, html=(_visit, _depart))
