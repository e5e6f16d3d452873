"""The JSON Schemas of a quiz file, for editors, and of ``faq.json``, for what reads it."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter

from selfcheck.faq import exported
from selfcheck.quizzes import model

_Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class _File:
    """A kind of file that has a schema."""

    title: str
    model: ModuleType
    whole: str
    """The class of the whole file."""
    key_of: Callable[[str], str]
    """The key in the file of a field."""


_FILES = {
    "quiz": _File("Quiz of sphinx-selfcheck", model, "Quiz", model.key_of),
    "faq": _File("FAQ of sphinx-selfcheck", exported, "Faq", exported.key_of),
}
SCHEMAS = tuple(_FILES)
"""The names of the schemas."""


def schema_text(name: str = "quiz") -> str:
    """A schema as the text of its file."""
    return json.dumps(_schema(_FILES[name]), ensure_ascii=False, indent=2) + "\n"


def _schema(file: _File) -> _Schema:
    generated = TypeAdapter(getattr(file.model, file.whole)).json_schema(by_alias=True)
    definitions: _Schema = generated.pop("$defs")
    documented = _documentation(file)
    for name, definition in (*definitions.items(), (file.whole, generated)):
        _describe(definition, documented[name])
    _tidy(generated)
    for definition in definitions.values():
        _tidy(definition)
    head = {"$schema": _DIALECT, "title": file.title}
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


def _documentation(file: _File) -> dict[str, dict[str, str]]:
    """For each class of the model, for each key of the file, the docstring below the field."""
    tree = ast.parse(inspect.getsource(file.model))
    return {
        node.name: dict(_documented_fields(node, file.key_of))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _documented_fields(node: ast.ClassDef, key_of: Callable[[str], str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for field, after in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            text = inspect.cleandoc(str(after.value.value)).replace("``", "`")
            found.append((key_of(field.target.id), " ".join(text.split())))
    return found
