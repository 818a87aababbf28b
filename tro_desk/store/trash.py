"""The trash: what was thrown away in one go, brought back together or removed for good."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, insert, select, update

from tro_desk.base.errors import DeskError
from tro_desk.store.custody_tables import trash
from tro_desk.store.removal import set_removed
from tro_desk.store.sales_tables import balances, costs, rates
from tro_desk.store.tables import cases, closures, custom_deadlines, notices, stores

Part = tuple[str, str]
"""A kind of row, and the row: its number; of a record `case/kind/number`; of a list its name."""

FLAGGED: Final[dict[str, Table]] = {
    "case": cases,
    "notice": notices,
    "store": stores,
    "deadline": custom_deadlines,
    "cost": costs,
    "balance": balances,
    "rate": rates,
    "closure": closures,
}
"""Kinds of parts that are marked by `removed_at` in one row of a table."""

REMOVED: Final[dict[str, str]] = {
    **{
        kind: f"SELECT removed_at FROM {table.name} WHERE id = ?" for kind, table in FLAGGED.items()
    },
    "load": "SELECT undone_at FROM loads WHERE id = ?",
    "record": "SELECT removed FROM records WHERE case_id = ? AND kind = ? AND number = ?"
    " ORDER BY id DESC LIMIT 1",
    "watch_list": "SELECT max(removed_at) FROM watch_terms WHERE list = ?",
}
"""How an examination asks whether a part is marked as thrown away."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the trash that still lies there; `case` is the row of its case."""

    id: int
    kind: str
    case: int | None
    name: str
    parts: tuple[Part, ...]
    at: datetime


class Trash:
    """The trash within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def throw(
        self, kind: str, case: int | None, name: str, parts: Sequence[Part], now: datetime
    ) -> Entry:
        """Note what was thrown away in one go."""
        made = self._connection.execute(
            insert(trash).values(
                kind=kind,
                case_id=case,
                name=name,
                parts=json.dumps(parts, ensure_ascii=False),
                at=now,
                outcome="",
            )
        )
        assert made.inserted_primary_key is not None
        return self.require(made.inserted_primary_key[0])

    def all(self) -> tuple[Entry, ...]:
        """What lies in the trash, the last thrown first."""
        rows = self._connection.execute(
            select(trash).where(trash.c.outcome == "").order_by(trash.c.id.desc())
        )
        return tuple(_entry(row) for row in rows)

    def require(self, number: int) -> Entry:
        """An entry that lies there. Raises DeskError `not_in_trash` (number)."""
        row = self._connection.execute(
            select(trash).where(trash.c.id == number, trash.c.outcome == "")
        ).one_or_none()
        if row is None:
            raise DeskError("not_in_trash", number=number)
        return _entry(row)

    def holding(self, part: Part) -> Entry | None:
        """The entry that holds a part, or None."""
        return next((entry for entry in self.all() if part in entry.parts), None)

    def loads(self) -> frozenset[int]:
        """The loads that lie in the trash or were removed for good."""
        kinds = trash.c.kind.in_(("load", "store"))
        rows = self._connection.execute(select(trash).where(kinds, trash.c.outcome != "restored"))
        parts = (part for row in rows for part in _entry(row).parts)
        return frozenset(int(which) for kind, which in parts if kind == "load")

    def end(self, number: int, outcome: str, now: datetime) -> None:
        """Note what became of an entry: restored or purged. Of a purged one the name goes too."""
        values: dict[str, Any] = {"outcome": outcome, "ended_at": now}
        if outcome == "purged":
            values["name"] = ""
        self._connection.execute(update(trash).where(trash.c.id == number).values(values))

    def without(self, entry: Entry, part: Part, now: datetime) -> None:
        """Note that one part came back by itself: the rest stays."""
        left = [one for one in entry.parts if one != part]
        if not left:
            self.end(entry.id, "restored", now)
            return
        text = json.dumps(left, ensure_ascii=False)
        self._connection.execute(update(trash).where(trash.c.id == entry.id).values(parts=text))

    def store_of(self, part: Part) -> int:
        """The shop of a cost or a balance, by its row; 0 where it is gone."""
        kind, row = part
        table = FLAGGED[kind]
        query = select(table.c.store_id).where(table.c.id == int(row))
        return self._connection.scalar(query) or 0

    def mark(self, part: Part, at: datetime | None) -> bool:
        """Mark a part of `FLAGGED` as thrown away at `at`, or (None) as counting again."""
        kind, row = part
        return set_removed(self._connection, FLAGGED[kind], int(row), at)


def _entry(row: Row[Any]) -> Entry:
    parts = tuple((str(kind), str(which)) for kind, which in json.loads(row.parts))
    return Entry(row.id, row.kind, row.case_id, row.name, parts, row.at)
