"""The browser's form of a quiz, made of the worksheet's nodes in HTML builders only.

All that a reader can ever see is written here. The script only shows, hides, moves and counts;
the elements that have no meaning without it are ``hidden`` until it runs.
"""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from selfcheck.messages import _
from selfcheck.quizzes.nodes import (
    html_element,
    quiz,
    quiz_band,
    quiz_dimension,
    quiz_key,
    quiz_option,
    quiz_passage,
    quiz_question,
    quiz_result,
)

INTERACTIVE_BUILDERS = ("html", "dirhtml", "singlehtml")

element = html_element.of


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
    questions = list(sheet.findall(quiz_question))
    for question in questions:
        question.replace_self(_fieldset(name, question))
    result = next(sheet.findall(quiz_result))
    position = sheet.index(result)
    show = _button(_("Show the result"), "show")
    sheet[position:position] = [_errors(questions), _actions("quiz-actions", show)]
    result.replace_self(_result(name, result))
    title, *rest = _taken(sheet)
    cast(nodes.Element, title)["ids"] = [f"{name}-title"]
    # A container would be written as a "div": a quiz is a region with a name.
    sheet.replace_self(
        element(
            "section",
            title,
            _without_script(),
            *rest,
            classes=sheet["classes"],
            ids=sheet["ids"],
            aria_labelledby=f"{name}-title",
            data_version=str(sheet["version"]),
        )
    )


def _taken(node: nodes.Node) -> list[nodes.Node]:
    """The children of a node, free for another parent."""
    children = list(node.children)
    cast(nodes.Element, node).clear()
    return children


def _plain(tag: str, text: str, name: str = "", **attributes: str) -> html_element:
    return element(tag, nodes.Text(text), classes=[name] if name else [], **attributes)


def _hidden(text: str, name: str) -> html_element:
    """A sentence that the script shows where it applies."""
    return _plain("p", text, name, hidden="")


def _button(text: str, action: str) -> html_element:
    classes = ["quiz-button", f"quiz-button-{action}"]
    return element("button", nodes.Text(text), classes=classes, type="button", data_action=action)


def _actions(name: str, *buttons: html_element) -> html_element:
    return element("div", *buttons, classes=[name], hidden="")


def _without_script() -> html_element:
    text = _(
        "Scripts are off or not loaded, so this page is a worksheet: mark your answers, "
        "then read on below the questions."
    )
    return _plain("p", text, "quiz-without-script")


def _fieldset(name: str, question: quiz_question) -> html_element:
    number, prompt, options = question.children
    group = f"{name}-{question['question_id']}"
    labels = [_label(group, option) for option in options.findall(quiz_option)]
    return element(
        "fieldset",
        element("legend", _span(number), _span(prompt)),
        element("div", *labels, classes=["quiz-options"]),
        classes=["quiz-question"],
        ids=question["ids"],
        data_question=question["question_id"],
    )


def _span(paragraph: nodes.Node) -> html_element:
    """The same text where HTML allows no paragraph."""
    classes = cast(nodes.Element, paragraph)["classes"]
    return element("span", *_taken(paragraph), classes=classes)


def _label(group: str, option: quiz_option) -> html_element:
    attributes = {"type": "radio", "name": group, "value": option["option_id"]}
    if option["scores"]:
        points = (f"{name}:{points}" for name, points in option["scores"].items())
        attributes["data-scores"] = " ".join(points)
    if option["scaled"]:
        wish = "unknown" if option["value"] is None else option["value"]
        attributes["data-wish"] = str(wish)
    control = html_element("", tag="input", attributes=attributes)
    return element("label", control, *map(_span, _taken(option)), classes=["quiz-option"])


def _errors(questions: list[quiz_question]) -> html_element:
    """The summary that links each unanswered question; the script shows those that apply."""
    links = [
        element(
            "li",
            _plain("a", _("Question %d") % question["number"], href=f"#{question['ids'][0]}"),
            hidden="",
            data_question=question["question_id"],
        )
        for question in questions
    ]
    title = _("Some questions have no answer yet")
    return element(
        "div",
        _plain("p", title, "quiz-errors-title"),
        element("ul", *links),
        _plain("p", _("You can answer them, or see the result without them.")),
        _button(_("Show the result without them"), "force"),
        classes=["quiz-errors"],
        hidden="",
        tabindex="-1",
        role="group",
        aria_label=title,
    )


def _result(name: str, result: quiz_result) -> html_element:
    for passage in list(result.findall(quiz_passage)):
        question = passage["question_id"]
        classes = ["quiz-passage"]
        passage.replace_self(
            element("li", *_taken(passage), classes=classes, data_question=question)
        )
    for key in list(result.findall(quiz_key)):
        key["classes"].append("quiz-paper")
    for dimension in list(result.findall(quiz_dimension)):
        dimension.replace_self(_dimension(dimension))
    title, *rest = _taken(result)
    level = cast(nodes.Element, title)["heading-level"]
    heading = element(
        f"h{level}",
        *_taken(title),
        classes=["quiz-result-title"],
        ids=[f"{name}-result"],
        tabindex="-1",
    )
    again = _actions(
        "quiz-again",
        _button(_("Back to the questions"), "back"),
        _button(_("Erase the answers"), "erase"),
    )
    return element(
        "section",
        heading,
        _hidden(
            _(
                "All your answers are the same, so there is no summary. Think of what differs "
                "between the conditions, and answer once more."
            ),
            "quiz-uniform",
        ),
        *_groups(level + 1),
        *_all_passages(rest),
        again,
        classes=["quiz-result"],
        aria_labelledby=f"{name}-result",
    )


def _groups(level: int) -> list[html_element]:
    """The lists into which the script sorts the passages, by what was answered."""
    return [
        _group(
            level,
            "avoid",
            _("What you said you would rather avoid"),
            _("There was nothing that you would rather avoid."),
        ),
        _group(
            level,
            "want",
            _("What you said you hope for"),
            _("There was nothing that you hope for."),
        ),
        _group(
            level,
            "unknown",
            _("What you don't know yet"),
            _("There was nothing that you don't know yet."),
        ),
    ]


def _group(level: int, group: str, title: str, nothing: str) -> html_element:
    return element(
        "div",
        _plain(f"h{min(level, 6)}", title, "rubric"),
        _plain("p", nothing, "quiz-nothing"),
        element("ul", classes=["quiz-passages"]),
        classes=["quiz-group", f"quiz-group-{group}"],
        hidden="",
        data_group=group,
    )


def _all_passages(rest: list[nodes.Node]) -> list[nodes.Node]:
    """Mark the list of all passages with its heading: on screen, the groups take its place."""
    for i, node in enumerate(rest):
        if isinstance(node, nodes.bullet_list) and "quiz-passages" in node["classes"]:
            paper = element("div", *rest[i - 1 : i + 1], classes=["quiz-paper", "quiz-all"])
            return [*rest[: i - 1], paper, *rest[i + 1 :]]
    return rest


def _dimension(dimension: quiz_dimension) -> html_element:
    for band in list(dimension.findall(quiz_band)):
        lowest, highest = str(band["lowest"]), str(band["highest"])
        band.replace_self(
            element("div", *_taken(band), classes=["quiz-band"], data_from=lowest, data_to=highest)
        )
    title, *rest = _taken(dimension)
    unread = _("A question on this has no answer or “don't know yet”, so there is no summary.")
    return element(
        "div",
        title,
        _hidden(unread, "quiz-unread"),
        *rest,
        classes=["quiz-dimension"],
        ids=dimension["ids"],
        data_dimension=dimension["dimension_id"],
    )
