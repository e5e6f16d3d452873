"""The ``{faq-list}`` directive: questions of one topic, of one page, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from selfcheck.assets import need_assets
from selfcheck.faq.domain import FaqDomain
from selfcheck.faq.list_form import ListForm
from selfcheck.faq.listed import Asked, shown_by
from selfcheck.links import write_again_where_changed
from selfcheck.messages import _
from selfcheck.own_directive import OwnDirective
from selfcheck.problems import Problem
from selfcheck.reporting import WarningType, problem_box, warn


class faq_list(nodes.General, nodes.Element):
    """A list that is to be made when its page is written. ``asked``; what stands before it."""


class FaqListDirective(OwnDirective):
    """A list of questions; the content is what stands before it.

    Options: ``topic``, labels of headings, or ``page``, a document (without a value this one);
    ``answers``, which adds the short answers; ``filter``, which lets the reader filter the list.
    """

    known_options: ClassVar[frozenset[str]] = frozenset({"topic", "page", "answers", "filter"})

    def run(self) -> list[nodes.Node]:
        """Return what was asked for, since other pages may not have been read yet."""
        told = self.told(self._mistakes(), WarningType.FAQ)
        asked = Asked(
            docname=self.env.docname,
            topics=self._topics(),
            page=self.option("page") or ("page" in self.options and self.env.docname) or "",
            answers="answers" in self.options,
            filtered="filter" in self.options,
        )
        lists = _lists(self.env)
        lists[asked.docname] = (*lists.get(asked.docname, ()), asked)
        node = faq_list("", *self.parse_content_to_nodes(), asked=asked)
        self.set_source_info(node)
        return [*told, node]

    def _topics(self) -> tuple[str, ...]:
        names = (name.strip() for name in re.split("[,、，]", self.option("topic")))
        return tuple(dict.fromkeys(name for name in names if name))

    def _mistakes(self) -> Iterator[str]:
        yield from self.unknown_options()
        if self.arguments:
            yield _("Nothing stands on the line of “{faq-list}”. Move it to the lines below.")
        if "topic" in self.options and not self._topics():
            yield _("“:topic:” is empty. Write the label of a heading, or delete the line.")
        if {"topic", "page"} <= self.options.keys():
            yield _("A list is by “:topic:” or by “:page:”. Delete one of the two lines.")
        for name in ("answers", "filter"):
            if self.option(name):
                yield _("“:%s:” takes no value. Leave it empty, or delete the line.") % name


def _domain(env: BuildEnvironment) -> FaqDomain:
    return cast(FaqDomain, env.domains["faq"])


def _lists(env: BuildEnvironment) -> dict[str, tuple[Asked, ...]]:
    """What the lists of each page were asked for."""
    lists: dict[str, tuple[Asked, ...]] = _domain(env).data["lists"]
    return lists


def _shown_by_pages(env: BuildEnvironment) -> dict[str, Any]:
    """What the lists of each page show."""
    domain = _domain(env)
    return {
        page: [shown_by(domain, asked) for asked in lists] for page, lists in _lists(env).items()
    }


def _make_lists(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put in the place of each list what it shows."""
    if not _lists(app.env):
        return
    for node in list(document.findall(faq_list)):
        # A translator has the questions elsewhere already; what stands before them is new.
        is_catalog = app.builder.name == "gettext"
        made = list(node.children) if is_catalog else _made(app, document, node)
        # A label above the list can be linked, even if nothing is shown.
        node.replace_self(made or [nodes.target()] * bool(node["ids"]))


def _made(app: Sphinx, document: nodes.document, node: faq_list) -> list[nodes.Node]:
    shown = shown_by(_domain(app.env), node["asked"])
    problems = [Problem(Path(node.source or ""), node.line or 1, each) for each in shown.mistakes]
    warn(problems, WarningType.FAQ)
    boxes = [problem_box(problems)] if problems else []
    if not shown.groups:
        return boxes
    form = ListForm(app.builder, node["asked"], _depth(node) + 1)
    if form.filtered:
        need_assets(document, "faq.css", "faq.js")
    return [*boxes, *node.children, *form.made(shown)]


def _depth(node: nodes.Node) -> int:
    """The level of the heading above."""
    depth = 0
    while node := node.parent:
        depth += isinstance(node, nodes.section)
    return depth


def setup_listing(app: Sphinx) -> None:
    """Register the directive and what makes its lists."""
    app.add_node(faq_list)
    app.add_directive("faq-list", FaqListDirective)
    # Not a post-transform, which has no way to the builder that Sphinx 8 and 11 both know.
    app.connect("doctree-resolved", _make_lists)
    write_again_where_changed(app, _shown_by_pages)
