"""Japanese as it is set: no gaps where lines end, emphasis that closes, ruby, labelled headings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.selfcheck.builds import BUILDERS, build_of, written

CONF = """
project = "試験"
extensions = ["myst_parser", "selfcheck", "guide"]
language = "ja"
nitpicky = True
version = "1"
copyright = "2024"
exclude_patterns = ["out"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "substitution"]
myst_substitutions = {"posts": "230"}
selfcheck_analysis = False
guide_figures_file = "figures.yml"
"""
FIGURE = "{value: a, label: a, page: 1, as_of: 2024-01, review_by: 2027-01}"


def guide_of(folder: Path, files: dict[str, str], builder: str = "html", *options: str) -> Build:
    """Build a small project with the guide's own extension."""
    base = {
        "conf.py": CONF,
        "figures.yml": f"unused: {FIGURE}\n",
        "_static/tokens.css": "",  # what the books are made of
    }
    return build_of(folder, {**base, **files}, builder, *options)


def page_of(folder: Path, markdown: str, *options: str) -> Build:
    """Build a page with this text below its labelled title."""
    return guide_of(folder, {"index.md": f"(top)=\n# 題\n\n{markdown}\n"}, "html", *options)


def body(built: Build) -> str:
    """The HTML of the page's section, without its heading."""
    section = built.page().select_one("section")
    assert section is not None
    heading = section.select_one("h1")
    assert heading is not None
    heading.decompose()
    return section.decode_contents().strip()


# ---- Line ends ------------------------------------------------------------------------------

LINE_ENDS = {
    "japanese": ("情報\n通信", "情報通信"),
    "punctuation": ("守る。\n「次」\nです", "守る。「次」です"),
    "blank before": ("情報 \n通信", "情報通信"),
    "kana marks": ("か\u3099\nき", "か\u3099き"),
    "half-width kana": ("ｶ\nｷ", "ｶｷ"),
    "japanese before latin": ("技術は\nICT", "技術はICT"),
    "latin before japanese": ("ICT\nの技術", "ICTの技術"),
    "full stop before latin": ("です。\nICT", "です。ICT"),
    "digits": ("約\n230\nか国", "約230か国"),
    "latin": ("open\nsource", "open\nsource"),
    "korean": ("한국\n어", "한국\n어"),
    "korean beside japanese": ("日本\n한국", "日本\n한국"),
    "emoji": ("🙂\nhello", "🙂\nhello"),
    "markup before": ("**情報**\n通信", "<strong>情報</strong>通信"),
    "markup after": ("情報\n**通信**", "情報<strong>通信</strong>"),
    "markup around": ("**情報\n通信**", "<strong>情報通信</strong>"),
    "figure": ("世界の\n{{ posts }}\nか所", "世界の230か所"),
    "several": ("a\nb\n情\n報\nc\nd", "a\nb情報c\nd"),
    "same ends": ("a\nb\n情", "a\nb情"),
}


@pytest.mark.parametrize("name", LINE_ENDS)
def test_a_line_end_shows_as_no_gap_beside_japanese(tmp_path: Path, name: str) -> None:
    source, expected = LINE_ENDS[name]
    built = page_of(tmp_path, source, "-W")
    assert body(built) == f"<p>{expected}</p>"


def test_a_line_end_shows_as_no_gap_beside_code_links_and_pictures(tmp_path: Path) -> None:
    source = "情報\n`code`\n通信\n[頁](#top)\n通信\n[](#top)\n通信\n![絵\nの説明](a.svg)\n通信"
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    files = {"index.md": f"(top)=\n# 題\n\n{source}\n", "a.svg": svg}
    built = guide_of(tmp_path, files, "html", "-W")
    paragraph = built.page().select_one("section p")
    assert paragraph is not None
    assert paragraph.get_text() == "情報code通信頁通信題通信通信"
    assert built.page().select("img")[0]["alt"] == "絵の説明"


def test_a_line_end_beside_a_link_shows_as_no_gap_once_its_title_is_known(tmp_path: Path) -> None:
    files = {
        "index.md": "(top)=\n# top\n\nICT\n[](#other) ICT\n[](#top) `a\nb`\n\n"
        "```{toctree}\nother\n```\n",
        "other.md": "(other)=\n# 研修\n\nx\n",
    }
    paragraph = guide_of(tmp_path, files, "html", "-W").page().select_one("section p")
    assert paragraph is not None
    assert paragraph.get_text() == "ICT研修 ICT\ntop a b"


