"""Small projects that a test writes, changes and builds where it likes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Tag
from sphinx.locale import translators
from sphinx.util.inventory import InventoryFile

from tests.conftest import Build, run_sphinx

Files = Mapping[str, str | bytes]

BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    "epub",
    "text",
    "latex",
    "man",
    "texinfo",
    "xml",
    "gettext",
]
CONF = """
project = "test"
extensions = ["myst_parser", "selfcheck"]
language = "ja"
nitpicky = True
version = "1"
copyright = "2024"
exclude_patterns = ["out"]
myst_enable_extensions = ["colon_fence", "substitution"]
selfcheck_analysis = False
"""


def write(folder: Path, files: Files) -> None:
    """Write files by their paths below the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def build(folder: Path, builder: str = "html", *options: str) -> Build:
    """Build the project in the folder, again where it was built before."""
    translators.clear()  # in one process, Sphinx would keep the language of the build before
    out, doctrees = folder / "out" / builder, folder / "out" / "doctrees" / builder
    status, warnings = run_sphinx("-b", builder, "-d", doctrees, *options, folder, out)
    return Build(status, warnings.replace(f"{folder}/", ""), out)


def build_of(folder: Path, files: Files, builder: str = "html", *options: str) -> Build:
    """Write the files as a project and build it."""
    write(folder, {"conf.py": CONF, **files})
    return build(folder, builder, *options)


def build_translated(folder: Path, files: Mapping[str, str]) -> Build:
    """Build the project in English, with a translation that puts “Tr” before every text."""
    pots = build_of(folder, files, "gettext", "-n").out
    target = folder / "locale/en/LC_MESSAGES"
    target.mkdir(parents=True)
    for pot in pots.glob("*.pot"):
        with pot.open("rb") as stream:
            catalog = read_po(stream)
        for message in catalog:
            if message.id:
                message.string = f"Tr {message.id}"
        with (target / f"{pot.stem}.mo").open("wb") as stream:
            write_mo(stream, catalog)
    write(folder, {"conf.py": files["conf.py"] + 'language = "en"\nlocale_dirs = ["locale"]\n'})
    return build(folder, "html", "-n")


Text = TypeVar("Text", str, str | bytes)
Edit = TypeVar("Edit")


def build_by_edits(
    folder: Path,
    start: Mapping[str, Text],
    edits: Iterable[Edit],
    edited: Callable[[dict[str, Text], Edit], dict[str, Text]],
) -> tuple[Build, Build]:
    """Build a project again after each edit; the last of these builds, and a clean one."""
    files = dict(start)
    built = build_of(folder / "edited", files)
    for edit in edits:
        before, files = files, edited(files, edit)
        changed = {name: text for name, text in files.items() if text != before.get(name)}
        write(folder / "edited", changed)
        for gone in before.keys() - files.keys():
            (folder / "edited" / gone).unlink()
        built = build(folder / "edited")
    clean = build_of(folder / "clean", files)
    for page in set(built.names()) - set(clean.names()):
        (built.out / f"{page}.html").unlink()  # Sphinx leaves the file of a removed page
    return built, clean


def written(built: Build, *suffixes: str) -> str:
    """All that the builder wrote in files of these kinds, without blanks and line breaks."""
    paths = sorted(path for path in built.out.rglob("*") if path.suffix in suffixes)
    text = "".join(path.read_text("utf-8", errors="replace") for path in paths)
    return re.sub(r'(\\n)?"\n"|\s', "", text)


def bodies(built: Build) -> dict[str, str]:
    """The body of each page that was built as HTML, without Sphinx's own navigation."""
    return {name: str(built.page(name).select_one("[role=main]")) for name in built.names()}


def inventory(built: Build) -> dict[str, dict[str, tuple[str, str]]]:
    """The objects of the extension in ``objects.inv``: address and title by type and name."""
    with (built.out / "objects.inv").open("rb") as stream:
        loaded = InventoryFile.load(stream, "", lambda base, path: path)
    return {
        kind: {name: (item.uri, item.display_name) for name, item in loaded[kind].items()}
        for kind in sorted(loaded)
        if kind.startswith(("quiz:", "faq:"))
    }


def only(found: Tag | BeautifulSoup | None) -> Tag:
    """What was looked for, which must be there."""
    assert found is not None
    return found
