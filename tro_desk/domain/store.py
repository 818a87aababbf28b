"""A seller's own shops, goods, sales and balances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tro_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Store:
    """A shop of the seller on a platform (`amazon`, `alibaba`, ...)."""

    id: int
    platform: str
    name: str
    seller_id: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One offer in a store; `product_id` is the ASIN or the platform's own number."""

    id: int
    store: int
    product_id: str
    sku: str
    title: str


@dataclass(frozen=True, slots=True)
class SalesLine:
    """One order line of an export; `sold_at` is UTC, `ship_state` the state it went to."""

    store: int
    order_id: str
    sku: str
    product_id: str
    sold_at: datetime
    quantity: int
    gross: Money
    ship_state: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Money held in an account on a day, and the document that shows it."""

    store: int
    account: str
    on: date
    held: Money
    evidence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the seller answered to a step of the guided path, and under which content version."""

    case: str
    step: str
    value: str
    content_version: str
    at: datetime
    stale: bool = False
