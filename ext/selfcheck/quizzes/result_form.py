"""The result in the browser's form of a quiz: every sentence that any answers can lead to."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import cast

from docutils import nodes

from selfcheck.html_element import button, fixed_html, html_element, plain, tag, taken
from selfcheck.messages import _
from selfcheck.quizzes.nodes import (
    quiz_band,
    quiz_dimension,
    quiz_feedback,
    quiz_key,
    quiz_option,
    quiz_passage,
    quiz_question,
    quiz_result,
)

element = html_element.of

_NOT_SHARED = "start question all review result outdated broken"
"""All states of the script but that of a result which somebody shared."""


def result_section(
    name: str, level: int, questions: list[quiz_question], result: quiz_result
) -> html_element:
    """The result of the quiz ``name``, whose own heading has the level ``level``.

    Without the script it is the worksheet's: passages, key, all bands. The script hides the parts
    of the class ``quiz-paper`` and shows those with ``data-show`` that apply.
    """
    for rubric in result.findall(nodes.rubric):
        # Here they are below the result's heading; on paper that has the level of the quiz's own.
        rubric["heading-level"] = min(level + 2, 6)
    heading, *rest = taken(result)
    dimensions = [part for part in rest if isinstance(part, quiz_dimension)]
    ending = rest[_after_dimensions(rest) :]
    passages, key = _paper_parts(name, rest)
    return element(
        "section",
        element(
            f"h{min(level + 1, 6)}",
            # Its words alone tell whose result it is: it takes the focus, and is heard first.
            element("span", *taken(heading), data_in=_NOT_SHARED),
            fixed_html.of(plain("span", _("Shared result"), data_in="shared", hidden="")),
            ids=[f"{name}--result"],
            tabindex="-1",
        ),
        fixed_html.of(*_uniform(questions), *_score(questions), *_groups(level + 2, questions)),
        *passages,
        *key,
        *_summary(level + 2, dimensions),
        *(_dimension(dimension) for dimension in dimensions),
        *([element("div", *ending, classes=["quiz-conclusion"])] if ending else []),
        fixed_html.of(_notes_to_take_along(level + 2)),
        classes=["quiz-result"],
        data_in="result shared",
    )


def _after_dimensions(parts: list[nodes.Node]) -> int:
    """The index of the first part of the conclusion, which comes last."""
    last = 0
    for index, part in enumerate(parts, 1):
        if isinstance(part, quiz_dimension | quiz_key) or (
            isinstance(part, nodes.bullet_list) and "quiz-passages" in part["classes"]
        ):
            last = index
    return last


def _paper_parts(name: str, parts: list[nodes.Node]) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """The list of all passages with its heading, and the key."""
    passages: list[nodes.Node] = []
    key: list[nodes.Node] = []
    for index, part in enumerate(parts):
        if isinstance(part, nodes.bullet_list) and "quiz-passages" in part["classes"]:
            items = [_passage(name, cast(quiz_passage, item)) for item in part.children]
            listing = element("ul", *items, classes=["quiz-passages"], data_list="passages")
            passages = [element("div", parts[index - 1], listing, classes=["quiz-paper"])]
        elif isinstance(part, quiz_key):
            part["classes"].append("quiz-paper")
            key = [part]
    return passages, key


def _passage(name: str, passage: quiz_passage) -> html_element:
    for feedback in list(passage.findall(quiz_feedback)):
        feedback.replace_self(
            element(
                "div",
                *taken(feedback),
                classes=feedback["classes"],
                data_option=feedback["option_id"],
            )
        )
    number, prompt, *rest = taken(passage)
    return element(
        "li",
        number,
        prompt,
        *rest,
        data_question=f"{name}-{passage['question_id']}",
    )


def _uniform(questions: list[quiz_question]) -> list[str]:
    if all(option["wish"] is None for option in _options(questions)):
        return []
    text = _(
        "All your answers are the same, so there is no summary. Think of what differs between "
        "the conditions, and answer once more."
    )
    return [plain("p", text, class_="quiz-notice", data_show="uniform", hidden="")]


def _score(questions: list[quiz_question]) -> list[str]:
    count = sum(question["judged"] for question in questions)
    if not count:
        return []
    text = _("Questions with a right answer: %d. Right answers: ") % count
    number = tag("b", data_count="right")
    score = tag("p", escape(text), number, class_="quiz-score", data_in="result shared", hidden="")
    return [score]


def _options(questions: list[quiz_question]) -> Iterator[quiz_option]:
    for question in questions:
        yield from (cast(quiz_option, option) for option in question[-1].children)


def _groups(level: int, questions: list[quiz_question]) -> list[str]:
    """The lists into which the script sorts the passages, by what was answered."""
    options = list(_options(questions))
    wishes = any(option["wish"] is not None for option in options)
    unknown = any(option["unknown"] for option in options)
    judged = any(question["judged"] for question in questions)
    plain_answers = any(
        option["wish"] is None and not option["unknown"]
        for option in _options([question for question in questions if not question["judged"]])
    )
    order = _("The strongest wishes come first. Equal ones keep the order of the questions.")
    groups = [
        (wishes, "avoid", _("What you said you would rather avoid"), order),
        (wishes, "want", _("What you said you hope for"), order),
        (unknown, "unknown", _("What you don't know yet"), None),
        (judged, "missed", _("Answers that were not right"), None),
        (True, "open", _("What you have not answered"), None),
        (wishes, "either", _("What you can go either way on"), None),
        (plain_answers, "other", _("Answers given, and what is known"), None),
        (judged, "right", _("Answers that were right"), None),
    ]
    return [_group(level, name, title, note) for shown, name, title, note in groups if shown]


def _group(level: int, name: str, title: str, note: str | None) -> str:
    # The first two say also that there is nothing in them; the others are left out when empty.
    nothing = {
        "avoid": _("There was nothing that you would rather avoid."),
        "want": _("There was nothing that you hope for."),
    }.get(name)
    return tag(
        "div",
        plain(f"h{min(level, 6)}", title),
        plain("p", note, class_="quiz-order") if note else "",
        plain("p", nothing, class_="quiz-nothing") if nothing else "",
        tag("ul", class_="quiz-passages"),
        class_="quiz-group",
        data_group=name,
        hidden="",
    )


def _summary(level: int, dimensions: list[quiz_dimension]) -> list[html_element]:
    """A table of the bands, with a picture of each sum that says nothing more than its band."""
    if not dimensions:
        return []
    rows = [
        element(
            "tr",
            element(
                "th",
                *(child.deepcopy() for child in cast(nodes.Element, dimension[0]).children),
                scope="row",
            ),
            fixed_html.of(
                tag("td", data_band=""), tag("td", _scale(dimension), aria_hidden="true")
            ),
            data_row=dimension["dimension_id"],
        )
        for dimension in dimensions
    ]
    note = _("No order or comparison between them is meant.")
    return [
        element(
            "div",
            fixed_html.of(
                plain(f"h{min(level, 6)}", _("Summary")), plain("p", note, class_="quiz-order")
            ),
            element("table", element("tbody", *rows), classes=["quiz-summary"]),
            data_show="summary",
            hidden="",
        )
    ]


def _scale(dimension: quiz_dimension) -> str:
    """A line from the lowest to the highest sum, with the bands' limits and a mark to be moved."""
    lowest, highest = dimension["lowest"], dimension["highest"]
    step = 108 / max(highest - lowest, 1)
    zero = 6 - step * lowest
    limits = [
        f"M{zero + step * (band['lowest'] - 0.5):.4g} 5V15"
        for band in dimension.findall(quiz_band)
        if lowest < band["lowest"] <= highest
    ]
    return tag(
        "svg",
        tag("path", d="M6 10H114" + "".join(limits)),
        tag("circle", r="5", cy="10", cx="60", data_zero=f"{zero:.6g}", data_step=f"{step:.6g}"),
        viewBox="0 0 120 20",
        focusable="false",
    )


