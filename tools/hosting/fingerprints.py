"""Names for the site's assets that change with their content, so that a browser may keep them."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path, PurePosixPath

ASSETS = "assets"
"""The folder of what a browser may keep for good."""

_LASTING = ("_static/cards/",)
"""Files whose addresses others keep: a picture that was shared must stay where it was."""

_IN_A_PAGE = re.compile(r"_static/(?P<name>[\w./-]+)(?:\?v=\w+)?(?=[\"'])")
_IN_A_SHEET = re.compile(r"url\(\s*(?P<mark>[\"']?)(?P<name>[\w./-]+)(?P=mark)\s*\)")


def fingerprint(site: Path) -> None:
    """Move the assets of a site to names with their checksum, and follow in what refers to them.

    What a style sheet refers to goes first, since its new name changes the sheet's own checksum.
    """
    static = site / "_static"
    files = [path for path in sorted(static.rglob("*")) if path.is_file()]
    files = [path for path in files if not path.relative_to(site).as_posix().startswith(_LASTING)]
    moved: dict[str, str] = {}
    for path in sorted(files, key=lambda path: path.suffix == ".css"):
        name = path.relative_to(static).as_posix()
        if path.suffix == ".css":
            sheet = path.read_text("utf-8")
            path.write_text(
                _IN_A_SHEET.sub(lambda found: _in_a_sheet(found, moved), sheet), "utf-8"
            )
        moved[name] = _moved(path, site)
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(_IN_A_PAGE.sub(lambda found: _in_a_page(found, moved), text), "utf-8")


def _moved(path: Path, site: Path) -> str:
    """The new name of an asset, which is moved there."""
    checksum = sha256(path.read_bytes()).hexdigest()[:10]
    name = PurePosixPath(path.name)
    target = site / ASSETS / f"{name.stem}.{checksum}{name.suffix}"
    target.parent.mkdir(exist_ok=True)
    path.rename(target)
    return target.name


def _in_a_sheet(found: re.Match[str], moved: dict[str, str]) -> str:
    return f'url("{moved[found["name"]]}")' if found["name"] in moved else found[0]


def _in_a_page(found: re.Match[str], moved: dict[str, str]) -> str:
    return f"{ASSETS}/{moved[found['name']]}" if found["name"] in moved else found[0]
