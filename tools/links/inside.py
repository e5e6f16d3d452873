"""The links inside a built site: each has a file, and there the place that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from tools.links.verdict import Kind, Verdict


def dead_links(site: Path) -> Iterator[Verdict]:
    """The links of all pages below the folder ``site`` that lead nowhere in it."""
    pages = {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
        if path.relative_to(site).parts[0] != "_static"  # there the themes leave their templates
    }
    ids = {name: {str(tag["id"]) for tag in page.select("[id]")} for name, page in pages.items()}
    for name, page in pages.items():
        for tag in page.select("[href], [src]"):
            target = str(tag.get("href") or tag.get("src"))
            if trouble := _trouble(site, name, target, ids):
                place = (tag.sourceline or 1, _column(tag))
                yield Verdict((site / name).as_posix(), *place, Kind.BROKEN, trouble)


def _column(tag: Tag) -> int:
    return (tag.sourcepos or 0) + 1


def _trouble(site: Path, page: str, target: str, ids: dict[str, set[str]]) -> str | None:
    """Why a link of a page leads nowhere, if it does."""
    if re.match(r"[a-z]+:|//", target):
        return None  # an address outside
    parts = urlsplit(urljoin(page, target))
    # The page for what is missing is served at any depth, so its links begin at the root.
    file = unquote(parts.path).removeprefix("/") or page
    fragment = unquote(parts.fragment)
    if not (site / file).is_file():
        return f"「{target}」というファイルはありません。リンク先の名前を直してください。"
    if fragment and fragment not in ids.get(file, ()):
        return f"「{target}」の所は、ページにありません。「#」から後ろを直してください。"
    return None
