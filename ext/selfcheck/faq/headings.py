"""Headings with references in them, wherever Sphinx shows their text: contents and labels.

Sphinx notes a heading's text when it reads the page, and so the name that a reference has in the
source instead of the title to which that leads.
"""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from selfcheck.faq.domain import FaqDomain


def _put_titles(app: Sphinx, env: BuildEnvironment) -> None:
    """Put the titles that references have now into what Sphinx noted."""
    domain = cast(FaqDomain, env.domains["faq"])
    plain = domain.index.titles.plain
    found: dict[str, dict[str, str]] = {
        docname: {anchor: plain(parts) for anchor, parts in headings.items()}
        for docname, headings in domain.data["titles"].items()
    }
    for docname, texts in found.items():
        if "" in texts:
            env.titles[docname] = nodes.title("", texts[""])
        _put_into_contents(env.tocs[docname], texts)
    if found:
        _put_into_labels(env, found)
        domain.forget_what_was_made_of_data()


def _put_into_contents(contents: nodes.bullet_list, texts: dict[str, str]) -> None:
    for reference in list(contents.findall(nodes.reference)):
        # The page's own title has no anchor here.
        text = texts.get(reference.get("anchorname", "").removeprefix("#"))
        if text:
            reference.clear()
            reference += nodes.Text(text)


def _put_into_labels(env: BuildEnvironment, found: dict[str, dict[str, str]]) -> None:
    labels = env.domains.standard_domain.labels
    for name, (docname, anchor, title) in labels.items():
        labels[name] = (docname, anchor, found.get(docname, {}).get(anchor, title))


def setup_headings(app: Sphinx) -> None:
    """Register the change, before pages are compared with what they showed."""
    app.connect("env-updated", _put_titles, priority=400)
