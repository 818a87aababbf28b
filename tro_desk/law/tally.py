"""Sales as they are added up, and what the goods in them cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from tro_desk.domain.costs import Cost, Rate
from tro_desk.domain.exposure import Count, Figure, Mark, Source, Sums
from tro_desk.domain.money import Money, decimals_of


class Item(NamedTuple):
    """What was sold, as far as its cost depends on it: `day` is a day (20260301) that is not after
    the sale and after which no cost changed before it; 0 where every cost began later."""

    store: int
    sku: str
    product_id: str
    day: int


class Tally:
    """Sales added up, in minor units; refunds and fees are negative."""

    __slots__ = ("fba_fees", "gross", "items", "loads", "refunds", "selling_fees", "units")

    def __init__(self) -> None:
        self.units = self.gross = self.refunds = self.selling_fees = self.fba_fees = 0
        self.items: dict[Item, int] = defaultdict(int)
        self.loads: set[int] = set()

    def sale(self, units: int, gross: int, fees: tuple[int, int], load: int, item: Item) -> None:
        """Add lines of a sale; `fees` are the platform's and FBA's, `load` is the file's number."""
        self.units += units
        self.gross += gross
        self.selling_fees += fees[0]
        self.fba_fees += fees[1]
        self.items[item] += units
        self.loads.add(load)

    def rest(self, refunded: int, fees: tuple[int, int], load: int) -> None:
        """Add what belongs to sales and is none: refunds and fees."""
        self.refunds += refunded
        self.selling_fees += fees[0]
        self.fba_fees += fees[1]
        self.loads.add(load)

    def add(self, other: Tally) -> None:
        """Add another tally."""
        for item, units in other.items.items():
            self.items[item] += units
        self.units += other.units
        self.gross += other.gross
        self.refunds += other.refunds
        self.selling_fees += other.selling_fees
        self.fba_fees += other.fba_fees
        self.loads |= other.loads

    def sums(self, tariff: Tariff, files: Sequence[Source], *, with_fees: bool) -> Sums:
        """The figures, told by `files`; `with_fees` where the report tells refunds and fees."""
        sources = tuple(files)

        def computed(minor: int) -> Figure:
            return Figure(Money(tariff.currency, minor), Mark.COMPUTED, sources)

        costs = {True: _Cost(), False: _Cost()}
        uncosted = 0
        for item, units in self.items.items():
            price = tariff.price(item)
            if price is None:
                uncosted += units
            else:
                costs[price.proved].add(units, price)
        proved, stated = (costs[key].figure(tariff.currency, sources, key) for key in costs)
        net = self.gross + self.refunds + self.selling_fees + self.fba_fees
        deducted = (*sources, *(proved.sources if proved else ()))
        return Sums(
            units=Count(self.units, Mark.COMPUTED, sources),
            gross=computed(self.gross),
            refunds=computed(self.refunds) if with_fees else None,
            selling_fees=computed(self.selling_fees) if with_fees else None,
            fba_fees=computed(self.fba_fees) if with_fees else None,
            cost_proved=proved,
            cost_unproved=stated,
            net=Figure(
                Money(tariff.currency, net - (proved.money.minor if proved else 0)),
                Mark.COMPUTED,
                tuple(dict.fromkeys(deducted)),
            )
            if with_fees
            else None,
            uncosted=uncosted,
        )


class _Cost:
    def __init__(self) -> None:
        self._exact = Decimal()
        self._sources: set[Source] = set()

    def add(self, units: int, price: Price) -> None:
        self._exact += units * price.unit
        self._sources.update(price.sources)

    def figure(self, currency: str, files: tuple[Source, ...], proved: bool) -> Figure | None:
        """Rounded once, half to even; None where nothing was added."""
        if not self._sources:
            return None
        minor = int(self._exact.to_integral_value(ROUND_HALF_EVEN))
        mark = Mark.COMPUTED if proved else Mark.STATED
        return Figure(Money(currency, minor), mark, (*sorted(self._sources), *files))


@dataclass(frozen=True, slots=True)
class Price:
    """What a unit cost, in minor units of a currency (exact), and what says so."""

    unit: Decimal
    proved: bool
    sources: tuple[Source, ...]


class Tariff:
    """What units cost, in one currency.

    Of the costs of a product or SKU that began by the day of a sale, the newest counts; of two of
    one day the one that names the SKU, then the one that was typed last. A cost in another currency
    counts only through a rate that the seller typed: the newest one that is not after the cost,
    else the first one after it. What has no cost, or none in this currency, has no price: it is
    never taken for nothing.
    """

    def __init__(
        self,
        costs: Sequence[Cost],
        rates: Sequence[Rate],
        papers: Mapping[str, str],
        currency: str,
    ) -> None:
        self._costs = sorted(costs, key=lambda c: (c.from_day, bool(c.sku), c.id), reverse=True)
        self._rates = sorted(rates, key=lambda rate: (rate.on, rate.id))
        self._papers = papers
        self.currency = currency
        self._known: dict[Item, Price | None] = {}

    def price(self, item: Item) -> Price | None:
        """What a unit of it cost; None where nothing tells."""
        if item not in self._known:
            self._known[item] = self._price(item)
        return self._known[item]

    def _price(self, item: Item) -> Price | None:
        cost = next((one for one in self._costs if _fits(one, item)), None)
        if cost is None:
            return None
        named = cost.supplier or cost.sku or cost.product_id
        sources: tuple[Source, ...] = (Source("cost", str(cost.id), named),)
        if cost.evidence is not None:
            paper = self._papers.get(cost.evidence, named)
            sources += (Source("evidence", cost.evidence, paper),)
        unit = Decimal(cost.unit.minor)
        if cost.unit.currency != self.currency:
            rate = self._rate(cost)
            if rate is None:
                return None
            places = decimals_of(self.currency) - decimals_of(rate.currency)
            unit = (unit * rate.rate).scaleb(places)
            sources += (Source("rate", str(rate.id), rate.source),)
        return Price(unit, cost.evidence is not None, sources)

    def _rate(self, cost: Cost) -> Rate | None:
        pair = (cost.unit.currency, self.currency)
        fitting = [rate for rate in self._rates if (rate.currency, rate.into) == pair]
        before = [rate for rate in fitting if rate.on <= cost.from_day]
        return before[-1] if before else next(iter(fitting), None)


def _fits(cost: Cost, item: Item) -> bool:
    return (
        cost.store == item.store
        and cost.sku in ("", item.sku)
        and cost.product_id in ("", item.product_id)
        and number_of(cost.from_day) <= item.day
    )


def number_of(day: date) -> int:
    """20260301 for 1 March 2026."""
    return day.year * 10_000 + day.month * 100 + day.day
