"""An answer for the next edition waits below the present one, and takes its place when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.selfcheck.builds import build, build_of

PRESENT = """\
:::{faq} 海外で働きますか？
:id: abroad
:aliases: overseas
:source: 案内13ページ
:as-of: 2024-01
:related: pay

はい、働きます。
:::
"""
COMING = """\
:::{faq} 海外で働くことはありますか？
:id: abroad
:next:
:aliases: overseas
:source: 案内14ページ
:as-of: 2025-01

いいえ、[給与](#topic)の話です。
:::
"""
OTHER = """\
:::{faq} 給与はいくらですか？
:id: pay
:source: 案内15ページ
:as-of: 2024-01

案内のとおりです。
:::
"""
INDEX = "# 表紙\n\n```{toctree}\nfaq\n```\n\n{faq}`abroad`、{faq}`pay`、[](#overseas)\n"
HEAD = "# よくある質問\n\n(topic)=\n## 節\n\n"
"""The first entry stands at line 6, one below the present entry at line 16."""
NEXT = ("-D", "selfcheck_faq_next=1")


def built(folder: Path, faq: str, *options: str) -> Build:
    return build_of(folder, {"index.md": INDEX, "faq.md": HEAD + faq}, "html", "-nW", *options)


def told(folder: Path, faq: str, *options: str) -> list[str]:
    files = {"index.md": INDEX, "faq.md": HEAD + faq}
    warnings = build_of(folder, files, "html", *options).warnings
    return warnings.replace(": WARNING:", ":").replace(" [selfcheck.faq]", "").splitlines()


def questions(site: Build) -> list[str]:
    return [each.get_text().rstrip("¶") for each in site.page("faq").select(".faq-entry > h3")]


def test_until_then_only_the_present_answer_is_there(tmp_path: Path) -> None:
    one = built(tmp_path / "with", PRESENT + "\n" + COMING + OTHER)
    other = built(tmp_path / "without", PRESENT + OTHER)
    for name in ("faq.html", "index.html", "faq.json"):
        assert one.text(name) == other.text(name)


def test_when_asked_the_next_answer_takes_its_place(tmp_path: Path) -> None:
    built(tmp_path, PRESENT + "\n" + COMING + OTHER)
    site = build(tmp_path, "html", "-nW", *NEXT)
    assert (site.status, site.warnings) == (0, "")
    assert questions(site) == ["海外で働くことはありますか？", "給与はいくらですか？"]
    assert len(site.page("faq").select("#abroad, #overseas")) == 2
    assert "海外で働くことはありますか？" in site.page("index").get_text()
    entries = json.loads(site.text("faq.json"))["entries"]
    entry = next(each for each in entries if each["id"] == "abroad")
    assert (entry["asOf"], entry["related"]) == ("2025-01", [])


def test_when_asked_an_answer_without_a_next_one_is_flagged(tmp_path: Path) -> None:
    site = built(tmp_path, PRESENT + "\n" + COMING + OTHER, *NEXT)
    flagged = site.page("faq").select(".faq-entry:has(.faq-former)")
    assert [each["id"] for each in flagged] == ["pay"]
    assert "旧版の答えです。" in flagged[0].get_text()


@pytest.mark.parametrize("options", [(), NEXT], ids=["present", "next"])
@pytest.mark.parametrize(
    ("faq", "message"),
    [
        pytest.param(
            PRESENT + "\n" + COMING.replace("2025-01", "2024-01"),
            "faq.md:16: 次の版の時点（2024-01）が、今の時点（2024-01）より新しくありません。",
            id="date-of-the-present-one",
        ),
        pytest.param(
            PRESENT + "\n" + COMING.replace(":next:", ":next: はい"),
            "faq.md:16: 「:next:」には値を書けませんが、「はい」があります。",
            id="value",
        ),
        pytest.param(
            PRESENT + "\n" + COMING.replace("abroad", "abrod").replace("overseas", "over"),
            "faq.md:16: 「:next:」の質問は、同じidの今の質問のすぐ下に書きますが、"
            "このページのこれより上に「abrod」というidの質問はありません。",
            id="id-of-none",
        ),
        pytest.param(
            PRESENT + "\n" + COMING + "\n" + COMING,
            "faq.md:26: 「abroad」には、「:next:」の付いた質問が上にもあります。",
            id="twice",
        ),
        pytest.param(
            COMING + "\n" + PRESENT,
            "faq.md:6: 「:next:」の質問は、同じidの今の質問のすぐ下に書きますが、",
            id="above-the-present-one",
        ),
        pytest.param(
            PRESENT + "\n" + COMING.replace(":source:", ":sorce:"),
            "faq.md:16: 「:sorce:」という指定はありません。",
            id="option",
        ),
    ],
)
def test_a_wrong_one_is_told_in_both_editions(
    tmp_path: Path, faq: str, message: str, options: tuple[str, ...]
) -> None:
    (warning,) = told(tmp_path, faq + OTHER, *options)
    assert warning.startswith(message)
