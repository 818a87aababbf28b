"""The seller's own watch lists, row by row of the file each came from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from tro_desk.domain.watch import WatchTerm
from tro_desk.store.sales_tables import watch_terms


class WatchTerms:
    """Watch lists within one transaction; removed rows stay as history.

    A row's kind and date stand in the column of its note, as JSON, with the note itself.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lists(self) -> tuple[tuple[str, tuple[WatchTerm, ...]], ...]:
        """The lists that stand, by name, each with its terms in the order they came."""
        rows = self._connection.execute(
            select(watch_terms)
            .where(watch_terms.c.removed_at.is_(None))
            .order_by(watch_terms.c.list, watch_terms.c.id)
        )
        found: dict[str, list[WatchTerm]] = {}
        for row in rows:
            found.setdefault(row.list, []).append(_term(row))
        return tuple((name, tuple(terms)) for name, terms in found.items())

    def save(self, name: str, terms: Sequence[WatchTerm], now: datetime) -> None:
        """A list as its file says it now; terms that it no longer has are removed."""
        self.remove(name, now)
        query = select(watch_terms.c.term).where(watch_terms.c.list == name)
        known = set(self._connection.scalars(query))
        rows = [
            {
                "term": term.term,
                "owner": term.owner,
                "source": term.source,
                "note": json.dumps([term.kind, term.date, term.note], ensure_ascii=False),
                "weak": int(term.weak),
                "at": now,
            }
            for term in terms
        ]
        if new := [row | {"list": name} for row in rows if row["term"] not in known]:
            self._connection.execute(insert(watch_terms), new)
        if old := [row | {"wanted": row["term"]} for row in rows if row["term"] in known]:
            again = update(watch_terms).values(removed_at=None)
            here = (watch_terms.c.list == name, watch_terms.c.term == bindparam("wanted"))
            self._connection.execute(again.where(*here), old)

    def remove(self, name: str, now: datetime) -> int:
        """Let a list no longer count; how many terms it had."""
        done = self._connection.execute(
            update(watch_terms)
            .where(watch_terms.c.list == name, watch_terms.c.removed_at.is_(None))
            .values(removed_at=now)
        )
        return done.rowcount

    def restore(self, name: str, removed_at: datetime) -> int:
        """Let the terms count again that were removed at that moment; how many there were."""
        done = self._connection.execute(
            update(watch_terms)
            .where(watch_terms.c.list == name, watch_terms.c.removed_at == removed_at)
            .values(removed_at=None)
        )
        return done.rowcount


def _term(row: Row[Any]) -> WatchTerm:
    kind, date, note = json.loads(row.note)
    return WatchTerm(row.term, kind, row.owner, row.source, date, note, weak=bool(row.weak))
