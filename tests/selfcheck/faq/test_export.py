"""``faq.json``: what other programs read, by the schema that is shipped and stands beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from selfcheck.analysis.commandline import main
from selfcheck.faq.exported import Faq
from tests.conftest import ROOT, Build
from tests.selfcheck.builds import CONF, build, build_of, write

SHIPPED = ROOT / "ext/selfcheck/faq.schema.json"
INDEX = """\
# 表紙

```{toctree}
faq
sub/more
```

(start)=
## はじめに

{faq}`overseas`と[給与](#pay)のことです。
"""
FAQ = """\
# よくある質問

(work)=
## 仕事

:::{faq} **海外**で働きますか？
:id: abroad
:aliases: overseas, sea
:topics: living
:source: 案内[13ページ](#work)
:as-of: 2024-01
:review-by: 2027-03
:related: pay, tongue

はい、*必ず*働きます。

- 一つめ
- 二つめ
:::

:::{faq} 給与は？
:id: pay
:unanswered:

案内には書かれていません。
:::

(living)=
## 暮らし

文です。
"""
MORE = """\
# その先

:::{faq} 語学は必要ですか？
:id: language
:aliases: tongue
:source: 案内14ページ

研修があります。{faq}`abroad`も読めます。
:::
"""
FILES = {"index.md": INDEX, "faq.md": FAQ, "sub/more.md": MORE}


def exported(built: Build) -> dict[str, Any]:
    """What is in the file."""
    data: dict[str, Any] = json.loads(built.text("faq.json"))
    return data


def expected(faq: str, more: str, index: str) -> list[dict[str, Any]]:
    """The entries, with the addresses of the pages that hold them."""
    work = {"id": "work", "title": "仕事", "url": f"{faq}#work"}
    living = {"id": "living", "title": "暮らし", "url": f"{faq}#living"}
    start = {"title": "はじめに", "url": f"{index}#start", "kind": "section"}
    abroad = {
        "id": "abroad",
        "aliases": ["overseas", "sea"],
        "question": "海外で働きますか？",
        "shortAnswer": "はい、必ず働きます。",
        "answer": "はい、必ず働きます。\n- 一つめ\n- 二つめ",
        "topics": [work, living],
        "source": "案内13ページ",
        "asOf": "2024-01",
        "reviewBy": "2027-03",
        "answered": True,
        "url": f"{faq}#abroad",
        "related": ["pay", "language"],
        "mentionedBy": [
            start,
            {"title": "語学は必要ですか？", "url": f"{more}#language", "kind": "entry"},
        ],
    }
    pay = {
        "id": "pay",
        "aliases": [],
        "question": "給与は？",
        "shortAnswer": "案内には書かれていません。",
        "answer": "案内には書かれていません。",
        "topics": [work],
        "source": None,
        "asOf": None,
        "reviewBy": None,
        "answered": False,
        "url": f"{faq}#pay",
        "related": [],
        "mentionedBy": [start],
    }
    language = {
        "id": "language",
        "aliases": ["tongue"],
        "question": "語学は必要ですか？",
        "shortAnswer": "研修があります。海外で働きますか？も読めます。",
        "answer": "研修があります。海外で働きますか？も読めます。",
        "topics": [],
        "source": "案内14ページ",
        "asOf": None,
        "reviewBy": None,
        "answered": True,
        "url": f"{more}#language",
        "related": [],
        "mentionedBy": [],
    }
    return [abroad, pay, language]


BUILDERS = {
    "html": ("faq.html", "sub/more.html", "index.html"),
    "dirhtml": ("faq/", "sub/more/", "./"),
    "singlehtml": ("index.html", "index.html", "index.html"),
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_entry_is_told_in_full(tmp_path: Path, builder: str) -> None:
    built = build_of(tmp_path, FILES, builder, "-nW", "--keep-going")
    assert (built.warnings, built.status) == ("", 0)
    told = exported(built)
    assert told["$schema"] == "faq.schema.json"
    assert told["language"] == "ja"
    assert told["entries"] == expected(*BUILDERS[builder])


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_addresses_are_whole_where_the_site_has_one(tmp_path: Path, builder: str) -> None:
    conf = f'{CONF}html_baseurl = "https://example.org/guide"\n'
    built = build_of(tmp_path, FILES | {"conf.py": conf}, builder)
    paths = [path.removeprefix("./") for path in BUILDERS[builder]]
    wanted = expected(*(f"https://example.org/guide/{path}" for path in paths))
    assert exported(built)["entries"] == wanted


def test_an_entry_that_the_page_leaves_out_is_not_told(tmp_path: Path) -> None:
    """A single page holds only what a table of contents reaches."""
    orphan = MORE.replace("language", "lonely").replace("tongue", "former")
    files = FILES | {"orphan.md": f"---\norphan: true\n---\n\n{orphan}"}
    single = exported(build_of(tmp_path, files, "singlehtml"))["entries"]
    assert [entry["id"] for entry in single] == ["abroad", "pay", "language"]
    assert "lonely" not in {place["url"].partition("#")[2] for place in single[0]["mentionedBy"]}
    pages = exported(build_of(tmp_path, files, "html"))["entries"]
    assert [entry["id"] for entry in pages] == ["abroad", "pay", "lonely", "language"]


def test_the_month_of_review_may_follow_from_the_setting(tmp_path: Path) -> None:
    conf = f"{CONF}selfcheck_faq_review_months = 14\n"
    files = FILES | {"conf.py": conf, "faq.md": FAQ.replace(":review-by: 2027-03\n", "")}
    told = {
        entry["id"]: entry["reviewBy"] for entry in exported(build_of(tmp_path, files))["entries"]
    }
    assert told == {"abroad": "2025-03", "pay": None, "language": None}


# -- The schema ------------------------------------------------------------------------------------


def test_the_shipped_schema_is_the_generated_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "faq"]) == 0
    generated = capsys.readouterr().out
    assert SHIPPED.read_text("utf-8") == generated
    schema = json.loads(generated)
    for each in (schema, *schema["$defs"].values()):
        assert each["additionalProperties"] is False
        assert set(each["required"]) == set(each["properties"])
        assert all(part["description"] for part in each["properties"].values())


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_file_follows_the_schema_beside_it(tmp_path: Path, builder: str) -> None:
    built = build_of(tmp_path, FILES, builder)
    assert built.text("faq.schema.json") == SHIPPED.read_text("utf-8")
    follow(built)


def follow(built: Build) -> None:
    """Fail unless the file follows the schema and the model from which that is generated."""
    schema = json.loads(built.text("faq.schema.json"))
    assert list(breaches(exported(built), schema, schema["$defs"])) == []
    TypeAdapter(Faq).validate_json(built.text("faq.json"), strict=True)


@pytest.mark.parametrize(
    ("part", "value"),
    [("asOf", "2024-13"), ("id", "Abroad"), ("answered", 1), ("topics", [{}]), ("more", "")],
)
def test_the_schema_would_notice_a_fault(tmp_path: Path, part: str, value: Any) -> None:
    schema = json.loads(SHIPPED.read_text("utf-8"))
    entries = expected("", "", "")
    data = {"$schema": "faq.schema.json", "language": "ja", "entries": entries}
    assert list(breaches(data, schema, schema["$defs"])) == []
    entries[0][part] = value
    assert list(breaches(data, schema, schema["$defs"])) != []


_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def breaches(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> Iterator[str]:
    """Where a value breaks a schema, by those keywords of JSON Schema that ours uses."""
    unknown = schema.keys() - _KEYWORDS
    assert not unknown, unknown
    if "$ref" in schema:
        yield from breaches(value, defs[schema["$ref"].removeprefix("#/$defs/")], defs)
    elif "anyOf" in schema:
        if all(any(breaches(value, each, defs)) for each in schema["anyOf"]):
            yield f"{value!r} is none of {schema['anyOf']}"
    elif type(value) is not _TYPES[schema["type"]]:
        yield f"{value!r} is no {schema['type']}"
    elif value not in schema.get("enum", [schema.get("const", value)]):
        yield f"{value!r} is not one of the values"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{value!r} does not match"
    elif isinstance(value, list):
        for each in value:
            yield from breaches(each, schema["items"], defs)
    elif isinstance(value, dict):
        if value.keys() != schema["properties"].keys():  # all are required, and no other allowed
            yield f"The keys are {sorted(value)}"
        for key in value.keys() & schema["properties"].keys():
            yield from breaches(value[key], schema["properties"][key], defs)


_KEYWORDS = {"$schema", "$defs", "$ref", "title", "description", "type", "anyOf", "enum", "const"}
_KEYWORDS |= {"pattern", "items", "properties", "required", "additionalProperties"}


# -- When it is written ----------------------------------------------------------------------------


def test_two_builds_write_the_same_bytes(tmp_path: Path) -> None:
    first = build_of(tmp_path / "a", FILES, "html")
    second = build_of(tmp_path / "b", FILES, "html", "-j", "2")
    assert first.text("faq.json") == second.text("faq.json")
    assert first.text("faq.json").count("\n") == len(exported(first)["entries"]) + 2


def test_a_build_that_changes_nothing_leaves_the_files_alone(tmp_path: Path) -> None:
    built = build_of(tmp_path, FILES)
    files = [built.out / name for name in ("faq.json", "faq.schema.json")]
    before = [path.stat().st_mtime_ns for path in files]
    build(tmp_path)
    assert [path.stat().st_mtime_ns for path in files] == before


def test_a_build_after_an_edit_writes_what_a_clean_one_does(tmp_path: Path) -> None:
    build_of(tmp_path / "a", FILES)
    edits = [
        {"sub/more.md": MORE.replace("語学は", "外国語は")},
        {"index.md": INDEX.replace("{faq}`overseas`", "海外")},
        {"faq.md": FAQ.replace("## 仕事", "## しごと")},
        {"sub/more.md": "# その先\n\n(here)=\n## ここ\n\n{faq}`sea`\n"},
    ]
    files = FILES
    for number, edit in enumerate(edits):
        files = files | edit
        write(tmp_path / "a", edit)
        again = build(tmp_path / "a")
        clean = build_of(tmp_path / f"clean{number}", files)
        assert again.text("faq.json") == clean.text("faq.json")


def test_without_an_entry_there_is_no_file_nor_an_earlier_one(tmp_path: Path) -> None:
    built = build_of(tmp_path, FILES)
    none = dict.fromkeys(("faq.md", "sub/more.md"), "# 題\n")
    write(tmp_path, {**none, "index.md": INDEX.partition("(start)")[0]})
    build(tmp_path, "html", "-nW")
    assert list(built.out.glob("faq*.json")) == []


def test_a_file_of_the_project_stays_where_there_is_no_entry(tmp_path: Path) -> None:
    conf = f'{CONF}html_extra_path = ["extra"]\n'
    files = {"conf.py": conf, "index.md": "# 題\n", "extra/faq.json": "[1]"}
    assert build_of(tmp_path, files).text("faq.json") == "[1]"


@pytest.mark.parametrize("builder", ["epub", "text", "xml", "latex", "gettext", "dummy"])
def test_no_other_builder_writes_it(tmp_path: Path, builder: str) -> None:
    built = build_of(tmp_path, FILES, builder)
    assert list(built.out.rglob("faq*.json")) == []


def test_a_build_that_fails_writes_nothing(tmp_path: Path) -> None:
    fault = 'def setup(app):\n    app.connect("env-updated", lambda app, env: [1 / 0])\n'
    built = build_of(tmp_path, FILES | {"conf.py": f"{CONF}\n{fault}"})
    assert built.status != 0
    assert not (built.out / "faq.json").exists()


def test_an_id_that_is_used_twice_is_told_once(tmp_path: Path) -> None:
    built = build_of(tmp_path, FILES | {"sub/more.md": MORE.replace("language", "pay")})
    told = exported(built)["entries"]
    assert [(entry["id"], entry["question"]) for entry in told] == [
        ("abroad", "海外で働きますか？"),
        ("pay", "給与は？"),
    ]


def test_faults_of_a_page_are_none_of_the_file(tmp_path: Path) -> None:
    wrong = (
        FAQ.replace("2024-01", "2024-13")
        .replace("2027-03", "someday")
        .replace("pay, tongue", "pay, nowhere, pay")
        .replace(":topics: living", ":topics: nowhere")
        .replace("overseas, sea", "Over Sea, abroad")
    )
    built = build_of(tmp_path, {"index.md": INDEX, "faq.md": wrong, "sub/more.md": "# 空\n"})
    assert built.warnings.count("selfcheck.faq") >= 5
    follow(built)


def test_an_answer_has_no_markup_and_no_number_of_a_footnote(tmp_path: Path) -> None:
    answer = "2.8万円[^a]です。<br><b>額</b>は案内にあります。\n\n<p>囲み</p>\n\n[^a]: 上限です。"
    faq = FAQ.replace("案内には書かれていません。", answer)
    built = build_of(tmp_path, FILES | {"faq.md": faq}, "html", "-nW")
    assert built.warnings == ""
    (pay,) = [each for each in exported(built)["entries"] if each["id"] == "pay"]
    assert pay["shortAnswer"] == pay["answer"] == "2.8万円です。額は案内にあります。"


def test_a_source_that_is_nothing_but_a_link_is_one(tmp_path: Path) -> None:
    files = {"faq.md": FAQ.replace("案内[13ページ](#work)", "[](#start)")}
    built = build_of(tmp_path, FILES | files, "html", "-nW")
    assert built.warnings == ""
    (abroad,) = [each for each in exported(built)["entries"] if each["id"] == "abroad"]
    assert abroad["source"] == "はじめに"
