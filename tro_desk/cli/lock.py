"""The command that locks a desk with a passphrase, and unlocks it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.cli.common import (
    as_json,
    ask,
    complain,
    first_line,
    given_passphrase,
    open_named,
)
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.desk import Desk

ACTIONS = ("status", "on", "off", "change", "recovery")


def add_commands(
    command: Callable[[str, str], argparse.ArgumentParser],
    json_flag: Callable[[argparse.ArgumentParser], None],
    words: Translator,
) -> None:
    """Tell the parser of it."""
    say = words.say
    sub = command("lock", say("cli", "encrypt the desk with a passphrase, or decrypt it"))
    sub.add_argument(
        "action",
        choices=ACTIONS,
        metavar="|".join(ACTIONS),
        help=say(
            "cli",
            "tell whether it is locked; lock it; unlock it for good; another passphrase; another "
            "recovery key",
        ),
    )
    sub.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help=say("cli", "a file whose first line is the new passphrase (else it is asked for)"),
    )
    sub.add_argument(
        "--recovery-file",
        type=Path,
        metavar="FILE",
        help=say("cli", "a file with the recovery key, where the passphrase is forgotten"),
    )
    sub.add_argument(
        "--set-aside",
        action="store_true",
        help=say(
            "cli", "with off: keep damaged files aside, still encrypted, and decrypt the rest"
        ),
    )
    json_flag(sub)


def lock(options: argparse.Namespace, words: Translator) -> int:
    actions = {
        "status": _status,
        "on": _on,
        "off": _off,
        "change": _change,
        "recovery": _recovery,
    }
    return actions[options.action](options, words)


def _status(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk import desk_folder
    from tro_desk.desk.lock_state import lock_state

    state = lock_state(desk_folder(options.desk))
    sentences = {
        "open": words.say("cli", "The desk is not encrypted."),
        "locked": words.say("cli", "The desk is encrypted with a passphrase."),
        "converting": words.say(
            "cli",
            "Encrypting or decrypting the desk was cut off. Opening it with its passphrase "
            "finishes that.",
        ),
    }
    _tell(options, sentences[state], state=str(state))
    return 0


def _on(options: argparse.Namespace, words: Translator) -> int:
    with open_named(options) as desk:
        if desk.sealed:
            raise DeskError("already_locked")
        file = options.new_passphrase_file or options.passphrase_file
        passphrase = _new(options, words, file)
        if passphrase is None:
            return 2
        key = desk.lock(passphrase)
        left = [str(path) for path in desk.open_backups()]
    if options.json:
        print(as_json({"state": "locked", "recovery_key": key, "open_backups": left}))
        return 0
    print(words.say("cli", "The desk is encrypted."))
    _print_key(words, key)
    if left:
        complain(words.say("cli", "These backups are not encrypted, and stay as they are:"))
        for path in left:
            complain(f"  {path}")
    return 0


def _off(options: argparse.Namespace, words: Translator) -> int:
    with _unlocked(options, words) as (desk, passphrase):
        desk.unlock_for_good(passphrase, set_aside=options.set_aside)
    _tell(options, words.say("cli", "The desk is no longer encrypted."), state="open")
    return 0


def _change(options: argparse.Namespace, words: Translator) -> int:
    if options.recovery_file is not None:
        from tro_desk.desk import desk_folder, open_desk

        recovery = first_line(options.recovery_file)
        with open_desk(desk_folder(options.desk), recovery=recovery) as desk:
            new = _new(options, words, options.new_passphrase_file)
            if new is None:
                return 2
            desk.set_passphrase_by_recovery(recovery, new)
    else:
        with _unlocked(options, words) as (desk, passphrase):
            new = _new(options, words, options.new_passphrase_file)
            if new is None:
                return 2
            desk.change_passphrase(passphrase, new)
    text = words.say(
        "cli", "The passphrase is changed. Older backups keep the one that they were made with."
    )
    _tell(options, text, state="locked")
    return 0


def _recovery(options: argparse.Namespace, words: Translator) -> int:
    with _unlocked(options, words) as (desk, passphrase):
        key = desk.new_recovery_key(passphrase)
    if options.json:
        print(as_json({"state": "locked", "recovery_key": key}))
    else:
        _print_key(words, key)
    return 0


@contextmanager
def _unlocked(options: argparse.Namespace, words: Translator) -> Iterator[tuple[Desk, str]]:
    """The desk, and the passphrase that has opened it."""
    from tro_desk.desk import desk_folder, open_desk
    from tro_desk.desk.lock_state import lock_state

    folder = desk_folder(options.desk)
    if lock_state(folder) == "open":
        raise DeskError("not_locked")
    passphrase = given_passphrase(options, words)
    with open_desk(folder, passphrase=passphrase) as desk:
        yield desk, passphrase or ""


def _new(options: argparse.Namespace, words: Translator, file: Path | None) -> str | None:
    """A new passphrase: from a file, else asked for twice; None, and said, where they differ."""
    if file is not None:
        return first_line(file)
    passphrase = ask(words.say("cli", "New passphrase, 8 characters or more: "))
    if passphrase is None:
        complain(words.say("cli", "Name a file with the new passphrase."))
        return None
    if ask(words.say("cli", "The same passphrase again: ")) != passphrase:
        complain(words.say("cli", "The two passphrases differ. Nothing was changed."))
        return None
    return passphrase


def _tell(options: argparse.Namespace, text: str, **shape: str) -> None:
    print(as_json(shape) if options.json else text)


def _print_key(words: Translator, key: str) -> None:
    say = words.say
    print(say("cli", "The recovery key opens the desk without the passphrase. It is shown once:"))
    print(f"  {key}")
    print(
        say(
            "cli",
            "Write it on paper. Without the passphrase and the recovery key nobody can open the "
            "desk.",
        )
    )
