"""Checks over all entries together, each told at the entry's own line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from selfcheck.faq.entry import Entry
from selfcheck.faq.months import due_month, this_month
from selfcheck.faq.signature import signature
from selfcheck.messages import _
from selfcheck.problems import Problem, shortened, suggestion
from selfcheck.reporting import WarningType, warn

if TYPE_CHECKING:
    from selfcheck.faq.domain import FaqDomain

_Finding = tuple[WarningType, str]

_LABELS_OF_SPHINX = frozenset({"genindex", "modindex", "py-modindex", "search"})


def warn_of_entries(domain: FaqDomain) -> None:
    """Report what only shows when all entries are known."""
    checks = Checks(domain)
    for entry in domain.all_entries():
        for subtype, message in checks.of(entry):
            warn([Problem(Path(entry.source), entry.line, message)], subtype)


class Checks:
    """Looks at entries one by one, knowing all of them."""

    def __init__(self, domain: FaqDomain) -> None:
        self._domain = domain
        self._today = this_month()
        self._review_months: int = domain.env.config.selfcheck_faq_review_months
        self._signatures = {id(each): signature(each.question) for each in domain.all_entries()}
        self._first_with_alias: dict[str, Entry] = {}
        self._first_with_question: dict[str, Entry] = {}
        for entry in domain.all_entries():
            for alias in entry.aliases:
                self._first_with_alias.setdefault(alias, entry)
            self._first_with_question.setdefault(self._signatures[id(entry)], entry)

    def of(self, entry: Entry) -> Iterator[_Finding]:
        """What is wrong with an entry, as the type of the warning and its text."""
        yield from ((WarningType.FAQ, message) for message in self._wrong_aliases(entry))
        yield from ((WarningType.FAQ, message) for message in self._wrong_names(entry))
        yield from self._doubtful(entry)

    def _wrong_aliases(self, entry: Entry) -> Iterator[str]:
        for alias in entry.aliases:
            owner, first = self._domain.entry(alias), self._first_with_alias[alias]
            if owner and owner.name == alias:
                if entry.name in owner.aliases:
                    message = _(
                        "This entry and the one in %s claim each other's id as an alias. "
                        "Take both ids out of “:aliases:”."
                    )
                    yield message % _place(owner)
                else:
                    message = _(
                        "The alias “%s” is the id of the entry in %s. Take it out of “:aliases:”."
                    )
                    yield message % (alias, _place(owner))
            elif first is not entry:
                message = _(
                    "The alias “%s” is also claimed in %s. Leave it to one of the two entries."
                )
                yield message % (alias, _place(first))

    def _wrong_names(self, entry: Entry) -> Iterator[str]:
        for name in entry.related:
            other = self._domain.entry(name)
            if other is None:
                message = _("“:related:” names “%s”, but there is no such FAQ entry. %s")
                known = (each.name for each in self._domain.all_entries())
                yield message % (shortened(name), suggestion(name, known))
            elif other.name == entry.name:
                message = _("The entry names itself as related. Take “%s” out of “:related:”.")
                yield message % shortened(name)
        labels = self._domain.env.domains.standard_domain.labels
        for topic in entry.topics:
            if topic not in labels:
                message = _("“:topics:” names “%s”, but no heading has this label. %s")
                known = (name for name in labels if name not in _LABELS_OF_SPHINX)
                yield message % (shortened(topic), suggestion(topic, known))

    def _doubtful(self, entry: Entry) -> Iterator[_Finding]:
        domain = self._domain
        if not domain.mentions_of(entry.name) and entry.name not in domain.index.referring:
            message = _(
                "Nothing leads to this FAQ entry. "
                "Link to it with {faq}`%s` wherever its question comes up."
            )
            yield WarningType.FAQ_ORPHAN, message % entry.name
        if entry.lacks_source:
            yield (
                WarningType.FAQ_SOURCE,
                _(
                    "This FAQ entry has no source. Add a line “:source: …”; "
                    "or “:unanswered:”, if your source leaves the question open."
                ),
            )
        review = due_month(entry.as_of, entry.review_by, self._review_months)
        if review and self._today > review:
            message = _(
                "This answer was to be looked at again by %s. "
                "Compare it with its source, then renew “:as-of:” or “:review-by:”."
            )
            yield WarningType.FAQ_REVIEW, message % review
        first = self._first_with_question[self._signatures[id(entry)]]
        if first is not entry:
            message = _(
                "The entry in %s asks the same thing. "
                "Make one of the two, or word the questions so that they differ."
            )
            yield WarningType.FAQ_SAME, message % _place(first)


def _place(entry: Entry) -> str:
    return Problem(Path(entry.source), entry.line, "").place
