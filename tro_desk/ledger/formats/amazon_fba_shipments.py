"""Amazon FBA Fulfilled Shipments: what was sent where. It has no ASIN, and buyers' data, unread."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tro_desk.ledger.formats._contract import Head
from tro_desk.ledger.formats._shipments import SHARED, ShipmentReader

REPORT: Final = "amazon_fba_shipments"
FAMILY: Final = "orders"
COLUMNS: Final = MappingProxyType(
    {
        **SHARED,
        "order_id": ("amazon-order-id",),
        "shipment": ("shipment-id",),
        "shipped": ("shipment-date",),
        "quantity": ("quantity-shipped",),
    }
)
NEEDS: Final = frozenset({"order_id", "shipment", "shipped", "quantity", "sku", "price"})


def open(head: Head) -> ShipmentReader:
    """A reader for one file."""
    return ShipmentReader(head, "shipped")
