"""Reading a YAML file into frozen dataclasses, with every mistake located.

:mod:`~selfcheck.yaml_file` parses the text, pydantic checks it against the dataclasses. This module
joins the two: it turns each complaint into a :class:`~selfcheck.problems.Problem` at its line.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from selfcheck.messages import _
from selfcheck.problems import Problem, first_of, shortened, suggestion
from selfcheck.text import Month, Text
from selfcheck.yaml_file import Location, YamlFile, load
from selfcheck.yaml_syntax import no_space_message, wide_colon_message, wide_space_message

if TYPE_CHECKING:  # loaded when the first file is read: it takes a tenth of a second
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

T = TypeVar("T")

_NO_KEYS = ("dataclass_type", "dict_type")
_MOST_WORDED = 1000
"""So many complaints are put into words; nobody is told more than the first of them."""
_MOST_NAMES = 100
"""Among so many names that are wrong, one that was meant is looked for."""
_UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")


def read(
    path: Path, shape: type[T], content: str | None = None
) -> tuple[T | None, tuple[Problem, ...]]:
    """Read the YAML file ``path`` as an instance of the dataclass ``shape``.

    Where YAML is only a part of the file, ``content`` is that part, below as many empty lines.

    Never raises for what the file holds. Where there are problems the value is ``None``; the
    problems are all that were found, in the order of the file's lines.
    """
    from pydantic import ValidationError

    file = load(path, content)
    value: T | None = None
    untold = 0
    if file.data is not None or not file.problems:
        adapter: TypeAdapter[T] = _adapter(cast(Hashable, shape))
        try:
            value = adapter.validate_python(file.data)
        except ValidationError as errors:
            schema = adapter.json_schema()
            # A value that was told already is missing from the data.
            broken = {problem.line for problem in file.problems}
            found = errors.errors(include_url=False)
            untold = max(0, len(found) - _MOST_WORDED)
            unknown: dict[Location, list[str]] = {}
            for error in found:
                if error["type"] in _UNKNOWN_KEY:
                    *around, key = error["loc"]
                    unknown.setdefault(tuple(around), []).append(str(key))
            found = _without_choices(found, file)
            found.sort(key=lambda error: file.line_of(error["loc"]))
            for error in found[:_MOST_WORDED]:
                line, column = file.line_of(error["loc"]), file.column_of(error["loc"])
                if line not in broken and not _is_consequence(error, unknown):
                    message = _shape_message(error, _known_keys(schema, error["loc"]))
                    if error["type"] in _NO_KEYS and isinstance(error["input"], Text):
                        # Its own, not that of its key.
                        line, column = error["input"].line, _column_of_colon(error["input"])
                    file.complain(line, message, column)
    problems = first_of(file.problems, untold)
    return (None if problems else value), problems


def _without_choices(errors: list[ErrorDetails], file: YamlFile) -> list[ErrorDetails]:
    """Those of a value that may be of two kinds once: pydantic names each kind as a step more."""
    told: dict[Location, ErrorDetails] = {}
    others: list[ErrorDetails] = []
    for error in errors:
        location = file.known(error["loc"])
        is_of_key = error["type"].startswith("missing") or error["loc"][-1:] == ("[key]",)
        if is_of_key or location == error["loc"]:
            others.append(error)
        else:
            told.setdefault(location, {**error, "loc": location})
    return [*others, *told.values()]


@cache
def _adapter(shape: Hashable) -> TypeAdapter[Any]:
    """What validates a shape. Making it costs as much as reading a hundred questions."""
    from pydantic import TypeAdapter

    return TypeAdapter(cast(Any, shape))


def _column_of_colon(text: Text) -> int:
    """The column of a colon that was meant to end a key, or of the text."""
    colon = re.match(r"[^\s:：]+[:：]", text)
    return text.column + colon.end() - 1 if colon and text.column else text.column


def _is_consequence(error: ErrorDetails, unknown: Mapping[Location, list[str]]) -> bool:
    """Whether pydantic misses something only because that is wrong itself.

    It misses entries of a list that it can't read, and a key whose name is misspelt beside it.
    """
    if error["type"].startswith("missing"):
        *around, name = error["loc"]
        beside = unknown.get(tuple(around), [])[:_MOST_NAMES]
        return bool(get_close_matches(str(name), beside, n=1))
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _shape_message(error: ErrorDetails, keys: set[str]) -> str:
    """What a complaint of pydantic means to the author."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    names = [step for step in error["loc"] if isinstance(step, str)]
    if names and names[-1] == "[key]":
        return _("“%s” can't be a name. Use only a–z, 0–9 and “-”, beginning with a letter.") % (
            shortened(names[-2])
        )
    name = shortened(names[-1]) if names else ""
    if kind.startswith("missing"):
        return _("“%s” is missing. Add a line “%s: …” here.") % (name, name)
    if kind in _UNKNOWN_KEY:
        return _unknown_key_message(names[-1], keys)
    if value is None or kind == "string_too_short" or value == []:
        return _("“%s” is empty. Write its value.") % name
    if kind in _NO_KEYS:
        if re.match(r"[^\s:：]+：", str(value)):
            return wide_colon_message()
        if re.match(r"[a-z][a-z0-9_-]*:\S", str(value)):
            return no_space_message()
        return _("Keys and values are expected here (“key: value”, indented), not one value.")
    shown = "…" if isinstance(value, list | dict) else shortened(value)
    return _value_message(kind, name, shown, context) or (
        _("“%s” is wrong: %s") % (name, error["msg"])
    )