def test_code_keeps_its_lines(tmp_path: Path) -> None:
    built = page_of(tmp_path, "```text\n情報\n通信\n```\n", "-W")
    assert "情報\n通信" in built.page().get_text()


PARTS = """\
(top)=
# 題

章の
本文の**強い
字**の
あと。

- 箇条
  書き
- ICT
  の技術

用語
: 説明
  の文

| 表 |
| --- |
| 欄 |

:::{faq} 何をしますか？
:id: what
:source: 案内
:as-of: 2024-01

要点
の文。

続き
の文。
:::

:::{quiz} small
:::

{faq}`what`
"""
QUIZ = """\
id: small
version: 1
title: |
  確かめる
  題
introduction: |
  導入
  の文
questions:
  - id: first
    type: single
    prompt: |
      問い
      の文
    options:
      - {id: one, text: "一つ"}
      - id: two
        text: |
          二つ
          め
        correct: true
        feedback: |
          答え
          の文
    passage: |
      根拠
      の文
"""
SENTENCES = (
    "章の本文の",
    "箇条書き",
    "ICTの技術",
    "説明の文",
    "要点の文",
    "続きの文",
    "導入の文",
    "問いの文",
    "二つめ",
    "答えの文",
    "根拠の文",
)


@pytest.mark.parametrize("builder", [each for each in BUILDERS if each != "gettext"])
def test_no_output_has_gaps(tmp_path: Path, builder: str) -> None:
    files = {"index.md": PARTS, "quiz/small.yml": QUIZ}
    built = guide_of(tmp_path, files, builder, "-W")
    assert built.status == 0, built.warnings
    suffixes = {".html", ".xhtml", ".txt", ".tex", ".1", ".texi", ".xml"}
    paths = sorted(path for path in built.out.rglob("*") if path.suffix in suffixes)
    texts = [path.read_text("utf-8") for path in paths if "_static" not in path.parts]
    for sentence in SENTENCES:
        assert any(sentence in text for text in texts), sentence


def test_translators_get_the_lines_as_they_were_written(tmp_path: Path) -> None:
    files = {"index.md": PARTS, "quiz/small.yml": QUIZ}
    ours = guide_of(tmp_path / "ours", files, "gettext", "-W")
    plain = CONF.replace(', "guide"', "")
    theirs = build_of(tmp_path / "plain", {"conf.py": plain, **files}, "gettext", "-W")
    assert messages(ours) == messages(theirs)


def messages(built: Build) -> list[str]:
    """What translators get, in order."""
    texts = (path.read_text("utf-8") for path in sorted(built.out.glob("*.pot")))
    lines = (line for text in texts for line in text.splitlines())
    return [line for line in lines if line.startswith(("msgid", '"')) and "Date" not in line]


def test_plain_copies_have_no_gaps(tmp_path: Path) -> None:
    files = {"index.md": PARTS, "quiz/small.yml": QUIZ}
    built = guide_of(tmp_path, files, "html", "-W")
    entry = json.loads(built.text("faq.json"))["entries"][0]
    assert entry["shortAnswer"] == "要点の文。"
    assert entry["answer"] == "要点の文。\n\n続きの文。"
    data = built.page().select_one('script[type="application/ld+json"]')
    assert data is not None
    assert "要点の文。\\n\\n続きの文。" in data.get_text()


def test_the_sites_own_copies_have_no_gaps(tmp_path: Path) -> None:
    site = CONF + 'html_theme = "guide"\nhtml_static_path = []\n'
    files = {"conf.py": site, "index.md": PARTS, "quiz/small.yml": QUIZ}
    built = guide_of(tmp_path, files, "html")
    for sentence in ("章の本文の強い字のあと。", "要点の文。続きの文。", "問いの文", "根拠の文"):
        assert sentence in built.text("_static/search-index.js"), sentence
    description = built.page().select_one('meta[name="description"]')
    assert description is not None
    assert description["content"] == "章の本文の強い字のあと。"


# ---- Emphasis -------------------------------------------------------------------------------

