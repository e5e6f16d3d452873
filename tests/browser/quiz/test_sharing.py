"""Results that are shared by a link, and links that are none."""

from __future__ import annotations

import re
from random import Random

import pytest
from playwright.sync_api import expect

from bench.stress.broken_links import BROKEN, OUTDATED, SHARED, fragments, open_links
from tests.browser.quiz.conftest import Open, Sites
from tests.browser.quiz.reader import Reader, digest, of_the_guide
from tests.browser.quiz.test_memory import TOWN, small, storage

FIT = of_the_guide("fit")
IDS = [str(question.id) for question in FIT.questions]
LEVELS = ["avoid", "rather-avoid", "either", "rather-want", "want", "unknown"]
THEIRS = {question: [LEVELS[i % 6]] for i, question in enumerate(IDS) if i != 5}
OWN = {IDS[0]: ["want"], IDS[1]: ["avoid"]}
OWN_AGAIN = "自分の答えに戻る"


def shared_by(reader: Reader) -> str:
    """The fragment of a link to a result."""
    reader.read_result(THEIRS)
    return "#" + reader.link().partition("#")[2]


def test_a_link_shows_the_same_result_to_somebody_else(fit: Reader, reader_of: Open) -> None:
    fragment = shared_by(fit)
    opener = reader_of("fit").open(fragment)
    expect(opener.root.get_by_role("status").filter(has_text=SHARED)).to_be_visible()
    # Who hears the heading only must know it, too.
    expect(opener.heading("共有された結果")).to_be_focused()
    expect(fit.heading("結果")).to_be_visible()
    assert opener.chosen() == THEIRS
    assert opener.result.inner_text() == f"共有された{fit.result.inner_text()}"
    assert "あなた" not in opener.result.inner_text()
    assert storage(opener) == {}
    expect(opener.button("答えを消してやり直す")).to_be_hidden()
    expect(opener.button("質問に戻る")).to_be_hidden()
    assert opener.link().endswith(fragment)


def test_a_link_holds_the_version_and_nothing_but_numbers(fit: Reader) -> None:
    pattern = rf"#fit={FIT.version}\.\w+\.[0-9a-z]+(-[0-9a-z]+){{23}}\.\w+"
    assert re.fullmatch(pattern, shared_by(fit))


def test_own_answers_are_untouched_and_come_back(fit: Reader, reader_of: Open) -> None:
    fragment = shared_by(fit)
    reader = reader_of("fit")
    reader.give(OWN)
    before = storage(reader)
    reader.open(fragment)
    assert reader.chosen() == THEIRS
    assert storage(reader) == before
    reader.press(OWN_AGAIN)
    assert reader.chosen() == OWN
    assert reader.page.url == reader.address
    expect(reader.root.get_by_text(SHARED)).to_be_hidden()
    expect(reader.button("続きから始める")).to_be_visible()
    reader.page.reload()
    assert reader.chosen() == OWN


def test_a_link_opened_on_the_open_page_shows_the_result(fit: Reader, reader_of: Open) -> None:
    fragment = shared_by(fit)
    reader = reader_of("fit")
    reader.press("始める")
    reader.give(OWN)
    reader.page.evaluate("hash => { location.hash = hash }", fragment)
    expect(reader.heading("共有された結果")).to_be_focused()
    expect(reader.root.get_by_text(SHARED)).to_be_visible()
    # A link of the page's own contents leaves the shared result where it is.
    reader.page.evaluate("location.hash = 'check-fit-result'")
    expect(reader.root.get_by_text(SHARED)).to_be_visible()
    # A question of the quiz is the reader's own to answer.
    reader.page.evaluate("name => { location.hash = name }", f"fit-{IDS[2]}")
    expect(reader.fieldset(IDS[2])).to_be_focused()
    assert reader.chosen() == OWN
    reader.choose("まだ分からない")
    assert reader.open().chosen() == OWN | {IDS[2]: ["unknown"]}


def test_after_a_shared_result_a_broken_link_keeps_own_answers(
    fit: Reader, reader_of: Open
) -> None:
    fragment = shared_by(fit)
    reader = reader_of("fit")
    reader.give(OWN)
    for fragment_after in (fragment, "#fit=x", f"#fit-{IDS[3]}"):
        reader.page.evaluate("hash => { location.hash = hash }", fragment_after)
    expect(reader.fieldset(IDS[3])).to_be_focused()
    assert reader.chosen() == OWN


def test_a_sender_may_have_encoded_the_sign_between_name_and_answers(
    fit: Reader, reader_of: Open
) -> None:
    opener = reader_of("fit").open(shared_by(fit).replace("=", "%3D"))
    assert opener.chosen() == THEIRS


