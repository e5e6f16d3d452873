"""What Sphinx, MyST and docutils say, and what a maintainer is told in its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from sphinx.environment import BuildEnvironment

from guide.plain_messages.names import DIRECTIVES, ROLES
from guide.plain_messages.places import Place
from selfcheck.problems import shortened

_Known = Callable[[BuildEnvironment, re.Match[str]], Iterable[str]]


def _none(_env: BuildEnvironment, _match: re.Match[str]) -> Iterable[str]:
    return ()


_OWN_PAGES = frozenset(("genindex", "modindex", "py-modindex", "search"))
"""Labels of Sphinx that this guide's readers don't see."""
_PAGE = re.compile(r"(?i)(?:.*[/\\\\])?(?P<name>[^/\\\\]+)[.．](?:md|html?)(?:#.*)?")


def _targets(env: BuildEnvironment, match: re.Match[str]) -> Iterable[str]:
    """What a link can lead to: pages for what looks like one, labels for all else."""
    if _PAGE.fullmatch(match["target"]):
        end = "" if match[0].startswith("unknown document") else ".md"
        return (f"{name}{end}" for name in env.found_docs)
    return env.domains.standard_domain.anonlabels.keys() - _OWN_PAGES


def _nearest(wanted: str, known: Iterable[str]) -> str | None:
    """The name that was probably meant: large letters and the form of an address don't count."""
    names = {name.lower(): name for name in sorted(known, reverse=True)}
    if page := _PAGE.fullmatch(wanted):
        for name in (f"{page['name'].lower()}.md", page["name"].lower()):
            if name in names:
                return names[name]
    near = get_close_matches(wanted.lower(), [*names], n=1)
    return names[near[0]] if near else None


def _pages(env: BuildEnvironment, _match: re.Match[str]) -> Iterable[str]:
    return env.found_docs


def _pictures(env: BuildEnvironment, match: re.Match[str]) -> Iterable[str]:
    """The files beside the one that is missing."""
    missing = Path(env.srcdir, match["file"])
    folder = Path(match["file"]).parent
    return (str(folder / path.name) for path in missing.parent.glob("*.*"))


def _options(_env: BuildEnvironment, match: re.Match[str]) -> Iterable[str]:
    options: list[str] = ast.literal_eval(match["allowed"])
    return options


@dataclass(frozen=True, slots=True)
class Wording:
    """A kind of warning."""

    pattern: re.Pattern[str]
    """The whole of the English message."""
    plain: str
    """The Japanese one, with the pattern's groups; empty for what another message tells too."""
    sought: tuple[str, ...] = ()
    """What to look for in the source, to find the column."""
    known: _Known = _none
    """The names among which the one that was meant may be."""
    wanted: str = ""
    """The group that holds the name that was written."""

    def text(self, match: re.Match[str], env: BuildEnvironment) -> str:
        """The message, with the name that was probably meant."""
        groups = {name: shortened(_shown(value)) for name, value in match.groupdict("").items()}
        if other := match.groupdict().get("other"):
            groups["other"] = str(Place(Path(other)))
        return self.plain.format(**groups) + self._suggestion(match, env)

    def _suggestion(self, match: re.Match[str], env: BuildEnvironment) -> str:
        if not self.wanted:
            return ""
        near = _nearest(_shown(match[self.wanted])[:100].strip(), self.known(env, match))
        return f"「{near}」のまちがいではありませんか。" if near else ""

    def sought_in(self, match: re.Match[str]) -> list[str]:
        """The texts by which the column is found."""
        groups = {name: _shown(value) for name, value in match.groupdict("").items()}
        if file := groups.get("file"):
            groups["name"] = Path(file).name
        return [form.format(**groups) for form in self.sought]


def _shown(value: str) -> str:
    """What a message quotes, as it stands in the file."""
    return unquote(value).replace("\\\\", "\\")


def _wording(
    pattern: str, plain: str, *sought: str, known: _Known = _none, wanted: str = ""
) -> Wording:
    return Wording(re.compile(pattern, re.DOTALL), plain, sought, known, wanted)


