"""Lines that several loads tell: one version stands in the table, the others wait in `..._again`.

Of all versions of a line the one with the greatest rank counts (what the platform changed last; a
released sum before a deferred one), of equals that of the newest load. This order is total: what
stands never depends on the order in which loads were taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Table,
    and_,
    delete,
    exists,
    func,
    insert,
    select,
    tuple_,
)

Rank = Callable[[Any], ColumnElement[int]]
"""The rank of a line from its columns (`FromClause.c`)."""


@dataclass(frozen=True, slots=True)
class Merged:
    """How many lines were new or a newer version (`loaded`, `changed` of them), and how many were
    known already (the same, or a newer version stands)."""

    loaded: int
    known: int
    changed: int


def merge(
    connection: Connection, table: Table, again: Table, new: FromClause, rank: Rank
) -> Merged:
    """Take over the lines of `new`, which has the columns of `table` and `fresh`.

    A line of fresh goods, which the desk did not know before, meets no other.
    """
    names = [column.name for column in table.c]
    key = [column.name for column in table.primary_key]
    lines = select(*(new.c[name] for name in names)).order_by(*(new.c[name] for name in key))
    fresh = connection.execute(insert(table).from_select(names, lines.where(new.c.fresh == 1)))
    lines = lines.where(new.c.fresh == 0)

    both = new.join(table, _same(new, table, key))
    old = new.c.fresh == 0
    wins = rank(new.c) >= rank(table.c)
    differs = ~_same(new, table, [name for name in names if name != "load_id"])
    counts = (func.count(), func.count().filter(wins), func.count().filter(wins, differs))
    query = select(*counts).select_from(both).where(old)
    met, won, changed = connection.execute(query).one()
    if met:
        waiting = [column.name for column in again.c]
        overtaken = select(*(table.c[name] for name in waiting)).select_from(both).where(old, wins)
        outdated = select(*(new.c[name] for name in waiting)).select_from(both).where(old, ~wins)
        for rows in (overtaken, outdated):
            connection.execute(insert(again).from_select(waiting, rows))
        beaten = select(*(table.c[name] for name in key)).select_from(both).where(old, wins)
        connection.execute(delete(table).where(tuple_(*table.primary_key).in_(beaten)))
        lines = lines.where(~exists(table.c.load_id).where(_same(new, table, key)))
    inserted = connection.execute(insert(table).from_select(names, lines))
    loaded = fresh.rowcount + inserted.rowcount - won + changed
    return Merged(loaded=loaded, known=met - changed, changed=changed)


def undo(connection: Connection, table: Table, again: Table, rank: Rank, load: int) -> None:
    """Take out the lines of a load; the best of the versions that wait steps in."""
    for lines in (again, table):
        connection.execute(delete(lines).where(lines.c.load_id == load))
    _step_in(connection, table, again, rank)


def bring_back(connection: Connection, table: Table, again: Table, rank: Rank, load: int) -> None:
    """Let the lines of a load count again, which wait in `again`: of each line the best stands."""
    key = [column.name for column in table.primary_key]
    waiting = [column.name for column in again.c]
    met = select(*(again.c[name] for name in key)).where(again.c.load_id == load)
    stands = tuple_(*table.primary_key).in_(met)
    rows = select(*(table.c[name] for name in waiting)).where(stands)
    connection.execute(insert(again).from_select(waiting, rows))
    connection.execute(delete(table).where(stands))
    _step_in(connection, table, again, rank)


def _step_in(connection: Connection, table: Table, again: Table, rank: Rank) -> None:
    names = [column.name for column in table.c]
    key = [column.name for column in table.primary_key]
    other = again.alias()
    better = tuple_(rank(other.c), other.c.load_id) > tuple_(rank(again.c), again.c.load_id)
    steps_in = select(*(again.c[name] for name in names)).where(
        ~exists(table.c.load_id).where(_same(again, table, key)),
        ~exists(other.c.load_id).where(_same(again, other, key), better),
    )
    connection.execute(insert(table).from_select(names, steps_in))
    stands = exists(table.c.load_id).where(_same(again, table, [*key, "load_id"]))
    connection.execute(delete(again).where(stands))


def _same(one: FromClause, other: FromClause, names: list[str]) -> ColumnElement[bool]:
    return and_(*(one.c[name] == other.c[name] for name in names))
