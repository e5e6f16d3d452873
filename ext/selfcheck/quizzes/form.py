"""The browser's form of a quiz, made of the worksheet's nodes in HTML builders only.

All that a reader can ever see is written here. The script only shows, hides, copies and counts;
what has no meaning without it is ``hidden`` until it runs.
"""

from __future__ import annotations

from html import escape
from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from selfcheck.assets import WEB_BUILDERS, need_assets
from selfcheck.html_element import button, fixed_html, html_element, plain, tag, taken
from selfcheck.messages import _
from selfcheck.quizzes.nodes import (
    quiz,
    quiz_feedback,
    quiz_introduction,
    quiz_question,
    quiz_result,
)
from selfcheck.quizzes.result_form import actions, result_section

element = html_element.of


class InteractiveQuiz(SphinxPostTransform):
    """Put native form controls in the place of the worksheet's lists."""

    builders = WEB_BUILDERS
    # After all references are resolved.
    default_priority = 400

    def run(self, **kwargs: Any) -> None:
        """Rebuild each quiz of the document."""
        for sheet in list(self.document.findall(quiz)):
            _rebuild(sheet)
            need_assets(self.document, "quiz.css", "quiz.js")


def _rebuild(sheet: quiz) -> None:
    name = sheet["quiz_id"]
    title, introduction, *questions, result = sheet.children
    assert isinstance(introduction, quiz_introduction)
    assert isinstance(result, quiz_result)
    level = cast(nodes.Element, title)["heading-level"]
    # No id that an author can write has two hyphens.
    cast(nodes.Element, title)["ids"] = [f"{name}--title"]
    asked = [cast(quiz_question, question) for question in questions]
    judges = any(q["judged"] for q in asked)
    # Looked at before the result takes the passages apart.
    answers_back = judges or bool(result.next_node(quiz_feedback))
    result_part = result_section(name, level, asked, result)
    sheet.replace_self(
        element(
            "section",
            title,
            fixed_html.of(*_notices()),
            _introduction(introduction),
            *asked,
            fixed_html.of(_navigation(), _review(level + 1, len(asked))),
            result_part,
            fixed_html.of(actions(), _phrases(answers_back, judges)),
            classes=sheet["classes"],
            ids=sheet["ids"],
            aria_labelledby=f"{name}--title",
            data_version=str(sheet["version"]),
        )
    )


def _notices() -> list[str]:
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
            tag("p", button(_("To my own answers"), "own"), class_="quiz-buttons"),
            data_in=" ".join(states),
        ),
        _notice(plain("p", no_storage), data_show="no-storage"),
    ]


def _notice(*content: str, **attributes: str) -> str:
    return tag("div", *content, class_="quiz-notice", role="status", hidden="", **attributes)


def _introduction(introduction: quiz_introduction) -> html_element:
    """What is read first, and what the browser adds to it."""
    worksheet = _(
        "Scripts are off, so this page is a worksheet: mark your answers, then read on below "
        "the questions."
    )
    storage = _("Your answers are kept in this browser only. Nothing is sent.")
    added = tag(
        "div",
        _restored(),
        plain("p", storage, data_show="storage"),
        tag(
            "p",
            _begin(),
            button(_("Show all questions at once"), "all", data_in="start"),
            button(_("Erase the answers"), "erase", data_show="restored"),
            class_="quiz-buttons",
        ),
        data_in="start all",
        hidden="",
    )
    return element(
        "div",
        *taken(introduction),
        fixed_html.of(tag("noscript", plain("p", worksheet)), added),
        classes=["quiz-introduction"],
        data_in="start all",
    )


def _begin() -> str:
    return tag(
        "button",
        plain("span", _("Begin"), data_show="fresh"),
        plain("span", _("Continue"), data_show="restored"),
        class_="quiz-primary",
        data_do="begin",
        data_in="start",
    )


def _restored() -> str:
    restored = _("Your last answers are still there. Questions with an answer: ")
    dropped = _("These questions have changed since, so answer them again:")
    return tag(
        "div",
        _counted(restored, "answered"),
        tag("div", plain("p", dropped), tag("ul", data_list="dropped"), data_show="dropped"),
        class_="quiz-notice",
        data_show="restored",
    )


def _counted(text: str, count: str) -> str:
    """A sentence with the number that the script counts at its end."""
    return tag("p", escape(text), tag("b", data_count=count))


def _navigation() -> str:
    return tag(
        "p",
        button(_("Back"), "back", data_in="question"),
        button(_("Next"), "next", data_in="question", class_="quiz-primary"),
        button(_("Show all questions at once"), "all", data_in="question"),
        button(_("Show one question at a time"), "step", data_in="all"),
        class_="quiz-buttons",
        data_in="question all",
        hidden="",
    )


def _review(level: int, count: int) -> str:
    """The page between the last question and the result."""
    errors_title = _("Some questions have no answer yet")
    return tag(
        "div",
        plain(f"h{min(level, 6)}", _("Review your answers"), tabindex="-1"),
        _counted(_("Questions: %d. Answered: ") % count, "answered"),
        tag(
            "div",
            plain(f"h{min(level + 1, 6)}", errors_title, class_="quiz-errors-title", tabindex="-1"),
            tag("ul", data_list="unanswered"),
            plain("p", _("You can answer them, or see the result without them.")),
            button(_("Show the result without them"), "force"),
            class_="quiz-errors",
            data_show="unanswered",
        ),
        tag(
            "p",
            button(_("Show the result"), "finish", class_="quiz-primary"),
            button(_("Back to the questions"), "questionsAgain", data_in="review"),
            class_="quiz-buttons",
        ),
        class_="quiz-review",
        data_in="review all",
        hidden="",
    )


def _phrases(answers_back: bool, judges: bool) -> str:
    """What the script puts beside a question or an answer, by copying."""
    verdicts = {
        "right": _("This is right."),
        "missed": _("This is not right."),
        "told": _("An explanation is shown below."),
        "open": _("Choose an answer first."),
    }
    return tag(
        "div",
        _named_answer(_("Answer given: "), "answer"),
        plain("span", _(", "), data_phrase="comma"),
        *_checking(verdicts, judges) if answers_back else (),
        hidden="",
        data_phrases="",
    )


def _checking(verdicts: dict[str, str], judges: bool) -> list[str]:
    """What a question has that can answer back."""
    # Where no answer is right, none can be checked.
    check = _("Check this answer") if judges else _("Read about this answer")
    return [
        button(check, "check", data_phrase="check"),
        # Announced is the verdict alone: links and paragraphs would be heard in disorder.
        tag("div", tag("div", role="status"), tag("div"), class_="quiz-said", data_phrase="said"),
        *(
            plain("p", text, class_="quiz-verdict", data_phrase=name)
            for name, text in verdicts.items()
        ),
        _named_answer(_("Right answer: "), "correct"),
    ]


def _named_answer(text: str, phrase: str) -> str:
    return tag("p", plain("span", text), class_="quiz-answer", data_phrase=phrase)
