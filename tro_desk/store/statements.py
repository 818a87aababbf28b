"""Balances that a statement tells: from an export into the desk, and out of it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert

from tro_desk.domain.sales import BalanceLine
from tro_desk.store import kept_lines
from tro_desk.store.sales_tables import balances
from tro_desk.store.versions import Merged


class StatementLines:
    """See `store.staging.Lines`. Of the lines of a day what the last one tells is kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lines: list[BalanceLine] = []

    def start(self) -> None:
        """See `store.staging.Lines`."""

    def stage(self, batch: Sequence[tuple[Any, ...]]) -> None:
        """See `store.staging.Lines`: a `BalanceLine` and its occurrence each."""
        self._lines += [BalanceLine(*cells) for *cells, _ in batch]

    def merge(self, load: int, store: int, report: str, now: datetime) -> Merged:
        """See `store.staging.Lines`."""
        last: dict[tuple[str, str, int], BalanceLine] = {}
        for line in _oldest_first(self._lines):
            key = (line.account, line.currency, line.day)
            before = last.get(key)
            if before is not None and line.available is None:
                line = line._replace(available=before.available)
            last[key] = line
        rows = [
            {
                "store_id": store,
                "account": line.account,
                "on": date(line.day // 10_000, line.day // 100 % 100, line.day % 100),
                "currency": line.currency,
                "available_minor": line.available,
                "held_minor": None if line.held is None else max(line.held, 0),
                "load_id": load,
                "note": "",
                "at": now,
            }
            for line in sorted(last.values(), key=lambda line: (line.account, line.day))
        ]
        if rows:
            kept_lines.behind(self._connection, balances, rows)
            self._connection.execute(insert(balances), rows)
        return Merged(loaded=len(self._lines), known=0, changed=0)

    def undo(self, load: int) -> None:
        """See `store.staging.Lines`."""
        self._connection.execute(delete(balances).where(balances.c.load_id == load))


def _oldest_first(lines: list[BalanceLine]) -> list[BalanceLine]:
    """The lines in the order of time. `held` is a sum from the first line of the file on: where
    that is the newest one, it is counted from the other end."""
    if not lines or lines[0].day <= lines[-1].day:
        return lines
    in_all = {line.currency: line.held for line in lines if line.held is not None}
    seen: dict[str, int] = {}
    turned = []
    for line in lines:
        if line.currency in in_all:
            held = in_all[line.currency] - seen.get(line.currency, 0)
            turned.append(line._replace(held=held))
            seen[line.currency] = line.held or 0
        else:
            turned.append(line)
    return turned[::-1]
