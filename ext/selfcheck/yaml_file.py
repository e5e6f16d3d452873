"""Reading a YAML file into plain data that remembers the place of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, cast

import yaml

from selfcheck.messages import _
from selfcheck.problems import Problem, shortened, suggestion
from selfcheck.text import Text
from selfcheck.wide_signs import is_wide
from selfcheck.yaml_syntax import CUT_OFF, cut_off_message, sign_message, syntax_mistakes

Location = tuple[str | int, ...]

SIZE_LIMIT = 1_000_000
"""Bytes. A thousand questions are about half of it: more is a mistake or an attack."""
_ENTRY_LIMIT = 30_000
"""Lines, and entries that share a line. A thousand questions have some 20,000."""
_ENTRY = re.compile("[\n,]")
_INTEGER = re.compile(r"[-+]?[0-9]{1,12}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CONFLICT = re.compile(r"(<{7}|>{7})( |$)")
_LINE_END = re.compile(r"([^\x00-\x7f])([ \t]*\n[ \t]*)(?=([^\x00-\x7f]))")
_MARK = "\ufdd0"
"""Stands at a line's end while YAML is read: no text holds it, for Unicode says it is no sign."""
_MARKED = re.compile(f"{_MARK}(?:[ \\t]+(?=[^ \\t\\n]))?")
_PREFIX = "tag:yaml.org,2002:"
_TEXT = _PREFIX + "str"
_UNQUOTED = _PREFIX + "int"
_TAGS = frozenset(_PREFIX + name for name in ("str", "int", "bool", "null", "seq", "map"))

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]  # PyYAML builds its loaders at run time
    """Leaves to us what a text without quotes means: YAML's own rules cost half of the reading."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """Tell texts without quotes (``implicit[0]``) and all others apart, nothing more."""
        if kind is yaml.ScalarNode:
            return _UNQUOTED if implicit[0] else _TEXT
        return _PREFIX + ("seq" if kind is yaml.SequenceNode else "map")

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Keep no account of where in the file a value stands."""

    def ascend_resolver(self) -> None:
        """Keep no account of where in the file a value stands."""


@dataclass(slots=True)
class YamlFile:
    """The plain data of one YAML file with the line and column of every value and every key."""

    path: Path
    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    columns: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    has_aliases: bool = False
    _seen: set[int] = field(default_factory=set)

    def complain(self, line: int, message: str, column: int = 0) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.path, line, message, column))

    def line_of(self, location: Location) -> int:
        """The line of a value, or of the nearest part of the file around it."""
        return self.lines.get(self.known(location), 1)

    def column_of(self, location: Location) -> int:
        """The column of the same, or 0 where there is none."""
        return self.columns.get(self.known(location), 0)

    def known(self, location: Location) -> Location:
        """The location of a value, or of the nearest part of the file around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return location

    def convert(self, node: yaml.Node, location: Location = ()) -> Any:
        """The plain data of a YAML node, with the types that JSON has."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.lines.setdefault(location, line)
        self.columns.setdefault(location, column)
        if id(node) in self._seen:  # its own line is not known here
            self.has_aliases = True
            return None
        self._seen.add(id(node))
        if node.tag not in _TAGS:
            message = _("“%s” is a tag of YAML, which has no meaning here. Delete it.")
            self.complain(line, message % shortened(node.tag.replace(_PREFIX, "!!")), column)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*location, i)) for i, item in enumerate(node.value)]
        return self._scalar(cast(yaml.ScalarNode, node))

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.complain(line, sign_message(), column)
                continue
            key = Text.at(_without_gaps(key_node), line, column)
            if key in data:
                message = _("“%s” stands here a second time. Delete or rename one of the two.")
                self.complain(line, message % shortened(key), column)
                continue
            self.lines[(*location, key)] = line
            self.columns[(*location, key)] = column
            data[key] = self.convert(value_node, (*location, key))
        return data

    def _scalar(self, node: yaml.ScalarNode) -> Text | int | bool | None:
        """A value. Only integers, true and false are not text: a date, ``no`` or ``on`` is."""
        value = _without_gaps(node)
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if _is_plain(node) and node.tag != _TEXT:
            if value in ("", "~", "null"):
                return None
            if value in ("true", "false"):
                return bool(value == "true")
            if _INTEGER.fullmatch(value):
                return int(value)
        if node.style == '"' and _CONTROL.search(value):  # written as an escape such as "\0"
            self.complain(line, _control_message(), column)
            return None
        if node.style in ("|", ">"):  # the text begins on the line below
            return Text.at(value, line + 1)
        return Text.at(value, line, column)


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style  # libyaml gives "", PyYAML None


