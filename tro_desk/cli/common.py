"""What several commands need."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.l10n import Translator, system_language, translator
from tro_desk.l10n.clock import clock_text

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.court import Court

_LONGEST: Final = 10_000  # characters of a line with a passphrase


def complain(text: str) -> None:
    print(text, file=sys.stderr)


def open_named(options: argparse.Namespace) -> Desk:
    """The desk that the options name; the passphrase of a locked one is asked for, where no file
    has it. Raises as `open_desk`, and `file_missing`, `file_unreadable` (name)."""
    from tro_desk.desk import desk_folder, open_desk
    from tro_desk.desk.folder import refuse_missing
    from tro_desk.desk.lock_state import lock_state

    refuse_missing(options.desk)
    folder = desk_folder(options.desk)
    words = translator(options.lang or system_language())
    passphrase = None if lock_state(folder) == "open" else given_passphrase(options, words)
    desk = open_desk(folder, passphrase=passphrase)
    later = desk.clock_behind()
    if later is not None:
        complain(clock_text(words, desk.clock.now(), later))
    return desk


def given_passphrase(options: argparse.Namespace, words: Translator) -> str | None:
    """The passphrase: from the file that the options name, else typed; None without a terminal."""
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file)
    return ask(words.say("cli", "Passphrase of the desk: "))


def ask(prompt: str) -> str | None:
    """What is typed without being shown; None where there is no terminal to type at.

    Raises Cancelled where the typing was ended instead, and DeskError `typed_unreadable` for what
    is no text.
    """
    if not sys.stdin.isatty():
        return None
    import getpass

    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise Cancelled from None
    except UnicodeDecodeError as error:
        raise DeskError("typed_unreadable") from error


def first_line(path: Path) -> str:
    """The first line of a file. Raises DeskError `file_missing`, `file_unreadable` (name)."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.readline(_LONGEST).rstrip("\r\n")
    except FileNotFoundError as error:
        raise DeskError("file_missing", name=path.name) from error
    except (OSError, ValueError) as error:
        raise DeskError("file_unreadable", name=path.name) from error


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def shown(words: Translator, field: str, value: str, tz: str | None, court: Court | None) -> str:
    """A value as a person reads it; a date with its own zone or that of `court`."""
    from tro_desk.desk.without_case import courts
    from tro_desk.domain.zones import zone_of
    from tro_desk.l10n.terms import show_value

    return show_value(words, field, value, courts(), zone_of(field, tz, court))
