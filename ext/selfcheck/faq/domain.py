"""The ``faq`` domain: which entries there are, and how a link reaches one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from sphinx.domains import ObjType
from sphinx.locale import get_translation

from selfcheck.faq.nodes import faq_entry
from selfcheck.messages import CATALOG, _
from selfcheck.objects import Object, ObjectDomain, ObjectRole
from selfcheck.reporting import WarningType

_lazy = get_translation(CATALOG)


class FaqDomain(ObjectDomain):
    """All FAQ entries of the project."""

    name = "faq"
    label = "FAQ"
    reference_role = "entry"
    warning_type = WarningType.FAQ
    object_types: ClassVar[dict[str, ObjType]] = {"entry": ObjType(_lazy("FAQ entry"), "entry")}
    roles: ClassVar[dict[str, Any]] = {"entry": ObjectRole("faq", "entry")}

    def found_in(self, document: nodes.document, docname: str) -> Iterator[Object]:
        """The entries of a document. A faulty entry has no id and can't be linked."""
        for node in document.findall(faq_entry):
            if entry_id := node.get("entry_id"):
                title, line = node[0].astext(), node.line or 1
                yield Object("entry", entry_id, docname, title, str(node.source), line)

    def repeated_message(self, name: str, place: str) -> str:
        """What to tell of an id that is also used at ``place``."""
        message = _("The FAQ id “%s” is also used in %s. Give one of the two another id.")
        return message % (name, place)

    def unknown_message(self, name: str, advice: str) -> str:
        """What to tell of a link to an entry that there is not."""
        return _("There is no FAQ entry “%s”. %s") % (name, advice)
