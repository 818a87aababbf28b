"""The commands that make a package and check one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tro_desk.cli.common import as_json, complain, open_named
from tro_desk.cli.wishes import brief_wanted, wishes_flags
from tro_desk.l10n import Translator
from tro_desk.l10n.packages import OUTCOMES, WHY_NOT

if TYPE_CHECKING:
    from tro_desk.domain.package import CheckedPackage, MadePackage, PackageContents


def add_commands(
    command: Callable[[str, str], argparse.ArgumentParser],
    json_flag: Callable[[argparse.ArgumentParser], None],
    words: Translator,
) -> None:
    """Tell the parser of them."""
    say = words.say
    sub = command("package", say("cli", "write brief, exhibits, originals and figures as one zip"))
    sub.add_argument("case", nargs="?", metavar="CASE")
    sub.add_argument("--case", dest="named", metavar="CASE", help=say("cli", "the same"))
    sub.add_argument("--out", type=Path, metavar="FILE.zip", help=say("cli", "the file to write"))
    sub.add_argument(
        "--list",
        action="store_true",
        help=say("cli", "only show what would go in, and what would not"),
    )
    sub.add_argument(
        "--brief-lang",
        choices=("zh", "en", "zh+en"),
        metavar="zh|en|zh+en",
        help=say("cli", "the language of brief and exhibits"),
    )
    sub.add_argument(
        "--paper",
        choices=("A4", "Letter"),
        metavar="A4|Letter",
        default="A4",
        help=say("cli", "the size of its pages"),
    )
    sub.add_argument(
        "--evidence",
        action="append",
        metavar="SHA256",
        help=say("cli", "an original that goes in, by the start of its SHA-256 (else all)"),
    )
    sub.add_argument(
        "--prefix", default="", metavar="TEXT", help=say("cli", "what Bates numbers begin with")
    )
    password_flag(sub, words)
    wishes_flags(sub, words)
    json_flag(sub)


def password_flag(sub: argparse.ArgumentParser, words: Translator) -> None:
    """A password is never an argument: other users of the machine could read it."""
    sub.add_argument(
        "--password-stdin",
        action="store_true",
        help=words.say("cli", "read the password of the package from standard input"),
    )


def package(options: argparse.Namespace, words: Translator) -> int:
    from tro_desk.desk.package_face import package_options

    case = options.case or options.named
    if case is None or (options.out is None and not options.list):
        complain(words.say("cli", "Name the case and the file: tro-desk package CASE --out FILE"))
        return 2
    language: Any = options.brief_lang or words.language
    with open_named(options) as desk:
        contents = desk.package_contents(case)
        if options.list:
            _show_contents(contents, options.json, words)
            return 0
        chosen = _chosen(contents, options.evidence)
        password = _password() if options.password_stdin else ""
        if options.password_stdin and not password:
            complain(words.say("cli", "Standard input holds no password."))
            return 2
        brief = brief_wanted(desk, case, language, options)
        wanted = package_options(brief, chosen, options.prefix, password)
        made = desk.make_package(case, wanted, options.out)
    if options.json:
        print(as_json(_made_json(made)))
        return 0
    text = words.plural(
        "cli",
        "{file}: {count} file, SHA-256 {sha256}",
        "{file}: {count} files, SHA-256 {sha256}",
        len(made.files),
        file=str(made.path),
        sha256=made.sha256,
    )
    print(text)
    return 0


def verify(options: argparse.Namespace, words: Translator) -> int:
    """Check the package that the options name."""
    from tro_desk.desk.package_face import verify_package

    password = _password() if options.password_stdin else ""
    checked = verify_package(options.file, password)
    if options.json:
        print(as_json(_checked_json(checked)))
    else:
        for one in checked.files:
            named = f"  ({one.original_name})" if one.original_name else ""
            print(f"{words.render(OUTCOMES[one.outcome])}: {one.path}{named}")
        print(words.say("package check", "SHA-256 of the package: {hash}", hash=checked.sha256))
    wrong = sum(one.outcome != "ok" for one in checked.files)
    if wrong:
        text = words.plural(
            "package check",
            "{name}: {count} file is not as it was made. Do not rely on it; ask for it anew.",
            "{name}: {count} files are not as they were made. Do not rely on it; ask for it anew.",
            wrong,
            name=options.file.name,
        )
        complain(text)
    return 1 if wrong else 0


def _password() -> str:
    """The first line of standard input, without its end."""
    return sys.stdin.readline().rstrip("\r\n")


def _chosen(contents: PackageContents, wanted: list[str] | None) -> tuple[str, ...] | None:
    """The originals that are named by the start of their hashes."""
    if wanted is None:
        return None
    known = [item.evidence.sha256 for item in contents.items]
    found = []
    for start in wanted:
        hits = [sha256 for sha256 in known if len(start) >= 4 and sha256.startswith(start.lower())]
        found.append(hits[0] if len(hits) == 1 else start)  # the desk says that it is not known
    return tuple(found)


def _show_contents(contents: PackageContents, json: bool, words: Translator) -> None:
    if json:
        rows = [
            {
                "sha256": item.evidence.sha256,
                "name": item.evidence.name,
                "size": item.evidence.size,
                "type": item.notice_type or "evidence",
                "goes": not item.why_not,
                "why_not": item.why_not,
            }
            for item in contents.items
        ]
        print(as_json({"case": contents.case_id, "prefix": contents.prefix, "originals": rows}))
        return
    print(words.say("package", "Bates numbers begin with {prefix}", prefix=contents.prefix))
    for item in contents.items:
        why = f"  [{words.render(WHY_NOT[item.why_not])}]" if item.why_not else ""
        print(f"{item.evidence.sha256[:12]}  {item.evidence.name}{why}")


def _made_json(made: MadePackage) -> dict[str, object]:
    return {
        "package": {"path": str(made.path), "size": made.size, "sha256": made.sha256},
        "made_at": made.made_at.isoformat(),
        "locked": made.locked,
        "exhibit_pages": made.exhibit_pages,
        "exhibits": [
            {"sha256": sha256, "letter": letter, "bates": [first, last]}
            for sha256, letter, first, last in made.exhibits
        ],
        "files": [
            {"path": path, "size": size, "sha256": sha256} for path, size, sha256 in made.files
        ],
    }


def _checked_json(checked: CheckedPackage) -> dict[str, object]:
    return {
        "package": {"name": checked.path.name, "sha256": checked.sha256},
        "made_at": checked.made_at,
        "program": checked.program,
        "locked": checked.locked,
        "sound": checked.sound,
        "files": [
            {
                "path": one.path,
                "outcome": one.outcome,
                "size": one.size,
                "sha256": one.sha256,
                "original_name": one.original_name,
            }
            for one in checked.files
        ],
    }
