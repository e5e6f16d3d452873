"""Search in Japanese: Sphinx divides the pages into words but not what the reader types."""

from __future__ import annotations

import re
import unicodedata

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

_RUNS = re.compile(r"[a-z0-9]+|[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


class SearchJapanesePairs(SearchLanguage):
    """Pairs of neighbouring characters on both sides, so that every phrase of a page is found."""

    lang = "ja"
    language_name = "Japanese"
    # The same division as in split(), for the reader's words.
    js_splitter_code = r"""
var splitQuery = (query) =>
  (query.normalize("NFKC").toLowerCase()
    .match(/[a-z0-9]+|[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g) ?? [])
    .flatMap((run) => /^[a-z0-9]/.test(run) || run.length < 3
      ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)));
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 -- the name is Sphinx's
        """Divide a text into words of letters and pairs of Japanese characters."""
        words: list[str] = []
        for run in _RUNS.findall(unicodedata.normalize("NFKC", input).lower()):
            if run[0].isascii() or len(run) < 3:
                words.append(run)
            else:
                words += (run[i : i + 2] for i in range(len(run) - 1))
        return words


def setup_search(app: Sphinx) -> None:
    """Use it instead of Sphinx's own Japanese."""
    app.add_search_language(SearchJapanesePairs)
