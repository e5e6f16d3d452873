"""The options of an FAQ entry, each looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from selfcheck.faq.months import is_month
from selfcheck.faq.nodes import faq_entry
from selfcheck.messages import _
from selfcheck.own_directive import OwnDirective
from selfcheck.problems import shortened
from selfcheck.text import Identifier

# The second and the third are what a Japanese keyboard gives.
_SEPARATOR = re.compile("[,、，]")


class EntryOptions:
    """What the options of a directive say, with what is wrong in them."""

    known: ClassVar[frozenset[str]] = frozenset(
        {
            "aliases",
            "as-of",
            "id",
            "next",
            "related",
            "review-by",
            "source",
            "topics",
            "unanswered",
        }
    )

    def __init__(self, directive: OwnDirective) -> None:
        self._directive = directive
        self.name = directive.option("id")
        self.as_of, self.review_by = directive.option("as-of"), directive.option("review-by")
        self.answered = "unanswered" not in directive.options
        self.topics = self._names("topics")
        self._related, self._aliases = self._names("related"), self._names("aliases")
        self.wrong_id = list(self._mistakes_of_id())
        self._good_aliases: list[str] = []
        self.mistakes = [
            *self._mistakes_of_months(),
            *self._mistakes_of_related(),
            *self._mistakes_of_aliases(),
            *self._mistakes_of_flag(),
        ]

    @property
    def attributes(self) -> dict[str, Any]:
        """The attributes of the entry's node."""
        names: dict[str, Any] = {}
        if self._has_id:
            free = [each for each in self._good_aliases if not self._is_of_another_entry(each)]
            names = {"ids": [self.name, *free], "entry_id": self.name}
        return {
            **names,
            "aliases": self._good_aliases if self._has_id else [],
            "topics": self.topics,
            "related": [name for name in self._related if name != self.name],
            "as_of": self.as_of if is_month(self.as_of) else "",
            "review_by": self.review_by if is_month(self.review_by) else "",
            "answered": self.answered,
            "lacks_source": self._lacks_source,
        }

    @property
    def _lacks_source(self) -> bool:
        """Whether there should be one; where its name is misspelt, that is told."""
        directive = self._directive
        there = directive.option("source") or directive.is_misspelt("source")
        return self.answered and not there

    @property
    def _has_id(self) -> bool:
        return bool(self.name) and not self.wrong_id

    def _names(self, option: str) -> list[str]:
        """The names in a list that commas divide, each once."""
        names = (name.strip() for name in _SEPARATOR.split(self._directive.option(option)))
        return list(dict.fromkeys(name for name in names if name))

    def _mistakes_of_id(self) -> Iterator[str]:
        if not self.name and self._directive.is_misspelt("id"):
            return  # one mistake, which is told of the option
        if not self.name:
            yield _(
                "The FAQ entry has no id. Add a line “:id: …” with a short ASCII name "
                "below “{faq}”."
            )
        elif not re.fullmatch(Identifier.pattern, self.name):
            message = _("The id can't be “%s”. Use only a–z, 0–9 and “-”, beginning with a letter.")
            yield message % shortened(self.name)
        elif not self._is_former_id_above() and self._directive.is_taken(self.name):
            message = _("The id “%s” is used twice on this page. Give this entry another id.")
            yield message % shortened(self.name)

    def _is_former_id_above(self) -> bool:
        """Whether an entry above had this id formerly. It goes to the entry that has it now."""
        owner = self._entry_with(self.name)
        if owner is None or owner.get("entry_id") == self.name:
            return False
        owner["ids"].remove(self.name)
        del self._directive.state.document.ids[self.name]
        return True

    def _entry_with(self, name: str) -> faq_entry | None:
        owner = self._directive.state.document.ids.get(name)
        return owner if isinstance(owner, faq_entry) else None

    def _is_of_another_entry(self, name: str) -> bool:
        # Only when all pages are read is it known which of the two is to be told.
        return self._entry_with(name) is not None

    def _mistakes_of_months(self) -> Iterator[str]:
        for option, text in (("as-of", self.as_of), ("review-by", self.review_by)):
            if text and not is_month(text):
                message = _("“:%s:” can't be “%s”. Write year and month as in 2024-01.")
                yield message % (option, shortened(text))

    def _mistakes_of_related(self) -> Iterator[str]:
        if self.name and self.name in self._related:
            message = _("The entry names itself as related. Take “%s” out of “:related:”.")
            yield message % shortened(self.name)

    def _mistakes_of_aliases(self) -> Iterator[str]:
        for name in self._aliases:
            if not re.fullmatch(Identifier.pattern, name):
                message = _(
                    "An alias can't be “%s”. Use only a–z, 0–9 and “-”, beginning with a letter."
                )
                yield message % shortened(name)
            elif name == self.name:
                message = _("The alias “%s” is the entry's own id. Take it out of “:aliases:”.")
                yield message % shortened(name)
            elif not self._is_of_another_entry(name) and self._directive.is_taken(name):
                message = _(
                    "The alias “%s” is already an id on this page. Take it out of “:aliases:”."
                )
                yield message % shortened(name)
            else:
                self._good_aliases.append(name)

    def _mistakes_of_flag(self) -> Iterator[str]:
        if value := self._directive.option("unanswered"):
            message = _(
                "“:unanswered:” takes no value, but there is “%s”. "
                "Leave the line out where the question is answered."
            )
            yield message % shortened(value)
