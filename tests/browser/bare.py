"""A small project with a theme, or with pages that hold nothing but what the extension adds."""

from __future__ import annotations

CONF = """
project = "test"
extensions = ["myst_parser", "selfcheck"]
language = "ja"
nitpicky = True
selfcheck_analysis = False
copyright = "2024"
myst_enable_extensions = ["colon_fence"]
templates_path = ["templates"]
exclude_patterns = ["out", "templates"]
html_theme = "{theme}"
# pydata's theme complains in the console where it is told no mode.
html_context = {{"default_mode": "auto"}}
"""

BARE = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
{%- set own = ['_static/quiz.css', '_static/quiz.js', '_static/faq.css', '_static/faq.js'] %}
{%- for css in css_files if css.filename in own %}{{ css_tag(css) }}{% endfor %}
{%- for js in script_files if js.filename in own %}{{ js_tag(js) }}{% endfor %}
</head>
<body><main>{% block body %}{% endblock %}</main></body>
</html>
"""
"""A page with nothing of a theme or of Sphinx: all that there is to complain of is ours."""
