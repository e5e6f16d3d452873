"""The table of readers' words: it is used, and mistakes in it are told with their lines."""

from __future__ import annotations

import pytest

from tests.conftest import Project

CONF = """
extensions += ["guide"]
guide_figures_file = "numbers.yml"
guide_synonyms_file = "words.yml"
html_theme = "guide"
"""
FIGURES = "posts: {value: '230', label: 拠点の数, page: 2, as_of: 2024-01, review_by: 2027-01}\n"
WORDS = """\
words:
  退庁時間: [残業, zangyo]
ignored: [教えて]
"""
PAGES = {
    "index.md": "# 表紙\n\n退庁時間の説明です。\n",
    "contact.md": "---\norphan: true\n---\n# 連絡先\n\n電話です。\n",
    "faq.md": "---\norphan: true\n---\n# 質問\n\n答えです。\n",
    "figures.md": "---\norphan: true\n---\n# 数値\n\n230です。\n",
    "numbers.yml": FIGURES,
}


def test_the_table_is_in_the_index(project: Project) -> None:
    build = project({**PAGES, "words.yml": WORDS}, conf=CONF)
    assert "words.yml" not in build.warnings
    index = build.text("_static/search-index.js")
    assert '"残業":["退庁時間"]' in index
    assert '"ignored": ["教えて"]' in index


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (
            WORDS.replace("退庁時間", "退社時間"),
            "words.yml:2:3: WARNING: 「退社時間」は、どのページにもない言葉です。",
        ),
        (
            WORDS.replace("zangyo", "残業"),
            "words.yml:2:14: WARNING: 「退庁時間」に「残業」が二つあります。",
        ),
        (
            WORDS.replace("[残業, zangyo]", "残業"),
            "words.yml:2:3: WARNING: 「退庁時間」は並びです。",
        ),
        (WORDS.replace("ignored", "ignore"), "words.yml:3:1: WARNING: 「ignore」という項目は"),
        (WORDS.replace("words:", "words"), "words.yml:"),
        ("", "words.yml:1: WARNING: "),
    ],
    ids=["unknown", "twice", "no-list", "unknown-key", "syntax", "empty"],
)
def test_a_mistake_is_told_with_its_line_and_the_search_still_made(
    project: Project, broken: str, message: str
) -> None:
    build = project({**PAGES, "words.yml": broken}, conf=CONF)
    assert message in build.warnings
    assert build.status == 0
    assert "退庁時間の説明です。" in build.text("_static/search-index.js")


def test_a_page_that_was_not_written_anew_can_still_be_found(project: Project) -> None:
    project({**PAGES, "words.yml": WORDS}, conf=CONF)
    edited = PAGES["contact.md"].replace("電話です。", "電話番号です。")
    build = project({**PAGES, "words.yml": WORDS, "contact.md": edited}, conf=CONF)
    index = build.text("_static/search-index.js")
    assert "退庁時間の説明です。" in index
    assert "電話番号です。" in index
