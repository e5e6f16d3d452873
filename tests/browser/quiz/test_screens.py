"""Every state of each quiz: axe-core, the smallest screen, fingers, forced colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.axe import OF_LOOKS, faults
from tests.browser.conftest import DESK, PHONE
from tests.browser.quiz.conftest import Open
from tests.browser.quiz.reader import Reader, of_the_guide
from tests.browser.quiz.states import NAMES, walk
from tests.browser.test_accessibility import SMALLEST, Scheme
from tests.browser.test_large_text import TWICE, outside
from tests.guide.pages import nothing_wrong

EVERY_STATE = 12
LOOKS: tuple[tuple[Scheme, ViewportSize], ...] = (("dark", DESK), ("light", PHONE))


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_any_state(reader_of: Open, name: str) -> None:
    reader = reader_of(name)
    found = {}
    for state in walk(reader):
        found[state] = faults(reader.page, f"#{name}")
        # The three look alike, so one of them is looked at in the other colours and size.
        for look in in_other_looks(reader.page) if name == "fit" else ():
            found[f"{state}, {look}"] = faults(reader.page, f"#{name}", only=OF_LOOKS)
    assert len(found) == EVERY_STATE * (2 if name == "fit" else 1)
    nothing_wrong(found)


def in_other_looks(page: Page) -> Iterator[str]:
    """Give the page other looks than that of a light phone."""
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        if (scheme, size) != ("light", PHONE):
            yield f"{scheme}, {size['width']} px"


_SMALL = """quiz => {
  const targets = document.querySelectorAll(
    `#${quiz} :is(fieldset > label, button, .quiz-errors a, input[type=text])`);
  return [...targets].filter((target) => target.checkVisibility())
    .map((target) => [target.textContent.trim(), target.getBoundingClientRect()])
    .filter(([, { width, height, left, right }]) =>
      height < 44 || width < 44 || left < 0 || right > innerWidth)
    .map(([text, box]) => `${text}: ${box.width} × ${box.height}`);
}"""


def in_every_state(reader: Reader, look: Callable[[Reader], list[Any]]) -> None:
    """Expect that nothing is found in any state."""
    found = {state: look(reader) for state in walk(reader)}
    assert len(found) == EVERY_STATE
    nothing_wrong(found)


def too_wide(reader: Reader) -> list[str]:
    """How much the page scrolls sideways."""
    width, seen = reader.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"{width} px of {seen} px"] if width > seen else []


@pytest.mark.parametrize("name", NAMES)
def test_on_the_smallest_screen_all_fits_and_a_finger_hits_it(reader_of: Open, name: str) -> None:
    reader = reader_of(name, viewport=SMALLEST)
    in_every_state(reader, lambda r: too_wide(r) + r.page.evaluate(_SMALL, name))


def test_at_twice_the_size_a_desk_can_be_used(reader_of: Open) -> None:
    reader = reader_of("know", viewport={"width": 640, "height": 400}, device_scale_factor=2)
    in_every_state(reader, lambda r: too_wide(r) + r.page.evaluate(_SMALL, "know"))


@pytest.mark.parametrize("name", NAMES)
def test_with_text_alone_at_twice_its_size_all_fits(reader_of: Open, name: str) -> None:
    reader = reader_of(name, viewport=SMALLEST, script=TWICE)
    in_every_state(reader, lambda r: outside(r.page) + r.page.evaluate(_SMALL, name))


def border(part: Locator) -> list[str]:
    """The width, style and colour of a part's frame."""
    styles: list[str] = part.evaluate(
        "part => ['Width', 'Style', 'Color'].map((s) => getComputedStyle(part)[`borderTop${s}`])"
    )
    return styles


def test_forced_colours_tell_the_chosen_answer_by_its_frame_and_control(reader_of: Open) -> None:
    reader = reader_of("fit", forced_colors="active")
    reader.press("始める")
    chosen, other = reader.question.locator("label").all()[:2]
    chosen.click()
    assert border(chosen) != border(other)
    assert border(chosen)[0] == "3px"
    # The native control is drawn by the system, which tells it too.
    control = "input => getComputedStyle(input).appearance"
    assert chosen.locator("input").evaluate(control) in ("auto", "radio")
    for button in reader.root.locator("button:visible").all():
        assert border(button)[1] == "solid"


def test_forced_colours_tell_bands_and_verdicts_by_words(reader_of: Open) -> None:
    reader = reader_of("fit", forced_colors="active")
    quiz = of_the_guide("fit")
    levels = ["want", "avoid", "either"]
    reader.read_result({str(q.id): [levels[i % 3]] for i, q in enumerate(quiz.questions)})
    for dimension in quiz.dimensions:
        assert reader.band(str(dimension.id)) in [str(band.title) for band in dimension.bands]
    know = reader_of("know", forced_colors="active")
    know.press("始める")
    know.question.locator("label").first.click()
    know.press("答えを確かめる")
    expect(know.status).to_contain_text("正解ではありません。")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_and_the_chosen_answer_are_seen(reader_of: Open, scheme: str) -> None:
    reader = reader_of("fit", color_scheme=scheme)
    reader.press("始める")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Space")
    chosen, other = reader.question.locator("label").all()[:2]
    outline = "part => getComputedStyle(part).outlineStyle + getComputedStyle(part).outlineWidth"
    assert (chosen.evaluate(outline), other.evaluate(outline)[:4]) == ("solid3px", "none")
    assert border(chosen)[2] != border(other)[2]


def test_nothing_moves(fit: Reader) -> None:
    moving = """() => [...document.querySelectorAll(".quiz, .quiz *")].filter((part) => {
      const { transitionDuration, animationName } = getComputedStyle(part);
      return transitionDuration !== "0s" || animationName !== "none";
    }).map((part) => part.outerHTML.slice(0, 80))"""
    fit.press("すべての質問を並べる")
    for motion in ("reduce", "no-preference"):
        fit.page.emulate_media(reduced_motion=motion)
        assert fit.page.evaluate(moving) == []
