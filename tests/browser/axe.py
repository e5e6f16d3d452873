"""What axe-core finds on a page as it is now."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose findings depend on the colours; they take most of the time."""
OF_LOOKS = [*OF_COLOURS, "target-size"]
"""The rules whose findings depend on the colours and on the size of the screen."""

# By itself axe-core would fetch all style sheets again, and look for their imports elsewhere.
_FAULTS = """([where, only, without]) => axe.run(where || document, {
  resultTypes: ["violations"], preload: false, ...(only.length && { runOnly: only }),
  rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 200)}`)))"""


def faults(
    page: Page, where: str = "", *, only: Sequence[str] = (), without: Sequence[str] = ()
) -> list[str]:
    """What axe-core finds in a part of the page or in all, by some rules or by all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(_FAULTS, [where, [*only], [*without]])
    return found
