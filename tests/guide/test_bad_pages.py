"""Every mistake in a page or a list of the guide is told once, at its place, in plain Japanese.

Each file in ``bad/`` is wrong in the way that its name says. The ``.txt`` file beside it holds the
one message that must be told of it, as ``line:column: message``. A page is built with all the
others; a list is named ``figures-…``, ``synonyms-…`` or ``redirects-…`` after what it stands for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.guide.test_typography import CONF, FIGURE
from tests.selfcheck.builds import build_of

FOLDER = Path(__file__).parent / "bad"
PAGES = sorted(FOLDER.glob("*.md"))
LISTS = sorted(FOLDER.glob("*.yml"))
OF_NO_LINE = {"page-in-no-toctree"}
"""Mistakes that stand nowhere in their file."""

SETTINGS = """
extensions.append("sphinx_design")
myst_enable_extensions.append("fieldlist")
guide_synonyms_file = "synonyms.yml"
guide_redirects_file = "redirects.yml"
html_sidebars = {"**": []}  # each would list all pages
"""
SEARCH = ("html", "-D", "html_theme=guide")
"""Only the guide's own theme has the search that reads synonyms."""
GOOD = {
    "conf.py": CONF + SETTINGS,
    "figures.yml": f"posts: {FIGURE}\n",
    "synonyms.yml": "words: {}\n",
    "redirects.yml": "{}\n",
    "_static/tokens.css": "",
}
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
"""A picture of one dot."""
_WARNING = re.compile(
    r"(?P<file>[^:]+?):(?P<place>(?:\d+:)*) (?:WARNING|ERROR|CRITICAL): "
    r"(?P<message>.*?)(?: \[[\w.]+\])?"
)


def messages(warnings: str) -> dict[str, list[str]]:
    """What was told of each file, as ``line:column: message``."""
    told: dict[str, list[str]] = {}
    for line in warnings.splitlines():
        match = _WARNING.fullmatch(line)
        assert match, line
        name = Path(match["file"]).name
        told.setdefault(name, []).append(f"{match['place']} {match['message']}".strip())
    return told


def built_pages(folder: Path, wanted: list[Path], *options: str) -> Build:
    """A build of these bad pages."""
    listed = "\n".join(path.stem for path in wanted if path.stem not in OF_NO_LINE)
    start = f"(start)=\n# 表紙\n\n```{{toctree}}\n{listed}\n```\n"
    pages = {path.name: path.read_bytes() for path in wanted}
    return build_of(folder, {**GOOD, **pages, "index.md": start, "pic.png": PICTURE}, *options)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What was told of each page."""
    return messages(built_pages(tmp_path_factory.mktemp("bad"), PAGES, "html").warnings)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_mistake_in_a_page_is_told_once(told: dict[str, list[str]], path: Path) -> None:
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()
    assert len(expected) == 1
    assert told.get(path.name) == expected


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_mistake_in_a_list_is_told_once(tmp_path: Path, path: Path) -> None:
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()
    name = f"{path.stem.partition('-')[0]}.yml"
    theme = SEARCH if name == "synonyms.yml" else ()
    index = "(start)=\n# 見出し\n\n世界に{{ posts }}か所です。\n"
    built = build_of(tmp_path, {**GOOD, name: path.read_bytes(), "index.md": index}, *theme)
    assert len(expected) == 1
    assert messages(built.warnings) == {name: expected}


def test_there_are_cases_enough() -> None:
    assert len(PAGES) + len(LISTS) >= 40


@pytest.mark.parametrize("path", [*PAGES, *LISTS], ids=lambda path: path.stem)
def test_every_message_is_placed_and_in_japanese(path: Path) -> None:
    place, _colon, message = path.with_suffix(".txt").read_text("utf-8").strip().partition(": ")
    if path.stem in OF_NO_LINE:
        message = place
    else:
        assert re.fullmatch(r"\d+:\d+", place)
    assert message.endswith(("。", "。」"))
    assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", message)


ORIGINAL = ("html", "-D", "guide_original_messages=1")
FEW = [
    FOLDER / f"{name}.md"
    for name in (
        "directive-unknown",
        "heading-level-skipped",
        "link-to-unknown-label",
        "page-in-no-toctree",
        "picture-missing",
    )
]


def test_the_originals_are_one_setting_away(tmp_path: Path) -> None:
    warnings = built_pages(tmp_path, FEW, *ORIGINAL).warnings
    for original in (
        "'myst' cross-reference target not found: 'nowhere' [myst.xref_missing]",
        "Unknown directive type: 'fak' [myst.directive_unknown]",
        "Non-consecutive header level increase; H1 to H4 [myst.header]",
        "image file not readable: nowhere.png [image.not_readable]",
        "document isn't included in any toctree",
    ):
        assert original in warnings


def test_a_message_that_nobody_put_into_japanese_stays_as_it_is(tmp_path: Path) -> None:
    conf = GOOD["conf.py"] + (
        "from sphinx.util import logging\n"
        "def setup(app):\n"
        "    app.connect('doctree-read', lambda app, doctree: logging.getLogger('x').warning(\n"
        "        'The %s is odd', 'moon', location='index', type='other', subtype='kind'))\n"
    )
    built = build_of(tmp_path, {**GOOD, "conf.py": conf, "index.md": "(start)=\n# 題\n\n文。\n"})
    assert built.warnings == "index.md: WARNING: The moon is odd [other.kind]\n"


JAPANESE_MACHINE = """
import sphinx.locale
sphinx.locale.init([sphinx.locale._LOCALE_DIR], "ja", namespace="console")
"""
"""What the command of Sphinx does where the system's language is Japanese."""


