"""The command line ``python -m selfcheck``."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from sphinx.locale import init, translators

from selfcheck.analysis.commands import UsageError, check, record, schema
from selfcheck.analysis.output import FORMATS
from selfcheck.analysis.schema import SCHEMAS
from selfcheck.messages import CATALOG, _

_CATALOGS = Path(__file__).parent.parent / "locale"
_LANGUAGES = ("en", "ja")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; return the exit status."""
    common = ArgumentParser(add_help=False, allow_abbrev=False)
    language = common.add_argument("--language", choices=_LANGUAGES, default=_own_language())
    known, rest = common.parse_known_args(arguments)
    _speak(known.language)
    # Only now are the help texts made, in the language that was asked for.
    language.help = _("language of the messages (otherwise that of the user's locale)")
    parser = _parser(common)
    options = parser.parse_args(rest)
    try:
        text, status = options.run(options)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if text:
        sys.stdout.write(f"{text}\n")
    return int(status)


def _own_language() -> str:
    """The language of the user's locale, as far as there are messages in it."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "ja" if locale.startswith("ja") else "en"


def _speak(language: str) -> None:
    """Load the messages, in the place of those that were loaded before in this process."""
    translators.pop(("general", CATALOG), None)
    init([str(_CATALOGS)], language, CATALOG)


def _parser(common: ArgumentParser) -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m selfcheck",
        description=_("Checks the quizzes of sphinx-selfcheck without building a site."),
        parents=[common],
    )
    commands = parser.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    paths = ArgumentParser(add_help=False)
    paths.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=Path,
        help=_("a quiz's YAML file, or a folder of them"),
    )

    text = _("tell what is remarkable about quizzes; the exit status is 1 where there are errors")
    one = commands.add_parser("check", parents=[paths], help=text, description=text)
    _add_check_options(one)
    one.set_defaults(run=check)

    text = _("write down what the answers mean, so that a later change of it is noticed")
    one = commands.add_parser("record", parents=[paths], help=text, description=text)
    text_of_force = _("replace the record of this version: nobody has answered it yet")
    one.add_argument("--force", action="store_true", help=text_of_force)
    one.set_defaults(run=record)

    text = _("print the JSON Schema of a quiz's YAML file, or that of faq.json")
    one = commands.add_parser("schema", help=text, description=text)
    text_of_file = _("the kind of file: “quiz”, unless another is given, or “faq”")
    one.add_argument("file", nargs="?", choices=SCHEMAS, default="quiz", help=text_of_file)
    one.set_defaults(run=schema)
    return parser


def _add_check_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="human",
        help=_("for a person, a program, or the annotations of a pull request"),
    )
    parser.add_argument("--strict", action="store_true", help=_("fail on warnings too"))
    parser.add_argument(
        "--report",
        action="store_true",
        help=_("also tell how the quizzes behave: bands, shares and witnesses"),
    )
    parser.add_argument(
        "--banned-words",
        metavar="FILE",
        type=Path,
        help=_("a list of banned words, one a line, in the place of the built-in one"),
    )
    parser.add_argument(
        "--ignore",
        metavar="CODE",
        action="append",
        default=[],
        help=_("leave out the findings with this code; may be given more than once"),
    )
