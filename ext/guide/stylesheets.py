"""One style sheet in place of the theme's four, with the rules that a page can have a use for.

The theme's sheets are 72 kB compressed, of which 63 kB are for parts that no page here has; a
browser shows nothing before it has them all. A rule stays if each name that its selector needs
(a class, an id, an element, an attribute) stands anywhere in a page or in a script of this build.
That is more than what can match, never less, and needs no list that somebody would have to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import tinycss2
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from tinycss2 import ast

SHEETS = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
)
"""What is put together, in the order in which the theme would load it."""

UNUSED_FILES = (
    "doctools.js",  # Sphinx's keys and its highlighting of what was searched
    "searchtools.js",  # Sphinx's search, whose place the guide's takes
    "language_data.js",
    "sphinx_highlight.js",
    "documentation_options.js",
    "translations.js",
    "design-tabs.js",  # tabs, which nothing here has
    "file.png",  # marks of Sphinx's own frame
    "minus.png",
    "plus.png",
    "sbt-webpack-macros.html",  # templates of the theme
    "webpack-macros.html",
    "images",  # marks of services for notebooks
    "locales",  # translations of the theme's frame
    "scripts",  # the theme's scripts and FontAwesome
    "styles",
    "vendor",  # FontAwesome's fonts
)
"""What the theme and Sphinx put beside the pages, though none of these pages refers to it."""

_NAME = re.compile(r"[A-Za-z_][\w-]*")
_LINK = re.compile(r"(_static/theme\.css)(?:\?v=\w+)?(?=\")")
_NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)
"""What a licence asks to be kept."""
_HOLDS_RULES = frozenset({"media", "supports", "layer", "container"})


def reduced(sheet: str, names: frozenset[str]) -> str:
    """The rules of a style sheet whose selectors need nothing but these names, as a sheet."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    kept = "".join(_reduced(rules, names))
    used = frozenset(_NAME.findall(kept))
    return kept + "".join(tinycss2.serialize([rule]) for rule in _movements(rules, used))


def _reduced(rules: Iterable[ast.Node], names: frozenset[str]) -> Iterator[str]:
    """The text of each rule that can match, with what stands around it."""
    for rule in rules:
        if isinstance(rule, ast.QualifiedRule):
            selectors = [each for each in _selectors(rule.prelude) if _needs(each) <= names]
            if selectors:
                written = ",".join(tinycss2.serialize(each).strip() for each in selectors)
                yield f"{written}{{{_compact(rule.content)}}}"
        elif isinstance(rule, ast.AtRule) and rule.lower_at_keyword in _HOLDS_RULES:
            within = tinycss2.parse_rule_list(
                rule.content or (), skip_comments=True, skip_whitespace=True
            )
            if inner := "".join(_reduced(within, names)):
                prelude = tinycss2.serialize(rule.prelude).strip()
                yield f"@{rule.at_keyword} {prelude}{{{inner}}}"


def _selectors(prelude: Iterable[ast.Node]) -> list[list[ast.Node]]:
    """The selectors of a rule, which commas divide."""
    selectors: list[list[ast.Node]] = [[]]
    for token in prelude:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _needs(selector: Iterable[ast.Node]) -> frozenset[str]:
    """The names that must be on a page if the selector is to match.

    What stands in the parentheses of ``:not()`` or ``:is()`` need not be there, so it isn't asked.
    """
    needed: set[str] = set()
    colon = False
    for token in selector:
        if isinstance(token, ast.HashToken) or (isinstance(token, ast.IdentToken) and not colon):
            needed.add(token.value)
        elif isinstance(token, ast.SquareBracketsBlock):
            needed.update(each.value for each in token.content[:1] if each.type == "ident")
        colon = token == ":"
    # A name with other signs would not be found among those of the pages: it is taken as there.
    return frozenset(name for name in needed if _NAME.fullmatch(name))


def _compact(content: Iterable[ast.Node]) -> str:
    """Declarations without the space around them."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return "".join(tinycss2.serialize([each]) for each in found)


def _movements(rules: Iterable[ast.Node], used: frozenset[str]) -> Iterator[ast.Node]:
    """The keyframes that a declaration names."""
    for rule in rules:
        if not isinstance(rule, ast.AtRule) or rule.lower_at_keyword != "keyframes":
            continue
        if tinycss2.serialize(rule.prelude).strip() in used:
            yield rule


def _cached(file: Path, sheets: list[str], names: frozenset[str]) -> str:
    """The sheets in one, reduced; as it is in the file, if that was made of the same.

    Reading the theme's 370 kB takes as long as reading half the guide, and what the result hangs
    on hardly ever changes: the sheets, and which of the names in them the pages hold.
    """
    asked = names & frozenset(_NAME.findall("\n".join(sheets)))
    key = sha256(repr((sheets, sorted(asked))).encode()).hexdigest()
    try:
        made_of, _, text = file.read_text("utf-8").partition("\n")
    except FileNotFoundError:
        made_of = text = ""
    if made_of != key:
        notices = dict.fromkeys(notice for each in sheets for notice in _NOTICE.findall(each))
        text = "\n".join([*notices, *(reduced(each, asked) for each in sheets)])
        file.write_text(f"{key}\n{text}", "utf-8")
    return text


def write_style_sheet(app: Sphinx, exception: Exception | None) -> None:
    """Write ``theme.css``, name its version on each page, and remove what it was made of."""
    builder = app.builder
    if exception or not isinstance(builder, StandaloneHTMLBuilder) or builder.theme.name != "guide":
        return
    static = Path(app.outdir, "_static")
    if not (static / SHEETS[0]).exists():  # nothing was written, so nothing has changed
        return
    sheets = [(static / name).read_text("utf-8") for name in SHEETS]
    for name in (*SHEETS, *UNUSED_FILES):
        path = static / name
        rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    pages = {path: path.read_text("utf-8") for path in Path(app.outdir).rglob("*.html")}
    scripts = (path.read_text("utf-8") for path in static.rglob("*.js"))
    names = frozenset(name for text in (*pages.values(), *scripts) for name in _NAME.findall(text))
    style = _cached(Path(app.doctreedir, "theme.css"), sheets, names)
    (static / "theme.css").write_text(style, "utf-8")
    version = sha256(style.encode()).hexdigest()[:8]
    for path, text in pages.items():
        linked = _LINK.sub(rf"\1?v={version}", text)
        if linked != text:
            path.write_text(linked, "utf-8")


def setup_stylesheets(app: Sphinx) -> None:
    """Make the style sheet when all pages are there."""
    # After the theme, which then writes its pygments.css.
    app.connect("build-finished", write_style_sheet, priority=900)