def test_a_japanese_machine_is_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GOOD, "conf.py", GOOD["conf.py"] + JAPANESE_MACHINE)
    originals = built_pages(tmp_path, FEW, *ORIGINAL).warnings
    assert "included in any toctree" not in originals  # Sphinx does translate it there
    told = messages(built_pages(tmp_path, FEW, "html", "-E").warnings)
    for path in FEW:
        assert told[path.name] == path.with_suffix(".txt").read_text("utf-8").splitlines()


def test_what_a_mistake_hides_is_told_when_it_is_mended(tmp_path: Path) -> None:
    page = "(start)=\n# 題\n\n:::{div} box\n[表紙](wrong.md)です。\n"
    first = build_of(tmp_path, {**GOOD, "index.md": page}).warnings
    assert "閉じられていません" in first
    assert "wrong.md" not in first
    second = build_of(tmp_path, {**GOOD, "index.md": page + ":::\n"}).warnings
    assert "閉じられていません" not in second
    assert "「wrong.md」という、リンクの行き先がありません。" in second


def test_what_follows_from_a_mistake_in_the_figures_is_not_told(tmp_path: Path) -> None:
    figures = f"place: {FIGURE}\n".replace("value: a", "value: 霞が関")
    files = {**GOOD, "synonyms.yml": "words:\n  霞が関: [本省]\n"}
    files["index.md"] = "(start)=\n# 題\n\n{{ place }}です。\n"
    right = build_of(tmp_path, {**files, "figures.yml": figures}, *SEARCH)
    assert right.warnings == ""
    wrong = figures.replace("2024-01", "2024年1月")
    built = build_of(tmp_path, {**files, "figures.yml": wrong}, *SEARCH, "-E")
    assert [len(told) for told in messages(built.warnings).values()] == [1]
    assert "figures.yml:1:" in built.warnings


def test_a_mistake_in_an_included_file_is_told_there(tmp_path: Path) -> None:
    index = "(start)=\n# 題\n\n```{include} parts/part.md\n```\n"
    files = {**GOOD, "index.md": index, "parts/part.md": "文。\n\n－ 一つめ\n"}
    conf = GOOD["conf.py"] + 'exclude_patterns.append("parts")\n'
    warnings = build_of(tmp_path, {**files, "conf.py": conf}).warnings
    assert messages(warnings).keys() == {"part.md"}
    assert "part.md:3:1: WARNING: 箇条書きの印が半角ではありません。" in warnings


def test_a_link_to_a_name_of_two_things_is_told(tmp_path: Path) -> None:
    index = "(start)=\n# 題\n\n```{toctree}\npart\n```\n\n[章](#part)です。\n"
    built = build_of(tmp_path, {**GOOD, "index.md": index, "part.md": "(part)=\n# 章\n"})
    (told,) = messages(built.warnings)["index.md"]
    assert told.startswith("8:3: 「part」という名前の行き先が、二つ以上あります。")


RIGHT = """\
(start)=
# 題

- 「・」や`＃`は、文の中なら書けます（`index.md`）。
- `` {ruby}`公電` ``も`[題]（index.md）`も、例として書けます。

  続きの段落です。

言葉
: 説明：例です。

| 名前 | 印 |
| --- | --- |
| 縦の線 | \\| |

::::{div} box
:::{div} box
文[^note]。
:::
::::

[^note]: 注です。

    注の続きです。

```text
：：：{div}
＃ 例
\t(label)
:::{div}
```
"""


def test_what_is_right_is_not_complained_of(tmp_path: Path) -> None:
    assert build_of(tmp_path, {**GOOD, "index.md": RIGHT}, "html", "-nW").warnings == ""
