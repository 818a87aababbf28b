"""The seller's own goods as the desk knows them, and what the seller says of them in a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from tro_desk.domain.money import Money

ANSWERS: Final = ("yes", "no", "not_sure", "open")
"""Whether a listing is among the accused ones. `open` takes the last answer back."""

REASONS: Final = ("asin", "product_id", "seller_id", "brand")
"""Why a listing may be among the accused ones: the papers name its ASIN, its product number, the
seller id of its shop, or a brand whose words stand in its title."""


@dataclass(frozen=True, slots=True)
class ListingVersion:
    """What a listing said from `at` (UTC) on. `load` is None where it was typed."""

    title: str
    price: str
    status: str
    at: datetime
    load: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """An offer of a shop of the seller (`store`: its number).

    `price` is as printed. `versions` is the history of title, price and status, oldest first; the
    last one is what the listing says now. `load` is None where it was typed; `at` is UTC.
    """

    id: int
    store: int
    sku: str
    product_id: str
    title: str
    price: str
    status: str
    channel: str
    at: datetime
    load: int | None = None
    versions: tuple[ListingVersion, ...] = ()


class ListingName(NamedTuple):
    """What a listing is known by; `store` is the number of its shop."""

    id: int
    store: int
    sku: str
    product_id: str
    title: str


@dataclass(frozen=True, slots=True)
class ListingAnswer:
    """What the seller said of a product in a case (one of `ANSWERS`); `at` is UTC."""

    product_id: str
    answer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a listing may be among the accused ones: `code` is one of `REASONS`.

    `value` is what the papers tell. `confirmed` is false where it rests on a value that the seller
    has not settled yet. `start`..`end` are the words of the title, where the reason is a brand.
    """

    code: str
    value: str
    confirmed: bool
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Sold:
    """What one kind of report tells of the sales of a product, in one currency (exposure.Sums)."""

    report: str
    units: int
    gross: Money


@dataclass(frozen=True, slots=True)
class UnmatchedSku:
    """A SKU of a shop (`store`: its number) that was sold and has no product number.

    `sold` are its sales report by report, never to be added up.
    """

    store: int
    sku: str
    sold: tuple[Sold, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A product of the seller that may be among the accused ones of a case.

    `skus` and `stores` (numbers) are those that sell it, `title` the newest that is known. `sold`
    are its sales report by report, never to be added up; empty where no file tells of any.
    `answer` is one of `ANSWERS`, `history` all of them, oldest first.
    """

    product_id: str
    skus: tuple[str, ...]
    stores: tuple[int, ...]
    title: str
    reasons: tuple[Reason, ...]
    sold: tuple[Sold, ...]
    answer: str
    history: tuple[ListingAnswer, ...] = ()
