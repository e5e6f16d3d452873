"""The browser's form of a quiz, made of the worksheet's nodes in HTML builders only.

All that a reader can ever see is written here. The script only shows, hides, copies and counts;
what has no meaning without it is ``hidden`` until it runs.
"""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from selfcheck.messages import _
from selfcheck.quizzes.fieldset import INTERACTIVE_BUILDERS
from selfcheck.quizzes.html_element import button, html_element, plain, taken
from selfcheck.quizzes.nodes import (
    quiz,
    quiz_feedback,
    quiz_introduction,
    quiz_question,
    quiz_result,
)
from selfcheck.quizzes.result_form import actions, result_section

element = html_element.of


class quiz_form(html_element):
    """The form that took the place of a quiz. The page needs the script and the style sheet."""


class InteractiveQuiz(SphinxPostTransform):
    """Put native form controls in the place of the worksheet's lists."""

    builders = INTERACTIVE_BUILDERS
    # After all references are resolved.
    default_priority = 400

    def run(self, **kwargs: Any) -> None:
        """Rebuild each quiz of the document."""
        for sheet in list(self.document.findall(quiz)):
            _rebuild(sheet)


def _rebuild(sheet: quiz) -> None:
    name = sheet["quiz_id"]
    title, introduction, *questions, result = sheet.children
    assert isinstance(introduction, quiz_introduction)
    assert isinstance(result, quiz_result)
    level = cast(nodes.Element, title)["heading-level"]
    # No id that an author can write has two hyphens.
    cast(nodes.Element, title)["ids"] = [f"{name}--title"]
    asked = [cast(quiz_question, question) for question in questions]
    # Looked at before the result takes the passages apart.
    answers_back = bool(result.next_node(quiz_feedback)) or any(q["judged"] for q in asked)
    result_part = result_section(name, level, asked, result)
    sheet.replace_self(
        quiz_form.of(
            "section",
            title,
            *_notices(),
            _introduction(introduction),
            *asked,
            _navigation(),
            _review(level + 1, len(asked)),
            result_part,
            actions(),
            _phrases(answers_back),
            classes=sheet["classes"],
            ids=sheet["ids"],
            aria_labelledby=f"{name}--title",
            data_version=str(sheet["version"]),
        )
    )


def _notices() -> list[html_element]:
    """What a reader must know who came by the link of another's result, or keeps no answers."""
    shared = _("This is a result that was shared with you. Your own answers are untouched.")
    outdated = _(
        "This link was made with an earlier version of the questions. Its answers don't fit the "
        "questions of today, so they are not shown."
    )
    broken = _("This link is incomplete or damaged, so it shows no result. Ask for it once more.")
    no_storage = _("This browser keeps no answers. They are gone when you leave the page.")
    states = {"shared": shared, "outdated": outdated, "broken": broken}
    return [
        _notice(
            *(plain("p", text, data_in=state) for state, text in states.items()),
            element("p", button(_("To my own answers"), "own"), classes=["quiz-buttons"]),
            data_in=" ".join(states),
        ),
        _notice(plain("p", no_storage), data_show="no-storage"),
    ]


def _notice(*children: html_element, **attributes: str) -> html_element:
    return element(
        "div", *children, classes=["quiz-notice"], role="status", hidden="", **attributes
    )


def _introduction(introduction: quiz_introduction) -> html_element:
    """What is read first, and what the browser adds to it."""
    worksheet = _(
        "Scripts are off, so this page is a worksheet: mark your answers, then read on below "
        "the questions."
    )
    storage = _("Your answers are kept in this browser only. Nothing is sent.")
    return element(
        "div",
        *taken(introduction),
        element("noscript", plain("p", worksheet)),
        element(
            "div",
            _restored(),
            plain("p", storage, data_show="storage"),
            element(
                "p",
                _begin(),
                button(_("Show all questions at once"), "all").having(data_in="introduction"),
                button(_("Erase the answers"), "erase").having(data_show="restored"),
                classes=["quiz-buttons"],
            ),
            data_in="introduction all",
            hidden="",
        ),
        classes=["quiz-introduction"],
        data_in="introduction all",
    )


def _begin() -> html_element:
    return element(
        "button",
        plain("span", _("Begin"), data_show="fresh"),
        plain("span", _("Continue"), data_show="restored"),
        classes=["quiz-primary"],
        type="button",
        data_do="begin",
        data_in="introduction",
    )


def _restored() -> html_element:
    restored = _("Your last answers are still there. Questions with an answer: ")
    dropped = _("These questions have changed since, so answer them again:")
    return element(
        "div",
        plain("p", restored).with_children(element("b", data_count="answered")),
        element(
            "div",
            plain("p", dropped),
            element("ul", data_list="dropped"),
            data_show="dropped",
        ),
        classes=["quiz-notice"],
        role="status",
        data_show="restored",
    )


def _navigation() -> html_element:
    return element(
        "p",
        button(_("Back"), "back").having(data_in="question"),
        button(_("Next"), "next", "quiz-primary").having(data_in="question"),
        button(_("Show all questions at once"), "all").having(data_in="question"),
        button(_("Show one question at a time"), "step").having(data_in="all"),
        classes=["quiz-buttons"],
        data_in="question all",
        hidden="",
    )


def _review(level: int, count: int) -> html_element:
    """The page between the last question and the result."""
    errors_title = _("Some questions have no answer yet")
    return element(
        "div",
        plain(f"h{min(level, 6)}", _("Review your answers"), tabindex="-1"),
        plain("p", _("Questions: %d. Answered: ") % count).with_children(
            element("b", data_count="answered")
        ),
        element(
            "div",
            plain("p", errors_title, "quiz-errors-title"),
            element("ul", data_list="unanswered"),
            plain("p", _("You can answer them, or see the result without them.")),
            button(_("Show the result without them"), "force"),
            classes=["quiz-errors"],
            data_show="unanswered",
            tabindex="-1",
            role="group",
            aria_label=errors_title,
        ),
        element(
            "p",
            button(_("Show the result"), "finish", "quiz-primary"),
            button(_("Back to the questions"), "questionsAgain").having(data_in="review"),
            classes=["quiz-buttons"],
        ),
        classes=["quiz-review"],
        data_in="review all",
        hidden="",
    )


def _phrases(answers_back: bool) -> html_element:
    """What the script puts beside a question or an answer, by copying."""
    verdicts = {
        "right": _("This is right."),
        "missed": _("This is not right."),
        "open": _("Choose an answer first."),
    }
    return element(
        "div",
        element("p", plain("span", _("Your answer: ")), classes=["quiz-answer"]).having(
            data_phrase="answer"
        ),
        plain("span", _(", "), data_phrase="comma"),
        *_checking(verdicts) if answers_back else (),
        hidden="",
        data_phrases="",
    )


def _checking(verdicts: dict[str, str]) -> list[html_element]:
    """What a question has that can answer back."""
    return [
        button(_("Check this answer"), "check").having(data_phrase="check"),
        element("div", role="status", data_phrase="said"),
        *(plain("p", text, "quiz-verdict", data_phrase=name) for name, text in verdicts.items()),
        element("p", plain("span", _("Right answer: ")), classes=["quiz-answer"]).having(
            data_phrase="correct"
        ),
    ]
