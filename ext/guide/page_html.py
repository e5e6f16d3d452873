"""HTML on a page, which neither the books nor the checks read: what to tell of it."""

from __future__ import annotations

import re

from selfcheck.problems import shortened

_COMMENT = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)[^>]*>?")
_INSTEAD = {
    "a": "リンクは「[文](行き先)」と書いてください。",
    "b": "太字は「**文**」と書いてください。",
    "strong": "太字は「**文**」と書いてください。",
    "i": "強調は「*文*」と書いてください。",
    "em": "強調は「*文*」と書いてください。",
    "br": "これを消して、空の行で段落を分けてください。",
    "p": "これを消して、空の行で段落を分けてください。",
    "img": "絵は「![絵の内容](ファイル)」と書いてください。",
    "li": "箇条書きは、行の初めに「- 」と書いてください。",
    "ol": "順のある箇条書きは、行の初めに「1. 」と書いてください。",
    "ul": "箇条書きは、行の初めに「- 」と書いてください。",
    "table": "表は、列を「|」で分けて書いてください。",
    **{f"h{level}": f"見出しは「{'#' * level} 見出し」と書いてください。" for level in range(1, 7)},
}
_ELSE = "これを消してください。「<」を文字として見せたいときは「\\<」と書いてください。"


def is_comment(html: str) -> bool:
    """Whether nothing but comments is there, which nobody is to see."""
    return _COMMENT.fullmatch(html) is not None


def message_of(html: str) -> str:
    """What is wrong with HTML on a page, and what to write; empty for what another one tells."""
    if "<!--" in html:
        return (
            "「<!--」のあとに「-->」がないので、ここから先がすべて隠れます。"
            "「-->」を足してください。"
        )
    tag = _TAG.match(html.strip())
    if tag is None:
        return f"「{shortened(html)}」のようなHTMLは使えません。{_ELSE}"
    if tag["end"]:  # told where the element begins
        return ""
    instead = _INSTEAD.get(tag["name"].lower(), _ELSE)
    return f"「{shortened(tag[0])}」のようなHTMLは使えません。{instead}"
