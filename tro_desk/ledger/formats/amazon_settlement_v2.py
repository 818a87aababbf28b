"""Amazon settlement, flat file V2: one amount a line, named by amount-type and -description."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from tro_desk.ledger.formats._contract import Head, cell
from tro_desk.ledger.formats._settlement import SHARED, Amount, SettlementReader

REPORT: Final = "amazon_settlement_v2"
FAMILY: Final = "money"
COLUMNS: Final = MappingProxyType(
    {
        **SHARED,
        "amount_type": ("amount-type",),
        "amount_name": ("amount-description",),
        "amount": ("amount",),
    }
)
NEEDS: Final = frozenset({"settlement", "settled", "type", "amount_type", "amount_name", "amount"})


def open(head: Head) -> SettlementReader:
    """A reader for one file."""

    def amounts(cells: Sequence[str]) -> list[Amount]:
        text = cell(cells, head.at, "amount")
        kind = cell(cells, head.at, "amount_type")
        return [(kind, cell(cells, head.at, "amount_name") or kind, text)] if text else []

    return SettlementReader(head, ("amount",), amounts)
