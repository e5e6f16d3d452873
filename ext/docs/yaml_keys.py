"""The ``{yaml-keys}`` directive: the keys of one part of a quiz file, from the model itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from selfcheck.analysis.schema import schema_text
from selfcheck.quizzes import model

Schema = dict[str, Any]

_NAMES = {"string": "text", "integer": "whole number", "boolean": "true or false"}


class YamlKeysDirective(SphinxDirective):
    """A list of the keys of the model's class that is named.

    The types, the defaults and most meanings are the model's. A line ``key: meaning`` of the
    content gives the meaning of a key that has none there.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Return a definition list: it fits a phone, which a table of five columns does not."""
        self.env.note_dependency(str(model.__file__))
        name = self.arguments[0]
        schema = json.loads(schema_text())
        part = schema if name == "Quiz" else schema["$defs"][name]
        lines = (line.partition(":") for line in self.content if line.strip())
        added = {key.strip(): meaning.strip() for key, _colon, meaning in lines}
        if unknown := added.keys() - part["properties"].keys():
            raise self.error(f"No such keys: {', '.join(sorted(unknown))}")
        items = [
            self._item(key, value, key in part["required"], added.get(key, ""))
            for key, value in part["properties"].items()
        ]
        # The classes are the container's, since themes style a list with classes as an API.
        listing = nodes.definition_list("", *items)
        return [nodes.container("", listing, classes=["yaml-keys", f"yaml-{name.lower()}"])]

    def _item(
        self, key: str, value: Schema, required: bool, added: str
    ) -> nodes.definition_list_item:
        meaning = value.get("description") or added
        if not meaning:
            raise self.error(f"Nothing says what the key {key} means.")
        children, messages = self.parse_inline(meaning, lineno=self.lineno)
        item = nodes.definition_list_item(
            "",
            nodes.term("", "", nodes.literal("", key)),
            nodes.classifier("", "", *_type_of(value)),
            nodes.classifier("", "", *([nodes.Text("required")] if required else _default(value))),
            nodes.definition("", nodes.paragraph("", "", *children, *messages)),
        )
        self.set_source_info(item)  # Sphinx gives it to the classifiers
        return item


def _type_of(value: Schema) -> Iterator[nodes.Node]:
    """What can be written after the key, in words."""
    value = next((each for each in value.get("anyOf", ()) if each != {"type": "null"}), value)
    if "enum" in value:
        for index, each in enumerate(value["enum"]):
            yield from ([nodes.Text(" or ")] if index else [])
            yield nodes.literal("", each)
    elif value.get("type") == "array":
        yield nodes.Text("list of ")
        yield from _type_of(value["items"])
        yield nodes.Text("s")
    elif value.get("type") == "object":
        (member,) = value["patternProperties"].values()
        yield nodes.Text("for each id a ")
        yield from _type_of(member)
    elif "$ref" in value:
        yield nodes.Text(value["$ref"].rpartition("/")[2].lower())
    else:
        yield nodes.Text("id" if "pattern" in value else _NAMES[value["type"]])


def _default(value: Schema) -> list[nodes.Node]:
    default = value.get("default")
    if default in (None, []):
        return [nodes.Text("optional")]
    return [nodes.Text("default "), nodes.literal("", json.dumps(default).strip('"'))]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("yaml-keys", YamlKeysDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
