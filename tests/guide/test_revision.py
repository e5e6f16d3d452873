"""The date of a page's last change and the links to edit it, at the page's end."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bs4 import Tag

from tests.conftest import Build, Project, run_sphinx

FILES = {
    "index.md": "# 表紙\n\n```{toctree}\nfaq\ncontact\nfigures\naccessibility\nsheet\n```\n",
    "faq.md": "# 質問\n",
    "contact.md": "# 連絡先\n",
    "figures.md": "# 数値\n",
    "accessibility.md": "# だれもが使えるように\n",
    "sheet.md": "# 自己チェック\n\n```{quiz} words\n```\n",
    "figures.yml": "{}\n",
}
QUIZ = """
id: words
version: 1
title: 言葉
questions:
  - {id: one, type: single, prompt: どちらですか。,
     options: [{id: a, text: これ, correct: true}, {id: b, text: あれ}]}
"""
CONF = """
extensions += ["guide"]
html_theme = "guide"
guide_figures_file = "figures.yml"
guide_repository = "https://example.org/team/guide/"
guide_branch = "stable"
"""


def commit(folder: Path, day: str) -> None:
    """Commit everything in the folder, as on that day."""
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", day]):
        git(folder, *arguments, date=f"{day}T12:00:00+00:00")


def git(folder: Path, *arguments: str, date: str = "") -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["env", f"GIT_COMMITTER_DATE={date}", "git", *who, *arguments], cwd=folder, check=True
    )


def revision(build: Build, name: str) -> Tag | None:
    return build.page(name).select_one(".page-revision")


def links(build: Build, name: str) -> list[str]:
    found = revision(build, name)
    return [str(link["href"]) for link in found.select("a")] if found else []


def dates(build: Build, name: str) -> list[str]:
    found = revision(build, name)
    return [str(time["datetime"]) for time in found.select("time")] if found else []


def test_a_page_tells_when_its_newest_file_was_committed(project: Project, tmp_path: Path) -> None:
    project(FILES | {"quiz/words.yml": QUIZ, ".gitignore": "/out/\n"}, conf=CONF)
    commit(tmp_path, "2025-04-01")
    (tmp_path / "quiz/words.yml").write_text(QUIZ.replace("あれ", "それ"), "utf-8")
    commit(tmp_path, "2026-05-02")
    build = project(FILES, "html", "-E", "-a", conf=CONF)
    assert dates(build, "faq") == ["2025-04-01"]
    assert dates(build, "sheet") == ["2026-05-02"]
    assert revision(build, "search") is None

    git(tmp_path, "clone", "-q", "--depth", "1", tmp_path.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    run_sphinx("-b", "html", shallow, shallow / "out")
    assert dates(Build(0, "", shallow / "out"), "faq") == []


def test_a_page_links_to_the_editor_of_its_files(project: Project) -> None:
    build = project(FILES | {"quiz/words.yml": QUIZ}, conf=CONF)
    editor = "https://example.org/team/guide/edit/stable"
    assert links(build, "sheet") == [f"{editor}/sheet.md", f"{editor}/quiz/words.yml"]
    assert dates(build, "sheet") == []


def test_without_history_and_repository_a_page_says_nothing(project: Project) -> None:
    conf = CONF.replace("https://example.org/team/guide/", "")
    assert revision(project(FILES | {"quiz/words.yml": QUIZ}, conf=conf), "faq") is None
