"""The entries of a page for search engines: a ``FAQPage`` of schema.org, as JSON-LD."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from selfcheck.assets import WEB_BUILDERS
from selfcheck.faq.addresses import address, language_tag
from selfcheck.faq.domain import FaqDomain
from selfcheck.faq.entry import Entry
from selfcheck.faq.nodes import entries_in

_ESCAPED = str.maketrans({each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"})
"""In JSON, all of these can stand in texts alone. In HTML they could end the element."""


def _add_structured_data(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None or app.builder.name not in WEB_BUILDERS:
        return
    domain = cast(FaqDomain, app.env.domains["faq"])
    if entries := list(_answered_entries(domain, doctree, pagename)):
        builder = cast(StandaloneHTMLBuilder, app.builder)
        data = _page(builder, domain, entries)
        element = f'\n<script type="application/ld+json">{_text(data, context)}</script>'
        context["metatags"] = context.get("metatags", "") + element


def _answered_entries(domain: FaqDomain, document: nodes.document, docname: str) -> Iterator[Entry]:
    """The entries that the page shows and that have an answer."""
    for page, node in entries_in(document, docname):
        # By its own page: by its id alone, it could be one of another page, which comes and goes.
        entry = domain.index.by_place.get((page, node.get("entry_id", "")))
        if entry and entry.answered:
            yield entry


def _page(
    builder: StandaloneHTMLBuilder, domain: FaqDomain, entries: list[Entry]
) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": language_tag(builder.config.language),
        "mainEntity": [_question(builder, domain, entry) for entry in entries],
    }


def _question(builder: StandaloneHTMLBuilder, domain: FaqDomain, entry: Entry) -> dict[str, Any]:
    question: dict[str, Any] = {"@type": "Question", "name": entry.question}
    if builder.config.html_baseurl:
        question["url"] = address(builder, entry.docname, entry.name)
    answer = {"@type": "Answer", "text": domain.plain(entry.answer)}
    return {**question, "acceptedAnswer": answer}


def _text(data: dict[str, Any], context: dict[str, Any]) -> str:
    # What the page's encoding lacks would be written as a reference, which is none in a script.
    is_unicode = codecs.lookup(context["encoding"]).name.startswith("utf")
    text = json.dumps(data, ensure_ascii=not is_unicode, separators=(",", ":"))
    return text.translate(_ESCAPED)


def setup_structured_data(app: Sphinx) -> None:
    """Register the element, which comes into the head of each page that has an answer."""
    app.connect("html-page-context", _add_structured_data)
