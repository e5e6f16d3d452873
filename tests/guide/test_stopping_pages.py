"""What would stop Sphinx is told at its place instead, and the other pages are built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.test_bad_pages import GOOD, messages
from tests.selfcheck.builds import Files, build_of, write
from tests.selfcheck.builds import build as build_again

START = "(start)=\n# 表紙\n\n```{toctree}\npart\n```\n\n[次へ](part.md)です。\n"
PART = "(part-top)=\n# 章\n\n文です。\n"
ENCODING = (
    "文字コードがUTF-8ではありません（Shift_JISなどかもしれません）。UTF-8で保存し直してください。"
)
TOO_LARGE = "ファイルが1 MBを超えています。いくつかのページに分けてください。"
TOO_DEEP = "囲みや箇条書きの段が深すぎます。段を浅くしてください。"
BACK = "をたどると、このページに戻ります。どこまでも続いてしまうので、この行を消してください。"


def site(**pages: str | bytes) -> Files:
    """A site of two pages, of which some are other ones."""
    return {**GOOD, "index.md": START, "part.md": PART} | {
        f"{name}.md": text for name, text in pages.items()
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(PART.encode("shift_jis"), f"2:3: {ENCODING}", id="shift-jis"),
        pytest.param(PART.encode("utf-16"), f"1:1: {ENCODING}", id="utf-16"),
        pytest.param(PART.encode() + b"\xed\xa0\x80\n", f"5:1: {ENCODING}", id="surrogate"),
        pytest.param(PART.encode() + b"a\n" * 25_000_000, f"1: {TOO_LARGE}", id="fifty-megabytes"),
    ],
)
def test_a_page_that_is_no_text_is_told_and_left_out(
    tmp_path: Path, content: bytes, message: str
) -> None:
    built = build_of(tmp_path, site(part=content))
    assert messages(built.warnings) == {"part.md": [message]}
    assert "表紙" in built.page().get_text()
    write(tmp_path, {"part.md": PART})
    assert build_again(tmp_path, "html", "-nW").warnings == ""


def test_links_into_a_page_that_is_no_text_are_not_told_too(tmp_path: Path) -> None:
    start = f"{START}\n[節へ](#part-top)です。\n"
    built = build_of(tmp_path, site(index=start, part=PART.encode("shift_jis")))
    assert messages(built.warnings) == {"part.md": [f"2:3: {ENCODING}"]}


def test_without_a_first_page_nothing_is_built(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        build_of(tmp_path, site(index=START.encode("shift_jis")))
    assert not (tmp_path / "out/html/index.html").exists()


@pytest.mark.parametrize("builder", ["html", "singlehtml", "text"])
def test_contents_that_lead_back_are_followed_once(tmp_path: Path, builder: str) -> None:
    back = PART + "\n```{toctree}\nlast\n```\n"
    last = PART.replace("part-", "last-") + "\n```{toctree}\npart\n```\n"
    files = site(part=back, last=last)
    told = {"last.md": [f"7:1: 目次の「part」{BACK}"]}
    assert messages(build_of(tmp_path, files, builder).warnings) == told
    assert messages(build_again(tmp_path, builder).warnings) == told
    write(tmp_path, {"part.md": PART, "index.md": START.replace("part\n```", "last\n```")})
    assert build_again(tmp_path, builder, "-nW").warnings == ""


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_a_page_without_a_title_is_told_once(tmp_path: Path, builder: str) -> None:
    built = build_of(tmp_path, site(part="文です。\n"), builder)
    told = [each for each in messages(built.warnings)["index.md"] if "題がありません" in each]
    assert [each.partition("。")[0] for each in told] == [
        "5:1: 目次にある「part」のページに、題がありません"
    ]
    assert built.status == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 2_000 + "文", id="quotations"),
        pytest.param("- " * 2_000 + "文", id="lists"),
        pytest.param("\n".join(f"{'  ' * n}- 文" for n in range(300)), id="levels"),
        pytest.param("[" * 3_000, id="brackets"),
        *(
            pytest.param(f"{'*' * many}文{'*' * many}", id=f"{many} stars")
            for many in (100, 200, 300, 400, 465, 500, 600, 800, 1_000)
        ),
    ],
)
def test_what_is_nested_too_deeply_is_built_or_told(tmp_path: Path, text: str) -> None:
    built = build_of(tmp_path, site(part=f"{PART}\n{text}\n"))
    assert set(messages(built.warnings).get("part.md", ())) <= {f"1: {TOO_DEEP}", f"6: {TOO_DEEP}"}
    assert built.status == 0


def test_an_expression_is_not_run(tmp_path: Path) -> None:
    hit = tmp_path / "hit"
    run = f"cycler.__init__.__globals__.os.system('touch {hit}')"
    built = build_of(tmp_path, site(part=f"{PART}\n{{{{ {run} }}}}と{{{{ 9**9**9**9 }}}}\n"))
    assert not hit.exists()
    told = messages(built.warnings)["part.md"]
    assert ["は、数値の名前ではありません。" in each for each in told] == [True, True]
