"""How much of the seller's sales and cash hangs on each platform, shop and account, over time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tro_desk.domain.exposure import Figure, Mark
from tro_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of a month. `on` is the day on which a balance was seen; None for sales."""

    figure: Figure
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one shop sold, or what one account held (available and held together), month by month.

    `platform` is a code, `store` the number of the shop, `name` the shop's name or the account's;
    empty where the part is a whole platform (`store` is 0 then). An amount is None where no file
    and no balance tells of the month.
    """

    platform: str
    store: int
    name: str
    amounts: tuple[Amount | None, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Sales or cash in one currency. `months` are first days, in order, without a gap.

    `what` is orders (sales as reports of orders tell them), money (as reports of payments do) or
    cash: these, and currencies, are never added up, so each has its own split. Every part has an
    amount, or None, for each month.
    """

    what: str
    currency: str
    months: tuple[date, ...]
    parts: tuple[Part, ...]

    def total(self, at: int) -> Money:
        """What is known of the month at place `at`: the whole, where nothing is `unknown`."""
        known = (part.amounts[at] for part in self.parts)
        return Money(self.currency, sum(one.figure.money.minor for one in known if one is not None))

    def share(self, part: Part, at: int) -> Decimal | None:
        """A part's share of what is known of a month: at most that where a part is `unknown`.

        None where the amount is not known, or the known whole is nothing or less.
        """
        amount, whole = part.amounts[at], self.total(at).minor
        if amount is None or whole <= 0:
            return None
        return Decimal(amount.figure.money.minor) / Decimal(whole)

    def unknown(self, at: int) -> tuple[Part, ...]:
        """The parts of which nothing tells in the month at place `at`."""
        return tuple(part for part in self.parts if part.amounts[at] is None)

    def by_platform(self) -> Split:
        """The same with the shops and accounts of each platform as one part."""
        groups: dict[str, list[Part]] = defaultdict(list)
        for part in self.parts:
            groups[part.platform].append(part)
        parts = tuple(
            Part(platform, 0, "", tuple(map(_added, *(part.amounts for part in group))))
            for platform, group in groups.items()
        )
        return Split(self.what, self.currency, self.months, parts)


@dataclass(frozen=True, slots=True)
class Dependence:
    """The splits: by orders, by payments, then cash; of each the currency with most parts first."""

    splits: tuple[Split, ...]


def _added(*amounts: Amount | None) -> Amount | None:
    """The sum; None where a part is not known. Of days on which balances were seen the oldest."""
    known = [one for one in amounts if one is not None]
    if len(known) < len(amounts):
        return None
    money = known[0].figure.money
    for one in known[1:]:
        money = money + one.figure.money
    sources = tuple(dict.fromkeys(source for one in known for source in one.figure.sources))
    days = [one.on for one in known if one.on is not None]
    return Amount(Figure(money, Mark.COMPUTED, sources), min(days, default=None))
