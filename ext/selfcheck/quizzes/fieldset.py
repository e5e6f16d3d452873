"""A question in the browser: native form controls, written straight from the worksheet's nodes.

Elements of their own would be clearer and cost a third of a quiz's time: a question has ten.
"""

from __future__ import annotations

from html import escape
from typing import cast

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from selfcheck.assets import WEB_BUILDERS
from selfcheck.quizzes.nodes import quiz_option, quiz_question


def visit_question(translator: HTML5Translator, node: quiz_question) -> None:
    """Write a group of controls; elsewhere (EPUB) what a container is."""
    if translator.builder.name not in WEB_BUILDERS:
        translator.visit_container(node)
        return
    number, prompt, options = node.children
    group = escape(node["ids"][0])
    translator.body.append(f'<fieldset id="{group}"><legend><small>')
    _write_content(translator, number)
    translator.body.append("</small> <span>")
    _write_content(translator, prompt)
    translator.body.append("</span></legend>")
    kind = "checkbox" if node["multiple"] else "radio"
    for option in options.children:
        means = _meaning(cast(quiz_option, option))
        translator.body.append(f'<label><input type="{kind}" name="{group}"{means}>')
        _write_content(translator, option.children[0])
        translator.body.append("</label>")
    translator.body.append("</fieldset>\n")
    raise nodes.SkipNode


def depart_question(translator: HTML5Translator, node: quiz_question) -> None:
    """Close what is not a group of controls."""
    translator.depart_container(node)


def _write_content(translator: HTML5Translator, paragraph: nodes.Node) -> None:
    for child in paragraph.children:
        child.walkabout(translator)


def _meaning(option: quiz_option) -> str:
    """What the script must know of an option, as attributes."""
    parts = [f' value="{escape(option["option_id"])}"']
    if option["correct"]:
        parts.append(" data-correct")
    if option["wish"] is not None:
        parts.append(f' data-wish="{option["wish"]}"')
    if option["unknown"]:
        parts.append(" data-unknown")
    parts += [f' data-to-{name}="{points}"' for name, points in option["scores"].items()]
    return "".join(parts)
