"""A directive that tells of its author's mistakes in our own words, with nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from selfcheck.messages import _
from selfcheck.problems import Problem, shortened, suggestion
from selfcheck.reporting import WarningType, problem_box, warn


class _EveryOption(dict[str, Callable[[str], Any]]):
    """Takes any option as text: the parsers would tell of unknown ones in English."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str], str]:
        return directives.unchanged


class OwnDirective(SphinxDirective):
    """Accepts whatever was written; its class looks at that itself."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = _EveryOption()
    known_options: ClassVar[frozenset[str]]

    def option(self, name: str) -> str:
        """The text of an option, empty where it is missing."""
        return (self.options.get(name) or "").strip()

    def unknown_options(self) -> Iterable[str]:
        """What to tell of each option that there is not."""
        for name in sorted(self.options.keys() - self.known_options):
            message = _("There is no option “:%s:”. %s")
            yield message % (shortened(name), suggestion(name, self.known_options))

    def is_misspelt(self, name: str) -> bool:
        """Whether an option that there is not was probably meant to be this one."""
        unknown = self.options.keys() - self.known_options
        return any(get_close_matches(each, self.known_options, n=1) == [name] for each in unknown)

    def told(self, messages: Iterable[str], subtype: WarningType) -> list[nodes.Node]:
        """Warn of mistakes in the directive; what stands on the page for them, if any."""
        path = Path(self.get_source_info()[0])
        problems = [Problem(path, self.lineno, message) for message in messages]
        warn(problems, subtype)
        return [problem_box(problems)] if problems else []

    def is_taken(self, name: str) -> bool:
        """Whether something above on the page has the id, and can't do without it.

        A heading gets an id of its words; where an author gives the same id to something else,
        the heading gets another.
        """
        document = self.state.document
        owner = document.ids.get(name)
        if owner is None:
            return False
        names = [each for each, own in document.nameids.items() if own == name]
        if type(owner) is not nodes.section or any(document.nametypes[each] for each in names):
            return True
        owner["ids"].remove(name)
        document.set_id(owner)
        for each in names:
            document.nameids[each] = owner["ids"][0]
        del document.ids[name]
        return False
