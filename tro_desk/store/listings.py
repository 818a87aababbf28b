"""Offers of a listings report, with their history; and which products a SKU stands for.

Every load notes what it says of each listing, also where that is nothing new: so a load can be
taken back and what the others said is still there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, union, update

from tro_desk.domain.sales import ListingLine
from tro_desk.store import kept_lines
from tro_desk.store.sales_tables import good_products, goods, listing_versions, listings, products
from tro_desk.store.versions import Merged

_SAID = ("title", "price", "status")


class ListingLines:
    """See `store.staging.Lines`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lines: dict[tuple[str, str], ListingLine] = {}

    def start(self) -> None:
        """See `store.staging.Lines`."""

    def stage(self, batch: Sequence[tuple[Any, ...]]) -> None:
        """See `store.staging.Lines`: a `ListingLine` and its occurrence each.

        Of lines with one SKU and product number the last counts.
        """
        for *cells, _ in batch:
            line = ListingLine(*cells)
            self._lines[line.sku, line.product_id] = line

    def merge(self, load: int, store: int, report: str, now: datetime) -> Merged:
        """See `store.staging.Lines`."""
        before = self._known(store)
        said = {key: (line.title, line.price, line.status) for key, line in self._lines.items()}
        fresh = [key for key in self._lines if key not in before]
        newer = [key for key in self._lines if key in before and before[key][1] != said[key]]
        if fresh:
            rows = [
                {"store_id": store, "load_id": load, "at": now, **self._lines[key]._asdict()}
                for key in fresh
            ]
            self._connection.execute(insert(listings), rows)
        numbers = {key: number for key, (number, _) in self._known(store).items()}
        rows = [
            {"number": numbers[key], "channel": self._lines[key].channel, **_named(said[key])}
            for key in self._lines
        ]
        if rows:
            self._connection.execute(
                update(listings)
                .where(listings.c.id == bindparam("number"))
                .values(load_id=load, at=now, **{c: bindparam(c) for c in ("channel", *_SAID)}),
                rows,
            )
            versions = [
                {"listing_id": numbers[key], "load_id": load, "at": now, **_named(said[key])}
                for key in self._lines
            ]
            kept_lines.behind(self._connection, listing_versions, versions)
            self._connection.execute(insert(listing_versions), versions)
        loaded = len(fresh) + len(newer)
        return Merged(loaded, known=len(self._lines) - loaded, changed=len(newer))

    def undo(self, load: int) -> None:
        """See `store.staging.Lines`."""
        of_load = listing_versions.c.load_id == load
        self._connection.execute(delete(listing_versions).where(of_load))
        touched = select(listings.c.id).where(listings.c.load_id == load)
        newest = (
            select(func.max(listing_versions.c.id))
            .where(listing_versions.c.listing_id.in_(touched))
            .group_by(listing_versions.c.listing_id)
        )
        left = self._connection.execute(
            select(listing_versions).where(listing_versions.c.id.in_(newest))
        ).all()
        for row in left:
            self._connection.execute(
                update(listings)
                .where(listings.c.id == row.listing_id)
                .values(
                    title=row.title,
                    price=row.price,
                    status=row.status,
                    load_id=row.load_id,
                    at=row.at,
                )
            )
        self._connection.execute(delete(listings).where(listings.c.load_id == load))

    def _known(self, store: int) -> dict[tuple[str, str], tuple[int, tuple[str, ...]]]:
        rows = self._connection.execute(select(listings).where(listings.c.store_id == store))
        return {
            (row.sku, row.product_id): (row.id, (row.title, row.price, row.status)) for row in rows
        }


class SkuProducts:
    """Which product numbers belong to the SKUs of a shop, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, store: int) -> Mapping[str, tuple[str, ...]]:
        """SKU -> product numbers, in order, as listings and lines of orders join them."""
        listed = select(listings.c.sku, listings.c.product_id).where(
            listings.c.store_id == store, listings.c.sku != "", listings.c.product_id != ""
        )
        ordered = (
            select(goods.c.sku, products.c.code)
            .join(good_products, good_products.c.good == goods.c.id)
            .join(products, products.c.id == good_products.c.product)
            .where(goods.c.store_id == store, goods.c.sku != "")
        )
        found: dict[str, list[str]] = defaultdict(list)
        for sku, code in self._connection.execute(union(listed, ordered).order_by("sku")):
            found[sku].append(code)
        return {sku: tuple(sorted(codes)) for sku, codes in found.items()}


def _named(said: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(_SAID, said, strict=True))