def _dimension(dimension: quiz_dimension) -> html_element:
    for band in list(dimension.findall(quiz_band)):
        lowest, highest = str(band["lowest"]), str(band["highest"])
        band.replace_self(
            element("div", *taken(band), classes=["quiz-band"], data_from=lowest, data_to=highest)
        )
    title, *rest = taken(dimension)
    unread = _("A question on this has no answer or “don't know yet”, so there is no summary.")
    return element(
        "div",
        title,
        fixed_html.of(plain("p", unread, class_="quiz-unread", hidden="")),
        *rest,
        classes=["quiz-dimension"],
        ids=dimension["ids"],
        data_dimension=dimension["dimension_id"],
    )


def _notes_to_take_along(level: int) -> str:
    """Empty lines for a pencil, on the printed result only."""
    return tag(
        "div",
        plain(f"h{min(level, 6)}", _("What I want to ask")),
        *(tag("p") for _line in range(3)),
        class_="quiz-print-only",
        aria_hidden="true",
    )


def actions() -> str:
    """What can be done with the result. Outside of it, since it is no part of what is copied."""
    copied = _("The result was copied.")
    linked = _("The link was copied. Whoever opens it sees this result.")
    refused = _("The browser did not allow copying. Select the text and copy it yourself.")
    label = _("Link to this result (your answers are inside the link)")
    return tag(
        "div",
        tag(
            "p",
            button(_("Back to the questions"), "questionsAgain", data_in="result"),
            button(_("Print on one page"), "print"),
            button(_("Copy the result"), "copy"),
            button(_("Copy a link to this result"), "share"),
            button(_("Erase the answers and start again"), "erase", data_in="result"),
            class_="quiz-buttons",
        ),
        tag(
            "p",
            tag("label", f"{escape(label)} ", tag("input", type="text", readonly="")),
            data_show="link",
            hidden="",
        ),
        tag(
            "div",
            plain("p", copied, data_said="copied", hidden=""),
            plain("p", linked, data_said="linked", hidden=""),
            plain("p", refused, data_said="refused", hidden=""),
            role="status",
        ),
        class_="quiz-actions",
        data_in="result shared",
        hidden="",
    )
