"""The FAQ: every question has one home, to which a role links from anywhere."""

from __future__ import annotations

from sphinx.application import Sphinx

from selfcheck.faq.directive import FaqDirective
from selfcheck.faq.domain import FaqDomain
from selfcheck.faq.nodes import setup_nodes
from selfcheck.objects import ObjectRole


def setup_faq(app: Sphinx) -> None:
    """Register the domain, the directive and the short name of its role."""
    setup_nodes(app)
    app.add_domain(FaqDomain)
    app.add_directive("faq", FaqDirective)
    app.add_role("faq", ObjectRole("faq", "entry"))
