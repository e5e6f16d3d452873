"""Draw each page's picture for where it is shared: ``cards.py SITE FOLDER RECORD``."""

import json
import os
import sys
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

_STATIC = Path(__file__).parent.parent / "docs" / "_static"
_NOT_SHARED = ("maintain/", "404", "search")

_HTML = """<!doctype html>
<html lang="ja" data-theme="light"><meta charset="utf-8"><base href="{static}/">
<link rel="stylesheet" href="tokens.css">
<style>
body {{ margin: 0; width: 1200px; height: 630px; overflow: hidden; box-sizing: border-box;
  padding: 72px 80px; display: flex; flex-direction: column; justify-content: space-between;
  background: var(--guide-deep) url("cables.svg") no-repeat right -250px top -60px / 760px;
  color: var(--guide-on-deep); font-family: "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }}
p {{ margin: 0; font-size: 32px; color: var(--guide-on-deep-soft); }}
h1 {{ margin: 0; max-width: 680px; font-size: 76px; line-height: 1.35; letter-spacing: .01em;
  word-break: auto-phrase; text-wrap: balance; }}
hr {{ margin: 0; width: 160px; border: 0; border-top: 8px solid var(--guide-deep-accent); }}
</style>
<p>外務省 技術系職員の仕事ガイド</p><h1>{title}</h1><hr>
"""


def titles_of(site: Path) -> dict[str, str]:
    """The title of each page that has a picture of its own, by the page's name."""
    titles: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).with_suffix("").as_posix()
        heading = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one("main h1")
        if heading and not name.startswith(_NOT_SHARED):
            for link in heading.select(".headerlink"):
                link.decompose()
            titles[name] = heading.get_text()
    return titles


def main(site: str, folder: str, record: str) -> None:
    """Draw all pictures, and note which titles they show."""
    titles, target = titles_of(Path(site)), Path(folder).absolute()
    target.mkdir(exist_ok=True)
    for old in target.glob("*.jpg"):
        old.unlink()
    drawing = target / "drawing.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for name, title in titles.items():
            drawing.write_text(_HTML.format(static=_STATIC.as_uri(), title=escape(title)), "utf-8")
            page.goto(drawing.as_uri())
            path = target / f"{name.replace('/', '-')}.jpg"
            page.screenshot(path=path, quality=80)
        browser.close()
    drawing.unlink()
    text = json.dumps(titles, ensure_ascii=False, indent=1, sort_keys=True)
    Path(record).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
