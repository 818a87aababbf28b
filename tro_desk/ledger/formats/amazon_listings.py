"""Amazon Active and All Listings: what joins a SKU with its ASIN.

The ASIN is `asin1`; `product-id` is one only where its type is 1, else an ISBN, UPC or EAN. A title
may hold a lone quotation mark.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tro_desk.domain.sales import ListingLine
from tro_desk.ledger.formats._contract import Head, LineError, cell

REPORT: Final = "amazon_listings"
FAMILY: Final = "listings"
COLUMNS: Final = MappingProxyType(
    {
        "title": ("item-name",),
        "sku": ("seller-sku",),
        "price": ("price",),
        "kind": ("product-id-type",),
        "asin": ("asin1",),
        "product": ("product-id",),
        "channel": ("fulfillment-channel",),
        "status": ("status",),
    }
)
NEEDS: Final = frozenset({"title", "sku", "price", "kind", "product"})


def open(head: Head) -> _Reader:
    """A reader for one file."""
    return _Reader(head)


class _Reader:
    locale = ""

    def __init__(self, head: Head) -> None:
        self._at = head.at

    def line(self, cells: list[str]) -> ListingLine | None:
        """See `formats._contract.Reader`."""
        at = self._at
        if not any(cells):
            return None
        sku = cell(cells, at, "sku")
        if not sku:
            raise LineError("no_sku")
        product = cell(cells, at, "product") if cell(cells, at, "kind") == "1" else ""
        return ListingLine(
            sku=sku,
            product_id=cell(cells, at, "asin") or product,
            title=cell(cells, at, "title"),
            price=cell(cells, at, "price"),
            status=cell(cells, at, "status") or "Active",
            channel=cell(cells, at, "channel"),
        )

    def check(self) -> tuple[bool | None, int]:
        """The report has no total to compare with."""
        return None, 0
