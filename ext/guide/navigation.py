"""What every page shows of all others, in its menu and its ways to the pages beside it.

Sphinx writes only the pages that were read: the others would go on showing the menu of before.
"""

from __future__ import annotations

from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from selfcheck.links import write_again_where_changed


def _shown_by_navigation(env: BuildEnvironment) -> dict[str, Any]:
    """The titles of all pages and the lists of contents, by the page that shows them: each one."""
    titles = {page: title.pformat() for page, title in env.titles.items()}
    lists = {
        page: [each.pformat() for each in contents.findall(addnodes.toctree)]
        for page, contents in env.tocs.items()
    }
    return dict.fromkeys(env.all_docs, (titles, lists))


def setup_navigation(app: Sphinx) -> None:
    """Have all pages written when the navigation has changed."""
    write_again_where_changed(app, _shown_by_navigation)