_LINK_SOUGHT = ("](#{target})", "]({target})", "#{target})", "({target}", "<{target}>", "{target}")
_LINK_PLAIN = (
    "「{target}」という、リンクの行き先がありません。"
    "ファイルの名前か、見出しの上に「(名前)=」と書いた名前に合わせてください。"
)

LINK = re.compile(
    r"(?:'\w+' (?:cross-)?reference target not found: |local id not found in doc '[^']*': "
    r"|unknown document: |undefined label: |term not in glossary: |unknown option: "
    r"|unknown keyword: |Unknown source document )'(?P<target>[^']*)'"
)
UNTITLED = re.compile(
    r"toctree contains reference to document '(?P<page>.*)' that doesn't have a title: .*",
    re.DOTALL,
)
LISTED = re.compile(
    r"toctree contains reference to (?:nonexisting|non-existing|excluded) document "
    r"'(?P<target>.*)'"
)

_LINKS = (
    _wording(
        r"'myst' cross-reference target not found: ''",
        "リンクの行き先が空です。[言葉](行き先) のように書いてください。",
        "]()",
        "](#)",
    ),
    _wording(
        r"'myst' cross-reference target not found: '(?P<target>www\..*)'",
        "「{target}」の前に「https://」がありません。[言葉](https://…) のように書いてください。",
        *_LINK_SOUGHT,
    ),
    _wording(
        r"'myst' cross-reference target not found: '(?P<target>[^'\s/]+@[^'\s/]+\.[^'\s/]+)'",
        "「{target}」の前に「mailto:」がありません。[言葉](mailto:…) のように書いてください。",
        *_LINK_SOUGHT,
    ),
    Wording(LINK, _LINK_PLAIN, _LINK_SOUGHT, _targets, "target"),
    _wording(
        r"Failed to create a cross reference\. A title or caption not found: '(?P<target>.*)'",
        "「{target}」へのリンクに、表示する言葉がありません。"
        "[言葉](#{target}) のように、言葉を書いてください。",
        "{target}",
    ),
    _wording(
        r"more than one target found for '\w+' cross-reference (?P<target>\S+): could be .*",
        "「{target}」という名前の行き先が、二つ以上あります。"
        "見出しの上の「(名前)=」を、ページの名前とも違う名前にしてください。",
        *_LINK_SOUGHT,
    ),
    _wording(
        r"[Dd]uplicate label (?P<label>\S+), other instance in (?P<other>.*)",
        "「({label})=」という名前が、{other} でも使われています。片方を別の名前にしてください。",
        "({label})=",
    ),
    _wording(
        r'Duplicate explicit target name: "(?P<label>.*)"\.',
        "「({label})=」という名前が、このページに二つあります。片方を別の名前にしてください。",
        "({label})=",
    ),
)

_FOOTNOTES = (
    _wording(r"Too many autonumbered footnote references: .*", ""),  # "Unknown target" follows
    _wording(
        r'Unknown target name: "(?P<label>.*)"\.',
        "注「[^{label}]」の本文がありません。"
        "段落の外に「[^{label}]: 注の本文」の行を足してください。",
        "[^{label}]",
    ),
    _wording(
        r"Duplicate footnote definition found for label: '(?P<label>.*)'",
        "注「[^{label}]」の本文が二つあります。片方を消してください。",
        "[^{label}]:",
    ),
    _wording(
        r"Footnote \[.*\] is not referenced\.",
        "この注を指す場所が、本文にありません。"
        "本文に、同じ名前の「[^…]」を書くか、注を消してください。",
        "[^",
    ),
)

_LINES = ("---", "***", "___")

