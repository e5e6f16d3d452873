"""Markup or script in any text of an author never runs in a reader's browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from bs4 import Tag

from tests.conftest import Build
from tests.selfcheck.builds import CONF, build_of, build_translated, only

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "script-block": "前\n\n<script>\nalert(1)\n</script>\n\n後",
    "image": '<img src=x onerror="alert(1)">',
    "svg": "<svg/onload=alert(1)>",
    "iframe": '前 <iframe srcdoc="<script>alert(1)</script>"></iframe> 後',
    "legend": "</legend></fieldset></section><h1>外</h1>",
    "comment": "前 <!-- --><script>alert(1)</script><!-- 後",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "attribute": '" autofocus onfocus="alert(1)',
    "attribute-single": "' onmouseover='alert(1)' x='",
    "link": "[押す](javascript:alert(1))",
    "link-capitals": "[押す](JaVaScRiPt:alert(1))",
    "link-entity": "[押す](&#106;avascript:alert(1)) [押す](java&Tab;script:alert(1))",
    "link-angle": "[押す](<java\tscript:alert(1)>) <javascript:alert(1)>",
    "link-reference": "[押す][x]\n\n[x]: javascript:alert(1)",
    "link-vbscript": "[押す](vbscript:alert(1)) [押す](data:text/html,<script>alert(1)</script>)",
    "link-escaped": "[押す](\\javascript:alert(1)) [押す](java%0ascript:alert(1))",
    "image-link": "![絵](javascript:alert(1)) ![絵](data:image/svg+xml,<svg/onload=alert(1)>)",
    "link-title": '[押す](https://example.org "x\\" onclick=\\"alert(1)")',
    "link-attributes": '[押す](https://example.org){onclick="alert(1)" style="color:red"}',
    "span-attributes": '[押す]{onclick="alert(1)" .x id="y"} `x`{onmouseover="alert(1)"}',
    "block-attributes": '{onclick="alert(1)" style="color:red"}\n段落',
    "raw-directive": "```{raw} html\n<script>alert(1)</script>\n```",
    "raw-in-a-box": ":::{note}\n```{raw} html\n<img src=x onerror=alert(1)>\n```\n:::",
    "raw-role": "{raw-html}`<script>alert(1)</script>`",
    "rst": "```{eval-rst}\n.. raw:: html\n\n   <script>alert(1)</script>\n\n"
    "`押す <javascript:alert(1)>`_\n```",
    "target": "```{image} x.png\n:target: javascript:alert(1)\n:alt: 絵\n```",
    "target-spaced": '```{image} x.png\n:target: "java script:alert(1)"\n:alt: 絵\n```',
    "class": '```{container} x" onclick="alert(1)\n中\n```',
    "math": "{math}`<script>alert(1)</script>`",
    "code": "```html\n<script>alert(1)</script>\n```",
    "substitution": "{{ evil }}",
    "table": "|<script>alert(1)</script>|b|\n|-|-|\n|<img src=x onerror=alert(1)>|d|",
    "heading": "# <script>alert(1)</script>",
    "html-tag-only": "<form action=//example.org><input name=q><button>送る</button></form>",
}
CONF_HOSTILE = (
    CONF
    + """
myst_enable_extensions = [
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
    "html_admonition", "html_image", "replacements", "smartquotes", "strikethrough",
    "substitution", "tasklist",
]
myst_substitutions = {"evil": "<script>alert(1)</script> [x](javascript:alert(1))"}
myst_enable_checkboxes = True
nitpicky = False
"""
)
# What the extension makes itself, and what Markdown can make of harmless text.
ALLOWED = re.compile(
    "a|aside|b|blockquote|br|button|circle|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|"
    "fieldset|h[2-6]|hr|img|input|ins|label|legend|li|noscript|ol|p|path|pre|s|section|small|span|"
    "strong|sub|summary|sup|svg|table|tbody|td|th|thead|tr|ul"
)
ATTRIBUTES_OF_SCRIPTS = re.compile(r"on|style$|srcdoc|formaction|xlink|autofocus|http-equiv")


def quiz_of(name: str, text: str) -> str:
    """A quiz with the text in each of its fields."""
    options = [
        {"id": "a", "text": text, "scores": {"d": 1}, "feedback": text},
        {"id": "b", "text": "乙"},
    ]
    levels = [{"id": "low", "text": text, "value": 0}, {"id": "high", "text": "高", "value": 1}]
    bands = [{"id": "all", "from": 0, "to": 2, "title": text, "text": text}]
    content = {
        "id": name,
        "version": 1,
        "title": text,
        "introduction": text,
        "facts": [text],
        "scales": {"s": levels},
        "dimensions": [{"id": "d", "title": text, "bands": bands, "reading": text}],
        "questions": [
            {"id": "q", "type": "single", "prompt": text, "options": options, "passage": text},
            {"id": "r", "type": "scale", "scale": "s", "dimension": "d", "prompt": text},
        ],
        "conclusion": text,
    }
    return str(yaml.safe_dump(content, allow_unicode=True))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A page of quizzes, one for each payload, and a page of entries."""
    return build_of(tmp_path_factory.mktemp("hostile"), files_of(PAYLOADS))


