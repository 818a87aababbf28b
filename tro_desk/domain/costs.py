"""What goods cost the seller, what accounts held, and what currencies were worth: as it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tro_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Cost:
    """What a unit of a product cost, from a day on, until a later row of the product begins.

    `store` is the number of the shop; `product_id` or `sku` may be empty, not both. `quantity` is
    how many were bought, None where nobody told. `evidence` is the SHA-256 of the paper that proves
    it, None where there is none. `at` is UTC.
    """

    id: int
    store: int
    product_id: str
    sku: str
    supplier: str
    from_day: date
    unit: Money
    quantity: int | None
    evidence: str | None
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account of a shop (`store`: its number) showed on a day.

    `available` and `held` (what cannot be paid out, as a positive sum) are None where it is not
    told; never both. `evidence` is the SHA-256 of a picture or statement, `load` the export it
    came with. `at` is UTC.
    """

    id: int
    store: int
    account: str
    on: date
    currency: str
    available: Money | None
    held: Money | None
    evidence: str | None
    note: str
    at: datetime
    load: int | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `currency` was worth `rate` of `into` on a day, as `source` tells."""

    id: int
    currency: str
    into: str
    on: date
    rate: Decimal
    source: str
    at: datetime
