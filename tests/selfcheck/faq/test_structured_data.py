"""The answers of a page as JSON-LD: what it says, where it is, and that no text leaves it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Build
from tests.selfcheck.builds import CONF, build, build_of, only, write

SELECTOR = 'script[type="application/ld+json"]'
INDEX = """\
# 表紙

```{toctree}
faq
open
sub/more
```

{faq}`pay` {faq}`age` {faq}`language`
"""
ANSWERED = """\
# よくある質問

(work)=
## 仕事

:::{faq} **海外**で働きますか？
:id: abroad
:source: 案内13ページ
:as-of: 2024-01

はい、必ず働きます。くわしくは{faq}`language`を読んでください。

- 一つめ
- 二つめ
:::

:::{faq} 給与は？
:id: pay
:unanswered:

案内には書かれていません。
:::
"""
OPEN = """\
# 書かれていないこと

:::{faq} 年齢の上限は？
:id: age
:unanswered:

案内には書かれていません。
:::
"""
MORE = """\
# その先

:::{faq} 語学は必要ですか？
:id: language
:source: 案内14ページ

研修があります。[仕事](#work)も、{faq}`abroad`も読めます。
:::
"""
FILES = {"index.md": INDEX, "faq.md": ANSWERED, "open.md": OPEN, "sub/more.md": MORE}
ABROAD = {
    "@type": "Question",
    "name": "海外で働きますか？",
    "acceptedAnswer": {
        "@type": "Answer",
        "text": "はい、必ず働きます。くわしくは語学は必要ですか？を読んでください。"
        "\n- 一つめ\n- 二つめ",
    },
}
LANGUAGE = {
    "@type": "Question",
    "name": "語学は必要ですか？",
    "acceptedAnswer": {
        "@type": "Answer",
        "text": "研修があります。仕事も、海外で働きますか？も読めます。",
    },
}


def structured_data(built: Build, page: str) -> Any:
    """What the page tells a search engine."""
    return json.loads(only(built.page(page).select_one(f"head > {SELECTOR}")).get_text())


def faq_page(*questions: dict[str, Any]) -> dict[str, Any]:
    """A page with questions as schema.org describes it."""
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": "ja",
        "mainEntity": list(questions),
    }


@pytest.mark.parametrize(
    ("builder", "pages"),
    [
        ("html", {"faq": [ABROAD], "sub/more": [LANGUAGE]}),
        ("dirhtml", {"faq/index": [ABROAD], "sub/more/index": [LANGUAGE]}),
        ("singlehtml", {"index": [ABROAD, LANGUAGE]}),
    ],
)
@pytest.mark.parametrize("options", [(), ("-j", "2")], ids=["one", "parallel"])
def test_just_the_pages_with_an_answer_tell_it(
    tmp_path: Path, builder: str, pages: dict[str, list[dict[str, Any]]], options: tuple[str, ...]
) -> None:
    built = build_of(tmp_path, FILES, builder, "-nW", "--keep-going", *options)
    assert (built.warnings, built.status) == ("", 0)
    found = {name: built.page(name).select(SELECTOR) for name in built.names()}
    assert {name: len(scripts) for name, scripts in found.items() if scripts} == dict.fromkeys(
        pages, 1
    )
    assert {name: structured_data(built, name) for name in pages} == {
        name: faq_page(*questions) for name, questions in pages.items()
    }


@pytest.mark.parametrize("builder", ["epub", "xml", "text"])
def test_a_book_has_none(tmp_path: Path, builder: str) -> None:
    built = build_of(tmp_path, FILES, builder, "-nW", "--keep-going")
    files = [path for path in built.out.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"ld+json" in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("builder", "page", "urls"),
    [
        ("html", "faq", ["https://example.org/guide/faq.html#abroad"]),
        ("dirhtml", "faq/index", ["https://example.org/guide/faq/#abroad"]),
        (
            "singlehtml",
            "index",
            [f"https://example.org/guide/index.html#{name}" for name in ("abroad", "language")],
        ),
    ],
)
@pytest.mark.parametrize("slash", ["", "/"])
def test_a_site_with_an_address_tells_those_of_its_entries(
    tmp_path: Path, builder: str, page: str, urls: list[str], slash: str
) -> None:
    conf = f'{CONF}html_baseurl = "https://example.org/guide{slash}"\n'
    built = build_of(tmp_path, FILES | {"conf.py": conf}, builder)
    questions = structured_data(built, page)["mainEntity"]
    assert [question["url"] for question in questions] == urls


HOSTILE = "</script><script>alert(1)</script><!--<script>"


@pytest.fixture(params=["utf-8", "shift_jis"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    """A page whose texts try to leave the element, in an encoding that has not all of them."""
    answer = f'`{HOSTILE}` &#8232;&#8233;&amp;amp; 𠮷 \\\\ "'
    entry = f":::{{faq}} `{HOSTILE}`\n:id: hostile\n\n{answer}\n:::\n"
    conf = f'{CONF}html_output_encoding = "{request.param}"\n'
    built = build_of(tmp_path, {"conf.py": conf, "index.md": f"# 表紙\n\n{entry}"})
    page = built.out / "index.html"
    page.write_text(page.read_text(request.param), "utf-8")
    return built


def test_no_text_leaves_the_element(hostile: Build) -> None:
    (question,) = structured_data(hostile, "index")["mainEntity"]
    assert question["name"] == HOSTILE
    assert question["acceptedAnswer"]["text"] == f'{HOSTILE} \u2028\u2029&amp; 𠮷 \\ "'
    element = hostile.text("index.html").partition("ld+json")[2].partition(">")[2]
    assert re.search("[<>&\u2028\u2029]", element[: element.index("</script>")]) is None
    assert "alert(1)" not in [script.get_text() for script in hostile.page().select("script")]


def test_the_language_is_written_as_the_web_does(tmp_path: Path) -> None:
    files = FILES | {"conf.py": f'{CONF}language = "pt_BR"\n'}
    assert structured_data(build_of(tmp_path, files), "faq")["inLanguage"] == "pt-BR"


def test_a_build_after_an_edit_tells_what_a_clean_one_does(tmp_path: Path) -> None:
    built = build_of(tmp_path, FILES, "html", "-nW")
    edited = MORE.replace("語学は必要ですか", "語学は要りますか").replace("研修が", "講座が")
    write(tmp_path, {"sub/more.md": edited})
    built = build(tmp_path, "html", "-nW")
    (abroad,) = structured_data(built, "faq")["mainEntity"]
    assert "くわしくは語学は要りますか？を" in abroad["acceptedAnswer"]["text"]
    (language,) = structured_data(built, "sub/more")["mainEntity"]
    assert language["name"] == "語学は要りますか？"
    assert language["acceptedAnswer"]["text"].startswith("講座があります。")


def test_a_page_that_loses_its_last_answer_tells_nothing_more(tmp_path: Path) -> None:
    build_of(tmp_path, FILES, "html", "-nW")
    write(tmp_path, {"sub/more.md": MORE.replace(":source: 案内14ページ", ":unanswered:")})
    built = build(tmp_path, "html", "-nW")
    assert built.page("sub/more").select(SELECTOR) == []
    assert structured_data(built, "faq") == faq_page(ABROAD)


@pytest.mark.parametrize("theme", ["basic", "furo", "guide", "sphinx_book_theme"])
def test_every_theme_shows_it(tmp_path: Path, theme: str) -> None:
    conf = f'{CONF}extensions += ["guide"] * ("{theme}" == "guide")\nhtml_theme = "{theme}"\n'
    built = build_of(tmp_path, FILES | {"conf.py": conf})
    assert structured_data(built, "faq") == faq_page(ABROAD)
