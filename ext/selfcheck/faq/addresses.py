"""Addresses of entries for programs, which see no page to which an address could be relative."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from sphinx.builders.html import StandaloneHTMLBuilder


def address(builder: StandaloneHTMLBuilder, docname: str, anchor: str) -> str:
    """Where a place is: below ``html_baseurl`` if there is one, else below the output folder."""
    if builder.name == "singlehtml":
        path = quote(builder.config.root_doc) + builder.link_suffix
        anchor = anchor or f"document-{docname}"
    else:
        path = builder.get_target_uri(docname)
    base = builder.config.html_baseurl
    # Nothing before the "#" would name the file in which the address is written.
    path = posixpath.join(base, path) if base else path or "./"
    return f"{path}#{quote(anchor)}" if anchor else path


def language_tag(language: str) -> str:
    """The language as BCP 47 writes it: ``pt-BR`` of Sphinx's ``pt_BR``."""
    return language.replace("_", "-")
