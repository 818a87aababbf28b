"""A table of lines that is read only where it is looked at, however many lines there are.

Lines have a position, from 1, in the order of their key. An arrangement of them (filtered, sorted)
is an array of positions, four bytes a line; every 100th key is an anchor, from which any position
is at most one short read away. Nothing else is held.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union,
)
from sqlalchemy.sql.selectable import FromClause

from tro_desk.base.jobs import Job
from tro_desk.domain.lines import ROWS, SUMMED, LineFilter, LineRow, LineSum
from tro_desk.store.bulk import stoppable
from tro_desk.store.sales_tables import (
    facets,
    good_products,
    goods,
    listings,
    loads,
    movements,
    order_lines,
    period_sales,
    products,
)

STEP: Final = 100
"""Every so many lines there is an anchor."""
_BATCH: Final = 20_000
_MONEY: Final = frozenset(
    ("gross", "shipping", "promo", "tax", "selling_fee", "fba_fee", "other_fee", "other", "total")
)

Key = tuple[Any, ...]


class Stamp(NamedTuple):
    """The state of all lines: they change with the loads alone."""

    newest: int
    undone: int


class LineWindow:
    """The lines of all shops within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stamp(self) -> Stamp:
        """What tells whether positions still hold."""
        found = select(func.coalesce(func.max(loads.c.id), 0), func.count(loads.c.undone_at))
        return Stamp(*self._connection.execute(found).one())

    def first(self, family: str, count: int) -> list[LineRow]:
        """The first lines in the order of their key."""
        one = _FAMILIES[family]
        return self._read(family, one.read().order_by(*one.key).limit(count))

    def anchors(self, family: str) -> tuple[Key, ...]:
        """The keys of positions 1, 101, 201, ..."""
        one = _FAMILIES[family]
        placed = select(*one.key, one.position()).subquery()
        at = placed.c.position
        found = select(*list(placed.c)[:-1]).where(at % STEP == 1).order_by(at)
        return tuple(tuple(row) for row in self._connection.execute(found))

    def count(self, family: str) -> int:
        """How many lines there are."""
        found = select(func.count()).select_from(_FAMILIES[family].table)
        return int(self._connection.execute(found).scalar_one())

    def positions(
        self,
        family: str,
        wanted: LineFilter,
        accused: Collection[str] | None,
        sort: str,
        descending: bool,
        job: Job,
    ) -> array[int]:
        """The positions of the lines that are wanted, sorted by a field of the family's row.

        Equal lines keep the order of their key. `accused` are product numbers, None for any.
        """
        one = _FAMILIES[family]
        fields = one.order(sort)
        names = [field.label(f"x{number}") for number, field in enumerate(fields)]
        keep = _condition(one, wanted, accused).label("keep")
        placed = select(one.position(), keep, *names).select_from(one.source).subquery()
        ways = [placed.c[name.name] for name in names]
        found = (
            select(placed.c.position)
            .where(placed.c.keep)
            .order_by(*(way.desc() if descending else way for way in ways), placed.c.position)
        )
        made = array("I")
        for rows in self._batches(found, job):
            made.extend([row[0] for row in rows])
        return made

    def rows(self, family: str, anchors: Sequence[Key], positions: Sequence[int]) -> list[LineRow]:
        """The lines at positions, in that order; neighbours are read together."""
        found, shape = _FAMILIES[family].near, ROWS[family]
        made: list[LineRow] = []
        for start, length in _runs(positions):
            block, skip = divmod(start - 1, STEP)
            place = {f"key{number}": part for number, part in enumerate(anchors[block])}
            given = {**place, "skip": skip, "length": length}
            made += [shape(*row) for row in self._connection.execute(found, given)]
        return made

    def stream(
        self,
        family: str,
        wanted: LineFilter,
        accused: Collection[str] | None,
        sort: str,
        descending: bool,
        job: Job,
    ) -> Iterator[LineRow]:
        """All lines that are wanted, one after the other."""
        one = _FAMILIES[family]
        ways = one.order(sort)
        found = (
            one.read()
            .where(_condition(one, wanted, accused))
            .order_by(*(way.desc() if descending else way for way in ways), *one.key)
        )
        shape = ROWS[family]
        for rows in self._batches(found, job):
            for row in rows:
                yield shape(*row)

    def sums(
        self, family: str, wanted: LineFilter, accused: Collection[str] | None, job: Job
    ) -> tuple[LineSum, ...]:
        """What the lines come to, for each report, currency and status."""
        one = _FAMILIES[family]
        of = one.columns
        status = of.get("status", literal(""))
        kinds = (of["report"], of["currency"], status)
        found = (
            select(*kinds, func.count(), func.sum(of["quantity"]), func.sum(of[SUMMED[family]]))
            .select_from(one.source)
            .where(_condition(one, wanted, accused))
            .group_by(*kinds)
            .order_by(*kinds)
        )
        with stoppable(self._connection, job):
            return tuple(LineSum(*row) for row in self._connection.execute(found))

    def _read(self, family: str, found: Select[Any]) -> list[LineRow]:
        shape = ROWS[family]
        return [shape(*row) for row in self._connection.execute(found)]

    def _batches(self, found: Select[Any], job: Job) -> Iterator[Sequence[Any]]:
        with stoppable(self._connection, job):  # sorting takes most of the time
            cursor = self._connection.execute(found).cursor
        assert cursor is not None
        while rows := cursor.fetchmany(_BATCH):
            job.check()
            yield rows


