"""A change of the guide is shown as what readers get otherwise, and in nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT / "ext")!r})
project = "test"
extensions = ["myst_parser", "selfcheck", "guide"]
language = "ja"
guide_figures_file = "docs/figures.yml"
selfcheck_quiz_folder = "quiz"
selfcheck_analysis = False
myst_enable_extensions = ["colon_fence", "substitution"]
"""
FIGURE = "label: 拠点の数, page: 2, as_of: 2024-01, review_by: 2027-01}"
QUIZ = """\
id: small
version: 1
title: 確認
dimensions:
  - id: travel
    title: 移る
    bands:
      - {id: low, title: 少ない, from: 0, to: 1}
      - {id: high, title: 多い, from: 2, to: 2}
questions:
  - id: where
    type: single
    prompt: 拠点はいくつですか。
    options:
      - {id: many, text: "{{ posts }}", scores: {travel: 2}}
      - {id: few, text: 少し, scores: {travel: 0}}
  - id: when
    type: single
    prompt: いつですか。
    options:
      - {id: now, text: 今, correct: true}
      - {id: later, text: あと}
"""
INDEX = """\
(top)=
# 表紙

拠点は{{ posts }}です。あとの文です。

(quiz)=
## 確かめる

```{quiz} small
```

```{toctree}
other
```
"""
LINKS = "[外](https://example.org/old)、[確かめる](#quiz)、[表紙](index.md)へ。\n"
OTHER = f"(other)=\n# ほかの章\n\n拠点を数えます。\n\n{LINKS}"
GUIDE = {
    "conf.py": SETTINGS,
    "docs/figures.yml": f'posts: {{value: "230", {FIGURE}\n',
    "docs/index.md": INDEX,
    "docs/other.md": OTHER,
    "quiz/small.yml": QUIZ,
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def commit(folder: Path) -> None:
    author = ("-c", "user.name=test", "-c", "user.email=test@example.com")
    for command in (("init", "-q"), ("add", "-A"), (*author, "commit", "-qm", "guide")):
        subprocess.run(["git", *command], cwd=folder, check=True)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'ext'}:{ROOT}"}
    command = [sys.executable, "-m", "tools.rendered_diff", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def compared(folder: Path) -> str:
    done = run(folder, "HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def parts(text: str) -> dict[str, str]:
    """What is said of each thing, by its title."""
    return dict(re.findall(r"^### (.+?)\n\n(.*?)(?=^###|\Z)", text, re.DOTALL | re.MULTILINE))


@pytest.fixture
def guide_folder(tmp_path: Path) -> Path:
    """A small guide, committed."""
    write(tmp_path, GUIDE)
    commit(tmp_path)
    return tmp_path


def test_that_nothing_changed_is_said(guide_folder: Path) -> None:
    (guide_folder / "docs/other.md").write_text(OTHER.replace("拠点", "拠\n点"), "utf-8")
    text = compared(guide_folder)
    assert text.startswith("**読み手に見える変化はありません。**")
    assert parts(text) == {}


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a change of one figure, one quiz and the pages."""
    folder = tmp_path_factory.mktemp("changed")
    write(folder, GUIDE)
    commit(folder)
    quiz = QUIZ.replace("correct: true", "correct: false").replace("text: あと", "text: 後の``印``")
    quiz = quiz.replace("scores: {travel: 2}", "scores: {travel: 1}")
    quiz = quiz.replace("to: 1}", "to: 0}").replace("from: 2, to: 2", "from: 1, to: 1")
    write(
        folder,
        {
            "docs/figures.yml": GUIDE["docs/figures.yml"].replace("230", "240"),
            "docs/index.md": INDEX.replace("other", "new"),
            "docs/new.md": "(new)=\n# 新しい章\n\n初めての文です。\n",
            "quiz/small.yml": quiz,
        },
    )
    (folder / "docs/other.md").unlink()
    return compared(folder)


def test_the_first_line_sums_up(changes: str) -> None:
    assert re.match(r"\*\*読み手に見える変化：数値 1、自己チェック 1、ページ 3\*\*", changes)


def test_a_changed_figure_is_told_with_the_pages_that_show_it(changes: str) -> None:
    told = parts(changes)["数値（docs/figures.yml）"]
    assert "拠点の数（posts）：230 → 240\n" in told
    assert "出る所：表紙（docs/index.md:4）、表紙（quiz/small.yml:15）\n" in told


def test_a_page_is_compared_sentence_by_sentence(changes: str) -> None:
    told = parts(changes)["表紙（docs/index.md）"]
    assert "@@ 表紙 @@\n  # 表紙\n- 拠点は230です。\n+ 拠点は240です。\n  あとの文です。\n" in told
    assert not re.search(r"^[-+].*あとの文です。", told, re.MULTILINE)


def test_new_and_removed_pages_are_told(changes: str) -> None:
    assert "新しいページです。" in parts(changes)["新しい章（docs/new.md）"]
    assert "+ 初めての文です。" in parts(changes)["新しい章（docs/new.md）"]
    assert parts(changes)["docs/other.md"].startswith("なくなったページです。")


def test_a_link_that_leads_elsewhere_is_told_with_both_targets(guide_folder: Path) -> None:
    links = LINKS.replace("/old", "/new").replace("(index.md)", "(#quiz)")
    (guide_folder / "docs/other.md").write_text(OTHER.replace(LINKS, links), "utf-8")
    told = parts(compared(guide_folder))["ほかの章（docs/other.md）"]
    assert told.startswith(
        "```diff\n"
        "@@ リンクの行き先 @@\n"
        "- 外 → https://example.org/old\n"
        "- 表紙 → index.html\n"
        "+ 外 → https://example.org/new\n"
        "+ 表紙 → index.html#quiz\n"
        "```\n"
    )


def test_a_link_with_another_text_alone_is_told_once(guide_folder: Path) -> None:
    links = LINKS.replace("[外]", "[外のサイト]")
    (guide_folder / "docs/other.md").write_text(OTHER.replace(LINKS, links), "utf-8")
    told = parts(compared(guide_folder))["ほかの章（docs/other.md）"]
    assert "+ 外のサイト、" in told
    assert "@@ リンクの行き先" not in told


def test_a_changed_quiz_is_told_by_what_it_means(changes: str) -> None:
    told = parts(changes)["自己チェック small（quiz/small.yml）"]
    assert "答えの意味が変わったのに、第1版のままです。" in told
    assert "変わった質問は2問です。" in told
    assert "-   where の答え many：230［travel に+2点］\n" in told
    assert "+   where の答え many：240［travel に+1点］\n" in told
    assert "-   when の答え now：今［正解］\n" in told
    assert "+   when の答え now：今\n" in told
    assert re.search(r"^-   travel の結果 low（.*［でたらめな答えの50.0%］$", told, re.MULTILINE)


def test_what_others_wrote_ends_no_block(changes: str) -> None:
    assert "when の答え later：後の``印``" in changes
    fences = re.findall(r"^`{3,}", changes, re.MULTILINE)
    assert len(fences) >= 8
    assert fences[::2] == fences[1::2]


def test_a_long_change_is_cut_and_says_so(guide_folder: Path) -> None:
    names = [f"page-{number}" for number in range(6)]
    sentences = "".join(f"{number}番めの文です。" for number in range(2000))
    pages = {f"docs/{name}.md": f"({name})=\n# 章\n\n{sentences}\n" for name in names}
    index = INDEX.replace("other", "\n".join(["other", *names]))
    write(guide_folder, {**pages, "docs/index.md": index})
    text = compared(guide_folder)
    assert 40_000 < len(text) < 65_536
    assert "（長いので、残りの" in text
    left_out = re.search(r"長いので、次の(\d+)件は省きました：章（docs/page-", text)
    assert left_out
    assert len(parts(text)) + int(left_out[1]) == len([*names, "index"])
    assert text.count("\n```\n") == len(parts(text))


def test_what_can_not_be_read_is_told_and_not_taken_for_removed(guide_folder: Path) -> None:
    figures, quiz = GUIDE["docs/figures.yml"], QUIZ.replace("version: 1\n", "")
    write(
        guide_folder, {"docs/figures.yml": figures.replace("page: 2, ", ""), "quiz/small.yml": quiz}
    )
    told = parts(compared(guide_folder))
    assert "figures.yml:1: 「page」がありません。" in told["数値（docs/figures.yml）"]
    assert "small.yml:1: 「version」がありません。" in told["自己チェック small（quiz/small.yml）"]


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ((), "比べる元を、BASE=main のように書いてください。\n"),
        (("nowhere",), "「nowhere」というコミットはありません。"),
        (("--all",), "「--all」というコミットはありません。"),
    ],
)
def test_a_base_that_is_none_is_told_in_one_line(
    guide_folder: Path, base: tuple[str, ...], message: str
) -> None:
    done = run(guide_folder, *base)
    assert done.returncode == 1
    assert done.stdout == ""
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


BROKEN = {"conf.py": SETTINGS + 'extensions.append("nowhere")\n'}


def test_that_the_guide_can_not_be_built_is_told_in_one_line(guide_folder: Path) -> None:
    write(guide_folder, BROKEN)
    done = run(guide_folder, "HEAD")
    assert done.stderr.startswith("今のガイドを作れませんでした。")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_that_the_base_can_not_be_built_is_told_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, {**GUIDE, **BROKEN})
    commit(tmp_path)
    write(tmp_path, GUIDE)
    done = run(tmp_path, "HEAD")
    assert re.match(r"比べる元（[0-9a-f]{7}）のガイドを作れませんでした。", done.stderr)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_one_figure_changes_wherever_the_guide_shows_it(tmp_path: Path) -> None:
    for name in ("docs", "quiz"):
        ignored = shutil.ignore_patterns("_static", "maintain")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "conf.py", tmp_path)
    (tmp_path / "ext").symlink_to(ROOT / "ext")
    commit(tmp_path)
    file = tmp_path / "docs/figures.yml"
    line = re.compile(r'^(first_years: \{value: )"\d+"', re.MULTILINE)
    file.write_text(line.sub(r'\1"七"', file.read_text("utf-8")), "utf-8")
    told = parts(compared(tmp_path))
    listed = re.search(r"出る所：(.*)", told.pop("数値（docs/figures.yml）"))
    assert listed
    titles = set(re.findall(r"(?:^|）、)(.+?)（(?:docs|quiz)/", listed[1]))
    assert len(titles) >= 5
    pages = {name.partition("（docs/")[0]: text for name, text in told.items()}
    pages = {title: text for title, text in pages.items() if not title.startswith("自己チェック ")}
    assert set(pages) == {*titles, "数値と基準時点"}
    assert all(re.search(r"^\+ .*七", text, re.MULTILINE) for text in pages.values())
