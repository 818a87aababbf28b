"""The commands over custody, the trash, and the duty that keeps what is in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.cli.common import as_json, complain, open_named
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.custody import Custody
    from tro_desk.domain.trash import Going, Hold, Trashed


def add_commands(
    command: Callable[[str, str], argparse.ArgumentParser],
    json_flag: Callable[[argparse.ArgumentParser], None],
    words: Translator,
) -> None:
    """Tell the parser of them."""
    say = words.say
    sub = command("custody", say("cli", "what happened to each original of a case, and by whom"))
    sub.add_argument("case", metavar="CASE")
    sub.add_argument(
        "sha256", nargs="?", metavar="SHA", help=say("cli", "its SHA-256 or its start")
    )
    json_flag(sub)

    sub = command("trash", say("cli", "what was deleted: list, delete, restore, remove for good"))
    sub.add_argument("act", choices=("list", "delete", "restore", "purge"), metavar="ACT")
    sub.add_argument(
        "entries", nargs="*", metavar="ENTRY", help=say("cli", "numbers as trash list shows them")
    )
    sub.add_argument("--case", metavar="CASE", help=say("cli", "delete: this case"))
    sub.add_argument(
        "--evidence", metavar="SHA", help=say("cli", "delete: this original out of the case")
    )
    sub.add_argument("--load", type=int, metavar="N", help=say("cli", "delete: this loaded file"))
    sub.add_argument("--store", metavar="NAME", help=say("cli", "delete: this store"))
    sub.add_argument("--all", action="store_true", help=say("cli", "purge: all that may go"))
    sub.add_argument(
        "--yes", action="store_true", help=say("cli", "purge: remove it, do not only say what goes")
    )
    json_flag(sub)

    sub = command("hold", say("cli", "whether the papers of a case have to be preserved, and why"))
    sub.add_argument("case", metavar="CASE")
    sub.add_argument("--ended-by", metavar="WHO", help=say("cli", "who said that the duty ended"))
    sub.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help=say("cli", "the day on that paper")
    )
    sub.add_argument("--note", default="", metavar="TEXT", help=say("cli", "a note with it"))
    sub.add_argument(
        "--resume", action="store_true", help=say("cli", "take back that the duty ended")
    )
    json_flag(sub)


def custody(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.l10n.custody import custody_lines

    with open_named(options) as desk:
        names = {one.evidence.sha256: one.evidence.name for one in desk.case_evidence(options.case)}
        if options.sha256:
            chosen = [sha for sha in names if sha.startswith(options.sha256.lower())]
            if len(chosen) > 1:
                complain(words.say("cli", "More than one original begins so. Give more of it."))
                return 1
            if not chosen and len(options.sha256) != 64:
                raise DeskError("unknown_evidence", sha256=options.sha256)
            wanted = chosen or [options.sha256.lower()]  # one that left the case keeps its record
        else:
            wanted = list(names)
        found = [desk.custody(options.case, sha256) for sha256 in wanted]
    if options.json:
        items = [_custody_json(one, names.get(one.sha256, "")) for one in found]
        print(as_json({"case": options.case, "items": items}))
    else:
        for one in found:
            print("\n".join(custody_lines(words, names.get(one.sha256) or one.sha256, one)))
            print()
    return 1 if any(one.broken is not None for one in found) else 0


def trash(options: argparse.Namespace, words: Translator) -> int:
    numbers = []
    for text in options.entries:
        if not text.isascii() or not text.isdigit():
            complain(words.say("cli", "Give the numbers that trash list shows."))
            return 2
        numbers.append(int(text))
    with open_named(options) as desk:
        if options.act == "list":
            return _list(desk, options, words)
        if options.act == "delete":
            return _delete(desk, options, words)
        if not numbers and not (options.act == "purge" and options.all):
            complain(words.say("cli", "Give the numbers that trash list shows."))
            return 2
        if options.act == "restore":
            return _restore(desk, numbers, options, words)
        return _purge(desk, None if options.all else numbers, options, words)


def hold(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.l10n.trash import hold_text

    if bool(options.ended_by) != bool(options.on):
        complain(words.say("cli", "Give --ended-by and --on together."))
        return 2
    with open_named(options) as desk:
        if options.resume:
            found = desk.resume_hold(options.case)
        elif options.ended_by:
            found = desk.end_hold(options.case, options.ended_by, options.on, options.note)
        else:
            found = desk.hold(options.case)
    print(as_json(_hold_json(found)) if options.json else hold_text(words, found))
    return 0


def _list(desk: Desk, options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.l10n.trash import case_of, entry_name, kind_name

    found = desk.trash()
    if options.json:
        print(as_json({"entries": [_entry_json(one) for one in found]}))
        return 0
    for one in found:
        parts = (kind_name(words, one), entry_name(words, one), case_of(words, one))
        removed = words.say("cli", "deleted {moment}", moment=words.moment(words.beijing(one.at)))
        kept = words.say("cli", "has to be preserved") if one.held else ""
        print("  ".join(part for part in (str(one.id), *parts, removed, kept) if part))
    if not found:
        print(words.say("cli", "The trash is empty."))
    return 0


def _delete(desk: Desk, options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.l10n.trash import entry_name

    if options.case and options.evidence:
        made = desk.delete_evidence(options.case, options.evidence.lower())
    elif options.case:
        made = desk.delete_case(options.case)
    elif options.load is not None:
        made = desk.delete_load(options.load)
    elif options.store:
        known = [one for one in desk.stores() if one.name == options.store]
        if len(known) > 1:
            raise DeskError("which_platform", store=options.store)
        if not known:
            complain(words.say("cli", "There is no store named {name}.", name=options.store))
            return 1
        made = desk.delete_store(known[0].id)
    else:
        complain(words.say("cli", "Say what: --case, --case with --evidence, --load or --store."))
        return 2
    if options.json:
        print(as_json(_entry_json(made)))
    else:
        name = entry_name(words, made)
        print(
            words.say(
                "cli",
                "{name} is in the trash. Back again: tro-desk trash restore {number}",
                name=name,
                number=str(made.id),
            )
        )
    return 0


def _restore(desk: Desk, numbers: list[int], options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.l10n.trash import entry_name

    done = [desk.restore(number) for number in numbers]
    if options.json:
        print(as_json({"restored": [_entry_json(one) for one in done]}))
    else:
        for one in done:
            print(words.say("cli", "{name} is back where it was.", name=entry_name(words, one)))
    return 0


def _purge(
    desk: Desk, numbers: list[int] | None, options: argparse.Namespace, words: Translator
) -> int:
    from tro_desk.l10n.trash import going_lines

    going = desk.purge(numbers) if options.yes else desk.what_purging_takes(numbers)
    if options.json:
        print(as_json({"done": options.yes, **_going_json(going)}))
        return 0
    for line in going_lines(words, going, done=options.yes):
        print(line)
    if not options.yes and going.entries:
        print(words.say("cli", "Nothing was removed. With --yes it is, and cannot come back."))
    return 0


def _custody_json(one: Custody, name: str) -> dict[str, object]:
    return {
        "sha256": one.sha256,
        "name": name,
        "broken": one.broken,
        "head": one.head.hash,
        "entries": [
            {
                "number": entry.number,
                "at": entry.at.isoformat(),
                "what": entry.what,
                "case": entry.case,
                "user": entry.user,
                "computer": entry.computer,
                "detail": dict(entry.detail),
                "late": entry.late,
                "hash": entry.hash,
            }
            for entry in one.entries
        ],
    }


def _entry_json(one: Trashed) -> dict[str, object]:
    keys = ("id", "kind", "what", "name", "case", "held")
    return {key: getattr(one, key) for key in keys} | {"at": one.at.isoformat()}


def _going_json(going: Going) -> dict[str, object]:
    return {
        "entries": [_entry_json(one) for one in going.entries],
        "files": list(going.files),
        "kept": list(going.kept),
        "held": [_entry_json(one) for one in going.held],
    }


def _hold_json(found: Hold) -> dict[str, object]:
    ended = found.ended
    return {
        "case": found.case,
        "under": found.under,
        "basis": [
            {"what": one.what, "value": one.value, "confirmed": one.confirmed}
            for one in found.basis
        ],
        "ended": None
        if ended is None
        else {
            "said_by": ended.said_by,
            "on": ended.on.isoformat(),
            "note": ended.note,
            "at": ended.at.isoformat(),
        },
    }
