"""The offers of the seller's shops: those that a listings report told and those that were typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from tro_desk.domain.goods import Listing, ListingName, ListingVersion
from tro_desk.store import kept_lines
from tro_desk.store.sales_tables import good_products, goods, listing_versions, listings, products
from tro_desk.store.tables import stores

_HERE: Final = listings.c.store_id.not_in(
    select(stores.c.id).where(stores.c.removed_at.is_not(None))
)
"""Not of a shop in the trash."""

_FEW: Final = 10_000  # so many numbers fit into a question to the database


class OwnListings:
    """Listings within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self, store: int | None = None) -> tuple[ListingName, ...]:
        """What the listings of one shop or of all are known by, the newest last."""
        columns = (listings.c[name] for name in ("id", "store_id", "sku", "product_id", "title"))
        query = select(*columns).where(_HERE).order_by(listings.c.at, listings.c.id)
        if store is not None:
            query = query.where(listings.c.store_id == store)
        return tuple(map(ListingName._make, self._connection.execute(query)))

    def titles(self, codes: Collection[str]) -> Mapping[str, str]:
        """The newest title of each of these products; empty where no listing tells it."""
        found = dict.fromkeys(codes, "")
        numbers = list(found)
        for start in range(0, len(numbers), _FEW):
            rows = self._connection.execute(
                select(listings.c.product_id, listings.c.title)
                .where(listings.c.product_id.in_(numbers[start : start + _FEW]), _HERE)
                .order_by(listings.c.at, listings.c.id)
            )
            found |= {row.product_id: row.title for row in rows}
        return found

    def all(
        self, store: int | None = None, only: Collection[int] | None = None
    ) -> tuple[Listing, ...]:
        """The listings of one shop or of all, by shop and number, each with its history.

        With `only` those of these numbers. A load that says what was known already is no new
        version.
        """
        heads, history = select(listings).where(_HERE), select(listing_versions)
        if store is not None:
            heads = heads.where(listings.c.store_id == store)
            history = history.join(listings).where(listings.c.store_id == store)
        if only is not None and len(only) <= _FEW:
            heads = heads.where(listings.c.id.in_(only))
            history = history.where(listing_versions.c.listing_id.in_(only))
        versions: dict[int, list[ListingVersion]] = defaultdict(list)
        for row in self._connection.execute(history.order_by(listing_versions.c.id)):
            told = versions[row.listing_id]
            if not told or _says(told[-1]) != (row.title, row.price, row.status):
                told.append(ListingVersion(row.title, row.price, row.status, row.at, row.load_id))
        wanted = None if only is None else set(only)
        rows = self._connection.execute(heads.order_by(listings.c.store_id, listings.c.id))
        return tuple(
            _listing(row, tuple(versions.get(row.id, ())))
            for row in rows
            if wanted is None or row.id in wanted
        )

    def find(self, store: int, sku: str, product_id: str) -> Listing | None:
        """The listing of that SKU and product number in a shop, without its history."""
        row = self._connection.execute(
            select(listings).where(
                listings.c.store_id == store,
                listings.c.sku == sku,
                listings.c.product_id == product_id,
            )
        ).one_or_none()
        return _listing(row, ()) if row is not None else None

    def save(self, wanted: Listing) -> int:
        """A new listing, or the next version of the one that is there; its number."""
        known = self.find(wanted.store, wanted.sku, wanted.product_id)
        says = {
            "title": wanted.title,
            "price": wanted.price,
            "status": wanted.status,
            "load_id": wanted.load,
            "at": wanted.at,
        }
        if known is None:
            made = self._connection.execute(
                insert(listings).values(
                    store_id=wanted.store,
                    sku=wanted.sku,
                    product_id=wanted.product_id,
                    channel=wanted.channel,
                    **says,
                )
            )
            assert made.inserted_primary_key is not None
            number = int(made.inserted_primary_key[0])
        else:
            number = known.id
            self._connection.execute(
                update(listings)
                .where(listings.c.id == number)
                .values(channel=wanted.channel, **says)
            )
        version = {"listing_id": number, **says}
        kept_lines.behind(self._connection, listing_versions, [version])
        self._connection.execute(insert(listing_versions), version)
        return number

    def sold(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """Product numbers that stand in lines of orders -> the shops and SKUs they stood beside."""
        rows = self._connection.execute(
            select(products.c.code, goods.c.store_id, goods.c.sku)
            .join(good_products, good_products.c.product == products.c.id)
            .join(goods, goods.c.id == good_products.c.good)
            .where(products.c.code != "")
            .distinct()
            .order_by(products.c.code, goods.c.store_id, goods.c.sku)
        )
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for code, store, sku in rows:
            found[code].append((store, sku))
        return {code: tuple(pairs) for code, pairs in found.items()}


def _says(version: ListingVersion) -> tuple[str, str, str]:
    return version.title, version.price, version.status


def _listing(row: Row[Any], versions: tuple[ListingVersion, ...]) -> Listing:
    return Listing(
        row.id,
        row.store_id,
        row.sku,
        row.product_id,
        row.title,
        row.price,
        row.status,
        row.channel,
        row.at,
        row.load_id,
        versions,
    )
