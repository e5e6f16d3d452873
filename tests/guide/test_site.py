"""The guide as a whole: it builds, its addresses last, and every link leads somewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import Build
from tests.guide.pages import CHAPTERS, article, nothing_wrong, squeezed, written
from tools.links.inside import dead_links

STABLE_ID = re.compile(r"(?!id\d+$)[a-z][a-z0-9]*(-+[a-z0-9]+)*")
"""Sphinx calls what has no name of its own ``id1``, ``id2``, …, and these move with every edit."""


def test_the_guide_builds_without_a_warning(guide: Build) -> None:
    assert not guide.warnings, guide.warnings
    assert guide.status == 0


@pytest.mark.parametrize("name", ["index", *CHAPTERS, "figures", "check/fit"])
def test_a_permanent_address_leads_to_a_page(guide: Build, name: str) -> None:
    assert name in guide.names()


def test_the_menu_has_the_chapters_in_the_order_of_the_brochure(guide: Build) -> None:
    links = guide.page().select("nav.bd-docs-nav a")
    names = [str(link["href"]).removesuffix(".html") for link in links]
    assert [name for name in names if name in CHAPTERS] == list(CHAPTERS)


def test_every_page_names_the_viewport_once(guide: Build) -> None:
    named = {n: len(guide.page(n).select('meta[name="viewport"]')) for n in guide.names()}
    assert {name: count for name, count in named.items() if count != 1} == {}


def test_links_with_one_text_lead_to_one_place_on_a_page(guide: Build) -> None:
    found: dict[str, list[str]] = {}
    for name in [*CHAPTERS, *(name for name in guide.names() if name.startswith("maintain/"))]:
        if name == "faq":  # the lists of what refers to an entry name a page and its only heading
            continue
        targets: dict[str, set[str]] = {}
        for link in guide.page(name).select("body a[href]:not(.headerlink)"):
            text = str(link.get("aria-label") or squeezed(link.get_text()))
            targets.setdefault(text, set()).add(urljoin(f"/{name}.html", str(link["href"])))
        found[name] = [f"{t}: {sorted(to)}" for t, to in targets.items() if len(to) > 1]
    nothing_wrong(found)


def test_every_page_is_in_the_menu(guide: Build) -> None:
    links = {str(link["href"]) for link in guide.page().select("nav.bd-docs-nav a")}
    assert {f"{name}.html" for name in written(guide)} - links == {"index.html"}


def test_no_heading_skips_a_level(guide: Build) -> None:
    levels = {n: [int(h.name[1]) for h in headings(guide.page(n))] for n in written(guide)}
    assert {name: on_page for name, on_page in levels.items() if on_page.count(1) != 1} == {}
    nothing_wrong(
        {
            name: [pair for pair in pairwise([0, *on_page]) if pair[1] > pair[0] + 1]
            for name, on_page in levels.items()
        }
    )


def test_every_heading_has_an_address_that_stays(guide: Build) -> None:
    addresses = {n: {address(h) for h in headings(guide.page(n))} for n in written(guide)}
    nothing_wrong(
        {
            name: sorted(f"#{a}" for a in on_page if not STABLE_ID.fullmatch(a))
            for name, on_page in addresses.items()
        }
    )


def headings(page: BeautifulSoup) -> list[Tag]:
    """The headings of a page's content."""
    return article(page).select("h1, h2, h3, h4, h5, h6")


def address(heading: Tag) -> str:
    """The id that leads to the heading: its own, or that of the smallest part around it."""
    part = heading if heading.get("id") else heading.find_parent(id=True)
    return str(part["id"]) if part else ""


def test_no_id_is_used_twice_on_a_page(guide: Build) -> None:
    ids = {n: [str(tag["id"]) for tag in guide.page(n).select("[id]")] for n in guide.names()}
    nothing_wrong(
        {n: {each for each in on_page if on_page.count(each) > 1} for n, on_page in ids.items()}
    )


def test_every_link_inside_the_guide_leads_somewhere(guide: Build) -> None:
    assert [str(link) for link in dead_links(guide.out)] == []


def test_nothing_is_fetched_from_another_host(guide: Build) -> None:
    nothing_wrong({name: fetched_elsewhere(guide.page(name)) for name in guide.names()})


def fetched_elsewhere(page: BeautifulSoup) -> list[str]:
    """What a page would fetch from another host by itself, or send there."""
    fetching = "link[href], use[href], image[href], [src], [srcset], form[action], object[data]"
    attributes = ("href", "src", "srcset", "action", "data")
    urls = [str(tag[a]) for tag in page.select(fetching) for a in attributes if tag.get(a)]
    styles = [style.get_text() for style in page.select("style")]
    styles += [str(tag["style"]) for tag in page.select("[style]")]
    foreign = [url for url in urls if re.match(r"(?!data:)[a-z]+:|//", url)]
    return foreign + foreign_urls("\n".join(styles))


def test_nothing_but_data_stands_in_the_place_of_a_script_or_a_style(guide: Build) -> None:
    nothing_wrong({name: inline(guide.page(name)) for name in guide.names()})


def inline(page: BeautifulSoup) -> list[str]:
    """What a content security policy would have to allow by name."""
    scripts = page.select("script:not([src]):not([type='application/ld+json'])")
    return [str(tag)[:80] for tag in (*scripts, *page.select("style, [style]"))]


def test_no_style_sheet_fetches_from_another_host(guide: Build) -> None:
    sheets = guide.out.rglob("*.css")
    nothing_wrong({sheet.name: foreign_urls(sheet.read_text("utf-8")) for sheet in sheets})


def foreign_urls(style: str) -> list[str]:
    """What a style sheet fetches from another host."""
    return re.findall(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]*)""", style)


def test_no_markup_of_the_writer_is_left_unread(guide: Build) -> None:
    nothing_wrong({name: markup(article(guide.page(name))) for name in written(guide)})


def markup(content: Tag) -> list[str]:
    """What MyST did not understand, and shows as it was written."""
    for literal in content.select("code, pre"):
        literal.decompose()
    return re.findall(r"\*\*|\{\{.*?\}\}|:::|\]\(|\{[a-z:]+\}", content.get_text())