def _with_marks(content: str) -> str:
    """The content with a mark at the end of each line that ends between two Japanese signs.

    YAML makes a space of a line's end within a text, except below "|". Japanese has no spaces.
    """

    def marked(end: re.Match[str]) -> str:
        mark = _MARK if is_wide(end[1]) and is_wide(end[3]) else ""
        return end[1] + mark + end[2]

    return _LINE_END.sub(marked, content)


def _without_gaps(node: yaml.ScalarNode) -> str:
    """The text of a node without the marks, and without the spaces that YAML has put there."""
    value: str = node.value
    if _MARK not in value:
        return value
    return value.replace(_MARK, "") if node.style == "|" else _MARKED.sub("", value)


def _control_message() -> str:
    return _("There is a character that YAML does not allow (a control code?). Delete it.")


def _conflict_message() -> str:
    return _(
        "Two changes met here, and nobody has chosen yet. Keep one of them, "
        "and delete the lines that begin with “<<<<<<<”, “=======” or “>>>>>>>”."
    )


def load(path: Path, content: str | None = None) -> YamlFile:
    """Read a YAML file, or this part of it. Never raises: the problems tell what is wrong."""
    file = YamlFile(path)
    content = _content(file) if content is None else content
    if content is None:
        return file
    if sum(1 for _entry in islice(_ENTRY.finditer(content), _ENTRY_LIMIT + 1)) > _ENTRY_LIMIT:
        message = _("The file has more than %d lines or entries. Split it into several files.")
        file.complain(1, message % _ENTRY_LIMIT)
        return file
    opened = False
    for line, text in enumerate(content.split("\n"), 1):
        if match := _CONTROL.search(text):
            file.complain(line, _control_message(), match.start() + 1)
        elif match := _CONFLICT.match(text):
            if match[1][0] == "<" or not opened:  # else its beginning was told
                file.complain(line, _conflict_message(), 1)
            opened = match[1][0] == "<"
    if not file.problems:
        _compose(file, content)
    return file


def _content(file: YamlFile) -> str | None:
    path = file.path
    try:
        if path.stat().st_size > SIZE_LIMIT:
            message = _("The file is larger than %d MB. Split it into several files.")
            file.complain(1, message % (SIZE_LIMIT // 1_000_000))
            return None
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        names = {other.name for other in path.parent.glob(f"*{path.suffix}")}
        message = _("There is no such file. %s") % suggestion(path.name, names)
        file.complain(1, message)
    except UnicodeDecodeError as error:
        message = _("The text is not in UTF-8 (but in Shift_JIS?). Save the file as UTF-8.")
        file.complain(error.object[: error.start].count(b"\n") + 1, message)
    except OSError as error:
        file.complain(1, _("The file can't be read (%s).") % error.strerror)
    return None


def _compose(file: YamlFile, content: str) -> None:
    try:
        node = yaml.compose(_with_marks(content), Loader=_Loader)
        if node is None:
            file.complain(1, _("The file is empty. Write at least the required keys."))
            return
        file.data = file.convert(node)
        if file.has_aliases:
            _complain_of_aliases(file, content)
        if CUT_OFF.search(content):
            _complain_of_texts_cut_off(file, content)
    except yaml.MarkedYAMLError as error:
        for line, message, column in syntax_mistakes(error, content):
            file.complain(line, message, column)
    except yaml.YAMLError:
        file.complain(1, _control_message())
    except RecursionError:
        file.complain(1, _("The lists are nested too deeply. Indent the file less."))


def _complain_of_aliases(file: YamlFile, content: str) -> None:
    message = _("YAML aliases (“*name”) are not supported. Write the value out here.")
    for event in yaml.parse(content, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) and event.start_mark:
            file.complain(event.start_mark.line + 1, message, event.start_mark.column + 1)


def _complain_of_texts_cut_off(file: YamlFile, content: str) -> None:
    lines = content.split("\n")
    for event in yaml.parse(content, Loader=_Loader):
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.end_mark:
            continue
        end = event.end_mark
        found = CUT_OFF.match(lines[end.line], end.column) if end.line < len(lines) else None
        if found and not _INTEGER.fullmatch(event.value) and event.value not in ("true", "false"):
            file.complain(end.line + 1, cut_off_message(), found.end())
