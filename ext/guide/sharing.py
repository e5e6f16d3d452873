"""What a page says of itself to search engines and to those that it is shared with."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_LENGTH = 120
"""So many characters of a description are shown, more or less, wherever a page is listed."""

_CARDS = "_static/cards"
"""The pictures, made by ``make cards``: 1200 by 630 pixels, with the page's title on them."""


def describe_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add description and Open Graph data (https://ogp.me/) to the head of a page with a text."""
    if doctree is None or "metatags" not in context:
        return
    stated = [each for each in doctree.findall(nodes.meta) if each.get("name") == "description"]
    description = stated[0]["content"] if stated else _first_sentences(doctree)
    title = app.env.titles[pagename].astext()
    properties = {
        "og:type": "website" if pagename == app.config.root_doc else "article",
        "og:site_name": app.config.project,
        "og:locale": "ja_JP",
        "og:title": title,
        "og:description": description,
    }
    # Both need an address with a host, which only the published site has.
    if address := context.get("pageurl"):
        properties |= {"og:url": address, **_picture(app, pagename, title)}
    tags = "" if stated else f'\n<meta name="description" content="{escape(description)}">'
    for name, content in properties.items():
        tags += f'\n<meta property="{name}" content="{escape(content)}">'
    context["metatags"] += tags + '\n<meta name="twitter:card" content="summary_large_image">'


def _first_sentences(document: nodes.document) -> str:
    """The page's first paragraph, up to the last sentence that is not too long."""
    paragraph = document.next_node(nodes.paragraph)
    text = paragraph.astext() if paragraph else ""
    if len(text) <= _LENGTH:
        return text
    end = text.rfind("。", 0, _LENGTH) + 1
    return text[: end or _LENGTH]


def _picture(app: Sphinx, pagename: str, title: str) -> dict[str, str]:
    """The page's own picture, or else the one of the whole guide."""
    name = pagename.replace("/", "-")
    if not Path(app.confdir, "docs", _CARDS, f"{name}.jpg").is_file():
        name, title = app.config.root_doc, app.config.project
    return {
        "og:image": f"{app.config.html_baseurl.rstrip('/')}/{_CARDS}/{name}.jpg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": title,
    }


def setup_sharing(app: Sphinx) -> None:
    """Register it before the theme's own changes of a page."""
    app.connect("html-page-context", describe_page, priority=800)
