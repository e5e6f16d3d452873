"""The JSON Schema of a quiz file, for editors."""

from __future__ import annotations

import ast
import inspect
import json
from typing import Any

from pydantic import TypeAdapter

from selfcheck.quizzes import model
from selfcheck.quizzes.model import Quiz

_Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n"


def _schema() -> _Schema:
    generated = TypeAdapter(Quiz).json_schema(by_alias=True)
    definitions: _Schema = generated.pop("$defs")
    documented = _documentation()
    for name, definition in (*definitions.items(), ("Quiz", generated)):
        _describe(definition, documented[name])
    _tidy(generated)
    for definition in definitions.values():
        _tidy(definition)
    head = {"$schema": _DIALECT, "title": "Quiz of sphinx-selfcheck"}
    return {**head, **generated, "$defs": definitions}


def _describe(definition: _Schema, documented: dict[str, str]) -> None:
    for name, part in definition["properties"].items():
        if name in documented:
            part["description"] = documented[name]


def _tidy(part: _Schema) -> None:
    """Drop the titles, which only repeat the keys; close the mappings whose keys are ids."""
    part.pop("title", None)
    if "patternProperties" in part:
        part["additionalProperties"] = False
    children = [*part.get("properties", {}).values(), *part.get("patternProperties", {}).values()]
    children += part.get("anyOf", [])
    if isinstance(part.get("items"), dict):
        children.append(part["items"])
    for child in children:
        _tidy(child)


def _documentation() -> dict[str, dict[str, str]]:
    """For each class of the model, for each key of the file, the docstring below the field."""
    tree = ast.parse(inspect.getsource(model))
    return {
        node.name: dict(_documented_fields(node))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _documented_fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for field, after in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            text = inspect.cleandoc(str(after.value.value)).replace("``", "`")
            found.append((_alias(field) or field.target.id, " ".join(text.split())))
    return found


def _alias(field: ast.AnnAssign) -> str | None:
    """The key in the file, where ``Field(alias=…)`` gives the field another name."""
    for part in ast.walk(field.annotation):
        if isinstance(part, ast.keyword) and part.arg == "alias":
            return str(ast.literal_eval(part.value))
    return None
