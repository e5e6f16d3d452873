"""What is told of entries: at their lines, with the way to mend them, each of its own type."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.selfcheck.builds import CONF, build, build_of, write

INDEX = "# 表紙\n\n```{toctree}\nfaq\n```\n\n%s\n"
HEAD = "# よくある質問\n\n(topic)=\n## 節\n\n"
"""The first entry stands at line 6, the second at line 14."""


def entry(name: str, question: str, options: str = ":source: 案内", answer: str = "はい。") -> str:
    """An entry of eight lines, where it has an option."""
    return f":::{{faq}} {question}\n:id: {name}\n{options}\n\n{answer}\n:::\n\n\n"


ONE = entry("one", "海外で働きますか？")
TWO = entry("two", "語学は必要ですか？")


def told(folder: Path, faq: str, index: str = "{faq}`one` {faq}`two`", conf: str = "") -> list[str]:
    """The warnings of a build of the entries, which is none the worse for them."""
    files = {"conf.py": CONF + conf, "index.md": INDEX % index, "faq.md": HEAD + faq}
    built = build_of(folder, files)
    assert built.status == 0
    return built.warnings.replace(": WARNING:", ":").splitlines()


def test_right_entries_are_told_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, ONE + TWO) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            ":related: tow",
            "「:related:」にある「tow」というidのよくある質問はありません。"
            "「two」のまちがいではありませんか。 [selfcheck.faq]",
            id="related-dangling",
        ),
        pytest.param(
            ":related: two, one",
            "このよくある質問自身が関連に入っています。"
            "「:related:」から「one」を消してください。 [selfcheck.faq]",
            id="related-itself",
        ),
        pytest.param(
            ":related: once\n:aliases: once",
            "このよくある質問自身が関連に入っています。"
            "「:related:」から「once」を消してください。 [selfcheck.faq]",
            id="related-itself-by-alias",
        ),
        pytest.param(
            ":topics: topik",
            "「:topics:」にある「topik」という名札（ラベル）の付いた見出しはありません。"
            "「topic」のまちがいではありませんか。 [selfcheck.faq]",
            id="topic-dangling",
        ),
        pytest.param(
            ":aliases: one",
            "前のid「one」は、このよくある質問の今のidです。"
            "「:aliases:」から消してください。 [selfcheck.faq]",
            id="alias-own-id",
        ),
        pytest.param(
            ":aliases: two",
            "前のid「two」は、faq.md:15のよくある質問のidです。"
            "「:aliases:」から消してください。 [selfcheck.faq]",
            id="alias-of-another",
        ),
        pytest.param(
            ":aliases: topic",
            "前のid「topic」は、このページですでに使われています。"
            "「:aliases:」から消してください。 [selfcheck.faq]",
            id="alias-a-label",
        ),
        pytest.param(
            ":aliases: One",
            "前のid（:aliases:）に「One」とは書けません。"
            "半角の英小文字で始め、a〜z、0〜9、「-」だけを使ってください。 [selfcheck.faq]",
            id="alias-malformed",
        ),
        pytest.param(
            ":as-of: 2024年1月",
            "「:as-of:」に「2024年1月」とは書けません。"
            "年と月を「2024-01」のように書いてください。 [selfcheck.faq]",
            id="as-of",
        ),
        pytest.param(
            ":review-by: 2024-13",
            "「:review-by:」に「2024-13」とは書けません。"
            "年と月を「2024-01」のように書いてください。 [selfcheck.faq]",
            id="review-by",
        ),
        pytest.param(
            ":unanswered: いいえ",
            "「:unanswered:」には値を書けませんが、「いいえ」があります。"
            "答えのある質問では、この行を消してください。 [selfcheck.faq]",
            id="unanswered-value",
        ),
    ],
)
def test_a_wrong_option_is_told(tmp_path: Path, options: str, message: str) -> None:
    first = entry("one", "海外で働きますか？", f":source: 案内\n{options}")
    warnings = told(tmp_path, first + TWO)
    message = message.replace("faq.md:15", f"faq.md:{15 + options.count(chr(10))}")
    assert warnings == [f"faq.md:6: {message}"]


def test_an_answer_begins_with_a_paragraph(tmp_path: Path) -> None:
    warnings = told(tmp_path, entry("one", "海外で働きますか？", answer="- はい。") + TWO)
    assert warnings == [
        "faq.md:6: 答えが段落で始まっていません。"
        "まず短い答えを、1〜2文で書いてください。 [selfcheck.faq]"
    ]


def test_a_comment_may_come_before_the_answer(tmp_path: Path) -> None:
    assert told(tmp_path, entry("one", "海外？", answer="% 覚え書き\n\nはい。") + TWO) == []


def test_an_alias_is_claimed_once(tmp_path: Path) -> None:
    options = ":source: 案内\n:aliases: former"
    faq = entry("one", "海外？", options) + entry("two", "語学？", options)
    assert told(tmp_path, faq) == [
        "faq.md:15: 前のid「former」は、faq.md:6のよくある質問にもあります。"
        "どちらか一方だけに残してください。 [selfcheck.faq]"
    ]


@pytest.mark.parametrize("pages", [1, 2])
def test_two_entries_that_claim_each_others_id_are_told_both(tmp_path: Path, pages: int) -> None:
    one = entry("one", "海外？", ":source: 案内\n:aliases: two")
    two = entry("two", "語学？", ":source: 案内\n:aliases: one")
    if pages == 1:
        warnings, second = told(tmp_path, one + two), "faq.md:15"
    else:
        write(tmp_path, {"later.md": f"# 別\n\n## 節\n\n{two}"})
        index = "{faq}`one` {faq}`two`\n\n```{toctree}\nlater\n```"
        warnings, second = told(tmp_path, one, index), "later.md:5"
    message = (
        "%s: このよくある質問と%sのよくある質問が、たがいのidを「:aliases:」に書いています。"
        "どちらのidも「:aliases:」から消してください。 [selfcheck.faq]"
    )
    assert warnings == [message % ("faq.md:6", second), message % (second, "faq.md:6")]


def test_an_alias_gives_way_to_the_id_of_another_entry(tmp_path: Path) -> None:
    one = entry("one", "海外？", ":source: 案内\n:aliases: two")
    told(tmp_path, one + TWO)
    page = build(tmp_path, "html", "-E").page("faq")
    assert [each["id"] for each in page.select(".faq-entry")] == ["one", "two"]
    assert len(page.select("#two")) == 1


ORPHAN = (
    "このよくある質問へのリンクが、どこにもありません。"
    "関係する文に「{faq}`two`」と書いて、リンクしてください。 [selfcheck.faq_orphan]"
)


@pytest.mark.parametrize(
    ("index", "options", "orphan"),
    [
        ("{faq}`one`", "", True),
        ("{faq}`one` [](#two)", "", False),
        ("{faq}`one` {any}`x <two>`", "", False),
        ("{faq}`one` {faq}`former`", ":aliases: former", False),
        ("{faq}`one`\n\n:::{faq-list}\n:::", "", True),
    ],
)
def test_an_entry_that_nothing_leads_to_is_told(
    tmp_path: Path, index: str, options: str, *, orphan: bool
) -> None:
    two = entry("two", "語学？", f":source: 案内\n{options}".strip())
    assert told(tmp_path, ONE + two, index) == [f"faq.md:14: {ORPHAN}"] * orphan


def test_an_entry_does_not_lead_to_itself(tmp_path: Path) -> None:
    two = entry("two", "語学？", answer="{faq}`ここ <two>`です。")
    assert told(tmp_path, ONE + two, "{faq}`one`") == [f"faq.md:14: {ORPHAN}"]


@pytest.mark.parametrize("answer", ["{faq}`two`です。", "はい。"])
def test_another_entry_leads_to_it(tmp_path: Path, answer: str) -> None:
    options = ":source: 案内" if "two" in answer else ":source: 案内\n:related: two"
    assert told(tmp_path, entry("one", "海外？", options, answer) + TWO, "{faq}`one`") == []


@pytest.mark.parametrize("options", ["", ":source:", ":as-of: 2024-01"])
def test_an_entry_without_a_source_is_told(tmp_path: Path, options: str) -> None:
    assert told(tmp_path, ONE + entry("two", "語学？", options)) == [
        "faq.md:14: 出典がありません。「:source: …」の行を足してください。"
        "資料に答えのない質問なら、「:unanswered:」の行を足してください。 [selfcheck.faq_source]"
    ]
    assert told(tmp_path, ONE + entry("two", "語学？", f"{options}\n:unanswered:".strip())) == []


def test_a_misspelt_source_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, ONE + entry("two", "語学？", ":sorce: 案内")) == [
        "faq.md:14: 「:sorce:」という指定はありません。"
        "「source」のまちがいではありませんか。 [selfcheck.faq]"
    ]


@pytest.mark.parametrize(
    ("options", "months", "due"),
    [
        (":as-of: 2024-01", 0, ""),
        (":as-of: 2024-01", 13, ""),
        (":as-of: 2024-01", 12, "2025-01"),
        (":as-of: 2023-12", 13, "2025-01"),
        (":review-by: 2025-02", 0, ""),
        (":review-by: 2025-01", 0, "2025-01"),
        (":as-of: 2020-01\n:review-by: 2025-02", 12, ""),
        (":as-of: 2025-01\n:review-by: 2024-12", 12, "2024-12"),
        ("", 12, ""),
    ],
)
def test_an_answer_past_its_review_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, months: int, due: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1738400000")  # in February 2025
    two = entry("two", "語学？", f":source: 案内\n{options}".strip())
    conf = f"selfcheck_faq_review_months = {months}\n"
    message = (
        f"faq.md:14: 見直しの期限（{due}）を過ぎています。出典とくらべて、"
        "「:as-of:」か「:review-by:」を新しくしてください。 [selfcheck.faq_review]"
    )
    assert told(tmp_path, ONE + two, conf=conf) == [message] * bool(due)


def test_the_clock_counts_where_no_date_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    late = entry("one", "海外？", ":source: 案内\n:review-by: 2020-01")
    early = entry("two", "語学？", ":source: 案内\n:review-by: 9999-12")
    assert [line.split()[0] for line in told(tmp_path, late + early)] == ["faq.md:6:"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("海外で働きますか？", "海外で働くのですか", True),
        ("海外で働きますか？", "働くのは海外ですか？", True),
        ("海外で働きますか？", "海外で働きませんか？", False),
        ("海外で働きますか？", "いつ海外で働きますか？", False),
        ("ITの研修はありますか？", "ＩＴ研修は？", True),
        ("休みはありますか？", "休みはとれますか？", False),
        ("休みはとれますか？", "休みはとれるのですか？", True),
        ("語学はいりますか？", "語学はのびますか？", False),
        ("海外にいけますか？", "海外でくらせますか？", False),
        ("研修は１回ですか？", "研修は2回ですか？", False),
        ("データですか？", "ﾃﾞｰﾀですか", True),
        ("いつですか？", "いつ ですか", True),
        ("はいですか？", "いいえですか？", False),
        ("Do I work abroad?", "Will I work abroad", True),
        ("Do I work abroad?", "Don't I work abroad?", False),
        ("Can I work abroad?", "Can’t I work abroad?", False),
        ("Can't I work abroad?", "Can I not work abroad?", True),
        ("？？", "！！", False),
    ],
)
def test_two_entries_that_ask_the_same_thing_are_told(
    tmp_path: Path, first: str, second: str, *, same: bool
) -> None:
    expected = (
        "faq.md:14: faq.md:6のよくある質問が、同じことを尋ねています。"
        "一つにまとめるか、ちがいの分かる質問文にしてください。 [selfcheck.faq_same]"
    )
    assert told(tmp_path, entry("one", first) + entry("two", second)) == [expected] * same


@pytest.mark.parametrize("kind", ["faq_orphan", "faq_source", "faq_review", "faq_same"])
def test_each_kind_can_be_suppressed_alone(tmp_path: Path, kind: str) -> None:
    faq = entry("one", "海外？", ":review-by: 2020-01") + entry("two", "海外？", ":source: 案内")
    everything = {line.rsplit("[", 1)[1] for line in told(tmp_path, faq, "なし")}
    assert everything == {
        f"selfcheck.{each}]" for each in ("faq_orphan", "faq_source", "faq_review", "faq_same")
    }
    quiet = told(tmp_path, faq, "なし", f'suppress_warnings = ["selfcheck.{kind}"]\n')
    assert {line.rsplit("[", 1)[1] for line in quiet} == everything - {f"selfcheck.{kind}]"}


def test_what_was_mended_is_told_no_more(tmp_path: Path) -> None:
    assert len(told(tmp_path, ONE + TWO, "{faq}`one`")) == 1
    write(tmp_path, {"index.md": INDEX % "{faq}`one` {faq}`two`"})
    assert build(tmp_path, "html", "-W").warnings == ""
