"""The directives ``{yaml-keys}`` and ``{json-keys}``: the keys of a file, from the model itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from selfcheck.analysis.schema import schema_text
from selfcheck.faq import exported
from selfcheck.quizzes import model
from selfcheck.text import Identifier, Month

Schema = dict[str, Any]

_NAMES = {"string": "text", "integer": "whole number", "boolean": "true or false"}
_PATTERNS = {Identifier.pattern: "id", Month.pattern: "month"}


class YamlKeysDirective(SphinxDirective):
    """A list of the keys that an author may write: those of the model's class that is named.

    The types, the defaults and most meanings are the model's. A line ``key: meaning`` of the
    content gives the meaning of a key that has none there.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {}
    file, whole, source = "quiz", "Quiz", str(model.__file__)

    def run(self) -> list[nodes.Node]:
        """Return a definition list: it fits a phone, which a table of five columns does not."""
        self.env.note_dependency(self.source)
        name = self.arguments[0]
        schema = json.loads(schema_text(self.file))
        part = schema if name == self.whole else schema["$defs"][name]
        lines = (line.partition(":") for line in self.content if line.strip())
        added = {key.strip(): meaning.strip() for key, _colon, meaning in lines}
        if unknown := added.keys() - part["properties"].keys():
            raise self.error(f"No such keys: {', '.join(sorted(unknown))}")
        items = [
            self._item(key, value, self.facts(value, key in part["required"]), added.get(key, ""))
            for key, value in part["properties"].items()
        ]
        # The classes are the container's, since themes style a list with classes as an API.
        listing = nodes.definition_list("", *items)
        kind = self.name.partition("-")[0]
        return [nodes.container("", listing, classes=["yaml-keys", f"{kind}-{name.lower()}"])]

    def facts(self, value: Schema, required: bool) -> list[list[nodes.Node]]:
        """What can be written after the key; whether it must be there, or what holds without it."""
        return [list(_type_of(value)), [nodes.Text("required")] if required else _default(value)]

    def _item(
        self, key: str, value: Schema, facts: list[list[nodes.Node]], added: str
    ) -> nodes.definition_list_item:
        meaning = value.get("description") or added
        if not meaning:
            raise self.error(f"Nothing says what the key {key} means.")
        children, messages = self.parse_inline(meaning, lineno=self.lineno)
        item = nodes.definition_list_item(
            "",
            nodes.term("", "", nodes.literal("", key)),
            *(nodes.classifier("", "", *fact) for fact in facts),
            nodes.definition("", nodes.paragraph("", "", *children, *messages)),
        )
        self.set_source_info(item)  # Sphinx gives it to the classifiers
        return item


class JsonKeysDirective(YamlKeysDirective):
    """A list of the keys that a program finds in ``faq.json``, where each is always there."""

    file, whole, source = "faq", "Faq", str(exported.__file__)

    def facts(self, value: Schema, required: bool) -> list[list[nodes.Node]]:
        """What can stand after the key."""
        may_be_null = {"type": "null"} in value.get("anyOf", ())
        null = [nodes.Text(" or "), nodes.literal("", "null")] if may_be_null else []
        return [[*_type_of(value), *null]]


def _type_of(value: Schema) -> Iterator[nodes.Node]:
    """What can be written after the key, in words."""
    value = next((each for each in value.get("anyOf", ()) if each != {"type": "null"}), value)
    if "enum" in value or "const" in value:
        for index, each in enumerate(value.get("enum", [value.get("const")])):
            yield from ([nodes.Text(" or ")] if index else [])
            yield nodes.literal("", each)
    elif value.get("type") == "array":
        *before, last = _type_of(value["items"])
        yield from [nodes.Text("list of "), *before]
        yield nodes.Text(re.sub("y$", "ie", last.astext()) + "s")
    elif value.get("type") == "object":
        (member,) = value["patternProperties"].values()
        yield nodes.Text("for each id a ")
        yield from _type_of(member)
    elif "$ref" in value:
        yield nodes.Text(value["$ref"].rpartition("/")[2].lower())
    else:
        yield nodes.Text(_PATTERNS.get(value.get("pattern", "")) or _NAMES[value["type"]])


def _default(value: Schema) -> list[nodes.Node]:
    default = value.get("default")
    if default in (None, []):
        return [nodes.Text("optional")]
    return [nodes.Text("default "), nodes.literal("", json.dumps(default).strip('"'))]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("yaml-keys", YamlKeysDirective)
    app.add_directive("json-keys", JsonKeysDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
