"""Style sheets reduced to what can match something on the pages at hand.

A rule goes when it asks for an element, a class, an id or an attribute that neither a page nor a
script names; a custom property, an animation or a typeface goes when nothing left uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Comment, Node, QualifiedRule

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_TAG = re.compile(r"<[^>]*")
_PROSE = re.compile(r'''(?<=\s)(alt|content|href|src|title)="[^"]*"''')
"""What stands in attributes that no selector of the theme asks for."""

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FAMILY = re.compile(r"""font-family:\s*["']?([^;"']+)""")
_PLAIN_RULE = re.compile(r"""(?<=[{}\n])([^{}()@;"'/\\]+)\{([^{}]*)\}""")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_USE = re.compile(r"var\(\s*(--[\w-]+)")

_MADE_BY_BROWSERS = frozenset({"tbody", "open"})
"""An element and an attribute that browsers add to what is written."""

_GROUPS = frozenset({"container", "layer", "media", "supports"})
"""At-rules with rules in them, that hold when those do."""


@dataclass(frozen=True)
class Names:
    """The words of pages and scripts, which are all that a selector can ask for."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    """Words that a script completes, such as ``is-``."""

    @classmethod
    def of(cls, pages: Iterable[str], scripts: Iterable[str]) -> Names:
        """All words in them but those of the pages' prose."""
        tags = {tag for page in pages for tag in _TAG.findall(page)}  # the most are on all pages
        on_pages = set(_WORD.findall(_PROSE.sub(r"\1", "".join(tags))))
        in_scripts = {word for script in scripts for word in _WORD.findall(script)}
        # Scripts call the attribute data-for-one dataset.forOne, and aria-for ariaFor.
        hyphenated = {_HUMP.sub("-", word) for word in in_scripts}
        attributes = hyphenated | {f"data-{word}" for word in hyphenated}
        return cls(
            frozenset(word.lower() for word in on_pages | in_scripts | attributes)
            | _MADE_BY_BROWSERS,
            tuple(sorted(word.lower() for word in in_scripts if word.endswith("-"))),
        )

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.words or name.lower().startswith(self.beginnings)


@dataclass(frozen=True)
class _Rule:
    """A rule: its beginning, and either declarations or, in a group, further rules."""

    head: str
    declarations: tuple[str, ...] = ()
    rules: tuple[_Rule, ...] = ()

    def __str__(self) -> str:
        return f"{self.head}{{{''.join(self.declarations)}{''.join(map(str, self.rules))}}}"

    @property
    def is_named(self) -> bool:
        """Whether it only has an effect where declarations use its name."""
        return self.head.startswith(("@font-face", "@keyframes"))

    def all_declarations(self) -> Iterator[str]:
        """Those of the rule and of the rules in it."""
        yield from self.declarations
        for rule in self.rules:
            yield from rule.all_declarations()


def reduce_sheet(sheet: str, names: Names, others: str) -> str:
    """What of a style sheet has an effect on pages with these names, beside the other sheets."""
    nodes = parse_stylesheet(_without_plain_rules(sheet, names), skip_whitespace=True)
    rules = _matching(nodes, names)
    used = _used_properties([text for rule in rules for text in rule.all_declarations()], others)
    rules = _with_properties(rules, used)
    texts = [text for rule in rules if not rule.is_named for text in rule.all_declarations()]
    rules = [rule for rule in rules if not rule.is_named or _is_used(rule, [others, *texts])]
    licences = dict.fromkeys(serialize([node]) for node in nodes if _is_licence(node))
    return "\n".join([*licences, *map(str, rules), ""])


def _without_plain_rules(sheet: str, names: Names) -> str:
    """The sheet without the most part of what goes, which would take half a second to parse."""
    absent = {name for name in set(_CLASS.findall(sheet)) if name not in names}

    def left(rule: re.Match[str]) -> str:
        selectors, declarations = rule.groups()
        is_whole = "/*" not in declarations and not any(declarations.count(q) % 2 for q in "\"'")
        asked = (_CLASS.findall(selector) for selector in selectors.split(","))
        goes = is_whole and not any(absent.isdisjoint(each) for each in asked)
        return "" if goes else rule[0]

    return _PLAIN_RULE.sub(left, sheet)


def _is_licence(node: Node) -> bool:
    return isinstance(node, Comment) and node.value.startswith("!")


def _matching(nodes: Iterable[Node], names: Names) -> list[_Rule]:
    """The rules that can match, each with those of its selectors that can."""
    rules = []
    for node in nodes:
        if isinstance(node, QualifiedRule):
            if head := _selectors(node.prelude, names):
                rules.append(_Rule(head, _declarations(node.content)))
        elif isinstance(node, AtRule) and node.content is not None:
            head = f"@{node.at_keyword} {serialize(node.prelude).strip()}"
            if node.lower_at_keyword not in _GROUPS:
                rules.append(_Rule(head, (serialize(node.content),)))
            elif inner := _matching(parse_blocks_contents(node.content), names):
                rules.append(_Rule(head, rules=tuple(inner)))
    return rules


def _selectors(prelude: Sequence[Node], names: Names) -> str:
    """The selectors of a list that can match."""
    selectors: list[list[Node]] = [[]]
    for node in prelude:
        if node == ",":
            selectors.append([])
        else:
            selectors[-1].append(node)
    kept = [each for each in selectors if all(name in names for name in _asked(each))]
    # A browser that doesn't know one selector leaves out the whole list, and shall go on to do so.
    if kept and ":-" in serialize(prelude):
        kept = selectors
    return ",".join(serialize(each).strip() for each in kept)


def _asked(selector: Iterable[Node]) -> Iterator[str]:
    """The names that a selector asks for; what is in :not(), :is() and their like may be absent."""
    before: Node | None = None
    for node in selector:
        if node.type == "hash" or (node.type == "ident" and before != ":"):
            yield node.value
        elif node.type == "[] block":
            yield next(each.value for each in node.content if each.type == "ident")
        before = node


def _declarations(content: Sequence[Node]) -> tuple[str, ...]:
    parts = parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return tuple(serialize([part]) for part in parts if part.type != "error")


def _used_properties(declarations: list[str], others: str) -> set[str]:
    """The custom properties that declarations use, if need be through other such properties."""
    values = [text.partition(":")[::2] for text in declarations]
    used = set(_USE.findall(others))
    used.update(*(_USE.findall(value) for name, value in values if name[:2] != "--"))
    more = used
    while more:
        found = {use for name, value in values if name in more for use in _USE.findall(value)}
        more = found - used
        used |= more
    return used


def _with_properties(rules: Iterable[_Rule], used: set[str]) -> list[_Rule]:
    """The rules without the custom properties that are not used, and without what is then empty."""
    left = []
    for rule in rules:
        texts = [t for t in rule.declarations if t[:2] != "--" or t.partition(":")[0] in used]
        inner = _with_properties(rule.rules, used)
        if texts or inner:
            left.append(replace(rule, declarations=tuple(texts), rules=tuple(inner)))
    return left


def _is_used(rule: _Rule, texts: Iterable[str]) -> bool:
    """Whether a typeface or an animation is named in any of the texts."""
    name = rule.head.partition(" ")[2]
    if rule.head.startswith("@font-face"):
        family = _FAMILY.search(rule.declarations[0])
        name = family[1] if family else ""
    # Without quotes, a digit in a name is written after a backslash.
    return any(name.replace("\\", "") in text.replace("\\", "") for text in texts)
