"""A desk with damage is opened, examined and read."""

from __future__ import annotations

import random
import shutil
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

from tests.fuzz import damage
from tests.fuzz.good import PASSPHRASE, Files, Good, Told, digest, has_words, laid, opened, walked
from tro_desk.base.errors import DeskError

_CHANGES = (
    "UPDATE facts SET value = value || 'x'",
    "DELETE FROM facts WHERE id = (SELECT max(id) FROM facts)",
    "DELETE FROM custody WHERE id = (SELECT max(id) FROM custody)",
    "UPDATE custody SET who = 'nobody' WHERE number = 1",
    "UPDATE evidence SET name = 'x'",
    "DELETE FROM pages",
    "UPDATE pages SET text = 'x'",
    "DROP TABLE candidates",
    "DELETE FROM record_papers",
    "UPDATE records SET body = '{'",
    "UPDATE cases SET created_at = 'yesterday'",
    "UPDATE notices SET notice_type = 'x'",
    "DROP VIEW current_facts",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = 99",
    "CREATE TRIGGER evil AFTER INSERT ON facts BEGIN DELETE FROM facts; END",
)
"""What another program may do to the database."""


class Trial:
    """Desks in a folder of their own; the good one lies beside them."""

    def __init__(self, place: Path) -> None:
        warnings.simplefilter("error")
        self._good = Good.at(place)
        self._folder = place / "desk"
        self._beside = place / "good"
        laid(self._good.plain, self._beside)

    def outcome(self, number: int) -> str:
        chance = random.Random(f"desk {number}")
        kind = chance.choice(("plain", "plain", "locked", "locked", "killed"))
        files: Files = dict(getattr(self._good, kind))
        what = _damaged(files, kind, chance)
        shutil.rmtree(self._folder, ignore_errors=True)
        laid(files, self._folder)
        if what == "sql":
            _asked(self._folder, chance)
        told = self._good.said[-1] if kind == "killed" else self._good.told
        return f"{kind} {self._tried(kind, what, told, chance.random() < 0.2)}"

    def _tried(self, kind: str, what: str, before: Told, walk: bool) -> str:
        try:
            with opened(self._folder, PASSPHRASE if kind == "locked" else None) as desk:
                found = desk.check().problems
                try:
                    walked(desk) if walk else desk.cases()
                except DeskError as error:
                    if not found:
                        return f"refused {has_words(error)}"
                if found:
                    return f"told {found[0].code}"
                now = Told.by(desk)
        except DeskError as error:
            return f"refused {has_words(error)}"
        differs = before.differs(now)
        if not differs:
            return f"sound: {what}"
        # A journal without its end is that of a program that was killed before: nobody can tell.
        if what == "wal end" and any(not one.differs(now) for one in self._good.said):
            return "earlier"
        return f"lost: {differs} by {what}"

    def end(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        beside = {
            str(path.relative_to(self._beside)): path.read_bytes()
            for path in self._beside.rglob("*")
            if path.is_file()
        }
        assert digest(beside) == digest(self._good.plain)


def _damaged(files: Files, kind: str, chance: random.Random) -> str:
    """Damage a file of a desk; what was done."""
    papers = [name for name in files if name.startswith(("vault", "briefs"))]
    what = chance.random()
    if kind == "killed" and what < 0.35:
        old = files["desk.db-wal"]
        new = files["desk.db-wal"] = damage.of_bytes(old, chance)
        return "wal end" if _only_the_end(old, new) else "wal"
    if what < 0.6:
        files["desk.db"] = damage.of_database(files["desk.db"], chance)
        return "database"
    if what < 0.68 and kind == "plain":
        return "sql"
    if what < 0.85:
        return _papers(files, papers, chance)
    others = [name for name in files if name not in papers and not name.startswith("desk.db")]
    name = chance.choice(others)
    if chance.random() < 0.15:
        del files[name]
    elif chance.random() < 0.5:
        files[name] = damage.of_json(files[name], chance)
    else:
        files[name] = damage.of_bytes(files[name], chance)
    return name


def _only_the_end(old: bytes, new: bytes) -> bool:
    """Whether nothing of a finished change stands behind the damage."""
    same = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0
    )
    same = same or min(len(old), len(new))
    salts = old[16:24]
    ends, at = [], new.find(salts, 32)
    while at >= 0:
        if any(new[at - 4 : at]) and at + 16 + damage.PAGE <= len(new):
            ends.append(at)
        at = new.find(salts, at + 1)
    return not ends or max(ends) <= same + 24


def _papers(files: Files, papers: list[str], chance: random.Random) -> str:
    one, two = chance.choice(papers), chance.choice(papers)
    match chance.randrange(7):
        case 0:
            del files[one]
        case 1:
            files[one], files[two] = files[two], files[one]
        case 2:
            files[f"{one[:-1]}x"] = files.pop(one)
        case 3:
            files[f"vault/ab/{chance.randbytes(4).hex()}"] = b"more"
        case 4:
            head = files[one][:84]
            files[one] = damage.one_flipped(head, chance) + files[one][84:]
        case _:
            files[one] = damage.of_bytes(files[one], chance)
    return "papers"


def _asked(folder: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(folder / "desk.db")) as database, database:
        database.execute(chance.choice(_CHANGES))