def files_of(payloads: dict[str, str]) -> dict[str, str]:
    quizzes = {f"quiz/{name}.yml": quiz_of(name, text) for name, text in payloads.items()}
    page = "".join(f"## {name}\n\n:::{{quiz}} {name}\n:::\n\n" for name in payloads)
    entries = ""
    for name, text in payloads.items():
        line = " ".join(text.split())
        options = f":id: {name}\n:source: {line!r}\n:as-of: {line!r}\n"
        entries += f":::{{faq}} {line}\n{options}\n答え\n:::\n\n"
    return {
        "conf.py": CONF_HOSTILE,
        "index.md": f"# 表紙\n\n```{{toctree}}\nfaq\n```\n\n{page}",
        "faq.md": f"# よくある質問\n\n## 節\n\n{entries}",
        **quizzes,
    }


def harmful(part: Tag) -> list[str]:
    """Each element or attribute below the part that could run or that nobody meant."""
    found = [str(each)[:80] for each in part.find_all(True) if not ALLOWED.fullmatch(each.name)]
    for each in part.find_all(True):
        found += [f"{each.name} {name}" for name in each.attrs if ATTRIBUTES_OF_SCRIPTS.match(name)]
        for name in ("href", "src", "action", "data"):
            address = re.sub(r"[\x00-\x20]", "", str(each.get(name, "")))
            if re.match(r"(javascript|vbscript|data):", address, re.I):
                found.append(f"{each.name} {name}={address}")
    return found


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_in_a_quiz_runs(hostile: Build, name: str) -> None:
    sheet = only(hostile.page().find("section", class_="quiz", id=name))
    assert harmful(sheet) == []
    assert len(sheet.select("fieldset")) == 2
    assert len(sheet.select("fieldset > label > input")) == 4
    assert len(only(sheet.find_parent("section")).select("section.quiz")) == 1


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_in_an_entry_runs(hostile: Build, name: str) -> None:
    entry = only(hostile.page("faq").find("section", id=name))
    assert harmful(entry) == []
    assert "答え" in entry.get_text()


def test_nothing_in_a_translation_runs(tmp_path: Path) -> None:
    names = ("script", "image", "raw-directive", "link-attributes", "substitution")
    files = files_of({name: PAYLOADS[name] for name in names})
    files["index.md"] += "".join(f":::{{quiz-behaviour}} {name}\n:::\n\n" for name in names)
    built = build_translated(tmp_path, files)
    page, entries = built.page(), built.page("faq")
    for name in names:
        sheet = only(page.find("section", class_="quiz", id=name))
        assert "Tr " in only(sheet.select_one("legend > span")).get_text()
        assert harmful(sheet) == []
        assert harmful(only(entries.find("section", id=name))) == []
    behaviours = page.select(".quiz-behaviour")
    for chart in page.select(".behaviour-chart"):
        chart.decompose()  # of the extension's own making, and of elements that no text may have
    assert [harmful(each) for each in behaviours] == [[]] * len(names)


def test_no_link_and_no_contents_carry_it_elsewhere(hostile: Build) -> None:
    for name in ("index", "faq"):
        page = hostile.page(name)
        scripts = [script for script in page.find_all("script") if "alert" in script.get_text()]
        # What is data for a search engine holds all texts, and no sign that ends it.
        assert {script.get("type") for script in scripts} <= {"application/ld+json"}
        assert not [script for script in scripts if re.search("[<>&]", script.get_text())]
        assert harmful(only(page.select_one(".sphinxsidebar ul"))) == []
