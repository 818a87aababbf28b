"""The commands that back a desk up, restore it and examine it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tro_desk.base.errors import DeskError
from tro_desk.cli import package
from tro_desk.cli.common import as_json, ask, complain, first_line, open_named
from tro_desk.domain.suffixes import DESK_FILE
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.domain.backup import BackupContent, DeskCheck, Restored

T = TypeVar("T")


def add_commands(
    command: Callable[[str, str], argparse.ArgumentParser],
    json_flag: Callable[[argparse.ArgumentParser], None],
    words: Translator,
) -> None:
    """Tell the parser of them."""
    say = words.say
    sub = command("backup", say("cli", "write the whole desk into one file, and check it"))
    where = sub.add_mutually_exclusive_group()
    where.add_argument("--out", type=Path, metavar="FILE.zip", help=say("cli", "the file to write"))
    where.add_argument(
        "--to",
        type=Path,
        metavar="DIR|FILE.trocase",
        help=say(
            "cli",
            "the folder to write it into (else the one chosen in the window), or the file that "
            "moves the desk to another computer",
        ),
    )
    json_flag(sub)

    sub = command("restore", say("cli", "restore a backup into a new or empty folder"))
    sub.add_argument("file", type=Path, metavar="FILE.zip|FILE.trocase")
    sub.add_argument(
        "--into",
        type=Path,
        metavar="DIR",
        help=say("cli", "the new folder; --desk names it as well"),
    )
    json_flag(sub)

    sub = command("verify", say("cli", "check every file of the desk, a package or a backup"))
    sub.add_argument("file", nargs="?", type=Path, metavar="FILE.zip")
    package.password_flag(sub, words)
    json_flag(sub)


def backup(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.l10n.backup import counts_sentence, problem_sentence, size_text

    out, to = options.out, options.to
    if to is not None and to.suffix.lower() == DESK_FILE and not to.is_dir():
        out, to = to, None
    with open_named(options) as desk:
        made = desk.back_up(out=out, to=to)
    path = str(made.content.path)
    if options.json:
        shape = _content_json(made.content)
        print(as_json({"file": path, "size": made.size, **shape, "removed": made.removed}))
    else:
        size = size_text(words, made.size)
        print(words.say("cli", "Backed up and checked: {path} ({size}).", path=path, size=size))
        print(counts_sentence(words, made.content.counts))
    for problem in made.problems:
        complain(problem_sentence(words, problem))
    return 1 if made.problems else 0


def restore(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.base.clock import SystemClock
    from tro_desk.base.jobs import UNWATCHED
    from tro_desk.desk.back_up import restore as restored_desk
    from tro_desk.l10n.backup import counts_sentence, problem_sentence, restored_sentence

    into = options.into or options.desk
    if into is None:
        complain(words.say("cli", "Name the new folder with --into."))
        return 2
    file = options.file

    def work(passphrase: str | None) -> Restored:
        if file.suffix == ".sealed":  # it opens with the desk in whose folder it lies
            options.desk = file.absolute().parent.parent
            with open_named(options) as desk:
                return desk.restore_backup(file, into)
        return restored_desk(file, into, SystemClock().now(), UNWATCHED, None, passphrase)

    done = _with_passphrase(options, words, work)
    assert done.check is not None
    if options.json:
        shape = _content_json(done.content)
        print(as_json({"desk": str(done.folder), **shape, "problems": _problems(done.check)}))
        return 0
    folder = str(done.folder)
    print(words.say("cli", "Restored into {folder}.", folder=folder))
    made = words.beijing(done.content.made_at)
    print(
        words.say(
            "cli",
            "The backup of {when} says: {counts}.",
            when=made,
            counts=counts_sentence(words, done.content.counts),
        )
    )
    print(
        words.say(
            "cli", "The restored desk has: {counts}.", counts=counts_sentence(words, done.counts)
        )
    )
    print(restored_sentence(words, done.check, done.sealed))
    for problem in done.check.problems:
        print(problem_sentence(words, problem))
    return 0


def _with_passphrase(
    options: argparse.Namespace, words: Translator, work: Callable[[str | None], T]
) -> T:
    """Do what a locked backup may need its own passphrase for."""
    file = options.passphrase_file
    try:
        return work(first_line(file) if file is not None else None)
    except DeskError as error:
        if error.code != "backup_locked":
            raise
        typed = ask(words.say("cli", "Passphrase that the desk had when the backup was made: "))
        if typed is None:
            raise
    return work(typed)


def verify(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.package_face import is_backup
    from tro_desk.l10n.backup import check_sentence, counts_sentence, problem_sentence

    if options.file is not None and not is_backup(options.file):
        return package.verify(options, words)
    if options.file is not None:
        with open_named(options) as desk:
            content = _with_passphrase(
                options,
                words,
                lambda passphrase: desk.examine_backup(options.file, passphrase=passphrase),
            )
        if options.json:
            print(as_json({"file": str(options.file), **_content_json(content)}))
        else:
            good = words.say("cli", "{name} is a good backup.", name=options.file.name)
            print(f"{good} {counts_sentence(words, content.counts)}")
        return 0
    with open_named(options) as desk:
        check = desk.check()
    if options.json:
        shape = {"originals": check.originals, "briefs": check.briefs, "size": check.size}
        print(as_json({**shape, "problems": _problems(check)}))
    else:
        print(check_sentence(words, check))
        for problem in check.problems:
            print(problem_sentence(words, problem))
    return 0 if check.sound else 1


def _content_json(content: BackupContent) -> dict[str, object]:
    return {
        "made_at": content.made_at.isoformat(),
        "program": content.program,
        "schema": content.schema,
        "files": content.files,
        "counts": dict(content.counts),
        "lacking": list(content.lacking),
    }


def _problems(check: DeskCheck) -> list[dict[str, str]]:
    return [{"code": one.code, "name": one.name, "detail": one.detail} for one in check.problems]
