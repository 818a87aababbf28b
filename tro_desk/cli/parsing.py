"""The command line's words: commands, options, and what is said where they are wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

from tro_desk import __version__
from tro_desk.base.messages import N_
from tro_desk.cli import backup, lock, package, search, trash
from tro_desk.cli.common import complain
from tro_desk.cli.wishes import wishes_flags
from tro_desk.domain.deadline import TRIGGERS
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.l10n import Translator, languages, system_language, translator

BRIEF_LANGUAGES: Final = ("zh", "en", "zh+en")


DATE_OPTIONS: Final = tuple(name for name in TRIGGERS if FIELDS[name].kind is Kind.DATE)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; `command` is None where the window is asked for.

    Ends the process with status 2, and a sentence, where the arguments are wrong.
    """
    words = translator(asked_language(arguments) or system_language())
    return _parser(words).parse_args(list(arguments))


def asked_language(arguments: Sequence[str]) -> str | None:
    """The language of messages, known before the rest is parsed so that errors use it too."""
    for index, argument in enumerate(arguments):
        value = None
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        elif argument.startswith("--lang="):
            value = argument.removeprefix("--lang=")
        if value in languages():
            return value
    return None


class _Parser(argparse.ArgumentParser):
    """Speaks the language of the command line instead of argparse's English."""

    words: Translator

    def error(self, message: str) -> NoReturn:
        known = (
            ("the following arguments are required: ", N_("cli", "Missing: {what}.")),
            ("unrecognized arguments: ", N_("cli", "Not known: {what}.")),
            ("argument ", N_("cli", "Not understood: {what}.")),
        )
        say = self.words.say
        text = say("cli", "The command is not complete or not known.")
        for start, form in known:
            if message.startswith(start):
                what = message.removeprefix(start).split(": ")[0]
                text = say("cli", form, what=what)
        complain(text + " " + say("cli", "See {command} --help.", command=self.prog))
        sys.exit(2)

    def format_help(self) -> str:
        shown = super().format_help().replace("usage: ", self.words.say("cli", "Usage: "), 1)
        for group in self._action_groups:
            if group.title:
                title = self.words.say("cli", "{title}:", title=group.title)
                shown = shown.replace(f"\n{group.title}:\n", f"\n{title}\n")
        return shown


