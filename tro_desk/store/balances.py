"""What accounts showed on a day, as the seller or a loaded statement says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tro_desk.domain.costs import Balance
from tro_desk.domain.money import Money
from tro_desk.store import kept_lines
from tro_desk.store.removal import set_removed
from tro_desk.store.sales_tables import balances, loads


class Balances:
    """Balances within one transaction; a removed one stays as history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, store: int | None = None) -> tuple[Balance, ...]:
        """The balances that stand, of one shop or of all, by shop, account and day.

        Those of a load that was taken back do not stand. Of one account, day and currency the last
        one is the newest.
        """
        query = (
            select(balances)
            .outerjoin(loads, loads.c.id == balances.c.load_id)
            .where(balances.c.removed_at.is_(None), loads.c.undone_at.is_(None))
        )
        if store is not None:
            query = query.where(balances.c.store_id == store)
        order = (balances.c.store_id, balances.c.account, balances.c.on, balances.c.id)
        return tuple(_balance(row) for row in self._connection.execute(query.order_by(*order)))

    def add(self, balance: Balance) -> Balance:
        """A new balance; it comes back with its number."""
        row = {
            "store_id": balance.store,
            "account": balance.account,
            "on": balance.on,
            "currency": balance.currency,
            "available_minor": _minor(balance.available),
            "held_minor": _minor(balance.held),
            "sha256": balance.evidence,
            "load_id": balance.load,
            "note": balance.note,
            "at": balance.at,
        }
        kept_lines.behind(self._connection, balances, [row])
        made = self._connection.execute(insert(balances).values(**row))
        assert made.inserted_primary_key is not None
        return replace(balance, id=made.inserted_primary_key[0])

    def remove(self, number: int, now: datetime) -> bool:
        """Let a balance no longer count; false where none of that number counts."""
        return set_removed(self._connection, balances, number, now)

    def restore(self, number: int) -> bool:
        """Let a removed balance count again; false where none of that number was removed."""
        return set_removed(self._connection, balances, number, None)


def _balance(row: Row[Any]) -> Balance:
    return Balance(
        row.id,
        row.store_id,
        row.account,
        row.on,
        row.currency,
        _money(row.currency, row.available_minor),
        _money(row.currency, row.held_minor),
        row.sha256,
        row.note,
        row.at,
        row.load_id,
    )


def _minor(money: Money | None) -> int | None:
    return money.minor if money is not None else None


def _money(currency: str, minor: int | None) -> Money | None:
    return Money(currency, minor) if minor is not None else None
