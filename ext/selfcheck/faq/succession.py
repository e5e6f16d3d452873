"""The answer of the next edition: written beside the present one, shown in its place when asked."""

from __future__ import annotations

from collections.abc import Iterator

from selfcheck.faq.months import is_month
from selfcheck.faq.nodes import faq_entry
from selfcheck.messages import _
from selfcheck.own_directive import OwnDirective
from selfcheck.problems import shortened


class Succession:
    """What an entry with ``:next:`` follows: the entry of the same id above it on the page."""

    def __init__(self, directive: OwnDirective) -> None:
        self._directive = directive
        self._name = directive.option("id")
        above = directive.state.document.ids.get(self._name)
        is_present = isinstance(above, faq_entry) and above.get("entry_id") == self._name
        self._present = above if is_present else None

    def mistakes(self) -> list[str]:
        """What to tell of the entry's place and date, whichever edition is shown."""
        found = list(self._mistakes())
        if self._present is not None:
            self._present["has_next"] = True
        return found

    def make_way(self) -> None:
        """Take the present entry out of the page."""
        if self._present is not None:
            self._present.parent.remove(self._present)
            for name in self._present["ids"]:
                del self._directive.state.document.ids[name]

    def _mistakes(self) -> Iterator[str]:
        if value := self._directive.option("next"):
            message = _("“:next:” takes no value, but there is “%s”. Write “:next:” alone.")
            yield message % shortened(value)
        if self._present is None:
            message = _(
                "“:next:” is for an entry that follows one of the same id, but none above on this "
                "page has the id “%s”. Put it below the present entry; a new question comes "
                "with the new edition."
            )
            yield message % shortened(self._name)
        elif self._present["has_next"]:
            message = _("The entry “%s” has another one with “:next:” above. Leave one of the two.")
            yield message % shortened(self._name)
        else:
            yield from self._mistakes_of_date(self._present["as_of"])

    def _mistakes_of_date(self, before: str) -> Iterator[str]:
        as_of = self._directive.option("as-of")
        if before and is_month(as_of) and as_of <= before:
            message = _(
                "The date of the next edition (%s) is not after the present one (%s). "
                "Write the new source's year and month in “:as-of:”."
            )
            yield message % (as_of, before)
