"""What happened to an original: entries that hold on to each other through their hashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

ENTRIES: Final = ("added", "viewed", "exported", "checked", "trashed", "restored", "purged")
"""What an entry may tell.

added (to the desk, or to one more case) · viewed (for one user, case and way: the first time of a
day in UTC) · exported (a copy was saved, or went into a package) · checked (the weekly examination
found it changed or missing; nothing is written where it is sound) · trashed · restored · purged. A
backup copies the whole desk: it is the export of no item.
"""

WAYS: Final = ("review", "evidence", "program", "copy", "package")
"""How an original was viewed (the first three) or exported: detail `how`."""


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One thing that happened to an original; `number` counts from 1.

    `at` is UTC, whole seconds. `case` is the id of the case it happened in, "" for none; `user` and
    `computer` are names that the system told, "" where it told none or where nobody noted it.
    `detail` are codes and values: name, size, kind, how, outcome, package (its SHA-256), written
    (when the entry was written, where it is `late`: by a later version of the program, from what
    the desk still knew). `hash` covers all of it and the hash of the entry before.
    """

    number: int
    at: datetime
    what: str
    case: str
    user: str
    computer: str
    detail: tuple[tuple[str, str | int], ...]
    late: bool
    hash: str


@dataclass(frozen=True, slots=True)
class CustodyHead:
    """The end of a chain: so many entries, the last with this hash.

    Printed elsewhere it tells whether entries were cut off the end. `added_at` (UTC), `user` and
    `computer` are those of the entry by which it was added; None and "" where nobody noted them.
    """

    sha256: str
    entries: int
    hash: str
    added_at: datetime | None = None
    user: str = ""
    computer: str = ""


@dataclass(frozen=True, slots=True)
class Custody:
    """The record of an original, oldest entry first.

    `broken` is the number of the first entry that does not follow from the one before it, was
    altered, or is not there; None where the chain is whole.
    """

    sha256: str
    entries: tuple[CustodyEntry, ...]
    broken: int | None

    @property
    def head(self) -> CustodyHead:
        """Its end; no entries and "" where nothing was written."""
        if not self.entries:
            return CustodyHead(self.sha256, 0, "")
        first, count, end = self.entries[0], len(self.entries), self.entries[-1].hash
        if first.what != "added":
            return CustodyHead(self.sha256, count, end)
        return CustodyHead(self.sha256, count, end, first.at, first.user, first.computer)


def told_at(entries: Sequence[CustodyEntry], moment: datetime) -> tuple[CustodyEntry, ...]:
    """The entries that a paper of `moment` tells: all before those of its own leaving the desk.

    An entry that is later by the clock and stands before it was written before a clock was set
    back: it is told.
    """
    second = moment.replace(microsecond=0)
    for place, entry in enumerate(entries):
        if entry.what == "exported" and entry.at == second:
            return tuple(entries[:place])
    return tuple(entries)
