"""What the store hands up to the exposure: lines of exports added up where they are alike."""

from __future__ import annotations

from typing import NamedTuple


class Good(NamedTuple):
    """What one kind of report of one shop (`store`: its number) calls one article."""

    report: str
    store: int
    sku: str


class Facet(NamedTuple):
    """What alike lines have in common; `kind` is empty for lines of orders (domain.sales)."""

    kind: str
    status: str
    currency: str
    channel: str
    state: str
    country: str


class Sold(NamedTuple):
    """Alike lines of one article in one month, added up; money in minor units.

    `good`, `product` (0: the line does not tell) and `facet` are numbers of the store; `month` is
    202603; `since` is the last day (20260301) of those asked for that is not after the lines, 0
    where all of them are.
    """

    good: int
    product: int
    load: int
    month: int
    since: int
    facet: int
    units: int
    gross: int
    selling_fees: int
    fba_fees: int
    total: int


class ShopSum(NamedTuple):
    """All lines of a kind of report in one month that are alike, whatever the article."""

    report: str
    store: int
    month: int
    kind: str
    status: str
    currency: str
    channel: str
    units: int
    gross: int
    total: int


class PeriodSum(NamedTuple):
    """A row of a report that tells sums of a period alone."""

    load: int
    product_id: str
    sku: str
    units: int
    gross: int
    currency: str


class Reserve(NamedTuple):
    """What a settlement holds back of a shop's money (`held`, positive), as its file says.

    `at` is when the newest of these lines was posted, in seconds of the epoch.
    """

    report: str
    store: int
    currency: str
    settlement: str
    load: int
    at: int
    held: int
