"""Every job without a window (the shapes are in the README, "On the command line").

Exit status: 0 done; 1 the input was understood but the job failed, one line on stderr says what to
do; 2 wrong use. `--lang` sets the language of what people read; JSON keys and codes never change.
Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from tro_desk import __version__
from tro_desk.base.errors import DeskError
from tro_desk.base.messages import N_
from tro_desk.domain.deadline import TRIGGERS
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.l10n import Translator, languages, system_language, translator
from tro_desk.l10n.errors import sentence

if TYPE_CHECKING:
    from tro_desk.desk import Added, Desk
    from tro_desk.domain.deadline import Deadline
    from tro_desk.domain.facts import Candidate
    from tro_desk.domain.reading import FileInfo, Reading

BRIEF_LANGUAGES: Final = ("zh", "en", "zh+en")
REMIND_BEFORE: Final = (10_080, 1_440)
"""Minutes before a date at which a calendar reminds: a week and a day."""


def main(arguments: Sequence[str]) -> int:
    """Do the job that the arguments name and return the exit status."""
    options = parse(arguments)
    words = translator(_asked_language(arguments) or system_language())
    try:
        status: int = COMMANDS[options.command](options, words)
    except DeskError as error:
        _complain(sentence(error, words))
        return 1
    except KeyboardInterrupt:
        _complain(sentence(DeskError("cancelled"), words))
        return 1
    except BrokenPipeError:
        return 1
    except Exception:
        # A frightened user gets a sentence; the log gets the rest.
        path = _logged(options)
        _complain(words.say("cli", "Something unexpected happened. Details: {path}", path=path))
        return 1
    return status


def _logged(options: argparse.Namespace) -> str:
    """Write the exception at hand into the log and return the log's path."""
    import logging

    from tro_desk.base import log
    from tro_desk.desk import desk_folder

    path = log.start(desk_folder(options.desk))
    logging.getLogger(log.NAME).exception("command %s", options.command)
    log.stop()
    return str(path or "-")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; `command` is None where the window is asked for.

    Ends the process with status 2, and a sentence, where the arguments are wrong.
    """
    words = translator(_asked_language(arguments) or system_language())
    return _parser(words).parse_args(list(arguments))


# the command line itself


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
        _complain(text + " " + say("cli", "See {command} --help.", command=self.prog))
        sys.exit(2)

    def format_help(self) -> str:
        shown = super().format_help().replace("usage: ", self.words.say("cli", "Usage: "), 1)
        for group in self._action_groups:
            if group.title:
                title = self.words.say("cli", "{title}:", title=group.title)
                shown = shown.replace(f"\n{group.title}:\n", f"\n{title}\n")
        return shown


def _asked_language(arguments: Sequence[str]) -> str | None:
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

    sub = command("calendar", say("cli", "write the dates of a case, or of all, as an .ics file"))
    sub.add_argument("case", nargs="?", metavar="CASE")
    sub.add_argument(
        "--out",
        type=Path,
        metavar="FILE.ics",
        required=True,
        help=say("cli", "the file to write"),
    )

    command("demo", say("cli", "fill the desk named by --desk with the sample case"))
    return parser


def _command_parser(make: Callable[..., _Parser]) -> Any:
    return lambda **more: make(**more)


def _field_value(text: str) -> tuple[str, str]:
    field, mark, value = text.partition("=")
    if not mark or not field:
        raise argparse.ArgumentTypeError(text)
    return field, value


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


def _open(options: argparse.Namespace) -> Desk:
    from tro_desk.desk import desk_folder, open_desk

    return open_desk(desk_folder(options.desk))


# commands

DATE_OPTIONS: Final = tuple(name for name in TRIGGERS if FIELDS[name].kind is Kind.DATE)


def _read(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.without_case import read_notice

    status = 0
    for path in options.files:
        try:
            reading = read_notice(path)
        except DeskError as error:
            status = 1
            if options.json:
                print(_json({"file": {"name": path.name}, "error": error.code}))
            _complain(sentence(error, words))
            continue
        if options.json:
            print(_json(_reading_json(reading, words)))
        else:
            print("\n".join(_reading_lines(reading, words)))
    return status


def _add(options: argparse.Namespace, words: Translator) -> int:
    status = 0
    case = options.case
    with _open(options) as desk:
        if case is not None:
            desk.case(case)
        for path in options.files:
            try:
                added = desk.add_notice(path, case)
            except DeskError as error:
                status = 1
                _complain(sentence(error, words))
                continue
            if added.known_since is not None:
                text = words.say(
                    "cli",
                    "{case}: {name} is kept since {since}.",
                    case=added.case_id,
                    name=added.evidence.name,
                    since=words.beijing(added.known_since),
                )
            else:
                text = words.plural(
                    "cli",
                    "{case}: {name} is kept as evidence; {count} fact found.",
                    "{case}: {name} is kept as evidence; {count} facts found.",
                    len(added.reading.candidates),
                    case=added.case_id,
                    name=added.evidence.name,
                )
            print(text)
            for line in (*_copy_lines(desk, added, words), *_own_lines(desk, added, words)):
                print("  " + line)
    return status


def _copy_lines(desk: Desk, added: Added, words: Translator) -> Iterable[str]:
    names = {n.evidence.sha256: n.evidence.name for n in desk.case(added.case_id).notices}
    for sha256 in added.near_copy_of:
        yield words.say("cli", "It says the same as {name}: a near copy.", name=names[sha256])


def _own_lines(desk: Desk, added: Added, words: Translator) -> Iterable[str]:
    """Where the paper that was added lists the seller's own shops."""
    for row in desk.own_rows(added.case_id):
        if row.evidence != added.evidence.sha256:
            continue
        place = {"number": row.defendant_number, "page": row.page}
        if row.removed:
            yield words.say(
                "cli",
                "Page {page} says that you were dismissed or removed: ask your lawyer.",
                **place,
            )
        elif row.matched_by == "defendant_number":
            yield words.say("cli", "Page {page} names Defendant No. {number}, as you are.", **place)
        else:
            yield words.say("cli", "You are Defendant No. {number}, page {page}.", **place)


