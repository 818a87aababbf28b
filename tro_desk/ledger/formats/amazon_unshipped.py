"""Amazon Unshipped and New orders: what is still to be sent. It has buyers' data, unread."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tro_desk.ledger.formats._contract import Head
from tro_desk.ledger.formats._shipments import SHARED, ShipmentReader

REPORT: Final = "amazon_unshipped"
FAMILY: Final = "orders"
COLUMNS: Final = MappingProxyType(
    {
        **SHARED,
        "order_id": ("order-id",),
        "item": ("order-item-id",),
        "paid": ("payments-date",),
        "quantity": ("quantity-purchased", "quantity-to-ship"),
    }
)
NEEDS: Final = frozenset({"order_id", "item", "bought", "paid", "quantity", "sku"})


def open(head: Head) -> ShipmentReader:
    """A reader for one file."""
    return ShipmentReader(head, "pending")
