"""What the theme and Sphinx bring to ``_static``, left as far as the pages use it.

The theme's style sheets are 460 kB, of which the pages use a twentieth, and a browser shows nothing
before it has read them. They become one sheet of the rules that can match something, and a file
that nothing asks for goes. Both can be told only when all pages are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from guide.stylesheets import Names, reduce_sheet

SHEETS = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "sphinx-design.min.css",
)
"""The sheets that become one, in the order in which a page would load them."""

_MERGED = "styles/theme.css"
"""The one sheet. The theme has a file of this name, which only imports ``basic.css``."""

_LINK = re.compile(rf'(?<=_static/{re.escape(_MERGED)})(\?v=\w+)?(?=")')


def has_guide_theme(app: Sphinx) -> bool:
    """Whether the pages are those of the guide's theme: a book has a theme of its own."""
    theme = app.builder.theme if isinstance(app.builder, StandaloneHTMLBuilder) else None
    return theme is not None and theme.name == "guide"


def finish_static_files(app: Sphinx, error: Exception | None) -> None:
    """Write the one sheet, have the pages link its version, and remove what nothing asks for."""
    if error or not has_guide_theme(app):
        return
    static = Path(app.outdir, "_static")
    if not static.joinpath(SHEETS[0]).is_file():  # no page was written, so all is as it was
        return
    paths = [path for path in Path(app.outdir).rglob("*.html") if static not in path.parents]
    pages = {path: path.read_text("utf-8") for path in paths}
    merged = _merged_sheet(static, pages.values())
    static.joinpath(_MERGED).write_text(merged, "utf-8")
    version = f"?v={sha256(merged.encode()).hexdigest()[:8]}"
    for path, page in pages.items():
        linked = _LINK.sub(version, page)
        if linked != page:  # few pages are new when the build goes on from one before
            path.write_text(linked, "utf-8")
    _remove_all_but(_files_in_use(static, pages.values()), static)


def _merged_sheet(static: Path, pages: Iterable[str]) -> str:
    """The theme's sheets as one, reduced; their files are gone then."""
    files = [static / name for name in SHEETS if static.joinpath(name).is_file()]
    sheets = "\n".join(file.read_text("utf-8").removeprefix('@charset "UTF-8";') for file in files)
    for file in (*files, static / _MERGED):
        file.unlink()
    texts = _files_in_use(static, pages)
    others = [text for path, text in texts.items() if path.suffix == ".css"]
    scripts = [text for path, text in texts.items() if path.suffix == ".js"]
    return reduce_sheet(sheets, Names.of(pages, scripts), "\n".join([*pages, *others]))


def _files_in_use(static: Path, pages: Iterable[str]) -> dict[Path, str]:
    """The files that a page names, or a sheet or script in use; with the text of those two."""
    everything = "\n".join(pages)
    left = [path for path in static.rglob("*") if path.is_file()]
    named = [path for path in left if path.relative_to(static.parent).as_posix() in everything]
    texts: dict[Path, str] = {}
    while named:
        found = {p: p.read_text("utf-8") if p.suffix in (".css", ".js") else "" for p in named}
        texts |= found
        named = [
            path
            for path in left
            if path not in texts and any(path.name in text for text in found.values())
        ]
    return texts


def _remove_all_but(used: Iterable[Path], static: Path) -> None:
    """Remove the other files, and the folders that are empty then."""
    kept = {each for path in used for each in (path, *path.parents)}
    for path in sorted(static.rglob("*"), reverse=True):
        if path in kept:
            continue
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def setup_static_files(app: Sphinx) -> None:
    """Do it after whatever else writes pages."""
    app.connect("build-finished", finish_static_files, priority=900)