@pytest.mark.parametrize("version", [1, 2], ids=["edited", "version"])
def test_an_older_link_explains_itself(reader_of: Open, sites: Sites, version: int) -> None:
    site = sites()
    site.build(small() + TOWN)
    sender = reader_of("sample", site)
    sender.read_result({"sea": ["far"], "wood": ["leaf"]})
    fragment = "#" + sender.link().partition("#")[2]
    site.build(small(version=version) + (TOWN if version > 1 else ""))
    opener = reader_of("sample", site).open(fragment)
    expect(opener.root.get_by_role("status").filter(has_text=OUTDATED)).to_be_visible()
    expect(opener.result).to_be_hidden()
    assert opener.chosen() == {}
    opener.press(OWN_AGAIN)
    expect(opener.button("始める")).to_be_visible()


def forged(edition: str, tokens: str) -> str:
    """A link that nothing but its answers tells from an undamaged one."""
    body = f"{edition}.{tokens}"
    return f"{body}.{digest(body)}"


def hostile(good: str) -> list[str]:
    """What else somebody may write into the link, in place of the good text."""
    edition = ".".join(good.split(".")[:2])
    return [
        "",
        good[:-1],
        good[:20],
        good + "x",
        good + "。",
        good.upper(),
        good.replace(".", "=", 1),
        "%31" + good[1:],
        "%",
        "%00%FF",
        "<img src=x onerror=document.title='hit'>",
        "javascript:document.title='hit'",
        "\"'><script>document.title='hit'</script>",
        "__proto__.constructor.1.2",
        "結果・🙂‮",
        "1." * 50_000,
        "z" * 200_000,
        forged(edition, "1"),
        forged(edition, "-".join(["1"] * 25)),
        forged(edition, "-".join(["1"] * 23)),
        forged(edition, "-".join(["3"] + ["1"] * 23)),  # two answers where one can be
        forged(edition, "-".join(["1s"] * 24)),  # one answer more than there are
        forged(edition, "-".join(["01"] + ["1"] * 23)),
        forged(edition, "-".join([""] * 24)),
        forged(edition, "-".join(["z" * 500] * 24)),
        forged(edition, "-".join(["-1"] * 12)),
        forged(edition, "-".join(["<b>"] * 24)),
        forged(edition, "-".join(["1"] * 24)) + ".1",
    ]


def test_broken_and_hostile_links_give_a_clear_message(fit: Reader, reader_of: Open) -> None:
    good = shared_by(fit).partition("=")[2]
    reader = reader_of("fit")
    reader.give(OWN)
    title = reader.page.title()
    notice = reader.root.get_by_role("status").filter(has_text=BROKEN)
    for text in hostile(good):
        reader.page.evaluate("text => { location.hash = text }", f"fit={text}")
        expect(notice).to_be_visible()
        reader.keeps_the_focus()
        assert reader.result.is_hidden()
        assert not reader.question.count()
        reader.press(OWN_AGAIN)
        assert reader.chosen() == OWN
        expect(notice).to_be_hidden()
    assert reader.page.title() == title
    expect(reader.root.locator("img, script")).to_have_count(0)


def test_hundreds_of_mutated_links_are_told_or_read(fit: Reader, reader_of: Open) -> None:
    """A few of the thousands of ``make stress``."""
    code = shared_by(fit).partition("=")[2]
    reader = reader_of("fit")
    reader.give(OWN)
    tried = open_links(reader.page, "fit", list(fragments(Random(1), "fit", code, 300)))
    assert tried.failures == []
    assert tried.links > 280
    assert tried.told > 180
    assert reader.open().chosen() == OWN


def test_a_broken_link_is_told_from_the_start(reader_of: Open) -> None:
    reader = reader_of("fit").open("#fit=1.abc")
    expect(reader.root.get_by_role("status").filter(has_text=BROKEN)).to_be_visible()
    expect(reader.heading(str(FIT.title))).to_be_focused()


def test_a_good_link_after_a_broken_one_is_read(fit: Reader, reader_of: Open) -> None:
    fragment = shared_by(fit)
    reader = reader_of("fit").open(fragment[:-2])
    expect(reader.root.get_by_text(BROKEN)).to_be_visible()
    reader.page.evaluate("hash => { location.hash = hash }", fragment)
    expect(reader.root.get_by_text(SHARED)).to_be_visible()
    expect(reader.root.get_by_text(BROKEN)).to_be_hidden()
    assert reader.chosen() == THEIRS