def _unknown_key_message(key: str, keys: set[str]) -> str:
    if "\u3000" in key:
        return wide_space_message()
    if re.match(r"[a-z][a-z0-9_-]*:\S", key):
        return no_space_message()
    return _("“%s” is not a known key. %s") % (shortened(key), suggestion(key, keys))


def _value_message(kind: str, name: str, value: str, context: dict[str, Any]) -> str | None:
    """What to tell of a value of the wrong kind."""
    if kind == "literal_error":
        allowed = _(", ").join(re.findall(r"'([^']*)'", context["expected"]))
        return _("“%s” can't be “%s”. Write one of: %s.") % (name, value, allowed)
    if kind in ("tuple_type", "list_type"):
        return _("“%s” is a list: begin each line with “- ”.") % name
    if kind == "int_type":
        return _("“%s” must be a whole number in half-width digits, without quotes.") % name
    if kind == "bool_type":
        return _("“%s” must be true or false, without quotes.") % name
    if kind == "greater_than_equal":
        return _("“%s” must be %d or more.") % (name, context["ge"])
    if kind == "too_short":
        return _("“%s” needs at least %d entries. Add one.") % (name, context["min_length"])
    if kind == "too_long":
        message = _("“%s” can have at most %d entries. Take some away.")
        return message % (name, context["max_length"])
    if kind == "string_pattern_mismatch":
        if context.get("pattern") == Month.pattern:
            message = _("“%s” can't be “%s”. Write year and month, such as 2024-01.")
        else:
            message = _("“%s” can't be “%s”. Use only a–z, 0–9 and “-”, beginning with a letter.")
        return message % (name, value)
    if kind == "string_type":
        return _('“%s” must be text. Put the value in 「"」 quotes.') % name
    return None


def _known_keys(schema: dict[str, Any], location: Location) -> set[str]:
    """The keys that the JSON schema allows beside the key at ``location``."""
    part: dict[str, Any] = schema
    for step in location[:-1]:
        part = _resolve(schema, part)
        if isinstance(step, int):
            part = part.get("items", {})
        else:
            part = part.get("properties", {}).get(step) or part.get("additionalProperties", {})
    return set(_resolve(schema, part).get("properties", {}))


def _resolve(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Follow references and optional values down to the schema of a mapping or a list."""
    for choice in part.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolve(schema, choice)
    if reference := part.get("$ref"):
        return _resolve(schema, schema["$defs"][reference.rpartition("/")[2]])
    return part
