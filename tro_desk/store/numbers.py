"""What lines have in common stands once in the desk; here it gets its numbers.

While lines are staged their goods, products and facets are numbered as they come. In the
transaction that takes them over, the desk's own numbers are put beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Integer, MetaData, Table, insert, select

from tro_desk.store import bulk
from tro_desk.store.sales_tables import products

FACET: Final = ("kind", "status", "currency", "channel", "state", "country")
NOT_TOLD: Final = 0
"""The number of the product that the report does not tell: it has no row."""


class Numbers(dict[Any, int]):
    """Things -> numbers from 1, in the order in which they are asked for first.

    A thing is the value of one column or the tuple of those of several.
    """

    def __missing__(self, thing: Any) -> int:
        number = self[thing] = len(self) + 1
        return number


def paired(name: str) -> Table:
    """A temporary table of numbers: the desk's (`id`), the staged lines' own (`local`), and
    whether the desk did not know the thing before (`fresh`)."""
    return Table(
        f"staged_{name}",
        MetaData(),
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("local", Integer, nullable=False, unique=True),
        Column("fresh", Integer, nullable=False),
        prefixes=["TEMPORARY"],
    )


def settle(
    connection: Connection,
    pairs: Table,
    table: Table,
    columns: tuple[str, ...],
    numbers: Mapping[Any, int],
    fixed: Mapping[str, Any] | None = None,
) -> None:
    """Fill `pairs` with the numbers that the things have in `table`; new ones are added to it.

    `fixed` are columns that are the same for all of them.
    """
    fixed = fixed or {}

    def known() -> dict[Any, int]:
        query = select(table.c.id, *(table.c[name] for name in columns))
        query = query.where(*(table.c[name] == value for name, value in fixed.items()))
        return {_thing(row[1:]): row[0] for row in connection.execute(query)}

    before = known()
    if table is products:
        before[""] = NOT_TOLD
    fresh = [thing for thing in numbers if thing not in before]
    if fresh:
        rows = [
            {**fixed, **dict(zip(columns, thing if len(columns) > 1 else (thing,), strict=True))}
            for thing in fresh
        ]
        connection.execute(insert(table), rows)
    now = known() | before if fresh else before
    pairs.create(connection)
    rows_of_pairs = sorted(
        (now[thing], number, thing not in before) for thing, number in numbers.items()
    )
    bulk.insert(connection, pairs, rows_of_pairs)


def own_columns(
    table: Table, staged: Table, own: Mapping[str, ColumnElement[Any]]
) -> list[ColumnElement[Any]]:
    """The columns of `table`: those in `own` as they are there, the others from `staged`."""
    return [(own[c.name] if c.name in own else staged.c[c.name]).label(c.name) for c in table.c]


def _thing(values: Any) -> Any:
    return values[0] if len(values) == 1 else tuple(values)