def _confirm(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk import Said
    from tro_desk.domain.facts import Status
    from tro_desk.l10n.terms import field_label

    if not options.facts and not options.all_certain:
        _complain(words.say("cli", "Give FIELD=VALUE or --all-certain."))
        return 2
    with _open(options) as desk:
        facts = list(desk.confirm_certain(options.case)) if options.all_certain else []
        said = [Said(field, value, Status.CONFIRMED) for field, value in options.facts]
        if said:
            facts += desk.say(options.case, said)
    for fact in facts:
        label, value = field_label(words, fact.field), _shown(words, fact.field, fact.value)
        print(words.say("cli", "{label}: {value}", label=label, value=value))
    count = len(facts)
    print(words.plural("cli", "{count} fact confirmed.", "{count} facts confirmed.", count))
    return 0


def _cases(options: argparse.Namespace, words: Translator) -> int:
    with _open(options) as desk:
        cases = desk.cases()
    if options.json:
        keys = ("id", "docket_number", "court", "case_name")
        print(_json({"cases": [{key: getattr(case, key) for key in keys} for case in cases]}))
        return 0
    for case in cases:
        print("  ".join(part for part in (case.id, case.docket_number, case.case_name) if part))
    if not cases:
        print(words.say("cli", "There is no case yet. Add a notice: tro-desk add FILE"))
    return 0


def _deadlines(options: argparse.Namespace, words: Translator) -> int:
    typed = {name: getattr(options, name) for name in TRIGGERS}
    typed = {name: value for name, value in typed.items() if value is not None}
    if (options.case is None) == (not typed):
        _complain(words.say("cli", "Give either a case or --court and the dates."))
        return 2
    if options.case is not None:
        with _open(options) as desk:
            deadlines = desk.deadlines(options.case)
    else:
        from tro_desk.desk.without_case import deadlines_for

        deadlines = deadlines_for(typed)
    if options.json:
        print(_json({"deadlines": [_deadline_json(item, words) for item in deadlines]}))
    else:
        print("\n".join(line for item in deadlines for line in _deadline_lines(item, words)))
    return 0


def _count(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.without_case import count

    units = ("court_days", "hours", "china_days")
    unit = next(name for name in units if getattr(options, name) is not None)
    counted = count(
        options.court, options.start, getattr(options, unit), unit, by_mail=options.by_mail
    )
    if options.json:
        print(_json(_deadline_json(counted, words)))
    else:
        print("\n".join(_deadline_lines(counted, words)))
    return 0


def _brief(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.preview import brief_options

    language: Any = options.brief_lang or words.language
    with _open(options) as desk:
        made = desk.make_brief(options.case, brief_options(language, options.paper), options.out)
    text = words.plural(
        "cli",
        "{file}: {count} page.",
        "{file}: {count} pages.",
        made.pages,
        file=str(options.out),
    )
    print(text)
    return 0


def _calendar(options: argparse.Namespace, words: Translator) -> int:
    with _open(options) as desk:
        count = desk.make_calendar(options.out, words.language, REMIND_BEFORE, options.case)
    print(
        words.plural(
            "cli", "{file}: {count} date.", "{file}: {count} dates.", count, file=str(options.out)
        )
    )
    return 0


def _demo(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.base import paths

    if options.desk is None:
        _complain(words.say("cli", "Name the folder to fill: tro-desk demo --desk DIR"))
        return 2
    with _open(options) as desk:
        case = desk.fill_sample(paths.asset("sample"))
    text = words.say(
        "cli", "The sample case {case} is in {folder}.", case=case, folder=options.desk
    )
    print(text)
    return 0


COMMANDS: Final[dict[str, Callable[[argparse.Namespace, Translator], int]]] = {
    "read": _read,
    "add": _add,
    "confirm": _confirm,
    "cases": _cases,
    "deadlines": _deadlines,
    "count": _count,
    "brief": _brief,
    "calendar": _calendar,
    "demo": _demo,
}


# shapes


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _file_json(file: FileInfo) -> dict[str, str]:
    return {"name": file.name, "sha256": file.sha256, "kind": file.kind}


def _reading_json(reading: Reading, words: Translator) -> dict[str, object]:
    from tro_desk.l10n.signs import sign_words

    return {
        "file": _file_json(reading.file),
        "pages": len(reading.document.pages),
        "method": reading.document.method,
        "notice_type": reading.notice_type,
        "facts": [_candidate_json(candidate) for candidate in reading.candidates],
        "authenticity": [
            {
                "check": sign.check,
                "outcome": sign.outcome.value,
                "detail": words.render(sign_words(sign)),
            }
            for sign in reading.signs
        ],
        "warnings": list(reading.document.warnings),
    }


def _candidate_json(candidate: Candidate) -> dict[str, object]:
    fact: dict[str, object] = {
        "field": candidate.field,
        "value": candidate.value,
        "raw": candidate.raw,
        "page": candidate.page,
        "start": candidate.start,
        "end": candidate.end,
        "score": candidate.score / 1000,
        "by": candidate.by,
    }
    if candidate.tz is not None:
        fact["tz"] = candidate.tz
    return fact


def _deadline_json(deadline: Deadline, words: Translator) -> dict[str, object]:
    trigger, due, later = deadline.trigger, deadline.due, deadline.possible_later
    name, _, own = deadline.id.partition(":")
    shape: dict[str, object] = {
        "id": name,
        "rule": deadline.rule,
        "trigger": {"field": trigger.field, "value": trigger.value} if trigger else None,
        "due": due.isoformat() if due else None,
        "due_beijing": words.beijing(due).isoformat() if due else None,
        "tz": deadline.tz,
        "possible_later": later.isoformat() if later else None,
        "trace": [words.render(step.text) for step in deadline.trace],
        "status": deadline.status,
    }
    if deadline.missing:
        shape["missing"] = list(deadline.missing)
    if own:
        shape["title"] = words.render(deadline.title)
    if deadline.mark is not None:
        shape["mark"] = deadline.mark.state
    return shape


def _reading_lines(reading: Reading, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.terms import field_label, notice_type

    pages = words.plural("cli", "{count} page", "{count} pages", len(reading.document.pages))
    yield words.say(
        "cli",
        "{name}: {kind}, {pages}",
        name=reading.file.name,
        kind=notice_type(words, reading.notice_type),
        pages=pages,
    )
    for item in reading.candidates:
        yield "  " + words.say(
            "cli",
            "{label}: {value} (page {page})",
            label=field_label(words, item.field),
            value=_shown(words, item.field, item.value),
            page=item.page,
        )
    if not reading.candidates:
        yield "  " + words.say("cli", "No fact was found.")
    yield from _warning_lines(reading, words)
    yield from _sign_lines(reading, words)


def _warning_lines(reading: Reading, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.warnings import warning

    for code in reading.document.warnings:
        yield "  " + warning(code, words)


def _sign_lines(reading: Reading, words: Translator) -> Iterable[str]:
    from tro_desk.domain.sign import Outcome
    from tro_desk.l10n.signs import outcome_word, sign_advice, sign_title, sign_words

    if reading.signs:
        yield words.say("cli", "Signs to check (nothing here proves that a notice is real):")
    for sign in reading.signs:
        yield "  " + words.say(
            "cli",
            "{title} [{outcome}] {words}",
            title=words.render(sign_title(sign.check)),
            outcome=words.render(outcome_word(sign.outcome)),
            words=words.render(sign_words(sign)),
        )
        if sign.outcome is Outcome.MISMATCH:
            advice = words.render(sign_advice(sign))
            yield "    " + words.say("cli", "To do: {advice}", advice=advice)


def _deadline_lines(deadline: Deadline, words: Translator) -> Iterable[str]:
    from tro_desk.l10n.terms import deadline_status, field_label

    status = deadline_status(words, deadline.status)
    yield f"{words.render(deadline.title)} [{status}] {deadline.rule}"
    if deadline.due is not None:
        yield "  " + words.moment(deadline.due)
        yield "  " + words.moment(words.beijing(deadline.due))
    if deadline.possible_later is not None:
        later = words.say(
            "cli", "possibly later, ask your lawyer: {moment}", moment=deadline.possible_later
        )
        yield "  " + later
    if deadline.missing:
        names = ", ".join(field_label(words, field) for field in deadline.missing)
        yield "  " + words.say("cli", "missing: {names}", names=names)
    for number, step in enumerate(deadline.trace, 1):
        rule = f" [{step.rule}]" if step.rule else ""
        yield f"    {number}. {words.render(step.text)}{rule}"


def _shown(words: Translator, field: str, value: str) -> str:
    from tro_desk.desk.without_case import courts
    from tro_desk.l10n.terms import show_value

    return show_value(words, field, value, courts())