def _parser(words: Translator) -> _Parser:
    say = words.say

    def make(**more: Any) -> _Parser:
        parser = _Parser(add_help=False, formatter_class=argparse.RawTextHelpFormatter, **more)
        parser.words = words
        parser._positionals.title = say("cli", "What it takes")
        parser._optionals.title = say("cli", "Options")
        parser.add_argument("-h", "--help", action="help", help=say("cli", "show this help"))
        return parser

    def desk_option(parser: argparse.ArgumentParser, default: str | None) -> None:
        parser.add_argument(
            "--desk",
            type=Path,
            metavar="DIR",
            default=default,
            help=say("cli", "the data folder (else TRO_DESK_DIR, else the system's own place)"),
        )
        parser.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="FILE",
            default=default,
            help=say("cli", "a file whose first line is the passphrase of a locked desk"),
        )

    def common(parser: argparse.ArgumentParser, *, top: bool) -> None:
        # Taken before or after the command: below a command the default must not undo the first.
        default = None if top else argparse.SUPPRESS
        desk_option(parser, default)
        parser.add_argument(
            "--lang",
            metavar="|".join(languages()),
            choices=languages(),
            default=default,
            help=say("cli", "the language of what people read"),
        )

    parser = make(prog="tro-desk", description=say("cli", "Without a command the window opens."))
    common(parser, top=True)
    parser.add_argument(
        "--version", action="version", version=__version__, help=say("cli", "show the version")
    )
    parser.add_argument(
        "--minimized",
        action="store_true",
        help=say("cli", "open the window out of the way, as at login"),
    )
    parser.add_argument(
        "--smoke",
        action="store_const",
        dest="command",
        const="smoke",
        help=say("cli", "work the sample case once in a folder that is removed again"),
    )
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(
        dest="command",
        title=say("cli", "Commands"),
        metavar=say("cli", "COMMAND"),
        parser_class=_command_parser(make),
    )

    def command(name: str, text: str) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
        if name != "brief":
            common(sub, top=False)
        return sub

    def json_flag(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--json", action="store_true", help=say("cli", "print JSON"))

    sub = command("read", say("cli", "read a notice and print the facts found; stores nothing"))
    sub.add_argument("files", nargs="+", type=Path, metavar="FILE")
    json_flag(sub)

    sub = command("add", say("cli", "keep a file as evidence and its facts as candidates"))
    sub.add_argument("files", nargs="+", type=Path, metavar="FILE")
    sub.add_argument("--case", metavar="ID", help=say("cli", "the case it belongs to"))

    sub = command("confirm", say("cli", "confirm facts as in the window"))
    sub.add_argument("case", metavar="CASE")
    sub.add_argument("facts", nargs="*", metavar="FIELD=VALUE", type=_field_value)
    sub.add_argument(
        "--all-certain",
        action="store_true",
        help=say("cli", "confirm every fact that was found with certainty and without a rival"),
    )

    sub = command("cases", say("cli", "list the cases of the desk"))
    json_flag(sub)

    sub = command("deadlines", say("cli", "compute the deadlines of a case, or of typed dates"))
    sub.add_argument("case", nargs="?", metavar="CASE")
    for name in DATE_OPTIONS:
        sub.add_argument(f"--{name.replace('_', '-')}", metavar="DATE")
    sub.add_argument(
        "--outside-us",
        dest="waiver_outside_us",
        action="store_const",
        const="yes",
        help=say("cli", "the waiver request was sent outside the US"),
    )
    sub.add_argument(
        "--with-consent",
        dest="tro_extended_consent",
        action="store_const",
        const="yes",
        help=say("cli", "the TRO was extended with consent"),
    )
    sub.add_argument("--court", metavar="ID", help=say("cli", "the court, as in ilnd"))
    json_flag(sub)

    sub = command("count", say("cli", "count days or hours as a court does, with the reasons"))
    sub.add_argument("--from", dest="start", required=True, metavar="DATE")
    sub.add_argument("--court", default="", metavar="ID", help=say("cli", "the court, as in ilnd"))
    units = sub.add_mutually_exclusive_group(required=True)
    for unit, name, text in (
        ("court_days", "--days", say("cli", "days of the court; back where negative")),
        ("hours", "--hours", say("cli", "hours; back where negative")),
        ("china_days", "--working-days", say("cli", "working days in China; back where negative")),
    ):
        units.add_argument(name, dest=unit, type=int, metavar="N", help=text)
    sub.add_argument(
        "--by-mail",
        action="store_true",
        help=say("cli", "the days run from service by mail: 3 more are possible"),
    )
    json_flag(sub)

    sub = command("steps", say("cli", "list the steps of a case and where each stands"))
    sub.add_argument("case", metavar="CASE")
    json_flag(sub)

    sub = command("brief", say("cli", "write the brief for a lawyer as PDF"))
    sub.add_argument("case", metavar="CASE")
    desk_option(sub, argparse.SUPPRESS)
    sub.add_argument(
        "--lang",
        dest="brief_lang",
        choices=BRIEF_LANGUAGES,
        metavar="|".join(BRIEF_LANGUAGES),
        help=say("cli", "the language of the brief"),
    )
    sub.add_argument(
        "--out",
        type=Path,
        metavar="FILE.pdf",
        required=True,
        help=say("cli", "the file to write"),
    )
    sub.add_argument(
        "--paper",
        choices=("A4", "Letter"),
        metavar="A4|Letter",
        default="A4",
        help=say("cli", "the size of its pages"),
    )
    wishes_flags(sub, words)

    sub = command("calendar", say("cli", "write the dates of a case, or of all, as an .ics file"))
    sub.add_argument("case", nargs="?", metavar="CASE")
    sub.add_argument(
        "--out",
        type=Path,
        metavar="FILE.ics",
        required=True,
        help=say("cli", "the file to write"),
    )

    sub = command("load", say("cli", "load a sales, listing or balance export into a shop"))
    sub.add_argument("files", nargs="+", type=Path, metavar="FILE")
    sub.add_argument(
        "--store",
        required=True,
        metavar="NAME",
        help=say("cli", "the shop; a new one is added on the platform of the report"),
    )
    sub.add_argument(
        "--platform",
        default="",
        metavar="NAME",
        help=say("cli", "the platform of the shop, as in amazon"),
    )
    sub.add_argument(
        "--period",
        nargs=2,
        type=_day,
        metavar=("FIRST", "LAST"),
        help=say("cli", "first and last day of a report without dates"),
    )
    sub.add_argument(
        "--currency",
        type=_currency,
        metavar="CODE",
        help=say("cli", "the currency of a report that names none"),
    )
    sub.add_argument(
        "--date-order",
        default="",
        choices=("dmy", "mdy"),
        metavar="dmy|mdy",
        help=say("cli", "whether day or month stands first"),
    )
    json_flag(sub)

    sub = command("exposure", say("cli", "print the figures of a case, with where each is from"))
    sub.add_argument("case", metavar="CASE")
    json_flag(sub)

    sub = command("scan", say("cli", "compare listings or titles with a list of marks"))
    sub.add_argument("listings", nargs="?", type=Path, metavar="LISTINGS")
    sub.add_argument(
        "--watch",
        type=Path,
        metavar="FILE",
        help=say("cli", "the list of marks (else a short list to begin with)"),
    )
    sub.add_argument(
        "--title",
        dest="titles",
        action="append",
        default=[],
        metavar="TEXT",
        help=say("cli", "a title to compare instead of a file; may be given again"),
    )
    sub.add_argument(
        "--exact",
        action="store_true",
        help=say("cli", "leave out what is only close to a mark"),
    )
    sub.add_argument(
        "--xlsx",
        type=Path,
        metavar="FILE.xlsx",
        help=say("cli", "write the matches as a workbook too"),
    )
    json_flag(sub)

    sub = command("search", say("cli", "find words in all that the desk holds"))
    search.add_command(sub, words)
    json_flag(sub)

    backup.add_commands(command, json_flag, words)
    trash.add_commands(command, json_flag, words)
    lock.add_commands(command, json_flag, words)
    package.add_commands(command, json_flag, words)

    command("demo", say("cli", "fill the desk named by --desk with the sample case"))
    return parser


def _command_parser(make: Callable[..., _Parser]) -> Any:
    return lambda **more: make(**more)


def _field_value(text: str) -> tuple[str, str]:
    field, mark, value = text.partition("=")
    if not mark or not field:
        raise argparse.ArgumentTypeError(text)
    return field, value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(text) from error


def _currency(text: str) -> str:
    code = text.upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise argparse.ArgumentTypeError(text)
    return code