EMPHASIS = {
    "**「強調」**です": "<strong>「強調」</strong>です",
    "**注意！**です": "<strong>注意！</strong>です",
    "**46%**を": "<strong>46%</strong>を",
    "約**46%**": "約<strong>46%</strong>",
    "これは**「強調」**と**「もう一つ」**です。": (
        "これは<strong>「強調」</strong>と<strong>「もう一つ」</strong>です。"
    ),
    "（**強調**）": "（<strong>強調</strong>）",
    "です。**強調。**次": "です。<strong>強調。</strong>次",
    "この*「傍点」*も": "この<em>「傍点」</em>も",
    "***「両方」***です": "<em><strong>「両方」</strong></em>です",
    "**`code`**を": (
        '<strong><code class="docutils literal notranslate"><span class="pre">code</span></code>'
        "</strong>を"
    ),
    "辻\ufe00**（注）**です": "辻\ufe00<strong>（注）</strong>です",
    "**強調**": "<strong>強調</strong>",
    "a **b** c": "a <strong>b</strong> c",
    "snake_case_名_前": "snake_case_名_前",
    "5 * 3 * 2": "5 * 3 * 2",
    r"\*\*そのまま\*\*": "**そのまま**",
}


@pytest.mark.parametrize("source", EMPHASIS)
def test_emphasis_closes_beside_japanese(tmp_path: Path, source: str) -> None:
    built = page_of(tmp_path, source, "-W")
    assert built.warnings == ""
    assert body(built) == f"<p>{EMPHASIS[source]}</p>"


UNCLOSED = ["** 強調 **です", "**強調", "強調**", "a**「b\n\nc」**d", "**強調 **です"]


@pytest.mark.parametrize("source", UNCLOSED)
def test_emphasis_that_does_not_close_is_told(tmp_path: Path, source: str) -> None:
    built = page_of(tmp_path, f"一行目\n二行目\n{source}")
    assert re.search(r"index\.md:6(:\d+)?: WARNING: ", built.warnings)
    assert "** が、記号のまま表示されます" in built.warnings
    assert "[guide.emphasis]" in built.warnings


def test_unclosed_emphasis_is_told_at_its_line_in_every_file(tmp_path: Path) -> None:
    page = PARTS.replace("続き\nの文", "続き\nの** 文")
    quiz = QUIZ.replace("      根拠\n", "      根拠\n      と** 別\n")
    quiz = quiz.replace("      問い\n", "      問い** い\n")
    quiz = quiz.replace('text: "一つ"', 'text: "一** つ"').replace("確かめる", "確かめ** る")
    built = guide_of(tmp_path, {"index.md": page, "quiz/small.yml": quiz})
    told = [line.split(":")[:2] for line in built.warnings.splitlines() if "emphasis]" in line]
    assert len(told) == 5  # the prompt stands twice on the page, but once in the file
    lines = {
        (name, number): text.splitlines()[int(number) - 1]
        for name, number in map(tuple, told)
        for text in [page if name == "index.md" else quiz]
    }
    assert len(lines) == 5
    assert [place for place, line in lines.items() if "**" not in line] == []


def test_unclosed_emphasis_in_a_table_is_told_at_its_cell(tmp_path: Path) -> None:
    built = page_of(tmp_path, "| 表 |\n| --- |\n| 欄 |\n| 次の** 欄 |")
    assert "index.md:7:3: WARNING: 「次の** 欄」の" in built.warnings


def test_code_may_have_any_number_of_stars(tmp_path: Path) -> None:
    built = page_of(tmp_path, "`2**3` と ``**``\n\n```text\n**\n```\n", "-W")
    assert built.warnings == ""


def test_other_projects_keep_the_rule_of_commonmark(tmp_path: Path) -> None:
    page_of(tmp_path / "ours", "**「強調」**です")
    plain = CONF.replace(', "guide"', "")
    files = {"conf.py": plain, "index.md": "(top)=\n# 題\n\n**「強調」**です\n"}
    assert "**「強調」**です" in build_of(tmp_path / "plain", files).page().get_text()


