"""How much of the seller's sales and cash hangs on each platform, shop and account.

Orders and payments count different things, so each is a split of its own; of several such reports
of a shop the one that tells of the most months is taken. A month inside the days that its loads
cover and without a sale is nothing; outside them nobody knows. Cash of an account is what it showed
last up to the end of a month; before its first balance nobody knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from tro_desk.domain.costs import Balance
from tro_desk.domain.dependence import Amount, Dependence, Part, Split
from tro_desk.domain.exposure import Figure, Mark, Source
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Load
from tro_desk.domain.store import Store
from tro_desk.domain.sums import ShopSum
from tro_desk.law.gathered import counts

if TYPE_CHECKING:
    from tro_desk.store import Storage

_FAMILIES: Final = ("orders", "money")

_Months = Mapping[int, int]
"""Month as a number (202603) -> gross in minor units."""


def dependence(storage: Storage) -> Dependence:
    """The splits of sales and of cash, a currency each."""
    with storage.reading() as unit:
        shops = {one.id: one for one in unit.shops.all()}
        loads = [one for one in unit.loads.all() if one.undone_at is None]
        sums = unit.sums.shops()
        balances = unit.balances.all()
    return Dependence((*_sales(shops, loads, sums), *_cash(shops, balances)))


def _sales(
    shops: Mapping[int, Store], loads: Sequence[Load], sums: Iterable[ShopSum]
) -> tuple[Split, ...]:
    told: dict[tuple[str, str, int], dict[str, dict[int, int]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for one in sums:
        # Without a month or a currency nothing can be split; other lines are of no sales.
        if not one.month or not one.currency or not counts(one.kind, one.status, one.channel):
            continue
        gross = told["money" if one.kind else "orders", one.currency, one.store][one.report]
        gross[one.month] = gross.get(one.month, 0) + one.gross
    splits: dict[tuple[str, str], list[tuple[Store, str, _Months]]] = defaultdict(list)
    for (family, currency, store), reports in told.items():
        report = max(reports, key=lambda name: (len(reports[name]), name))
        splits[family, currency].append((shops[store], report, reports[report]))
    ordered = sorted(splits, key=lambda key: (_FAMILIES.index(key[0]), -len(splits[key]), key[1]))
    return tuple(_sales_of(*key, splits[key], loads) for key in ordered)


def _sales_of(
    family: str,
    currency: str,
    rows: Sequence[tuple[Store, str, _Months]],
    loads: Sequence[Load],
) -> Split:
    told = [month for _shop, _report, months in rows for month in months]
    months = _between(min(told), max(told))
    parts = []
    for shop, report, gross in rows:
        own = [one for one in loads if (one.store, one.export.report) == (shop.id, report)]
        amounts: list[Amount | None] = []
        for month in months:
            number = month.year * 100 + month.month
            files = [one for one in own if _covers(one, number)]
            if number not in gross and not files:
                amounts.append(None)
                continue
            sources = tuple(Source("load", str(one.id), one.export.name) for one in files or own)
            money = Money(currency, gross.get(number, 0))
            amounts.append(Amount(Figure(money, Mark.COMPUTED, sources)))
        parts.append(Part(shop.platform, shop.id, shop.name, tuple(amounts)))
    return Split(family, currency, months, tuple(parts))


def _covers(load: Load, month: int) -> bool:
    first, last = load.export.first_day, load.export.last_day
    if first is None or last is None:
        return False
    return first.year * 100 + first.month <= month <= last.year * 100 + last.month


def _cash(shops: Mapping[int, Store], balances: Sequence[Balance]) -> tuple[Split, ...]:
    by_currency: dict[str, dict[tuple[int, str], list[Balance]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in balances:  # of an account by day, of a day the newest last
        by_currency[one.currency][one.store, one.account].append(one)
    return tuple(
        _cash_of(currency, accounts, shops)
        for currency, accounts in sorted(
            by_currency.items(), key=lambda pair: (-len(pair[1]), pair[0])
        )
    )


def _cash_of(
    currency: str,
    accounts: Mapping[tuple[int, str], Sequence[Balance]],
    shops: Mapping[int, Store],
) -> Split:
    days = [one.on for rows in accounts.values() for one in rows]
    months = _between(*(day.year * 100 + day.month for day in (min(days), max(days))))
    parts = []
    for (store, account), rows in accounts.items():
        amounts: list[Amount | None] = []
        for month in months:
            seen = [one for one in rows if one.on.replace(day=1) <= month]
            amounts.append(_seen(seen[-1], currency) if seen else None)
        parts.append(Part(shops[store].platform, store, account, tuple(amounts)))
    return Split("cash", currency, months, tuple(parts))


def _seen(balance: Balance, currency: str) -> Amount:
    known = [one.minor for one in (balance.available, balance.held) if one is not None]
    proved = balance.evidence is not None or balance.load is not None
    mark = Mark.DOCUMENT if proved else Mark.STATED
    source = Source("balance", str(balance.id), balance.account)
    return Amount(Figure(Money(currency, sum(known)), mark, (source,)), balance.on)


def _between(first: int, last: int) -> tuple[date, ...]:
    """The first days of the months from one number (202603) to another."""
    start, end = (number // 100 * 12 + number % 100 - 1 for number in (first, last))
    return tuple(date(month // 12, month % 12 + 1, 1) for month in range(start, end + 1))