_HEADINGS = (
    _wording(
        r"Non-consecutive header level increase; H(?P<above>\d) to H(?P<level>\d)",
        "見出しの段が、{above}段めから{level}段めに飛んでいます。"
        "「#」の数を、上の見出しより一つだけ多くしてください。",
        "###### ",
        "##### ",
        "#### ",
        "### ",
    ),
    _wording(
        r"Document headings start at H(?P<level>\d), not H1",
        "ページの初めの見出しが、{level}段めになっています。"
        "ページの題は「# 題」のように、「#」一つで書いてください。",
        "###### ",
        "##### ",
        "#### ",
        "### ",
        "## ",
    ),
    _wording(
        r"Document or section may not begin with a transition\.",
        "区切りの線「---」が、見出しのすぐ下にあります。線を消してください。",
        *_LINES,
    ),
    _wording(
        r"Document may not end with a transition\.",
        "区切りの線「---」が、ページの終わりにあります。線を消すか、下に文を書いてください。",
        *_LINES,
    ),
    _wording(
        r"At least one body element must separate transitions; .*",
        "区切りの線「---」が、続けて二つあります。片方を消してください。",
        *_LINES,
    ),
)

_BLOCKS = (
    _wording(
        r"Unknown directive type: '(?P<kind>.*)'",
        "「{{{kind}}}」という種類の囲みはありません。つづりを直してください。",
        "{{{kind}}}",
        known=lambda _env, _match: DIRECTIVES,
        wanted="kind",
    ),
    _wording(
        r'Unknown interpreted text role "(?P<kind>.*)"\.',
        "「{{{kind}}}」という書き方はありません。つづりを直してください。",
        "{{{kind}}}",
        "({kind})",
        known=lambda _env, _match: ROLES,
        wanted="kind",
    ),
    _wording(
        r"'(?P<kind>\S+)': Unknown option key: '(?P<option>.*)' \(allowed: (?P<allowed>\[.*\])\)",
        "「{{{kind}}}」に「:{option}:」という指定はありません。つづりを直すか、行を消してください。",
        ":{option}:",
        known=_options,
        wanted="option",
    ),
    _wording(
        r"'(?P<kind>\S+)': Invalid option value for '(?P<option>.*?)': (?P<value>.*?): .*",
        "「{{{kind}}}」の「:{option}:」に「{value}」とは書けません。正しい値に直すか、行を消してください。",
        ":{option}: {value}",
        ":{option}:",
    ),
    _wording(
        r"'(?P<kind>\S+)': Invalid options? format.*",
        "「{{{kind}}}」の指定の書き方が違います。"
        "「:名前: 値」のように、半角の「:」で名前を囲み、半角の空白を空けて値を書いてください。",
    ),
    _wording(
        r"'(?P<kind>\S+)': Has content, but none permitted",
        "「{{{kind}}}」の囲みの中に、文は書けません。"
        "指定なら「:名前: 値」のように書き、文なら囲みの外に出してください。",
        "{{{kind}}}",
    ),
    _wording(
        r"'(?P<kind>\S+)': Splitting content across first line and body, .*",
        "「{{{kind}}}」と同じ行に文があるのに、下に指定の行もあります。"
        "文を、指定の行の下に移してください。",
        "{{{kind}}}",
    ),
    _wording(
        r"'(?P<kind>\S+)': Directive options has # comments, .*",
        "「{{{kind}}}」の指定の行に、「#」で始まる注があります。注を消してください。",
        "#",
    ),
    _wording(
        r"Invalid directive argument: argument must be 1 or 4 .*",
        "「{{grid}}」のあとには、列の数（1〜12）を一つか、四つ書いてください。",
        "{{grid}}",
    ),
    _wording(
        r"\.\. hlist content is not a list",
        "「{{hlist}}」の囲みの中は、「- 」で始まる箇条書きだけにしてください。",
        "{{hlist}}",
    ),
    _wording(
        r"invalid line number spec: '(?P<value>.*)'",
        "「{value}」は、行の番号として読めません。「3-5」のように、半角で、小さい数から書いてください。",
        "{value}",
    ),
    _wording(
        r'Content block expected for the "(?P<kind>.*)" directive; none found\..*',
        "「{{{kind}}}」の囲みの中が空です。中に文を書くか、囲みを消してください。",
        "{{{kind}}}",
    ),
    _wording(
        r'Invalid class attribute value for "(?P<kind>.*)" directive: "(?P<value>.*?)"\..*',
        "「{{{kind}}}」のあとに「{value}」とは書けません。半角の英字で始まる名前にしてください。",
        "{{{kind}}} {value}",
    ),
    _wording(
        r'(?:Invalid argument for )?"(?P<kind>\w+)" directive'
        r'(?: arguments not valid role names)?: ?(?:\ncannot make )?"(?P<value>.*?)".*',
        "「{{{kind}}}」のあとに「{value}」とは書けません。半角の英字で始まる名前にしてください。",
        "{{{kind}}} {value}",
    ),
    _wording(
        r"(?:Invalid context: the \"(?P<kind>.*)\" directive can only be used .*"
        r"|Directive '(?P<other_kind>\S+)' cannot be mocked: .*)",
        "「{{{kind}{other_kind}}}」の囲みは、ここには置けません。囲みを消してください。",
        "{{{kind}{other_kind}}}",
    ),
    _wording(
        r'(?:Error parsing content block for the|Error with CSV data in|The) "'
        r'(?P<kind>(?:list-|csv-)?table)" directive.*',
        "「{{{kind}}}」の囲みの中が、表になっていません。"
        "どの行の列の数もそろえるか、「| 列 | 列 |」の形の表にしてください。",
        "{{{kind}}}",
    ),
    _wording(
        r"(?P<wanted>\d+) header row\(s\) specified but only (?P<rows>\d+) row\(s\) of data "
        r'supplied \("(?P<kind>.*)" directive\)\..*',
        "「{{{kind}}}」の見出しの行が{wanted}行なのに、表は{rows}行しかありません。"
        "行を足すか、「:header-rows:」の数を減らしてください。",
        ":header-rows:",
    ),
    _wording(
        r"Figure caption must be a paragraph or empty comment\..*",
        "「{{figure}}」の囲みの中は、絵の説明の文で始めてください。箇条書きや表では始められません。",
        "{{figure}}",
    ),
    _wording(
        r"line number spec is out of range\(1-(?P<last>\d+)\): '(?P<value>.*)'",
        "「:emphasize-lines:」の「{value}」は、囲みの行の数（{last}行）に合いません。"
        "正しい行の番号にしてください。",
        ":emphasize-lines:",
    ),
    _wording(
        r"exception while evaluating only directive expression: .*",
        "「{{only}}」のあとの条件が、正しく書けていません。「html」のように書いてください。",
        "{{only}}",
    ),
    _wording(
        r"All children of an? '(?P<kind>[\w-]+)' should be (?:a )?'(?P<part>[\w-]+)'.*",
        "「{{{kind}}}」の囲みの中に置けるのは、「{{{part}}}」の囲みだけです。"
        "ほかの文は、囲みの外に出してください。",
        "{{{kind}}}",
    ),
    _wording(
        r"The parent of a '(?P<kind>grid-item)' should be a 'grid-row'.*",
        "「{{{kind}}}」の囲みは、「{{grid}}」の囲みの中に置いてください。",
        "{{{kind}}}",
    ),
    _wording(
        r"The parent of an? '(?P<kind>[\w-]+)' should be an? '(?P<around>[\w-]+)'.*",
        "「{{{kind}}}」の囲みは、「{{{around}}}」の囲みの中に置いてください。",
        "{{{kind}}}",
    ),
    _wording(
        r"Directive '(?P<kind>\S+)': \d+ argument\(s\) required, 0 supplied",
        "「{{{kind}}}」のあとが空です。同じ行に、ファイルなどの名前を書いてください。",
        "{{{kind}}}",
    ),
    _wording(
        r"Directive '(?P<kind>\S+)': maximum \d+ argument\(s\) allowed, \d+ supplied",
        "「{{{kind}}}」のあとに、余分な言葉があります。"
        "同じ行に書くのは、名前だけにしてください。間に空白は入れません。",
        "{{{kind}}}",
    ),
    _wording(
        r"Pygments lexer name '(?P<kind>.*)' is not known",
        "「{kind}」という、コードの種類はありません。つづりを直すか、「text」にしてください。",
        "{kind}",
    ),
    _wording(
        r'Lexing literal_block .* as "(?P<kind>.*)" resulted in an error at token: (?P<token>.*)\. '
        r"Retrying in relaxed mode\.",
        "囲みの中が、「{kind}」の書き方になっていません。中を直すか、種類を「text」にしてください。",
    ),
)