HOSTILE = {
    "stars": "*" * 20_000,
    "open": "**「" * 5_000,
    "pairs": "**「強」**で" * 5_000,
    "lines": "** あ\n" * 5_000,
    "nested": "*あ**い" * 5_000,
    "ends": "\n".join(["あ", "a"] * 5_000),
    "blanks": "あ" + " " * 50_000 + "い\nう",
    "mistakes": "{ruby}`漢`\n" * 5_000,
    "marks": "あ" + "\u3099" * 50_000 + "**い**",
    "bars": "{ruby}`" + "|" * 20_000 + "`",
    "long reading": "{ruby}`" + "漢" * 20_000 + "|" + "か" * 20_000 + "`",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_built_like_any_other(tmp_path: Path, name: str) -> None:
    built = page_of(tmp_path, HOSTILE[name])
    assert built.status == 0
    assert "Traceback" not in built.warnings


# ---- Ruby -----------------------------------------------------------------------------------


def test_ruby_is_html_with_brackets_for_what_knows_no_ruby(tmp_path: Path) -> None:
    built = page_of(tmp_path, "この{ruby}`公電|こうでん`は", "-W")
    ruby = "<ruby>公電<rp>（</rp><rt>こうでん</rt><rp>）</rp></ruby>"
    assert body(built) == f"<p>この{ruby}は</p>"


def test_the_bar_of_ruby_can_be_full_width(tmp_path: Path) -> None:
    assert "<rt>こうでん</rt>" in body(page_of(tmp_path, "{ruby}`公電｜こうでん`", "-W"))


RUBY_PAGE = """\
(top)=
# {ruby}`公電|こうでん`の章

{ruby}`辞令|じれい`です。{faq}`what`

:::{faq} {ruby}`退庁|たいちょう`はいつですか？
:id: what
:source: {ruby}`案内|あんない`
:as-of: 2024-01

{ruby}`定時|ていじ`です。
:::

:::{quiz} small
:::
"""
RUBY_QUIZ = """\
id: small
version: 1
title: "{ruby}`確認|かくにん`"
questions:
  - id: first
    type: single
    prompt: "{ruby}`問|と`い"
    options:
      - {id: one, text: "{ruby}`一|いち`"}
      - {id: two, text: 二, correct: true}
    passage: "{ruby}`根拠|こんきょ`"
"""
READINGS = {
    "公電": "こうでん",
    "辞令": "じれい",
    "退庁": "たいちょう",
    "案内": "あんない",
    "定時": "ていじ",
    "確認": "かくにん",
    "問": "と",
    "一": "いち",
    "根拠": "こんきょ",
}


@pytest.mark.parametrize("builder", [each for each in BUILDERS if each != "gettext"])
def test_every_output_has_the_reading_behind_the_words(tmp_path: Path, builder: str) -> None:
    files = {"index.md": RUBY_PAGE, "quiz/small.yml": RUBY_QUIZ}
    built = guide_of(tmp_path, files, builder, "-W")
    assert built.status == 0, built.warnings
    text = written(built, ".html", ".xhtml", ".txt", ".tex", ".1", ".texi", ".xml")
    for words, reading in READINGS.items():
        html = f"<ruby>{words}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"
        plain = f"{words}（{reading}）"
        assert (html if "html" in builder or builder == "epub" else plain) in text


PAPER = (
    CONF
    + """
from sphinx.builders.html import StandaloneHTMLBuilder

class Paper(StandaloneHTMLBuilder):
    name = "paper"

def setup(app):
    app.add_builder(Paper, override=True)
"""
)
"""A builder of the name that makes the PDF, which needs the whole guide."""


def test_the_page_for_paper_has_the_reading_behind_the_words(tmp_path: Path) -> None:
    files = {"conf.py": PAPER, "index.md": RUBY_PAGE, "quiz/small.yml": RUBY_QUIZ}
    built = guide_of(tmp_path, files, "paper", "-W")
    text = str(built.page())
    assert "<ruby>" not in text
    for words, reading in READINGS.items():
        assert f"{words}（{reading}）" in text


def test_plain_copies_have_the_reading_behind_the_words(tmp_path: Path) -> None:
    site = CONF + 'html_theme = "guide"\n'
    files = {"conf.py": site, "index.md": RUBY_PAGE, "quiz/small.yml": RUBY_QUIZ}
    built = guide_of(tmp_path, files)
    entry = json.loads(built.text("faq.json"))["entries"][0]
    assert entry["question"] == "退庁（たいちょう）はいつですか？"
    assert entry["answer"] == "定時（ていじ）です。"
    page = built.page()
    assert page.title is not None
    assert page.title.get_text().startswith("公電（こうでん）の章")
    description = page.select_one('meta[name="description"]')
    assert description is not None
    assert str(description["content"]).startswith("辞令（じれい）です。")
    for sentence in (
        "公電（こうでん）の章",
        "辞令（じれい）です。",
        "退庁（たいちょう）はいつですか？",
    ):
        assert sentence in built.text("_static/search-index.js")


def test_sphinxs_own_search_finds_words_and_reading(tmp_path: Path) -> None:
    index = page_of(tmp_path, "{ruby}`外交|がいこう`").text("searchindex.js")
    terms = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    assert {"外交", "がいこう"} <= terms.keys()


def test_ruby_is_escaped(tmp_path: Path) -> None:
    evil = "<b onclick=x>&amp;|</rt><script>x</script>"
    for builder in BUILDERS:
        built = guide_of(
            tmp_path, {"index.md": f"(top)=\n# 題\n\n{{ruby}}`{evil}`\n"}, builder, "-W"
        )
        assert built.status == 0, built.warnings
    paragraph = body(guide_of(tmp_path, {}))
    words, reading = "&lt;b onclick=x&gt;&amp;amp;", "&lt;/rt&gt;&lt;script&gt;x&lt;/script&gt;"
    ruby = f"<ruby>{words}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"
    assert paragraph == f"<p>{ruby}</p>"


MISTAKES = {
    "漢字": "分ける「|」がありません",
    "漢字|": "あとの読みがありません",
    "|かんじ": "前の言葉がありません",
    " | ": "がありません",
    "漢|字|かんじ": "「|」が二つ以上あります",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_in_ruby_is_told(tmp_path: Path, text: str) -> None:
    quiz = QUIZ.replace("      根拠\n", f"      根拠\n      {{ruby}}`{text}`\n")
    page = f"(top)=\n# 題\n\n一行目\n{{ruby}}`{text}`\n\n:::{{quiz}} small\n:::\n"
    built = guide_of(tmp_path, {"index.md": page, "quiz/small.yml": quiz})
    told = [line for line in built.warnings.splitlines() if "[guide.ruby]" in line]
    number = len(quiz.splitlines()) - 1
    assert [each.split(":")[:2] for each in told] == [
        ["index.md", "5"],
        ["quiz/small.yml", str(number)],
    ]
    for line in told:
        assert MISTAKES[text] in line
        assert "{ruby}`漢字|かんじ` のように" in line


# ---- Headings -------------------------------------------------------------------------------

WITHOUT_LABEL = {
    "none": ("## 研修", "5:4"),
    "english": ("## Training", "5:4"),
    "serial": ("(id2)=\n## 研修", "6:4"),
    "third level": ("(a)=\n## 研修\n\n### 語学", "8:5"),
}


@pytest.mark.parametrize("name", WITHOUT_LABEL)
def test_a_heading_without_a_label_is_told(tmp_path: Path, name: str) -> None:
    source, place = WITHOUT_LABEL[name]
    built = page_of(tmp_path, f"\n{source}\n\n文")
    told = [each for each in built.warnings.splitlines() if "[guide.heading]" in each]
    assert len(told) == 1
    assert told[0].startswith(f"index.md:{place}: WARNING: 見出し「")
    assert "のように" in told[0]


def test_an_unlabelled_title_of_a_page_is_told(tmp_path: Path) -> None:
    built = guide_of(tmp_path, {"index.md": "# 題\n\n文\n"})
    assert "index.md:1:3: WARNING: 見出し「題」に" in built.warnings


WITH_LABEL = [
    "(words)=\n## 言葉",
    "(a)=\n(words)=\n## 言葉",
    "{#words}\n## 言葉",
    "(Words)=\n## 言葉",
]


@pytest.mark.parametrize("source", WITH_LABEL)
def test_a_labelled_heading_has_no_other_address(tmp_path: Path, source: str) -> None:
    built = page_of(tmp_path, f"{source}\n\n文 [](#words)", "-W")
    assert built.warnings == ""
    section = built.page().select("section section")[0]
    assert section["id"] in ("words", "a")
    assert not [
        tag for tag in built.page().select("[id]") if re.fullmatch(r"id\d+", str(tag["id"]))
    ]
    links = {str(link["href"]) for link in built.page().select("a[href^='#']")}
    assert links >= {f"#{section['id']}"}
    assert not [link for link in links if re.fullmatch(r"#id\d+", link)]


@pytest.mark.parametrize("builder", BUILDERS)
def test_links_reach_a_labelled_heading_in_every_output(tmp_path: Path, builder: str) -> None:
    page = "(top)=\n# 題\n\n[](#words)\n\n(words)=\n## 言葉\n\n文 {ref}`top`\n"
    built = guide_of(tmp_path, {"index.md": page}, builder, "-W")
    assert built.status == 0, built.warnings
    assert not re.search(r"\bid\d+\b", written(built, ".html", ".xhtml", ".tex", ".texi", ".xml"))
