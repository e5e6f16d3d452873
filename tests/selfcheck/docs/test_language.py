"""Another language for the extension's own texts, added to a project as the reference tells it."""

from __future__ import annotations

import re
import textwrap

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT, Project
from tests.selfcheck.docs.conftest import DOCS
from tests.selfcheck.quiz_example import FILES

_CATALOG = ROOT / "ext/selfcheck/locale/en/LC_MESSAGES/selfcheck.po"


def test_a_project_adds_a_language(project: Project) -> None:
    with _CATALOG.open("rb") as file:
        catalog = read_po(file, locale="fr")
    catalog["Begin"].string = "Commencer"
    reference = (DOCS / "reference/output.md").read_text("utf-8")
    example = re.search(r"^   ```python\n(.*?)^   ```$", reference, re.M | re.S)
    assert example
    conf = textwrap.dedent(example[1])
    first = project(FILES, conf=conf)
    folder = first.out.parent.parent / "locales/fr/LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "selfcheck.mo").open("wb") as file:
        write_mo(file, catalog)
    page = project(FILES, conf=conf).page()
    buttons = {text for button in page.select("section.quiz button") for text in button.strings}
    assert buttons >= {"Commencer", "Next"}
