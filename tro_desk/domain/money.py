"""Money: integer minor units with a currency. Never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

_NO_MINOR_UNIT: Final = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "TWD"})
"""ISO 4217 currencies that platforms report without decimals (TWD by Amazon's practice)."""

_CANONICAL = re.compile(r"(-?\d+(?:\.\d{1,2})?) ([A-Z]{3})")


def decimals_of(currency: str) -> int:
    """Decimal places of an ISO 4217 code as the platforms print it."""
    return 0 if currency in _NO_MINOR_UNIT else 2


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """`minor` units (cents, for USD) of `currency` (ISO 4217)."""

    currency: str
    minor: int

    @classmethod
    def of(cls, amount: Decimal, currency: str) -> Money:
        """Money from an exact decimal. Raises ValueError where the currency has fewer places."""
        scaled = amount.scaleb(decimals_of(currency))
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{amount} {currency} has a fraction of the smallest unit")
        return cls(currency, int(scaled))

    @classmethod
    def parse(cls, text: str) -> Money:
        """Money from the canonical form `48210.55 USD`. Raises ValueError for anything else."""
        match = _CANONICAL.fullmatch(text)
        if match is None:
            raise ValueError(f"not an amount: {text!r}")
        try:
            return cls.of(Decimal(match[1]), match[2])
        except InvalidOperation as error:
            raise ValueError(f"not an amount: {text!r}") from error

    @property
    def amount(self) -> Decimal:
        """The exact decimal amount."""
        return Decimal(self.minor).scaleb(-decimals_of(self.currency))

    def __str__(self) -> str:
        return f"{self.amount:.{decimals_of(self.currency)}f} {self.currency}"

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.currency, self.minor + other.minor)
