"""What others see of a page: its address, its description, its picture, and where it has gone."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT, Build, Project, run_sphinx
from tests.guide.pages import article, nothing_wrong, written

SITE = "https://example.org/guide"
CARDS = json.loads((ROOT / "tests/guide/cards.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The guide as it is built for the site where it is published."""
    folder = tmp_path_factory.mktemp("published")
    redirects = folder / "redirects.yml"
    redirects.write_text("voices/2023: interviews#interview-network\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE_URL", SITE)
        status, warnings = run_sphinx(
            "-nW",
            *("-c", ROOT, "-d", folder / "doctrees", "-D", f"guide_redirects_file={redirects}"),
            *(ROOT / "docs", folder / "html"),
        )
    assert (status, warnings) == (0, "")
    return Build(status, warnings, folder / "html")


def properties(build: Build, name: str) -> dict[str, str]:
    tags = build.page(name).select("head meta[property^='og:']")
    found = {str(tag["property"]): str(tag["content"]) for tag in tags}
    assert len(found) == len(tags)
    return found


def pages(build: Build) -> list[str]:
    return [name for name in written(build) if not name.startswith("voices/")]


def test_every_page_says_what_it_is_when_it_is_shared(published: Build) -> None:
    for name in pages(published):
        heading = published.page(name).select_one("main h1")
        shared = properties(published, name)
        assert heading is not None
        assert heading.get_text().rstrip("#") == shared["og:title"]
        assert shared["og:url"] == f"{SITE}/{name}.html"
        assert 15 <= len(shared["og:description"]) <= 120, (name, shared["og:description"])
        assert shared["og:description"].endswith("。"), (name, shared["og:description"])
        (description,) = published.page(name).select("head meta[name=description]")
        assert description["content"] == shared["og:description"]


def test_no_two_pages_describe_themselves_alike(published: Build) -> None:
    descriptions = [properties(published, name)["og:description"] for name in pages(published)]
    assert len(set(descriptions)) == len(descriptions)


def test_every_page_has_a_picture_of_the_size_that_it_states(published: Build) -> None:
    for name in pages(published):
        shared = properties(published, name)
        path = shared["og:image"].removeprefix(f"{SITE}/")
        size = (shared["og:image:width"], shared["og:image:height"])
        assert tuple(map(str, size_of_jpeg(published.out / path))) == size
        assert shared["og:image:alt"]


def test_the_pictures_show_the_titles_of_today(published: Build) -> None:
    """Where this fails, ``make cards`` draws them anew."""
    shown = {n: t for n in pages(published) if (t := properties(published, n)["og:image:alt"])}
    own = {name: title for name, title in shown.items() if name in CARDS}
    assert own == CARDS
    assert {name for name in shown if name not in CARDS} == {
        name for name in shown if name.startswith("maintain/")
    }


def size_of_jpeg(path: Path) -> tuple[int, int]:
    """Width and height, from the first frame header (ITU-T T.81, B.2.2)."""
    found = re.search(rb"\xff[\xc0-\xc2]..\x08(....)", path.read_bytes(), re.DOTALL)
    assert found
    height, width = struct.unpack(">HH", found[1])
    return width, height


def test_the_sitemap_has_every_page_with_its_canonical_address(published: Build) -> None:
    root = ElementTree.fromstring(published.text("sitemap.xml"))
    listed = [location.text for location in root.findall("{*}url/{*}loc")]
    canonical = [
        str(link["href"])
        for name in pages(published)
        for link in published.page(name).select('head link[rel="canonical"]')
    ]
    assert listed == canonical
    assert len(listed) == len(pages(published))


def test_without_an_address_nothing_claims_one(guide: Build) -> None:
    assert not (guide.out / "sitemap.xml").exists()
    assert not guide.page().select('link[rel="canonical"], meta[property="og:url"]')


def test_a_missing_page_helps_at_any_depth(published: Build) -> None:
    page = published.page("404")
    addresses = [
        str(tag[name]) for name in ("href", "src", "action") for tag in page.select(f"[{name}]")
    ]
    assert [a for a in addresses if not a.startswith(("/guide/", "#", SITE))] == []
    assert {"/guide/index.html", "/guide/faq.html", "/guide/search.html"} <= set(addresses)
    nothing_wrong(
        {
            "404": [
                address
                for address in addresses
                if address.startswith("/guide/")
                and not (published.out / address[7:].partition("?")[0]).is_file()
            ]
        }
    )
    assert page.select('meta[name="robots"][content="noindex"]')


def test_a_former_address_leads_on_with_and_without_a_script(published: Build) -> None:
    page = published.page("voices/2023")
    target = "../interviews.html#interview-network"
    (link,) = page.select("main a[data-moved-to]")
    (refresh,) = page.select('noscript meta[http-equiv="refresh"]')
    heading = article(published.page("interviews")).select_one("#interview-network > h2")
    assert heading is not None
    assert (link["href"], link.get_text()) == (target, heading.get_text())
    assert refresh["content"] == f"0; url={target}"
    assert page.select('script[src^="../_static/moved.js"]')


@pytest.mark.parametrize(
    ("redirects", "message"),
    [
        (
            "index: faq\n",
            "redirects.yml:1:1: WARNING: 「index」というページは今もあります。"
            "この行を消してください。",
        ),
        (
            "old: fak\n",
            "redirects.yml:1:6: WARNING: 移った先の「fak」というページはありません。"
            "「faq」のまちがいではありませんか。",
        ),
        (
            "# 昔の名前\n../old.md: faq\n",
            "redirects.yml:2:1: WARNING: 昔の名前に「../old.md」とは書けません。"
            "半角の英小文字、数字、「-」「/」だけを使い、.md は付けません。",
        ),
        ("old faq\n", "redirects.yml:1:1: WARNING: "),
    ],
)
def test_a_mistake_in_the_redirects_is_told_with_its_line(
    project: Project, redirects: str, message: str
) -> None:
    files = {
        "index.md": "# 表紙\n\n```{toctree}\nfaq\ncontact\nfigures\naccessibility\n```\n",
        "faq.md": "# 質問\n",
        "contact.md": "# 連絡先\n",
        "figures.md": "# 数値\n",
        "accessibility.md": "# だれもが使えるように\n",
        "figures.yml": "{}\n",
        "redirects.yml": f"{redirects}older: faq\n" if ":" in redirects else redirects,
    }
    conf = """
extensions += ["guide"]
html_theme = "guide"
guide_figures_file = "figures.yml"
guide_redirects_file = "redirects.yml"
"""
    build = project(files, "html", "-n", conf=conf)
    assert message in build.warnings
    assert ("older" in build.names()) == (":" in redirects)
