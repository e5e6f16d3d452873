"""The one sheet of the theme's rules, and the files of ``_static``, follow what the pages use."""

from __future__ import annotations

import re
from hashlib import sha256

from tests.conftest import Build, Project

CONF = """
extensions += ["sphinx_design", "guide"]
html_theme = "guide"
html_static_path = ["own"]
html_js_files = ["own.js"]
"""
SHEET = "_static/styles/theme.css"
SOLID = "vendor/fontawesome/webfonts/fa-solid-900.woff2"


def site(project: Project, text: str, script: str = "") -> Build:
    """A site of the guide's theme with a text on its second page, and a script."""
    contents = "# 表紙\n\n```{toctree}\nsecond\n```\n"
    files = {"index.md": contents, "second.md": f"# 題\n\n{text}\n", "own/own.js": script}
    built = project(files, conf=CONF)
    assert built.status == 0
    return built


def versions(built: Build) -> set[str]:
    """The versions of the sheet that the pages link."""
    found = {re.search(rf"{SHEET}(\S*?)\"", built.text(f"{n}.html")) for n in built.names()}
    return {match[1] if match else "" for match in found}


def test_a_rule_is_there_when_a_page_has_something_for_it(project: Project) -> None:
    assert ".admonition" not in site(project, "文章。").text(SHEET)
    assert ".admonition" in site(project, ":::{note}\n文章。\n:::").text(SHEET)


def test_rules_for_cards_are_there_when_a_page_has_one(project: Project) -> None:
    assert ".sd-card" not in site(project, "文章。").text(SHEET)
    assert ".sd-card" in site(project, ":::{card}\n文章。\n:::").text(SHEET)


def test_a_rule_is_there_when_a_script_makes_something_for_it(project: Project) -> None:
    assert "spinner" not in site(project, "文章。").text(SHEET)
    for name in ('"spinner-border"', '`spinner-${["border", "grow"][0]}`'):
        sheet = site(project, "文章。", f"document.body.classList.add({name});").text(SHEET)
        assert ".spinner-border{" in sheet
        assert "@keyframes spinner-border{" in sheet


def test_a_script_may_name_an_attribute_as_a_property(project: Project) -> None:
    asked = "[data-bs-theme=dark]"
    assert asked not in site(project, "文章。").text(SHEET)
    script = 'document.body.dataset.bsTheme = "dark";'
    assert asked in site(project, "文章。", script).text(SHEET)


def test_every_page_links_the_sheet_with_the_version_of_its_content(project: Project) -> None:
    for text in ("文章。", ":::{note}\n文章。\n:::"):  # the second build writes one page only
        built = site(project, text)
        digest = sha256(built.text(SHEET).encode()).hexdigest()
        assert versions(built) == {f"?v={digest[:8]}"}


def test_a_typeface_for_icons_is_there_when_a_page_has_one(project: Project) -> None:
    built = site(project, "文章。")
    assert "@font-face" not in built.text(SHEET)
    assert not (built.out / "_static" / SOLID).exists()
    built = site(project, "印：{fas}`star`")
    assert f"url(../{SOLID})" in built.text(SHEET)
    assert (built.out / "_static" / SOLID).is_file()


def test_the_theme_s_licences_stay_with_its_rules(guide: Build) -> None:
    sheet = guide.text(SHEET)
    assert sheet.count("Copyright 2011-2024 The Bootstrap Authors") == 1


def test_every_static_file_is_one_that_a_page_a_sheet_or_a_script_names(guide: Build) -> None:
    files = [path for path in guide.out.joinpath("_static").rglob("*") if path.is_file()]
    texts = [guide.text(f"{name}.html") for name in guide.names()]
    texts += [path.read_text("utf-8") for path in files if path.suffix in (".css", ".js")]
    assert [path for path in files if not any(path.name in text for text in texts)] == []
    assert {path.suffix for path in files} == {".css", ".js", ".svg"}
