"""What the seller types into forms about goods and money, checked.

All raise DeskError `bad_value` (field, value).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.values import LONGEST
from tro_desk.domain.money import Money

_FIRST_DAY: Final = date(1990, 1, 1)
_LAST_DAY: Final = date(2100, 12, 31)
_CODE: Final = re.compile(r"[A-Z]{3}")
_LARGEST: Final = 10**15  # minor units: nobody's account, and far within a column of the database


def line(field: str, text: str, required: bool = False) -> str:
    """A line of text, spaces folded."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    if len(folded) > LONGEST or not folded.isprintable() or (required and not folded):
        raise DeskError("bad_value", field=field, value=folded[:LONGEST])
    return folded


def currency(field: str, code: str) -> str:
    """An ISO 4217 code, in capitals."""
    folded = code.strip().upper()
    if not _CODE.fullmatch(folded):
        raise DeskError("bad_value", field=field, value=code[:LONGEST])
    return folded


def day(field: str, on: date) -> date:
    """A day of our times."""
    if not _FIRST_DAY <= on <= _LAST_DAY:
        raise DeskError("bad_value", field=field, value=on.isoformat())
    return on


def past_day(field: str, on: date, now: datetime) -> date:
    """A day that has begun somewhere in the world."""
    if on > (now + timedelta(hours=14)).date():
        raise DeskError("bad_value", field=field, value=on.isoformat())
    return day(field, on)


def amount(field: str, money: Money) -> Money:
    """A sum that is not negative, in the currency it names."""
    named = currency(field, money.currency)
    if named != money.currency or not 0 <= money.minor <= _LARGEST:
        raise DeskError("bad_value", field=field, value=str(money))
    return money


def typed_amount(field: str, text: str, code: str = "") -> Money:
    """An amount as it is typed: `1,234.50` with a currency beside it, `USD 12.30`, `400万美元`."""
    from tro_desk.ledger.amounts import parse_amount

    folded = " ".join(unicodedata.normalize("NFKC", text).split())
    try:
        return amount(field, parse_amount(folded, currency("currency", code) if code else None))
    except ValueError as error:
        raise DeskError("bad_value", field=field, value=text[:LONGEST]) from error
