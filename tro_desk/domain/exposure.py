"""What a case is about in figures: accused sales, costs, frozen money; each with where it is from.

Reports count different things (ordered, posted, settled), so a `Basis` is the view of one kind of
report in one currency, and nothing is ever added up across two of them. Money of different
currencies is never added; `Against` compares them only where they are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tro_desk.domain.money import Money


class Mark(StrEnum):
    """Who says a figure (contracts: `exposure --json`)."""

    DOCUMENT = "document"
    STATED = "stated"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a figure comes from. `kind` is load, fact, evidence, balance, cost or rate; `id` is
    its number or SHA-256; `name` is what a person knows it by (a file's name, a field)."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of money and where it is from."""

    money: Money
    mark: Mark
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units and where it is from."""

    number: int
    mark: Mark
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole` as an exact ratio; None where the whole is nothing."""

    part: Figure
    whole: Figure

    @property
    def ratio(self) -> Decimal | None:
        """Part divided by whole."""
        if self.whole.money.minor == 0:
            return None
        return Decimal(self.part.money.minor) / Decimal(self.whole.money.minor)


@dataclass(frozen=True, slots=True)
class Sums:
    """What some sales come to in one report and one currency; None where the report is silent.

    `gross` is the price paid for the goods before rebates, cancelled and pending orders left out.
    `refunds`, `selling_fees` and `fba_fees` are negative, as the platform prints them. Costs are
    positive: `cost_proved` rests on invoices, `cost_unproved` on what the seller typed. `net` is
    gross with refunds and fees, less the proved costs alone; None while refunds or fees are not in
    the report. `uncosted` counts the units whose unit cost nobody has told.
    """

    units: Count
    gross: Figure
    refunds: Figure | None = None
    selling_fees: Figure | None = None
    fba_fees: Figure | None = None
    cost_proved: Figure | None = None
    cost_unproved: Figure | None = None
    net: Figure | None = None
    uncosted: int = 0


@dataclass(frozen=True, slots=True)
class ListingSales:
    """Sales of one accused listing; `answer` is the seller's: yes, not_sure, or open."""

    product_id: str
    skus: tuple[str, ...]
    title: str
    answer: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class MonthSales:
    """Accused sales of a month (its first day) on the calendar of its report's days."""

    month: date
    sums: Sums


@dataclass(frozen=True, slots=True)
class PlaceSales:
    """Accused sales by where they were shipped; empty where the report does not tell."""

    country: str
    state: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class Gap:
    """Days, both included, of the period of which no loaded file tells anything."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Sales of goods that no listing joins with a product number: `skus`, largest first."""

    skus: tuple[str, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Basis:
    """The accused sales of a case as one kind of report tells them, in one currency.

    `report` is a code of contracts (`load --json`). `months` and `places` are ordered; a month
    without sales inside the period is there with nothing. `store_share` is the accused gross of
    the gross of all goods in the same files; `forum` the part that was shipped to the court's
    state, None where the report or the case does not tell. `deferred` is money of accused sales
    earned and not yet paid out, `held` reserves of the whole shop, as the report names them.
    """

    report: str
    currency: str
    first_day: date
    last_day: date
    gaps: tuple[Gap, ...]
    listings: tuple[ListingSales, ...]
    total: Sums
    months: tuple[MonthSales, ...]
    places: tuple[PlaceSales, ...]
    store_share: Share
    forum: Share | None
    unmatched: Unmatched | None
    deferred: Figure | None
    held: Figure | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """Money that cannot be moved, on one account. `on` is the day on which it was seen."""

    account: str
    platform: str
    figure: Figure
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Against:
    """Frozen money beside accused sales, where both are in one currency.

    `basis` is the place in `Exposure.bases` whose sums are compared.
    """

    currency: str
    frozen: Figure
    gross: Figure
    net: Figure | None
    basis: int

    @property
    def ratio(self) -> Decimal | None:
        """Accused gross divided by frozen money; None while nothing is frozen."""
        if self.frozen.money.minor == 0:
            return None
        return Decimal(self.gross.money.minor) / Decimal(self.frozen.money.minor)


@dataclass(frozen=True, slots=True)
class Exposure:
    """The figures of a case at one reading.

    `accused` are the product numbers that are asked for: confirmed in a notice or matched by the
    seller; `silent` those of them with no sale in any file. `bases` stand best first: the first of
    a currency is the one to read (`law.exposure` tells the order). `missing` are codes of what no
    figure can be made of yet (accused, sales, frozen, costs, forum), `differences` the pairs of
    reports in `bases` that count different things.
    """

    case: str
    forum_state: str
    accused: tuple[str, ...]
    silent: tuple[str, ...]
    bases: tuple[Basis, ...]
    frozen: tuple[Frozen, ...]
    frozen_total: tuple[Figure, ...]
    against: tuple[Against, ...]
    missing: tuple[str, ...]
    differences: tuple[tuple[str, str], ...] = ()
