"""The FAQ: every question has one home, to which a role links from anywhere."""

from __future__ import annotations

from sphinx.application import Sphinx

from selfcheck.faq.backlinks import setup_backlinks
from selfcheck.faq.directive import FaqDirective
from selfcheck.faq.domain import FaqDomain
from selfcheck.faq.export import setup_export
from selfcheck.faq.headings import setup_headings
from selfcheck.faq.listing import setup_listing
from selfcheck.faq.nodes import setup_nodes
from selfcheck.faq.structured_data import setup_structured_data
from selfcheck.objects import ObjectRole


def setup_faq(app: Sphinx) -> None:
    """Register the domain, the directive and the short name of its role."""
    app.add_config_value(
        "selfcheck_faq_review_months",
        0,
        "env",
        types=frozenset({int}),
        description="Months after which an answer is to be looked at again; 0 is never.",
    )
    app.add_config_value(
        "selfcheck_faq_next",
        False,
        "env",
        types=frozenset({bool}),
        description="Whether entries with “:next:” are shown in place of the present ones.",
    )
    setup_nodes(app)
    app.add_domain(FaqDomain)
    app.add_directive("faq", FaqDirective)
    app.add_role("faq", ObjectRole("faq", "entry"))
    setup_headings(app)
    setup_backlinks(app)
    setup_listing(app)
    setup_structured_data(app)
    setup_export(app)
