"""The links out of the guide and of the repository's own pages, asked for by Sphinx's linkcheck."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, unquote

from sphinx.application import Sphinx

from tools.links.verdict import Kind, Verdict

_ASKING: dict[str, object] = {
    # The address at which "make serve" shows the guide is there only while it runs.
    "linkcheck_ignore": [r"http://(127\.0\.0\.1|localhost):8000/"],
    # A connection that breaks is tried a second time, a slow site isn't waited for twice.
    "linkcheck_retries": 2,
    "linkcheck_anchors": True,
    # Who asks us to slow down (429) is asked again after a minute, once.
    "linkcheck_rate_limit_timeout": 60.0,
    # A page that wants a password is there.
    "linkcheck_allow_unauthorized": True,
    "linkcheck_report_timeouts_as_broken": False,
}
_PAGES: dict[str, object] = {
    "extensions": ["myst_parser"],
    "include_patterns": ["*.md", ".github/*.md", "ext/selfcheck/*.md"],
    "root_doc": "README",
    # Their links are read by the hosting service, relative to the file, and not by Sphinx.
    "myst_all_links_external": True,
}
_ERROR = re.compile(r"(\d{3}) (?:Client|Server) Error")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What Sphinx wrote about one address."""

    path: str
    line: int
    status: str
    code: int
    uri: str
    info: str


def asked(timeout: float) -> Iterator[Verdict]:
    """Ask for every address of the guide and of the pages beside it, in the current folder."""
    asking = {**_ASKING, "linkcheck_timeout": timeout}
    # First, as Sphinx keeps the directives that a project's extensions brought.
    yield from _ask(Path(), None, {**asking, **_PAGES})
    yield from _ask(Path("docs"), Path(), asking)
    if (manual := Path("ext/docs")).is_dir():
        yield from _ask(manual, manual, asking)


def _ask(source: Path, settings: Path | None, more: dict[str, Any]) -> Iterator[Verdict]:
    with TemporaryDirectory() as folder:
        out = Path(folder)
        # What else is wrong with the pages is told by "make html".
        app = Sphinx(
            source, settings, out, out / "trees", "linkcheck", more, None, warning=io.StringIO()
        )
        app.build(force_all=True)
        lines = (out / "output.json").read_text("utf-8").splitlines()
    for found in map(json.loads, lines):
        path = source / found.pop("filename")
        answer = _Answer(path.as_posix(), found.pop("lineno"), **_known(found))
        if verdict := _verdict(answer):
            yield Verdict(answer.path, *_place(answer), *verdict)


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("status", "code", "uri", "info")}


def _place(answer: _Answer) -> tuple[int, int]:
    """Where the address stands; Sphinx knows only where its paragraph begins."""
    lines = Path(answer.path).read_text("utf-8").splitlines()
    for number, line in enumerate(lines[max(answer.line - 1, 0) :], max(answer.line, 1)):
        if answer.uri in line:
            return number, line.index(answer.uri) + 1
    return max(answer.line, 1), 1


def _verdict(answer: _Answer) -> tuple[Kind, str] | None:
    """What the writer must know of an answer; nothing where the link works."""
    match answer.status:
        case "broken":
            return _failure(answer)
        case "timeout":
            return _unknown(answer, "時間内に答えませんでした")
        case "ignored" if answer.info:  # an answer that says neither yes nor no
            return _unknown(answer, "今は休んでいるか、読めない形で答えました")
        case "redirected" if answer.code in {301, 308}:
            return Kind.MOVED, f"{answer.uri} は、{answer.info} に移りました。書きかえてください。"
        case _:
            return None


def _failure(answer: _Answer) -> tuple[Kind, str]:
    uri, info = answer.uri, answer.info
    if "://" not in uri:
        return Kind.BROKEN, f"「{uri}」というファイルはありません。リンク先の名前を直してください。"
    if error := _ERROR.match(info):
        code = error[1]
        if code in {"404", "410"}:
            return Kind.BROKEN, (
                f"{uri} のページは、もうありません（{code}）。"
                "今の住所に書きかえるか、リンクを消してください。"
            )
        return _unknown(answer, f"ページを見せませんでした（{code}）")
    _page, _mark, anchor = uri.partition("#")
    if anchor and quote(unquote(anchor)) in info:
        return Kind.BROKEN, (
            f"{uri} のページに「#{unquote(anchor)}」はありません。"
            "今の名前に書きかえるか、「#」から後ろを消してください。"
        )
    if "CERTIFICATE" in info or "SSL" in info:
        return _unknown(answer, "相手が本物かどうかを確かめられませんでした（証明書の誤り）")
    if "NameResolutionError" in info:
        return _unknown(answer, "サイトの名前が見つかりませんでした")
    return _unknown(answer, "つながりませんでした")


def _unknown(answer: _Answer, why: str) -> tuple[Kind, str]:
    return Kind.UNKNOWN, (
        f"{answer.uri} は、{why}。切れているとはかぎりません。ブラウザーで開いて確かめてください。"
    )
