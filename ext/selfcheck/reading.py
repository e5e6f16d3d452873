"""Reading a YAML file into frozen dataclasses, with every mistake located.

PyYAML parses the text, pydantic checks it against the dataclasses. This module joins the two: it
keeps the line of each value, and turns each complaint into a :class:`~selfcheck.problems.Problem`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from selfcheck.messages import _
from selfcheck.problems import Problem, suggestion
from selfcheck.text import Month, Text

T = TypeVar("T")
Location = tuple[str | int, ...]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?\d+")
_SIZE_LIMIT = 5_000_000
"""Bytes. A thousand questions are about half a million: more is a mistake or an attack."""


@dataclass(slots=True)
class _Document:
    """The plain data of one YAML file with the line of every value and every key."""

    path: Path
    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, message))

    def line_of(self, location: Location) -> int:
        """The line of a value, or of the nearest part of the file around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def convert(self, node: yaml.Node, location: Location = ()) -> Any:
        """The plain data of a YAML node, with the types that JSON has."""
        line = node.start_mark.line + 1
        self.lines.setdefault(location, line)
        if id(node) in self._seen:
            message = _("YAML aliases (“*name”) are not supported. Write the value out here.")
            self.complain(line, message)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*location, i)) for i, item in enumerate(node.value)]
        return _scalar(cast(yaml.ScalarNode, node))

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = Text.at(str(key_node.value), line)
            if key in data:
                message = _("“%s” stands here a second time. Delete or rename one of the two.")
                self.complain(line, message % key)
                continue
            self.lines[(*location, key)] = line
            data[key] = self.convert(value_node, (*location, key))
        return data


def _scalar(node: yaml.ScalarNode) -> Text | int | bool | None:
    """A scalar's value. Only integers, true and false are not text: a date, ``no`` or ``on`` is."""
    value = node.value
    if node.style is None:
        if value in ("", "~", "null"):
            return None
        if value in ("true", "false"):
            return bool(value == "true")
        if _INTEGER.fullmatch(value):
            return int(value)
    # The text of a block scalar begins on the line below its "|" or ">".
    return Text.at(value, node.start_mark.line + (2 if node.style in ("|", ">") else 1))


def _parse(path: Path) -> _Document:
    document = _Document(path)
    try:
        if path.stat().st_size > _SIZE_LIMIT:
            message = _("The file is larger than %d MB. Split it into several files.")
            document.complain(1, message % (_SIZE_LIMIT // 1_000_000))
            return document
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        names = {other.name for other in path.parent.glob(f"*{path.suffix}")}
        message = _("There is no such file. %s") % suggestion(path.name, names)
        document.complain(1, message)
        return document
    except (OSError, UnicodeDecodeError) as error:
        message = _("The file can't be read as UTF-8 text (%s). Save it as UTF-8.") % error
        document.complain(1, message)
        return document
    try:
        node = yaml.compose(content, Loader=_Loader)
        if node is None:
            document.complain(1, _("The file is empty. Write at least the required keys."))
        else:
            document.data = document.convert(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        lines = content.splitlines()
        document.complain(
            line, _syntax_message(error, lines[line - 1] if line <= len(lines) else "")
        )
    except yaml.YAMLError as error:  # a character that YAML does not allow
        line = content.count("\n", 0, getattr(error, "position", 0)) + 1
        message = _("There is a character that YAML does not allow (a control code?). Delete it.")
        document.complain(line, message)
    except RecursionError:
        document.complain(1, _("The lists are nested too deeply. Indent the file less."))
    return document


def _syntax_message(error: yaml.MarkedYAMLError, line: str) -> str:
    """Say what the author most probably did, rather than what the parser expected."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _("The line is indented with a tab. Indent with spaces (two for each level).")
    if "：" in line and ":" not in line:
        return _("A full-width colon “：” follows the key. Write a half-width “:” and a space.")
    if re.match(r"[\s-]*　", line):
        return _("The line is indented with a full-width space. Indent with half-width spaces.")
    if line.strip().startswith(("@", "`", "%", "*", "&", "!", "|", ">")) or re.search(
        r":\s+[@`%{}\[\]&*!]", line
    ):
        return _(
            'The text begins with a sign that means something in YAML. Put it in 「"」 quotes.'
        )
    if error.problem and "mapping values are not allowed" in error.problem:
        return _(
            "A colon and a space stand inside the text, or the indent is wrong. "
            'Put the text in 「"」 quotes, or indent as the line above.'
        )
    if error.problem and "expected <block end>" in error.problem:
        return _("The indent differs from the lines above. Begin at the same column as they do.")
    if error.problem and "end of stream" in error.problem:
        return _("A quote or bracket that was opened is not closed. Close it.")
    problem = error.problem or error.context or ""
    return _("This is not valid YAML (%s). Check indent, quotes and colons here.") % problem


def _shape_message(error: ErrorDetails, keys: set[str]) -> str:
    """What a complaint of pydantic means to the author."""
    name = str(error["loc"][-1]) if error["loc"] else ""
    kind = error["type"]
    context = error.get("ctx", {})
    if kind.startswith("missing"):
        return _("“%s” is missing. Add a line “%s: …” here.") % (name, name)
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return _("“%s” is not a known key. %s") % (name, suggestion(name, keys))
    if kind == "literal_error":
        allowed = ", ".join(re.findall(r"'([^']*)'", context.get("expected", "")))
        return _("“%s” can't be “%s”. Write one of: %s.") % (name, error["input"], allowed)
    if kind in ("dataclass_type", "dict_type", "model_type"):
        return _("Keys and values are expected here (“key: value”, indented), not one value.")
    if kind in ("tuple_type", "list_type"):
        return _("“%s” is a list: begin each line with “- ”.") % name
    if kind.startswith("int_"):
        return _("“%s” must be a whole number, without quotes.") % name
    if kind == "string_pattern_mismatch":
        if context.get("pattern") == Month.pattern:
            message = _("“%s” can't be “%s”. Write year and month, such as 2024-01.")
        else:
            message = _("“%s” can't be “%s”. Use only a–z, 0–9 and “-”, beginning with a letter.")
        return message % (name, error["input"])
    if kind == "string_type" and error["input"] is not None:
        return _('“%s” must be text. Put the value in 「"」 quotes.') % name
    if kind in ("string_too_short", "string_type", "too_short"):
        return _("“%s” is empty. Write its value.") % name
    return _("“%s” is wrong: %s") % (name, error["msg"])


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


def read(path: Path, shape: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Read the YAML file ``path`` as an instance of the dataclass ``shape``.

    Never raises for what the file holds. Where there are problems the value is ``None``; the
    problems are all that were found, in the order of the file's lines.
    """
    document = _parse(path)
    value: T | None = None
    if document.data is not None or not document.problems:
        adapter = TypeAdapter(shape)
        try:
            value = adapter.validate_python(document.data)
        except ValidationError as errors:
            schema = adapter.json_schema()
            for error in errors.errors(include_url=False):
                keys = _known_keys(schema, error["loc"])
                message = _shape_message(error, keys)
                document.complain(document.line_of(error["loc"]), message)
    problems = tuple(sorted(set(document.problems)))
    return (None if problems else value), problems
