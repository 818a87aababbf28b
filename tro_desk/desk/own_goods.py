"""The seller's products, put together from listings and from lines of sales."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tro_desk.store import Unit


class OwnGoods:
    """Every product number that a listing or a line of sales of the seller has."""

    def __init__(self, unit: Unit) -> None:
        self._skus: dict[str, set[str]] = defaultdict(set)
        self._stores: dict[str, set[int]] = defaultdict(set)
        self._titles: dict[str, str] = {}
        self._seller_ids = {shop.id: shop.seller_id for shop in unit.shops.all()}
        for listing in unit.own_listings.names():
            code = listing.product_id
            if not code:
                continue
            self._stores[code].add(listing.store)
            if listing.sku:
                self._skus[code].add(listing.sku)
            self._titles[code] = listing.title
        for code, pairs in unit.own_listings.sold().items():
            for store, sku in pairs:
                self._stores[code].add(store)
                if sku:
                    self._skus[code].add(sku)
        self._spellings = {code.upper(): code for code in self._stores}

    def __contains__(self, code: str) -> bool:
        return code in self._stores

    def spelling(self, value: str) -> str | None:
        """A product number in capitals, as the seller's own files spell it; None where unknown."""
        return self._spellings.get(value.upper())

    def skus(self, code: str) -> tuple[str, ...]:
        """The SKUs under which a product is sold."""
        return tuple(sorted(self._skus.get(code, ())))

    def stores(self, code: str) -> tuple[int, ...]:
        """The numbers of the shops that sell a product."""
        return tuple(sorted(self._stores.get(code, ())))

    def title(self, code: str) -> str:
        """The newest title of a product; empty where no listing tells it."""
        return self._titles.get(code, "")

    def titles(self) -> Iterator[tuple[str, str]]:
        """Product numbers with their newest titles."""
        yield from ((code, title) for code, title in self._titles.items() if title)

    def of_seller(self, seller_id: str) -> list[str]:
        """The products of the shops with that seller id."""
        shops = {shop for shop, own in self._seller_ids.items() if own and own.upper() == seller_id}
        return [code for code, stores in self._stores.items() if stores & shops]
