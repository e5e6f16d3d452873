"""What is kept of an entry for other pages and programs, taken from its nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util import docname_join

from selfcheck.faq.entry import AnswerPart, Entry, Link
from selfcheck.faq.nodes import faq_entry, faq_note, faq_text
from selfcheck.objects import title_of

_BLOCK, _ITEM = "\n\n", "\n- "

# Of a footnote, the text stands elsewhere: its number alone would look like one of the answer's.
_UNTOLD = (nodes.Invisible, nodes.raw, nodes.footnote_reference)


def entry_of(node: faq_entry, docname: str, document: nodes.document) -> Entry:
    """The entry as data. Call it when the document's texts were translated."""
    blocks = [each for each in node.answer if not isinstance(each, _UNTOLD)]
    parts = [tuple(parts_of(block)) for block in blocks]
    short = parts[0] if blocks and isinstance(blocks[0], nodes.paragraph) else ()
    answer = _joined(part for block in parts for part in (_BLOCK, *block))
    return Entry(
        name=node["entry_id"],
        docname=docname,
        question=title_of(node[0]),
        aliases=tuple(node["aliases"]),
        topics=tuple(dict.fromkeys([*_topic_above(node, document), *node["topics"]])),
        short_answer=_joined(short),
        answer=answer,
        source_note=_source_note(node),
        as_of=node["as_of"],
        review_by=node["review_by"],
        related=tuple(node["related"]),
        answered=node["answered"],
        lacks_source=node["lacks_source"],
        links=tuple(part for part in answer if isinstance(part, Link)),
        source=str(node.source),
        line=node.line or 1,
    )


def _topic_above(node: nodes.Element, document: nodes.document) -> list[str]:
    """The label of the nearest labelled heading above an entry."""
    section = node.parent
    while section is not None:
        if isinstance(section, nodes.section) and not isinstance(section, faq_entry):
            for name in section["names"]:
                if document.nametypes.get(name):
                    return [name]
        section = section.parent
    return []


def _source_note(node: faq_entry) -> tuple[AnswerPart, ...]:
    """What the author wrote of it, in the sentence of the extension's own."""
    notes = (note for note in node.children if isinstance(note, faq_note))
    texts = (each for note in notes for each in note.children if isinstance(each, faq_text))
    return _joined(part for text in texts for part in parts_of(text))


def parts_of(node: nodes.Node) -> Iterator[AnswerPart]:
    """The text below a node, with a blank line between blocks."""
    if isinstance(node, pending_xref):
        yield _link(node)
    elif isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.image):
        yield node.get("alt", "")
    elif isinstance(node, nodes.literal_block | nodes.math_block):
        yield node.astext().rstrip()
    elif isinstance(node, nodes.Element) and not isinstance(node, _UNTOLD):
        yield from _parts_below(node)


def _parts_below(node: nodes.Element) -> Iterator[AnswerPart]:
    if isinstance(node, nodes.TextElement):
        for child in node.children:
            yield from parts_of(child)
        return
    for index, child in enumerate(node.children):
        if isinstance(child, nodes.list_item):
            yield _ITEM
        elif index and not isinstance(node, nodes.list_item):
            yield _BLOCK
        elif index:
            yield "\n"
        yield from parts_of(child)


def _link(node: pending_xref) -> Link:
    domain, target, text = node.get("refdomain"), node["reftarget"], node.astext()
    explicit = node.get("refexplicit")
    docname = ""
    if domain == "doc":
        docname, target = target, node.get("reftargetid") or target
    elif (domain, node["reftype"]) == ("std", "doc"):
        docname = target = docname_join(node.get("refdoc", ""), target)
    elif domain not in (None, "", "faq", "quiz") and node["reftype"] != "ref":
        # What another domain shows is its own affair; the name is the best guess.
        explicit = True
    role = f"{domain}:{node['reftype']}" if domain else "any"
    return Link(target, text if explicit else "", docname, role, node.get("intersphinx", False))


def _joined(parts: Iterable[AnswerPart]) -> tuple[AnswerPart, ...]:
    """The parts with texts in one piece, and no blank lines at the ends or in a row."""
    joined: list[AnswerPart] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] = _continued(joined[-1], part)
        elif part:
            joined.append(part)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip("\n")
    return tuple(part for part in joined if part)


def _continued(text: str, more: str) -> str:
    """The text with more of it; of two ends of a block in a row, the one of a list item stays."""
    if more == _ITEM and text.endswith("\n"):
        return text.rstrip("\n") + more
    if more == _BLOCK and text.endswith(("\n\n", "\n- ")):
        return text
    return text + more
