"""PayPal activity, English and German, old and new: balances and what was put on hold.

The order of day and month follows the country of the account: a day above 12 tells, else the
seller. Names and addresses are not read.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tro_desk.ledger.formats._contract import Head
from tro_desk.ledger.formats._statement import StatementReader
from tro_desk.ledger.names import folded

REPORT: Final = "paypal_activity"
FAMILY: Final = "balances"
COLUMNS: Final = MappingProxyType(
    {
        "day": ("Date", "Datum"),
        "zone": ("TimeZone", "Time Zone", "Zeitzone"),
        "kind": ("Type", "Beschreibung", "Typ"),
        "currency": ("Currency", "Währung"),
        "amount": ("Net", "Netto", "Amount"),
        "balance": ("Balance", "Guthaben"),
    }
)
NEEDS: Final = frozenset({"day", "zone", "kind", "currency", "amount", "balance"})


def open(head: Head) -> StatementReader:
    """A reader for one file. Raises Needs `date_order` where nothing tells it."""
    german = "datum" in {folded(name) for name in head.names}
    reader = StatementReader(head, "PayPal", "," if german else ".", "dmy" if german else "")
    reader.locale = "de_DE" if german else "en"
    return reader
