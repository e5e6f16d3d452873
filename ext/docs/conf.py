"""Sphinx settings of the extension's own documentation."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from selfcheck import __version__  # noqa: E402 -- found only after the line above

project = "sphinx-selfcheck"
author = "the authors of sphinx-selfcheck"
copyright = "the authors of sphinx-selfcheck. Licence: MIT"
version = release = __version__
language = "en"

extensions = ["myst_parser", "selfcheck", "yaml_keys"]
nitpicky = True
myst_enable_extensions = ["colon_fence", "deflist"]

html_theme = "furo"
html_title = project
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
