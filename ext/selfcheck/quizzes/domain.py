"""The ``quiz`` domain: which quizzes, questions and dimensions there are, and how to link them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import ObjType
from sphinx.locale import get_translation

from selfcheck.messages import CATALOG, _
from selfcheck.objects import Object, ObjectDomain, ObjectRole, title_of
from selfcheck.quizzes.nodes import linked_parts, quiz, quiz_question
from selfcheck.reporting import WarningType

_lazy = get_translation(CATALOG)


class QuizDomain(ObjectDomain):
    """All quizzes of the project. A part's id is the quiz's, a hyphen, and its own."""

    name = "quiz"
    label = "Quiz"
    reference_role = "ref"
    warning_type = WarningType.QUIZ
    node_type = quiz
    object_types: ClassVar[dict[str, ObjType]] = {
        "quiz": ObjType(_lazy("self-check"), "ref"),
        "question": ObjType(_lazy("question of a self-check"), "ref"),
        "dimension": ObjType(_lazy("dimension of a self-check"), "ref"),
    }
    roles: ClassVar[dict[str, Any]] = {"ref": ObjectRole("quiz", "ref")}

    def found_in(self, parts: Iterable[nodes.Element], docname: str) -> Iterator[Object]:
        """Each quiz of a document, followed by its questions and its dimensions."""
        for sheet in cast(Iterable[quiz], parts):
            yield _object("quiz", sheet, sheet, sheet[0], docname)
            for part in linked_parts(sheet):
                if isinstance(part, quiz_question):
                    yield _object("question", sheet, part, part[1], docname)
                else:
                    yield _object("dimension", sheet, part, part[0], docname)

    def repeated_message(self, name: str, place: str) -> str:
        """What to tell of an id that is also used at ``place``."""
        message = _("The self-check “%s” is already shown in %s. Show it on one page only.")
        return message % (name, place)

    def unknown_message(self, name: str, advice: str) -> str:
        """What to tell of a link to a part that there is not."""
        message = _("There is no self-check, question or dimension “%s”. %s")
        return message % (name, advice)


def _object(kind: str, sheet: quiz, part: nodes.Element, title: nodes.Node, docname: str) -> Object:
    # A part is told at the page's line: that is where to take the quiz away.
    return Object(
        kind, part["ids"][0], docname, title_of(title), str(sheet.source), sheet.line or 1
    )
