"""Payoneer transactions: the running balance of an account.

How the file writes dates was not seen on a real one: a day above 12 tells, else the seller.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tro_desk.ledger.formats._contract import Head
from tro_desk.ledger.formats._statement import StatementReader

REPORT: Final = "payoneer_transactions"
FAMILY: Final = "balances"
COLUMNS: Final = MappingProxyType(
    {
        "day": ("Transaction Date",),
        "time": ("Transaction Time",),
        "kind": ("Description",),
        "credit": ("Credit Amount",),
        "debit": ("Debit Amount",),
        "currency": ("Currency",),
        "state": ("Status",),
        "balance": ("Running Balance",),
    }
)
NEEDS: Final = frozenset({"day", "kind", "credit", "debit", "currency", "balance"})


def open(head: Head) -> StatementReader:
    """A reader for one file. Raises Needs `date_order` where nothing tells it."""
    return StatementReader(head, "Payoneer")
