"""Amazon settlement, flat file V1: several named amounts side by side in one line."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from tro_desk.ledger.formats._contract import Head, cell
from tro_desk.ledger.formats._settlement import SHARED, Amount, SettlementReader

REPORT: Final = "amazon_settlement_v1"
FAMILY: Final = "money"
COLUMNS: Final = MappingProxyType(
    {
        **SHARED,
        "shipment_fee_type": ("shipment-fee-type",),
        "shipment_fee": ("shipment-fee-amount",),
        "order_fee_type": ("order-fee-type",),
        "order_fee": ("order-fee-amount",),
        "price_type": ("price-type",),
        "price": ("price-amount",),
        "item_fee_type": ("item-related-fee-type",),
        "item_fee": ("item-related-fee-amount",),
        "misc_fee": ("misc-fee-amount",),
        "other_fee": ("other-fee-amount",),
        "other_fee_reason": ("other-fee-reason-description",),
        "promotion_type": ("promotion-type",),
        "promotion": ("promotion-amount",),
        "direct_type": ("direct-payment-type",),
        "direct": ("direct-payment-amount",),
        "other": ("other-amount",),
    }
)
NEEDS: Final = frozenset({"settlement", "settled", "type", "price_type", "price", "item_fee"})

_AMOUNTS: Final = (
    ("shipment_fee", "shipment fee", "shipment_fee_type"),
    ("order_fee", "order fee", "order_fee_type"),
    ("price", "price", "price_type"),
    ("item_fee", "item-related-fee", "item_fee_type"),
    ("misc_fee", "misc fee", ""),
    ("other_fee", "other fee", "other_fee_reason"),
    ("promotion", "promotion", "promotion_type"),
    ("direct", "direct payment", "direct_type"),
    ("other", "other", "type"),
)
"""Column of the amount, its kind, column of its name."""


def open(head: Head) -> SettlementReader:
    """A reader for one file."""

    def amounts(cells: Sequence[str]) -> list[Amount]:
        return [
            (kind, cell(cells, head.at, name) or kind, text)
            for column, kind, name in _AMOUNTS
            if (text := cell(cells, head.at, column))
        ]

    return SettlementReader(head, tuple(column for column, _, _ in _AMOUNTS), amounts)
