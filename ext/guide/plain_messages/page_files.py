"""Pages whose file is no text or too large: they are told and left out; Sphinx would give up."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from guide.plain_messages.message_filter import Explained
from guide.plain_messages.places import Place
from selfcheck.yaml_file import SIZE_LIMIT

_logger = logging.getLogger(__name__)

_LABEL = re.compile(r"(?m)^\(([a-z0-9-]+)\)=")


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """What is wrong with a file, and the labels that links do not find because of it."""

    place: Place
    message: str
    labels: frozenset[str] = frozenset()


def leave_out_unreadable(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Take out of the build what can't be read."""
    for docname in [*docnames]:
        mistake = _mistake_of(Path(env.doc2path(docname)))
        if mistake is None:
            continue
        labels = mistake.labels | {docname, f"{docname}.md"}
        _logger.warning(
            mistake.message,
            location=str(mistake.place),
            type="guide",
            subtype="page",
            extra={"explains": Explained(1, 1, labels)},
        )
        docnames.remove(docname)
        env.clear_doc(docname)
        env.project.docnames.discard(docname)
        if docname == app.config.root_doc:
            sys.exit(1)  # without it there is no site; Sphinx would show where in its own code


def _mistake_of(path: Path) -> _Unreadable | None:
    if path.stat().st_size > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1_000_000
        message = f"ファイルが{limit} MBを超えています。いくつかのページに分けてください。"
        return _Unreadable(Place(path, 1), message)
    content = path.read_bytes()
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(errors="replace")
        place = Place(path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        message = (
            "文字コードがUTF-8ではありません（Shift_JISなどかもしれません）。"
            "UTF-8で保存し直してください。"
        )
        labels = frozenset(_LABEL.findall(content.decode(errors="replace")))
        return _Unreadable(place, message, labels)
    return None
