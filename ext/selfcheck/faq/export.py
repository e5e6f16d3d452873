"""``faq.json``: the entries for other programs, and beside it the schema of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from selfcheck.assets import WEB_BUILDERS
from selfcheck.faq import exported
from selfcheck.faq.addresses import address, language_tag
from selfcheck.faq.domain import FaqDomain
from selfcheck.faq.entry import Entry
from selfcheck.faq.exported import SCHEMA_FILE, Faq, Kind, Place, Topic, as_json
from selfcheck.faq.months import due_month

_FILE = "faq.json"
_SCHEMA = Path(__file__).parent.parent / SCHEMA_FILE


def _export(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name not in WEB_BUILDERS:
        return
    faq = _faq_of(cast(StandaloneHTMLBuilder, app.builder))
    folder = Path(app.outdir)
    if faq.entries:
        _write(folder / _FILE, _text(faq))
        _write(folder / SCHEMA_FILE, _SCHEMA.read_text("utf-8"))
    else:
        _remove_former(folder)


def _faq_of(builder: StandaloneHTMLBuilder) -> Faq:
    return Faq(
        schema=SCHEMA_FILE,
        language=language_tag(builder.config.language),
        entries=tuple(_entries(builder)),
    )


def _entries(builder: StandaloneHTMLBuilder) -> Iterator[exported.Entry]:
    domain = cast(FaqDomain, builder.env.domains["faq"])
    written = _written_documents(builder)
    for entry in domain.all_entries():
        # An id that is given away twice leads to the first entry.
        if entry.docname in written and domain.entry(entry.name) == entry:
            yield _entry(builder, domain, entry, written)


def _written_documents(builder: StandaloneHTMLBuilder) -> set[str]:
    """The documents of the site. A single page leaves out what no table of contents reaches."""
    if builder.name != "singlehtml":
        return set(builder.env.all_docs)
    written: set[str] = set()
    found = [builder.config.root_doc]
    while found:
        name = found.pop()
        if name not in written:
            written.add(name)
            found += builder.env.toctree_includes.get(name, ())
    return written


def _entry(
    builder: StandaloneHTMLBuilder, domain: FaqDomain, entry: Entry, written: set[str]
) -> exported.Entry:
    related = [domain.entry(name) for name in entry.related]
    months: int = builder.config.selfcheck_faq_review_months
    mentions = domain.mentions_of(entry.name)
    return exported.Entry(
        id=entry.name,
        aliases=entry.aliases,
        question=entry.question,
        short_answer=domain.plain(entry.short_answer),
        answer=domain.plain(entry.answer),
        topics=tuple(_topics(builder, domain, entry)),
        source=domain.plain(entry.source_note) or None,
        as_of=entry.as_of or None,
        review_by=due_month(entry.as_of, entry.review_by, months) or None,
        answered=entry.answered,
        url=address(builder, entry.docname, entry.name),
        related=tuple(dict.fromkeys(each.name for each in related if each)),
        mentioned_by=tuple(
            Place(
                title=each.title or domain.index.titles.of_document(each.docname),
                url=address(builder, each.docname, each.anchor),
                kind=cast(Kind, each.kind),
            )
            for each in mentions
            if each.docname in written
        ),
    )


def _topics(builder: StandaloneHTMLBuilder, domain: FaqDomain, entry: Entry) -> Iterator[Topic]:
    labels = builder.env.domains.standard_domain.labels
    for name in entry.topics:
        if name in labels:
            docname, anchor, _title = labels[name]
            url = address(builder, docname, anchor)
            yield Topic(id=name, title=domain.topic_title(name), url=url)


def _text(faq: Faq) -> str:
    """One entry a line: a comparison of two versions shows which entries changed."""
    data = as_json(faq)
    entries = ",\n".join(json.dumps(each, ensure_ascii=False) for each in data.pop("entries"))
    return f'{json.dumps(data, ensure_ascii=False)[:-1]}, "entries": [\n{entries}\n]}}\n'


def _write(path: Path, text: str) -> None:
    """Write the file unless it is the same, so that only a new one has a new date."""
    content = text.encode()
    # Of a killed build there can be a half of it, which ends within a character.
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def _remove_former(folder: Path) -> None:
    """Remove what an earlier build left when there were entries; not a project's own file."""
    path = folder / _FILE
    if path.is_file() and path.read_bytes().startswith(f'{{"$schema": "{SCHEMA_FILE}"'.encode()):
        path.unlink()
        (folder / SCHEMA_FILE).unlink(missing_ok=True)


def setup_export(app: Sphinx) -> None:
    """Register the files, which are written when the pages are."""
    app.connect("build-finished", _export)
