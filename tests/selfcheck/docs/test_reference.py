"""What there is in the code is in the reference, and the other way round."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import Tag
from docutils.parsers.rst import directives, roles
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace
from sphinx.util.inventory import InventoryFile

from selfcheck.objects import ObjectDomain
from selfcheck.own_directive import OwnDirective
from selfcheck.reporting import WarningType
from tests.conftest import ROOT, Build
from tests.selfcheck.builds import BUILDERS

CODE = ROOT / "ext/selfcheck"
STATIC = CODE / "static"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sphinx]:
    """An application that has nothing but the extension."""
    folder = tmp_path_factory.mktemp("bare")
    settings = {"extensions": ["selfcheck"]}
    out = folder / "out"
    # What is registered with docutils is global, and would reach the tests that come after.
    with docutils_namespace():
        yield Sphinx(folder, None, out, out, "dummy", settings, status=None, warning=None)


def _documented(docs: Build, kind: str) -> set[str]:
    """The names of the objects of a kind that the reference describes."""
    with (docs.out / "objects.inv").open("rb") as stream:
        return set(InventoryFile.load(stream, "", lambda base, path: path).get(kind, {}))


def _one(part: Tag, selector: str) -> Tag:
    found = part.select_one(selector)
    assert found, selector
    return found


def _texts(page: Tag, selector: str) -> set[str]:
    return {part.get_text() for part in page.select(selector)}


def _table(page: Tag, section: str) -> dict[str, str]:
    """The first two columns of the table in a section."""
    rows = [
        [cell.get_text(strip=True) for cell in row.select("td")]
        for row in page.select(f"section#{section} tbody tr")
    ]
    return {cells[0]: cells[1] for cells in rows}


def _own(registry: dict[str, Any]) -> dict[str, Any]:
    """Those parts of docutils' registry that are the extension's."""
    named = {name: getattr(each, "__module__", "") for name, each in registry.items()}
    by_class = {name: type(each).__module__ for name, each in registry.items()}
    return {
        name: each
        for name, each in registry.items()
        if f"{named[name]}.".startswith("selfcheck.") or by_class[name].startswith("selfcheck.")
    }


def _domains(app: Sphinx) -> list[type[ObjectDomain]]:
    return [each for each in app.registry.domains.values() if issubclass(each, ObjectDomain)]


# -- Directives, roles and objects -----------------------------------------------------------------


def test_every_directive_with_its_options(app: Sphinx, docs: Build) -> None:
    classes: dict[str, type[OwnDirective]] = _own(vars(directives)["_directives"])
    assert classes.keys() == _documented(docs, "rst:directive")
    options = {f"{name}:{option}" for name, cls in classes.items() for option in cls.known_options}
    assert options == _documented(docs, "rst:directive:option")


def test_every_role(app: Sphinx, docs: Build) -> None:
    short = set(_own(vars(roles)["_roles"]))
    full = {f"{domain.name}:{role}" for domain in _domains(app) for role in domain.roles}
    assert short | full == _documented(docs, "rst:role")


def test_every_type_of_objects(app: Sphinx, docs: Build) -> None:
    types = {f"{domain.name}:{kind}" for domain in _domains(app) for kind in domain.object_types}
    page = docs.page("reference/markup")
    assert types == _table(page, "objects").keys()
    named = set().union(*(_documented(docs, kind) for kind in types))
    assert {"basics", "basics-place", "wishes-files", "see-answers"} <= named


# -- YAML keys -------------------------------------------------------------------------------------


def test_every_key_of_a_quiz_file(docs: Build) -> None:
    schema = json.loads((CODE / "quiz.schema.json").read_text("utf-8"))
    page = docs.page("reference/yaml")
    for name, part in {"Quiz": schema, **schema["$defs"]}.items():
        keys = _texts(page, f".yaml-{name.lower()} dt > code")
        assert keys == part["properties"].keys(), name
        required = {
            _one(term, "code").get_text()
            for term in page.select(f".yaml-{name.lower()} dt")
            if "required" in _texts(term, ".classifier")
        }
        assert required == set(part["required"]), name


def test_every_key_of_faq_json(docs: Build) -> None:
    schema = json.loads((CODE / "faq.schema.json").read_text("utf-8"))
    page = docs.page("reference/faq-data")
    for name, part in {"Faq": schema, **schema["$defs"]}.items():
        keys = _texts(page, f".json-{name.lower()} dt > code")
        assert keys == part["properties"].keys(), name


# -- Settings and warnings -------------------------------------------------------------------------


def test_every_setting_with_its_default(app: Sphinx, docs: Build) -> None:
    settings = {each.name: each for each in app.config if each.name.startswith("selfcheck_")}
    assert settings.keys() == _documented(docs, "std:confval")
    page = docs.page("reference/settings")
    told = {
        _one(each, "dt .descname").get_text(): each.select("dl.field-list dd")[1].get_text()
        for each in page.select("dl.confval")
    }
    simple = {n: repr(app.config._options[n].default) for n in settings}
    simple.pop("selfcheck_banned_words")  # too many to be printed
    assert {name: told[name] for name in simple} == simple


def test_every_type_of_warnings_with_a_message_that_there_is(docs: Build) -> None:
    page = docs.page("reference/settings")
    examples = {
        term.get_text(): _one(text, "pre").get_text().splitlines()
        for term, text in zip(
            page.select("section#warnings dl > dt"),
            page.select("section#warnings dl > dd"),
            strict=True,
        )
    }
    assert examples.keys() == {f"selfcheck.{each.value}" for each in WarningType}
    known = [re.compile(_as_pattern(message)) for message in _messages()]
    for subtype, lines in examples.items():
        for line in lines:
            parts = re.fullmatch(r"[\w/]+\.\w+:\d+: WARNING: (.*) \[([\w.]+)\]", line)
            assert parts, line
            assert parts[2] == subtype
            assert any(pattern.fullmatch(parts[1]) for pattern in known), line


def _messages() -> list[str]:
    catalog = (CODE / "locale/en/LC_MESSAGES/selfcheck.po").read_text("utf-8")
    entries = re.findall(r'^msgid ((?:".*"\n)+)', catalog, re.M)
    texts = ["".join(ast.literal_eval(line) for line in each.splitlines()) for each in entries]
    return [text for text in texts if len(text) > 10]


def _as_pattern(message: str) -> str:
    return re.sub(r"%(\\\(\w+\\\))?[sd]", ".+", re.escape(message))


# -- Command line ----------------------------------------------------------------------------------


def _help(*command: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "selfcheck", *command, "--help", "--language", "en"],
        cwd=ROOT / "ext",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout


def test_every_command_with_its_options(docs: Build) -> None:
    # A command stands at the first indent of its group, and its explanation behind or below.
    commands = re.findall(r"^    (\w+)(?: |$)", _help().partition("COMMAND\n")[2], re.M)
    page = docs.page("reference/commands")
    sections = {section["id"] for section in page.select("section > section")}
    assert sections == {*commands, "findings"}
    options = {f"selfcheck.{each}" for each in _options(_help())}
    for name in commands:
        options |= {f"selfcheck-{name}.{each}" for each in _options(_help(name))}
    assert options == _documented(docs, "std:cmdoption")


def _options(text: str) -> Iterator[str]:
    return (each for each in set(re.findall(r"--[a-z][a-z-]*", text)) if each != "--help")


def test_every_finding_with_its_severity(docs: Build) -> None:
    found = dict(
        each
        for path in (CODE / "analysis").glob("*.py")
        for each in _codes(ast.parse(path.read_text("utf-8")))
    )
    assert found == _table(docs.page("reference/commands"), "findings")


def _codes(module: ast.Module) -> Iterator[tuple[str, str]]:
    """The code and the severity of each remark or finding that a module makes."""
    for call in ast.walk(module):
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in _MAKERS:
            continue
        for argument in call.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                is_error = "Severity.ERROR" in ast.unparse(call)
                yield argument.value, "error" if is_error else "warning"


_MAKERS = ("Remark", "Finding")


# -- Output and data -------------------------------------------------------------------------------


def test_every_custom_property_and_only_classes_that_there_are(docs: Build) -> None:
    page = docs.page("reference/output")
    tables = [_texts(table, "td:first-child") for table in page.select("section#style table")]
    properties, classes = tables
    style = (STATIC / "quiz.css").read_text("utf-8")
    assert properties == set(re.findall(r"^  (--[\w-]+):", style, re.M))
    sources = "".join(path.read_text("utf-8") for path in CODE.rglob("*.py"))
    assert {name for name in classes if f'"{name}"' not in sources} == set()


def test_every_builder_that_is_tested_is_in_the_table(docs: Build) -> None:
    table = _one(docs.page("reference/output"), "section table")
    assert _texts(table, "td:first-child code") == set(BUILDERS)


def test_the_key_in_the_storage_is_as_told(docs: Build) -> None:
    page = docs.page("reference/data").get_text()
    script = (STATIC / "quiz.js").read_text("utf-8")
    assert "`selfcheck:${location.pathname}:${root.id}`" in script
    assert "selfcheck: + path of the page + : + id of the quiz" in " ".join(page.split())
