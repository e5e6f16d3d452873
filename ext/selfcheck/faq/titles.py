"""The titles that references show: those that their targets have once all pages were read."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.environment import BuildEnvironment

from selfcheck.faq.entry import AnswerPart, Link
from selfcheck.links import own_domains
from selfcheck.objects import title_of
from selfcheck.wide_signs import one_line


class Titles:
    """Looks titles up, also where a title holds references itself."""

    def __init__(self, env: BuildEnvironment, data: dict[str, Any]) -> None:
        self._env = env
        self._under_way: set[tuple[str, str]] = set()
        self._with_references: dict[str, dict[str, tuple[AnswerPart, ...]]] = data["titles"]

    def plain(self, parts: tuple[AnswerPart, ...]) -> str:
        """The parts as one text."""
        return "".join(part if isinstance(part, str) else self.of_link(part) for part in parts)

    def of_link(self, link: Link) -> str:
        """The text that readers see of a reference."""
        if link.text:
            return link.text
        if link.docname and link.target == link.docname:
            return self.of_document(link.docname)
        here = "" if link.elsewhere else self._here(link.target)
        return here or ("" if link.docname else self._elsewhere(link)) or link.target

    def _here(self, name: str) -> str:
        for domain in own_domains(self._env):
            if found := domain.find(name):
                return found.title
        return self._label_title(name)

    def _elsewhere(self, link: Link) -> str:
        """The title that the inventory of another project gives to the link's target."""
        if "intersphinx_mapping" not in self._env.config:
            return ""
        # It loads what fetches inventories, which takes longer than a small build.
        from sphinx.ext.intersphinx import resolve_reference_detect_inventory

        domain, _, role = link.role.rpartition(":")
        node = pending_xref("", refdomain=domain, reftype=role, reftarget=link.target)
        content = nodes.inline("", link.target)
        found = resolve_reference_detect_inventory(self._env, node, content)
        return found.astext() if found else ""

    def at(self, docname: str, anchor: str, title: str) -> str:
        """The title at a place, where ``title`` is what was read there."""
        parts = self._with_references.get(docname, {}).get(anchor)
        key = (docname, anchor)
        if not parts or key in self._under_way:  # titles that refer to each other have no end
            return title
        self._under_way.add(key)
        try:
            return one_line(self.plain(parts))
        finally:
            self._under_way.remove(key)

    def of_document(self, docname: str) -> str:
        """The title of a page."""
        title = self._env.titles.get(docname)
        if title is None:
            return docname
        return self.at(docname, "", title_of(title))

    def of_label(self, name: str) -> str:
        """The text of a labelled heading; the label's name where there is none."""
        return self._label_title(name) or name

    def _label_title(self, name: str) -> str:
        labels = self._env.domains.standard_domain.labels
        if name not in labels:
            return ""
        docname, anchor, title = labels[name]
        return self.at(docname, anchor, title)
