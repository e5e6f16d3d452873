"""A quiz in the themes that most sites use, light and dark: built without warning, and usable."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import OF_LOOKS, faults
from tests.browser.quiz.conftest import Open, Sites
from tests.browser.quiz.reader import Reader
from tests.browser.quiz.test_screens import LOOKS, too_wide
from tests.browser.test_accessibility import SMALLEST
from tests.guide.pages import nothing_wrong
from tests.selfcheck.quiz_example import QUIZ

THEMES = ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme"]
PLAIN = QUIZ.replace("{faq}`abroad`", "別の文").replace("[海外の節](#place)", "海外の節")
ANSWERS = {"learning-new": ["want"], "learning-one": ["avoid"], "evening": ["read"]}


@pytest.mark.parametrize("theme", THEMES)
def test_a_quiz_works_and_can_be_read(reader_of: Open, sites: Sites, theme: str) -> None:
    site = sites()
    site.build(PLAIN, theme)
    reader = reader_of("sample", site)
    found = look(reader, "introduction")
    reader.press("始める")
    expect(reader.question).to_be_focused()
    reader.choose("望んでいる")
    found |= look(reader, "question")
    reader.press("次へ")
    reader.press("すべての質問を並べる")
    reader.press("結果を見る")
    found |= look(reader, "review with errors")
    reader.read_result(ANSWERS)
    assert reader.band("learning") == "望む寄り"
    found |= look(reader, "result")
    nothing_wrong(found)


@pytest.mark.parametrize("theme", ["", "alabaster", "sphinx_book_theme"])
def test_a_long_address_widens_no_page_of_a_phone(
    reader_of: Open, sites: Sites, theme: str
) -> None:
    address = "https://example.org/" + "averylongname" * 6
    quiz = PLAIN
    for text in ("希望の確認", "避けたい寄り", "新しい技術を学ぶこと", "本を読む", "学び続ける"):
        quiz = quiz.replace(text, address)
    site = sites()
    site.build(quiz, theme)
    reader = reader_of("sample", site, viewport=SMALLEST)
    found = {"introduction": too_wide(reader)}
    reader.press("始める")
    found["question"] = too_wide(reader)
    reader.press("すべての質問を並べる")
    found["review"] = too_wide(reader)
    reader.read_result({"learning-new": ["avoid"], "learning-one": ["want"], "evening": ["rest"]})
    found["result"] = too_wide(reader)
    nothing_wrong(found)


def look(reader: Reader, state: str) -> dict[str, list[str]]:
    """What is wrong with a state, light and dark, on a phone and on a desk."""
    found = {state: faults(reader.page, "#sample")}
    for scheme, size in LOOKS:
        reader.page.emulate_media(color_scheme=scheme)
        reader.page.set_viewport_size(size)
        seen = faults(reader.page, "#sample", only=OF_LOOKS) + too_wide(reader)
        found[f"{state}, {scheme}, {size['width']} px"] = seen
    return found