_FILES = (
    _wording(
        r"(?:image|download) file (?:\S+ )?not readable: (?P<file>.*)",
        "「{file}」というファイルがありません。名前のつづりと、ファイルの場所を確かめてください。",
        "{file}",
        "{name}",
        known=_pictures,
        wanted="file",
    ),
    _wording(
        r"(?:Directive \"include\": (?:file not found: '|error reading file: )|Include file ')"
        r"(?P<file>[^'\n]*).*",
        "取り込むファイルがありません。名前のつづりと、ファイルの場所を確かめてください。",
        "{name}",
    ),
    _wording(
        r"Problems with \"?(?P<kind>[\w-]+)\"? directive path:.*",
        "「{{{kind}}}」で読むファイルがありません。"
        "名前のつづりと、ファイルの場所を確かめてください。",
        ":file:",
        "{{{kind}}}",
    ),
    _wording(
        r"Line spec '(?P<value>.*)': no lines pulled from include file .*",
        "「:lines:」の「{value}」の行が、取り込むファイルにありません。"
        "正しい行の番号にしてください。",
        ":lines:",
    ),
    _wording(
        r"toctree glob pattern '(?P<pattern>.*)' didn't match any documents",
        "目次の「{pattern}」に当てはまるページがありません。"
        "つづりと、ファイルの場所を確かめてください。",
        "{pattern}",
    ),
    _wording(  # in Japanese as it is, but without a column
        r"「:alt:」がありません。(?P<file>\S+) の内容を文で書いてください。",
        "「:alt:」がありません。{file} の内容を文で書いてください。",
        "{file}",
    ),
    _wording(
        r"toctree contains reference to nonexisting document '(?:\\u3000)+(?P<page>.*)'",
        "目次の「{page}」の前に、全角の空白があります。消してください。",
        "　{page}",
    ),
    Wording(
        LISTED,
        "目次にある「{target}」というページがありません。つづりと、ファイルの場所を確かめてください。",
        ("{target}",),
        known=_pages,
        wanted="target",
    ),
    Wording(
        UNTITLED,
        "目次にある「{page}」のページに、題がありません。ページの初めに「# 題」を書いてください。",
        ("{page}",),
    ),
    _wording(
        r"duplicated entry found in toctree: (?P<page>.*)",
        "目次に「{page}」が二つあります。片方を消してください。",
    ),
    _wording(r"circular toctree references detected, ignoring: .*", ""),  # told at its entry
    _wording(
        r"document isn't included in any toctree",
        "このページが、どの目次にもありません。docs/index.md の目次に、名前を足してください。",
    ),
)

_OTHERS = (
    _wording(
        r"YAML is not a dict: .*",
        "ページの初めの「---」と「---」の間が、「名前: 値」の形になっていません。"
        "直すか、間を消してください。",
    ),
    _wording(
        r"(?:[\w:]+|'[\w:]+') reference target not found: '?(?P<target>.*?)'?",
        _LINK_PLAIN,
        *_LINK_SOUGHT,
    ),
    _wording(
        r"Malformed YAML",
        "ページの初めの「---」と「---」の間が、正しく書けていません。"
        "「名前: 値」のように直すか、間を消してください。",
    ),
    _wording(
        r"Duplicate reference definition: (?P<label>.*)",
        "「[{label}]:」という行が二つあります。片方を消してください。",
        "[{label}]:",
    ),
    _wording(
        r"Invalid '(?P<name>.*)' attribute value: '(?P<value>.*)'",
        "「{name}」に「{value}」とは書けません。正しい値に直すか、消してください。",
        "{value}",
    ),
)

WORDINGS = (*_LINKS, *_FOOTNOTES, *_HEADINGS, *_BLOCKS, *_FILES, *_OTHERS)
"""All kinds that are known. What matches none is told as it is."""