class _Family:
    """The tables of one family of lines, and where each field of its row stands in them."""

    def __init__(
        self, table: Any, source: FromClause, columns: dict[str, ColumnElement[Any]], words: str
    ) -> None:
        self.table = table
        self.source = source
        self.columns = columns
        self.key: tuple[ColumnElement[Any], ...] = tuple(table.primary_key.columns)
        self.searched = [columns[name] for name in words.split()]
        keys = [bindparam(f"key{n}", type_=part.type) for n, part in enumerate(self.key)]
        self.near = (  # made once: a screen asks for a line in each of forty places
            self.read()
            .where(tuple_(*self.key) >= tuple_(*keys))
            .order_by(*self.key)
            .offset(bindparam("skip", type_=Integer))
            .limit(bindparam("length", type_=Integer))
        )

    def position(self) -> ColumnElement[int]:
        return func.row_number().over(order_by=self.key).label("position")

    def read(self) -> Select[Any]:
        return select(*self.columns.values()).select_from(self.source)

    def order(self, sort: str) -> tuple[ColumnElement[Any], ...]:
        """What a field sorts by: amounts of one currency stay together."""
        if not sort:
            return ()
        by = self.columns[sort]
        return (self.columns["currency"], by) if sort in _MONEY else (by,)


def _keyed(table: Any, **other: ColumnElement[Any]) -> _Family:
    """Lines that stand beside those of their goods. What no statement asks for is not joined."""
    source = (
        table.outerjoin(goods, goods.c.id == table.c.good)
        .outerjoin(facets, facets.c.id == table.c.facet)
        .outerjoin(products, products.c.id == table.c.get("product", literal(0)))
    )
    columns: dict[str, ColumnElement[Any]] = {
        "sku": goods.c.sku,
        "store": goods.c.store_id,
        "report": goods.c.report,
        "product": func.coalesce(products.c.code, ""),
        "load": table.c.load_id,
        **{name: facets.c[name] for name in _FACETS},
    }
    row = ROWS["orders" if table is order_lines else "money"]
    found = {name: columns.get(name, table.c.get(name)) for name in row._fields}
    words = "sku product order_id" if table is order_lines else "sku order_id description"
    return _Family(table, source, found, words)


_FACETS: Final = ("kind", "status", "currency", "channel", "state", "country")


def _periods() -> _Family:
    own = period_sales.c
    columns: dict[str, ColumnElement[Any]] = {
        "sku": own.sku,
        "product": own.product_id,
        "title": own.title,
        "quantity": own.quantity,
        "currency": own.currency,
        "gross": own.gross,
        "first_day": loads.c.first_day,
        "last_day": loads.c.last_day,
        "store": loads.c.store_id,
        "report": loads.c.report,
        "load": own.load_id,
    }
    source = period_sales.outerjoin(loads, loads.c.id == own.load_id)
    return _Family(period_sales, source, columns, "sku product title")


_FAMILIES: Final = {
    "orders": _keyed(order_lines),
    "money": _keyed(movements),
    "periods": _periods(),
}


def _condition(
    one: _Family, wanted: LineFilter, accused: Collection[str] | None
) -> ColumnElement[bool]:
    of = one.columns
    held: list[ColumnElement[bool]] = [true()]
    if wanted.store is not None:
        held.append(of["store"] == wanted.store)
    if wanted.report:
        held.append(of["report"] == wanted.report)
    if wanted.load is not None:
        held.append(of["load"] == wanted.load)
    if wanted.first_day is not None:
        held.append(of["last_day" if "last_day" in of else "day"] >= _number(wanted.first_day))
    if wanted.last_day is not None:
        held.append(of["first_day" if "first_day" in of else "day"] <= _number(wanted.last_day))
    if wanted.text:
        held.append(_says(one, wanted.text))
    if accused is not None:
        held.append(_of_products(one, accused))
    return and_(*held)


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _says(one: _Family, text: str) -> ColumnElement[bool]:
    found = [column.icontains(text, autoescape=True) for column in one.searched]
    if "good" in one.table.c:
        same = and_(listings.c.store_id == goods.c.store_id, listings.c.sku == goods.c.sku)
        titled = select(goods.c.id).join(listings, same)
        titled = titled.where(listings.c.title.icontains(text, autoescape=True))
        found.append(one.table.c.good.in_(titled))
    return or_(*found)


def _of_products(one: _Family, codes: Collection[str]) -> ColumnElement[bool]:
    """By the number in the line; where it has none, by its SKU's listing or orders."""
    if "good" not in one.table.c:
        return one.columns["product"].in_(codes)
    other = goods.alias()
    beside = (
        select(other.c.store_id, other.c.sku)
        .join(good_products, good_products.c.good == other.c.id)
        .join(products, products.c.id == good_products.c.product)
        .where(products.c.code.in_(codes))
    )
    listed = select(listings.c.store_id, listings.c.sku).where(listings.c.product_id.in_(codes))
    known = union(beside, listed).subquery()
    same = and_(known.c.store_id == goods.c.store_id, known.c.sku == goods.c.sku)
    by_sku: ColumnElement[bool] = one.table.c.good.in_(
        select(goods.c.id).join(known, same).where(goods.c.sku != "")
    )
    if "product" not in one.table.c:
        return by_sku
    return or_(products.c.code.in_(codes), and_(one.table.c.product == 0, by_sku))


def _runs(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Positions that follow one another, as (first, how many)."""
    start, length = 0, 0
    for position in positions:
        if length and position == start + length:
            length += 1
            continue
        if length:
            yield start, length
        start, length = position, 1
    if length:
        yield start, length
