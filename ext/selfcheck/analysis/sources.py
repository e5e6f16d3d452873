"""Check that each question says what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfcheck.analysis.remark import Remark
from selfcheck.messages import _
from selfcheck.quizzes.model import Quiz

_LINK = re.compile(
    r"(?<!!)\[[^\]]*\]\([^)\s]+[^)]*\)"  # [text](target), but no image
    r"|\[[^\]]+\]\[[^\]]*\]"  # [text][reference]
    r"|<[a-z][a-z0-9+.-]*:[^>\s]+>|https?://\S"  # an address
    r"|\{[a-z][\w:.+-]*\}`[^`]+`"  # {role}`target`
    r"|:[a-z][\w:.+-]*:`[^`]+`|`[^`]+`_",  # the same in reStructuredText
)


def check_sources(quiz: Quiz) -> Iterator[Remark]:
    """Questions without a passage, or with one that doesn't lead anywhere."""
    for question in quiz.questions:
        if question.passage is None:
            message = _("The question “%s” has no source. Add a “passage” with a link to it.")
            yield Remark("missing-source", question.id, message % question.id)
        elif not _LINK.search(question.passage):
            message = _(
                "The passage of the question “%s” has no link. Add one to the place that it "
                "comes from."
            )
            yield Remark("missing-link", question.passage, message % question.id)
