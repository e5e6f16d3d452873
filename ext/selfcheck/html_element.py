"""Document nodes that stand for HTML: one element, or a piece that no author wrote."""

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
        return cls(
            "",
            "",
            *children,
            tag=tag,
            attributes=attributes,
            classes=list(classes),
            ids=list(ids),
        )


class fixed_html(nodes.General, nodes.Element):
    """A piece of HTML that no author wrote, as :func:`tag` makes it. ``html``.

    A quiz has about seventy such elements, which would cost more than all its questions; and as
    text of the document, each label of a button would be an answer of the search.
    """

    @classmethod
    def of(cls, *pieces: str) -> Self:
        """A node for all the pieces."""
        return cls("", html="".join(pieces))


def taken(node: nodes.Node) -> list[nodes.Node]:
    """The children of a node, free for another parent."""
    children = list(node.children)
    cast(nodes.Element, node).clear()
    return children


def tag(name: str, *content: str, **attributes: str | None) -> str:
    """An HTML element as a string. Its content is HTML: a text must have been escaped.

    Of an attribute's name, the hyphens are written as underscores; ``class_`` stands for ``class``.
    An attribute whose value is ``None`` is left out.
    """
    end = "" if name in _VOID else f"</{name}>"
    return f"<{name}{_written(attributes)}>{''.join(content)}{end}{_line_end(name)}"


def plain(name: str, text: str, **attributes: str | None) -> str:
    """An element that holds a text of the extension's own."""
    return tag(name, escape(text), **attributes)


def button(text: str, action: str, **attributes: str | None) -> str:
    """A button; the script does its action."""
    # Outside a form, a button does nothing of its own, so it needs no type.
    return plain("button", text, data_do=action, **attributes)


_VOID = frozenset({"input"})
_BLOCK = frozenset({"div", "fieldset", "section", "ul", "li", "table", "tbody", "tr"})


def _written(attributes: dict[str, str | None]) -> str:
    return "".join(
        f" {name.rstrip('_').replace('_', '-')}" + (f'="{escape(value)}"' if value else "")
        for name, value in attributes.items()
        if value is not None
    )


def _line_end(name: str) -> str:
    return "\n" if name in _BLOCK else ""


def _visit(translator: HTML5Translator, node: html_element) -> None:
    # docutils' own writer of tags repeats ids in extra elements and lowers the case of names.
    own = {"class": " ".join(node["classes"]) or None, "id": next(iter(node["ids"]), None)}
    translator.body.append(f"<{node['tag']}{_written(own | node['attributes'])}>")


def _depart(translator: HTML5Translator, node: html_element) -> None:
    translator.body.append(f"</{node['tag']}>{_line_end(node['tag'])}")


def _visit_fixed(translator: HTML5Translator, node: fixed_html) -> None:
    translator.body.append(node["html"])
    raise nodes.SkipNode


def setup_html_element(app: Sphinx) -> None:
    """Register the nodes, and with the first those that derive from it."""
    app.add_node(html_element, html=(_visit, _depart))
    app.add_node(fixed_html, html=(_visit_fixed, None))
