"""What an author most probably did where a YAML parser gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from selfcheck.messages import _
from selfcheck.problems import shortened

_TAB = re.compile(r" *(?P<at>\t)\s*\S")
_WIDE_SPACE = re.compile(r"[ -]*(?P<at>　)[\s　]*(- |[a-z][a-z0-9_-]*\s*[:：]|$)")
_WIDE_COLON = re.compile(r"\s*(- )?\s*[a-z][a-z0-9_-]*\s*(?P<at>：)")
_NO_SPACE = re.compile(r"\s*(- )?[a-z][a-z0-9_-]*(?P<at>:)[^\s/:]")
_KEY = r"^\s*(- +)*([\w-]+: +)?"
# Not the brackets of a list or of keys and values, but those of a link, a role or a figure.
_BRACKET = r"\{(?![\w-]+:( |$))|\[[^\]]*\]"
_SIGN = re.compile(rf"{_KEY}([@`%}}\]&*!,]|{_BRACKET}|[|>] *[^\s|>+\-\d])|[:,] +([@`%]|{_BRACKET})")
_NO_COMMA = re.compile(r"(did not find )?expected ',' or '[]}]'")
_KEY_BEFORE = re.compile(r"(?<= )[a-z][a-z0-9_-]*$")
_CLOSED = re.compile(r".*[}\]]\s*[^\s}\]#]+\s*|.*\}\s*\}\s*")
"""A line on which something stands behind the bracket that closes it."""
CUT_OFF = re.compile(r"[ \t]+#(?=[^\s#])")
"""A comment, in which a space after its sign is missing: it was most probably meant as text."""
_QUOTES = re.compile(r"(^|[:,{\[-] +)(\"[^\"]*\"|'[^']*')\s*[^\s,:}\]#]")


def syntax_mistakes(error: yaml.MarkedYAMLError, content: str) -> Iterator[tuple[int, str, int]]:
    """The line, the message and the column of each mistake. A column of 0 is not known.

    The parser stops at the first, and often a line later. A mistake that is plain to see in a line
    is therefore told for every line, and the parser's own place only where it comes before these.
    """
    lines = content.splitlines()
    typical = ((number, _typical(line)) for number, line in enumerate(lines, 1))
    told = [(number, *mistake) for number, mistake in typical if mistake]
    met = _met_after_an_entry(error, lines)
    number, column = _place_of(error, bool(met))
    if not told or told[0][0] > number:
        line = lines[number - 1] if number <= len(lines) else ""
        yield (
            number,
            _message_of(met) if met else _message(error, line),
            column if line else 0,
        )
    yield from told


def _typical(line: str) -> tuple[str, int] | None:
    """The message and the column of a mistake that is plain to see in a line."""
    if match := _TAB.match(line):
        message = _("The line is indented with a tab. Indent with spaces (two for each level).")
    elif match := _WIDE_SPACE.match(line):
        message = wide_space_message()
    elif match := _WIDE_COLON.match(line):
        message = wide_colon_message()
    elif match := _NO_SPACE.match(line):
        message = no_space_message()
    else:
        return None
    return message, match.start("at") + 1


def _place_of(error: yaml.MarkedYAMLError, met: bool) -> tuple[int, int]:
    """Line and column where what is not closed was opened, otherwise where the parser stopped."""
    mark = error.problem_mark or error.context_mark
    context = error.context or ""
    opened = "flow" in context or "quoted" in context
    # What should be a key is not one: the parser sees it at the line below.
    is_no_key = "simple key" in context
    if error.context_mark and ((opened and not met) or is_no_key):
        mark = error.context_mark
    if mark is None:
        return 1, 0
    # Where lists are nested too deeply, the parser's column says nothing.
    return mark.line + 1, 0 if "nesting depth" in (error.problem or "") else mark.column + 1


def _met_after_an_entry(error: yaml.MarkedYAMLError, lines: list[str]) -> str:
    """What the parser met on the line of the opening bracket, where it wanted a comma."""
    opened, met = error.context_mark, error.problem_mark
    if opened is None or met is None or not _NO_COMMA.match(error.problem or ""):
        return ""
    line = lines[met.line] if met.line < len(lines) else ""
    rest = line[met.column :].strip()
    if rest.startswith(":") and (key := _KEY_BEFORE.search(line[: met.column])):
        rest = key[0]  # another entry, whose colon the parser met first
    return rest if opened.line == met.line and rest[:1] not in ("}", "]") else ""


def _message_of(met: str) -> str:
    return _colon_message() if met.startswith(":") else _no_comma_message()


def _message(error: yaml.MarkedYAMLError, line: str) -> str:
    problem, context = error.problem or "", error.context or ""
    if "nesting depth" in problem:
        return _("The lists are nested too deeply. Indent the file less.")
    if "single document" in context:
        return _("A line “---” begins a second document. Delete it, or make two files.")
    if "escape" in problem or "hexadecimal" in problem:
        return _(
            'A backslash “\\” means something in 「"」 quotes. '
            "Put the text in 「'」 quotes instead."
        )
    if "end of stream" in problem and "quoted" in context:
        return _("A quote or bracket that was opened is not closed. Close it.")
    if _SIGN.search(line):
        return sign_message()
    if "flow" in context and CUT_OFF.search(line):
        return cut_off_message()
    if "flow" in context:
        return _("A quote or bracket that was opened is not closed. Close it.")
    if _QUOTES.search(line):
        return _(
            "The text goes on after its quotes. Put all of it in 「'」 quotes, "
            'and use 「"」 within it.'
        )
    if "mapping values are not allowed" in problem:
        return _colon_message()
    if re.search("expected (<block end>|key)", problem) and _CLOSED.fullmatch(line):
        return _("Something follows the bracket that closes this line. Delete it.")
    if re.search(r"expected (<block end>|key|'-' indicator)|sequence entries", problem):
        return _("The indent differs from the lines above. Begin at the same column as they do.")
    if "expected ':'" in problem:
        return _("A “:” and a space are missing after the key. Write “key: value”.")
    message = _("This is not valid YAML (%s). Check indent, quotes and colons here.")
    return message % shortened(problem or context)


def _colon_message() -> str:
    return _(
        "A colon and a space stand inside the text, or the indent is wrong. "
        'Put the text in 「"」 quotes, or indent as the line above.'
    )


def _no_comma_message() -> str:
    return _("A comma is missing before this. Put “, ” between what stands in “{…}” or “[…]”.")


def sign_message() -> str:
    """What to tell of a text such as ``{{ posts }}`` without quotes."""
    return _('The text begins with a sign that means something in YAML. Put it in 「"」 quotes.')


def cut_off_message() -> str:
    """What to tell of ``text #1``, which YAML reads as a text and a comment."""
    return _(
        "“#” begins a comment here, which nobody sees. "
        'Put the whole text in 「"」 quotes, or a space after “#” if it is a comment.'
    )


def wide_space_message() -> str:
    """What to tell of a line that begins with a Japanese space."""
    return _("The line is indented with a full-width space. Indent with half-width spaces.")


def wide_colon_message() -> str:
    """What to tell of ``key：value``."""
    return _("A full-width colon “：” follows the key. Write a half-width “:” and a space.")


def no_space_message() -> str:
    """What to tell of ``key:value``."""
    return _("A space is missing after the “:”. Write “key: value”.")
