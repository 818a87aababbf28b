"""Sums over the lines of sales and money: what the exposure of a case is computed from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
    union,
)

from tro_desk.domain.sums import Facet, Good, PeriodSum, Reserve, ShopSum, Sold
from tro_desk.store.numbers import FACET, NOT_TOLD
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
    shop_months,
)
from tro_desk.store.tables import stores

_MOST: Final = 500  # values in one statement: SQLite takes some thousands


class SalesSums:
    """Sums within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def products(self, codes: Collection[str]) -> Mapping[int, str]:
        """The numbers of products -> what they are called, as far as lines of orders name them."""
        query = select(products.c.id, products.c.code).where(products.c.code.in_(codes))
        return {row.id: row.code for row in self._connection.execute(query)}

    def skus(self, codes: Collection[str]) -> Mapping[tuple[int, str], tuple[str, ...]]:
        """Shop and SKU of these products -> every product that the SKU stands for, in order.

        As listings and lines of orders of any report tell.
        """
        listed = select(
            listings.c.store_id, listings.c.sku, listings.c.product_id.label("code")
        ).where(listings.c.sku != "", listings.c.product_id != "")
        gone = select(stores.c.id).where(stores.c.removed_at.is_not(None))
        listed = listed.where(listings.c.store_id.not_in(gone))
        ordered = (
            select(goods.c.store_id, goods.c.sku, products.c.code)
            .join(good_products, good_products.c.good == goods.c.id)
            .join(products, products.c.id == good_products.c.product)
            .where(goods.c.sku != "")
        )
        mine = union(
            listed.where(listings.c.product_id.in_(codes)),
            ordered.where(products.c.code.in_(codes)),
        )
        keys = {(row.store_id, row.sku) for row in self._connection.execute(mine)}
        found: dict[tuple[int, str], list[str]] = defaultdict(list)
        for part in _parts(sorted(keys)):
            every = union(
                listed.where(tuple_(listings.c.store_id, listings.c.sku).in_(part)),
                ordered.where(tuple_(goods.c.store_id, goods.c.sku).in_(part)),
            )
            for store, sku, code in self._connection.execute(every):
                found[store, sku].append(code)
        return {key: tuple(sorted(found[key])) for key in sorted(found)}

    def goods(
        self, codes: Collection[str], skus: Collection[tuple[int, str]]
    ) -> Mapping[int, Good]:
        """The articles that stand beside these products, or are called by these SKUs."""
        beside = (
            select(good_products.c.good)
            .join(products, products.c.id == good_products.c.product)
            .where(products.c.code.in_(codes))
        )
        found: dict[int, Good] = {}
        for part in _parts(sorted(skus)) or [()]:
            named = tuple_(goods.c.store_id, goods.c.sku).in_(part)
            query = select(goods).where(or_(goods.c.id.in_(beside), named))
            for row in self._connection.execute(query):
                found[row.id] = Good(row.report, row.store_id, row.sku)
        return dict(sorted(found.items()))

    def sold(
        self, of: Collection[int], named: Collection[int], breaks: Sequence[int]
    ) -> tuple[Sold, ...]:
        """Alike lines of the articles `of`, added up by month and by the last of `breaks` (days,
        in order) that is not after them. Of lines that tell their product those of `named` alone.
        """
        if not of:
            return ()
        orders = _grouped(order_lines, of, breaks).where(
            order_lines.c.product.in_([NOT_TOLD, *named])
        )
        moved = _grouped(movements, of, breaks)
        rows = [*self._connection.execute(orders).all(), *self._connection.execute(moved).all()]
        return tuple(map(Sold._make, rows))

    def facets(self) -> Mapping[int, Facet]:
        """What lines have in common, by its number."""
        query = select(facets.c.id, *(facets.c[name] for name in FACET))
        return {row[0]: Facet(*row[1:]) for row in self._connection.execute(query)}

    def shops(self) -> tuple[ShopSum, ...]:
        """What the shops sold in all, by shop, report and month."""
        names = ("report", "store_id", "month", "kind", "status", "currency", "channel")
        columns = [shop_months.c[name] for name in (*names, "units", "gross", "total")]
        query = select(*columns).order_by(*(shop_months.c[name] for name in names))
        return tuple(ShopSum(*row) for row in self._connection.execute(query))

    def reserves(self) -> tuple[Reserve, ...]:
        """What settlements hold back, one by one; what they give back of earlier ones left out."""
        kinds = select(facets.c.id).where(facets.c.kind == "reserve")
        key = [goods.c.report, goods.c.store_id, facets.c.currency]
        key += [movements.c.settlement, movements.c.load_id]
        held = func.sum(case((movements.c.total < 0, -movements.c.total), else_=0))
        query = (
            select(*key, func.max(movements.c.at), held)
            .join_from(movements, goods, goods.c.id == movements.c.good)
            .join(facets, facets.c.id == movements.c.facet)
            .where(movements.c.good.in_(select(goods.c.id).where(goods.c.sku == "")))
            .where(movements.c.facet.in_(kinds))
            .group_by(*key)
            .order_by(*key)
        )
        return tuple(map(Reserve._make, self._connection.execute(query)))

    def periods(self) -> tuple[PeriodSum, ...]:
        """The rows of reports that tell sums of a period alone, of the loads that stand."""
        query = (
            select(
                *(period_sales.c[name] for name in ("load_id", "product_id", "sku", "quantity")),
                *(period_sales.c[name] for name in ("gross", "currency")),
            )
            .join(loads, loads.c.id == period_sales.c.load_id)
            .where(loads.c.undone_at.is_(None))
            .order_by(period_sales.c.load_id, period_sales.c.line)
        )
        return tuple(PeriodSum(*row) for row in self._connection.execute(query))


def _grouped(table: Table, of: Collection[int], breaks: Sequence[int]) -> Any:
    month: ColumnElement[int] = table.c.day.op("/")(literal(100))
    nothing = literal(0)
    selling = table.c.selling_fee + table.c.other_fee if "selling_fee" in table.c else nothing
    product = table.c.product if "product" in table.c else literal(NOT_TOLD)
    # The newest of the days that is not after the line: they are asked from the last one on.
    since = (
        case(*((table.c.day >= day, day) for day in reversed(breaks)), else_=0)
        if breaks
        else nothing
    )
    key = [
        table.c.good,
        product.label("product"),
        table.c.load_id,
        month.label("month"),
        since.label("since"),
        table.c.facet,
    ]
    sums = [
        func.sum(table.c.quantity),
        func.sum(table.c.gross),
        func.sum(selling) if "selling_fee" in table.c else nothing,
        func.sum(table.c.fba_fee) if "fba_fee" in table.c else nothing,
        func.sum(table.c.total) if "total" in table.c else nothing,
    ]
    return select(*key, *sums).where(table.c.good.in_(sorted(of))).group_by(*key)


def _parts(keys: Sequence[Any]) -> list[Sequence[Any]]:
    return [keys[at : at + _MOST] for at in range(0, len(keys), _MOST)]
