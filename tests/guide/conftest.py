"""The guide once more, with other figures, to see where each of them is used."""

from __future__ import annotations

import pytest
import yaml

from tests.conftest import ROOT, Build, run_sphinx
from tests.guide.pages import figures, mark


@pytest.fixture(scope="session")
def renamed_guide(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The guide in which the value of each figure is the figure's own name, marked."""
    folder = tmp_path_factory.mktemp("renamed")
    values = {name: {**figure, "value": mark(name)} for name, figure in figures().items()}
    file = folder / "figures.yml"
    file.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    settings = ("-c", ROOT, "-D", f"guide_figures_file={file}", "-d", folder / "doctrees")
    status, warnings = run_sphinx(*settings, ROOT / "docs", folder / "html")
    return Build(status, warnings, folder / "html")
