"""Contents that lead back to where they began: Sphinx would follow them without end."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

_logger = logging.getLogger(__name__)


def break_loops(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Tell each entry that leads back, and let nothing follow it.

    The entries are taken anew from the pages' own lists: another page may have been mended.
    """
    for page, contents in env.tocs.items():
        lists = contents.findall(addnodes.toctree)
        listed = [name for each in lists for name in each["includefiles"] if name in env.all_docs]
        if listed:
            env.toctree_includes[page] = listed
    seen: set[str] = set()
    starts = (app.config.root_doc, *env.toctree_includes)
    for page, name in [
        found
        for start in starts
        if start not in seen
        for found in _leading_back(env, start, (), seen)
    ]:
        env.toctree_includes[page].remove(name)
        message = (
            f"目次の「{name}」をたどると、このページに戻ります。"
            "どこまでも続いてしまうので、この行を消してください。"
        )
        found = env.get_doctree(page).findall(addnodes.toctree)
        place = next(each for each in found if name in each["includefiles"])
        _logger.warning(message, location=place, type="guide", subtype="page")
    return []


def _leading_back(
    env: BuildEnvironment, page: str, above: tuple[str, ...], seen: set[str]
) -> Iterator[tuple[str, str]]:
    """The pages from one on, each with an entry to a page through which it is reached."""
    seen.add(page)
    way = (*above, page)
    for name in env.toctree_includes.get(page, []):
        if name in way:
            yield page, name
        elif name not in seen:
            yield from _leading_back(env, name, way, seen)
