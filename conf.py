"""Sphinx settings of the guide."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "ext"))

project = "外務省 技術系職員の仕事ガイド"
author = "外務省 技術系職員の仕事ガイド 編集者"
copyright = "本文は CC BY 4.0（出典：外務省 採用案内）、コードは MIT"
version = release = "2024-01"  # the brochure's edition
language = "ja"
# Sentences that Sphinx's own Japanese catalog leaves in English.
locale_dirs = ["locales", str(ROOT / "ext/guide/locale")]

extensions = ["myst_parser", "notfound.extension", "sphinx_design", "selfcheck", "guide"]
exclude_patterns = ["pictures"]
nitpicky = True
# A month that passes makes nobody's change wrong: "make review" lists what is due.
suppress_warnings = ["selfcheck.faq_review"]

guide_figures_file = "docs/figures.yml"
guide_redirects_file = "docs/redirects.yml"
guide_synonyms_file = "docs/synonyms.yml"
guide_search_leaves_out = ["404", "maintain/*"]
# What only sums up other pages is found after them.
guide_search_last = ["index", "figures", "check/behaviour", "accessibility"]
# What is about the site, and how to keep it, is on the site alone.
guide_books_leave_out = ["accessibility", "maintain/*"]
selfcheck_quiz_folder = "quiz"

# Links are looked for here alone, and not among the names of C++ and the like.
myst_ref_domains = ["std", "faq", "quiz"]
myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "fieldlist",
    "substitution",
]

html_theme = "guide"
# The theme's default for this one place is not its theme's setting (guide/frame/theme.toml).
html_theme_options: dict[str, list[str]] = {"navbar_persistent": []}
html_title = project
# The published site's address, where it is known: pictures and links that others see need it.
html_baseurl = os.environ.get("GUIDE_URL") or os.environ.get("READTHEDOCS_CANONICAL_URL", "")
# Where a reader proposes a change; the hosting service tells it to its own builds.
guide_repository = os.environ.get("GUIDE_REPOSITORY", "")
if not guide_repository and "GITHUB_REPOSITORY" in os.environ:
    guide_repository = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}"
# A page that is not there can be asked for at any depth, so its links begin at the site's root.
notfound_template = "not-found.html"
notfound_context = {"title": "ページが見つかりません"}
notfound_urls_prefix = urlsplit(html_baseurl.rstrip("/") + "/").path
html_favicon = "docs/_static/favicon.svg"
html_static_path = ["docs/_static"]
html_css_files = ["tokens.css", "guide.css", "pictures.css"]
html_js_files = ["guide.js"]
# The theme has no colours for a page without scripts unless it is told a mode.
html_context = {"default_mode": "light"}
html_permalinks_icon = "#"
html_use_index = False
html_domain_indices = False
html_copy_source = False
html_show_sourcelink = False
