"""What the browser hands to a screen reader of each kind of page: its accessible objects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.conftest import DESK
from tests.guide.pages import nothing_wrong

KINDS = (
    "/index.html",
    "/work.html",
    "/faq.html",
    "/figures.html",
    "/check/know.html",
    "/maintain/chapters.html",
    "/search.html?q=研修",
    "/404.html",
)
LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region"}
CONTROLS = {"button", "checkbox", "combobox", "link", "radio", "searchbox", "textbox"}
CLICKABLE = {"A", "BUTTON", "INPUT", "LABEL", "SUMMARY"}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@dataclass(frozen=True)
class Spoken:
    """An object as a screen reader announces it; the level is that of a heading, else 0."""

    role: str
    name: str
    level: int
    has_details: bool


def tree(devtools: CDPSession) -> list[Spoken]:
    """All objects of the page, in the order in which they are read."""
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    return [
        Spoken(
            role=node["role"]["value"],
            name=node.get("name", {}).get("value", ""),
            level=sum(p["value"]["value"] for p in node["properties"] if p["name"] == "level"),
            has_details=any(p["name"] == "details" for p in node["properties"]),
        )
        for node in nodes
        if not node["ignored"]
    ]


def clickable(devtools: CDPSession) -> set[str]:
    """The elements that are announced as clickable, whatever they are."""
    snapshot = devtools.send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    nodes = snapshot["documents"][0]["nodes"]
    names = nodes["nodeName"]
    return {snapshot["strings"][names[index]] for index in nodes["isClickable"]["index"]}


def faults(spoken: list[Spoken]) -> Iterator[str]:
    """What would be heard in vain, or not at all."""
    landmarks = Counter((each.role, each.name) for each in spoken if each.role in LANDMARKS)
    roles = Counter(role for role, _ in landmarks)
    for (role, name), count in landmarks.items():
        if count > 1:
            yield f"{count} landmarks alike: {role} “{name}”"
        if not name and (roles[role] > 1 or role == "region"):
            yield f"a {role} without a name among {roles[role]}"
    for each in spoken:
        if each.role in CONTROLS | {"image", "search"} and not JAPANESE.search(each.name):
            yield f"{each.role} “{each.name}” has no Japanese name"
        if each.has_details:
            yield f"{each.role} “{each.name}” has details, which may be read out as a whole"
    levels = [each.level for each in spoken if each.role == "heading"]
    if levels.count(1) != 1 or any(b > a + 1 for a, b in zip([0, *levels], levels, strict=False)):
        yield f"headings out of order: {levels}"


def heard(page: Page) -> list[str]:
    """What is wrong with the page as it is now."""
    devtools = page.context.new_cdp_session(page)
    spoken = tree(devtools)
    assert any(each.role == "main" for each in spoken)
    return [*faults(spoken), *(f"clickable: {n}" for n in clickable(devtools) - CLICKABLE)]


@pytest.mark.parametrize("viewport", [DESK], indirect=True, ids=["desk"])
def test_everything_has_a_name_and_a_place(page: Page) -> None:
    found = {}
    for address in KINDS:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found[address] = heard(page)
    page.goto("/")
    page.get_by_role("button", name="メニュー").click()
    found["the open menu"] = heard(page)
    nothing_wrong(found)
