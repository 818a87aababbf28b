"""The figures of a case: what the accused goods sold, what they cost, what is frozen beside it.

Pure: sums of lines go in (domain.sums), figures with their sources come out (domain.exposure). A
freeze is meant to secure the profits of the accused sales (law.md 0, fact 5); the owner proves
sales alone, the seller proves what is deducted (15 USC 1117(a); 17 USC 504(b)): so costs without a
paper never lower the net.

What counts as sold: lines of orders that are neither cancelled nor pending and not of a channel
outside the platform ("Non-Amazon"); lines of money of kind sale, beside which refunds and fees
stand. A line that names its product belongs to it; one that does not belongs to the product its SKU
stands for in listings and other lines, where that is one alone: what two products claim is shown as
unmatched, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tro_desk.domain.costs import Balance, Cost, Rate
from tro_desk.domain.exposure import (
    Against,
    Basis,
    Count,
    Exposure,
    Figure,
    Frozen,
    Gap,
    ListingSales,
    Mark,
    MonthSales,
    PlaceSales,
    Share,
    Source,
    Sums,
    Unmatched,
)
from tro_desk.domain.goods import UnmatchedSku
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Load
from tro_desk.domain.store import Store
from tro_desk.domain.sums import Facet, Good, PeriodSum, ShopSum, Sold
from tro_desk.law.tally import Item, Tally, Tariff, number_of

RANK: Final = (
    "amazon_date_range",
    "amazon_settlement_v2",
    "amazon_settlement_v1",
    "amazon_all_orders",
    "shopify_orders",
    "amazon_fba_shipments",
    "mapped",
    "amazon_business_report",
)
"""Reports by how much they tell: fees and refunds first, then orders, then sums of a period."""

_NEARLY: Final = 10  # a report may cover a tenth less than the longest and still be read first
_WITHOUT_DAYS: Final = frozenset({"amazon_business_report"})
_WITH_SALES: Final = frozenset({"refund", "fee"})
_HERE: Final = frozenset({"", "US"})  # a state of another country has its own letters
_NO_SALES: Final = frozenset({"cancelled", "pending"})
_NOTHING_SOLD: Final = frozenset({"amazon_unshipped"})  # orders that are still to be sent
_OUTSIDE: Final = "non-amazon"


@dataclass(frozen=True, slots=True)
class Told:
    """What is frozen, as confirmed in a paper or typed: a fact of the case."""

    money: Money
    platform: str
    source: Source
    mark: Mark


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that the figures of a case rest on, read at one moment.

    `accused` are product numbers with the seller's answer; `skus` the shop and SKU of each with
    every product the SKU stands for; `goods`, `facets` and `products` explain the numbers in
    `sold`. `loads` are those that stand.
    """

    case: str
    forum_state: str
    accused: Mapping[str, str]
    titles: Mapping[str, str]
    skus: Mapping[tuple[int, str], tuple[str, ...]]
    goods: Mapping[int, Good]
    facets: Mapping[int, Facet]
    products: Mapping[int, str]
    sold: Sequence[Sold]
    shops: Sequence[ShopSum]
    periods: Sequence[PeriodSum]
    unmatched: Sequence[UnmatchedSku]
    loads: Sequence[Load]
    stores: Sequence[Store]
    costs: Sequence[Cost]
    rates: Sequence[Rate]
    balances: Sequence[Balance]
    frozen: Sequence[Told]


def exposure(inputs: Inputs) -> Exposure:
    """The figures of a case.

    Bases stand by currency; in each the first is the one to read: of the reports that cover nearly
    as many days as the longest one (at most a tenth less), the one that tells most (`RANK`); so a
    short report with fees never hides what a long one without them shows.

    Of frozen money, what a paper names for a platform stands for the accounts of that platform:
    both tell of the same money, and it is counted once.
    """
    bases = _bases(inputs)
    frozen = _frozen(inputs)
    totals = _frozen_totals(frozen)
    against = tuple(_against(bases, totals))
    seen = {one.product_id for basis in bases for one in basis.listings if one.sums.units.number}
    forum_told = any(basis.forum is not None for basis in bases)
    uncosted = any(basis.total.uncosted for basis in bases)
    lacks = {
        "accused": not inputs.accused,
        "sales": not bases,
        "frozen": not frozen,
        "costs": bool(bases) and uncosted,
        "forum": bool(bases) and not forum_told,
    }
    return Exposure(
        case=inputs.case,
        forum_state=inputs.forum_state,
        accused=tuple(inputs.accused),
        silent=tuple(code for code in inputs.accused if code not in seen),
        bases=bases,
        frozen=frozen,
        frozen_total=totals,
        against=against,
        missing=tuple(code for code, lacking in lacks.items() if lacking),
        differences=_differences(bases),
    )


def counts(facet_kind: str, status: str, channel: str) -> bool:
    """Whether a line is of sales that are counted; `facet_kind` is empty for lines of orders."""
    if facet_kind:
        return facet_kind == "sale"
    return status not in _NO_SALES and not channel.casefold().startswith(_OUTSIDE)


class _Part:
    """The accused sales of one report in one currency, as they are gathered."""

    def __init__(self) -> None:
        self.listings: dict[str, Tally] = defaultdict(Tally)
        self.skus: dict[str, set[str]] = defaultdict(set)
        self.months: dict[int, Tally] = defaultdict(Tally)
        self.places: dict[tuple[str, str], Tally] = defaultdict(Tally)
        self.doubtful = Tally()
        self.doubtful_skus: dict[str, int] = defaultdict(int)
        self.deferred: int | None = None


def _parts(inputs: Inputs) -> dict[tuple[str, str], _Part]:
    parts: dict[tuple[str, str], _Part] = defaultdict(_Part)
    products = _products(inputs)
    facets = {
        number: (one, counts(one.kind, one.status, one.channel))
        for number, one in inputs.facets.items()
    }
    for row in inputs.sold:
        facet, sale = facets[row.facet]
        if not sale and facet.kind not in _WITH_SALES:
            continue
        good = inputs.goods[row.good]
        part = parts[good.report, facet.currency]
        code = products[row.product] if row.product else products[-row.good]
        fees = (row.selling_fees, row.fba_fees)
        if code is None:
            if sale:
                item = Item(good.store, good.sku, "", row.since)
                part.doubtful.sale(row.units, row.gross, fees, row.load, item)
                part.doubtful_skus[good.sku] += row.gross
            continue
        part.skus[code].add(good.sku)
        place = part.places[facet.country, facet.state]
        item = Item(good.store, good.sku, code, row.since)
        for tally in (part.listings[code], part.months[row.month], place):
            if sale:
                tally.sale(row.units, row.gross, fees, row.load, item)
            else:
                tally.rest(row.gross if facet.kind == "refund" else 0, fees, row.load)
        if facet.status == "deferred":
            part.deferred = (part.deferred or 0) + row.total
    _add_periods(inputs, parts)
    return parts


def _products(inputs: Inputs) -> dict[int, str | None]:
    """The accused product of a line by the number of its product, or of its goods with a minus.

    None where the SKU stands for several products, one of them accused.
    """
    found: dict[int, str | None] = dict(inputs.products)
    for number, good in inputs.goods.items():
        found[-number] = _of_sku(inputs, good.store, good.sku)
    return found


def _of_sku(inputs: Inputs, store: int, sku: str) -> str | None:
    codes = inputs.skus.get((store, sku), ())
    return codes[0] if len(codes) == 1 else None


def _add_periods(inputs: Inputs, parts: dict[tuple[str, str], _Part]) -> None:
    """Sums of periods: of loads whose periods overlap the newest alone counts."""
    standing = _apart(load for load in inputs.loads if load.export.family == "periods")
    for row in inputs.periods:
        load = standing.get(row.load)
        if load is None or load.export.first_day is None:
            continue
        code = row.product_id or _of_sku(inputs, load.store, row.sku)
        if code is not None and code in inputs.accused:
            part = parts[load.export.report, row.currency]
            part.skus[code] |= {row.sku} - {""}
            item = Item(load.store, row.sku, code, number_of(load.export.first_day))
            part.listings[code].sale(row.units, row.gross, (0, 0), row.load, item)


def _apart(loads: Iterable[Load]) -> dict[int, Load]:
    kept: list[Load] = []
    for load in sorted(loads, key=lambda load: load.id, reverse=True):
        if not any(load.store == other.store and _overlap(load, other) for other in kept):
            kept.append(load)
    return {load.id: load for load in kept}


def _overlap(one: Load, other: Load) -> bool:
    first, last = _days(one)
    from_, to = _days(other)
    return first <= to and from_ <= last


def _days(load: Load) -> tuple[date, date]:
    export = load.export
    assert export.first_day is not None
    return export.first_day, export.last_day or export.first_day


def _bases(inputs: Inputs) -> tuple[Basis, ...]:
    if not inputs.accused:
        return ()
    loads: dict[str, list[Load]] = defaultdict(list)
    for load in inputs.loads:
        if load.export.first_day is not None and load.export.report not in _NOTHING_SOLD:
            loads[load.export.report].append(load)
    parts = _parts(inputs)
    gross = _shop_gross(inputs)
    made = [
        _basis(inputs, key, loads[key[0]], parts.get(key, _Part()), gross[key])
        for key in sorted(gross)
        if key[1] and loads[key[0]]
    ]
    return tuple(_ordered(made))


def _ordered(bases: Sequence[Basis]) -> list[Basis]:
    covered = [_covered(basis) for basis in bases]
    longest: dict[str, int] = defaultdict(int)
    for basis, days in zip(bases, covered, strict=True):
        longest[basis.currency] = max(longest[basis.currency], days)

    def key(one: tuple[Basis, int]) -> tuple[str, bool, int, int]:
        basis, days = one
        short = days * _NEARLY < longest[basis.currency] * (_NEARLY - 1)
        rank = RANK.index(basis.report) if basis.report in RANK else len(RANK)
        return basis.currency, short, -days if short else 0, rank

    return [basis for basis, _ in sorted(zip(bases, covered, strict=True), key=key)]


def _covered(basis: Basis) -> int:
    missing = sum((gap.last - gap.first).days + 1 for gap in basis.gaps)
    return (basis.last_day - basis.first_day).days + 1 - missing


def _shop_gross(inputs: Inputs) -> dict[tuple[str, str], int]:
    """What all goods of the shops sold, by report and currency."""
    gross: dict[tuple[str, str], int] = defaultdict(int)
    for one in inputs.shops:
        sold = one.gross if counts(one.kind, one.status, one.channel) else 0
        gross[one.report, one.currency] += sold
    standing = _apart(load for load in inputs.loads if load.export.family == "periods")
    for row in inputs.periods:
        if row.load in standing:
            gross[standing[row.load].export.report, row.currency] += row.gross
    return gross


def _basis(
    inputs: Inputs, key: tuple[str, str], loads: Sequence[Load], part: _Part, gross: int
) -> Basis:
    report, currency = key
    tariff = Tariff(inputs.costs, inputs.rates, currency)
    files = {load.id: Source("load", str(load.id), load.export.name) for load in loads}
    everything = tuple(files[number] for number in sorted(files))
    with_fees = any(load.export.family == "money" for load in loads)

    def sums(tally: Tally) -> Sums:
        made = tally.sums(tariff, files, with_fees=with_fees)
        return made if tally.loads else silent(made)

    def silent(made: Sums) -> Sums:
        """Nothing sold: that is what all the files together tell."""
        empty = replace(made.gross, sources=everything)
        return replace(
            made, units=replace(made.units, sources=everything), gross=empty, **_same(made, empty)
        )

    total = Tally()
    for tally in part.listings.values():
        total.add(tally)
    listings = tuple(
        ListingSales(
            code,
            tuple(sorted(part.skus.get(code, ()))),
            inputs.titles.get(code, ""),
            answer,
            sums(part.listings[code]),
        )
        for code, answer in inputs.accused.items()
    )
    first = min(_days(load)[0] for load in loads)
    last = max(_days(load)[1] for load in loads)
    in_all = sums(total)
    whole = Figure(Money(currency, gross), Mark.COMPUTED, everything)
    places = tuple(
        PlaceSales(country, state, sums(part.places[country, state]))
        for country, state in sorted(part.places)
    )
    return Basis(
        report=report,
        currency=currency,
        first_day=first,
        last_day=last,
        gaps=_gaps(loads),
        listings=listings,
        total=in_all,
        months=tuple(
            MonthSales(month, sums(part.months[month.year * 100 + month.month]))
            for month in _months(first, last)
        )
        if report not in _WITHOUT_DAYS
        else (),
        places=places if _tells_places(places) else (),
        store_share=Share(in_all.gross, whole),
        forum=_forum(inputs.forum_state, places, in_all.gross),
        unmatched=_unmatched(inputs, key, part, everything),
        deferred=None
        if part.deferred is None
        else Figure(Money(currency, part.deferred), Mark.COMPUTED, everything),
        held=_held(inputs, key, everything),
    )


def _same(made: Sums, empty: Figure) -> dict[str, Figure]:
    names = ("refunds", "selling_fees", "fba_fees", "net")
    return {name: empty for name in names if getattr(made, name) is not None}


def _tells_places(places: Sequence[PlaceSales]) -> bool:
    return any(place.state or place.country for place in places)


def _forum(state: str, places: Sequence[PlaceSales], whole: Figure) -> Share | None:
    if not state or not any(place.state for place in places):
        return None
    there = [one.sums.gross for one in places if one.state == state and one.country in _HERE]
    minor = sum(one.money.minor for one in there)
    return Share(Figure(Money(whole.money.currency, minor), Mark.COMPUTED, whole.sources), whole)


def _unmatched(
    inputs: Inputs, key: tuple[str, str], part: _Part, files: tuple[Source, ...]
) -> Unmatched | None:
    """Sales of SKUs without a product, and of those that stand for several."""
    units, gross = part.doubtful.units, part.doubtful.gross
    skus = dict(part.doubtful_skus)
    for one in inputs.unmatched:
        for sold in one.sold:
            if (sold.report, sold.gross.currency) == key:
                units, gross = units + sold.units, gross + sold.gross.minor
                skus[one.sku] = skus.get(one.sku, 0) + sold.gross.minor
    if not skus:
        return None
    largest = sorted(skus, key=lambda sku: (-skus[sku], sku))
    figure = Figure(Money(key[1], gross), Mark.COMPUTED, files)
    return Unmatched(tuple(largest), Sums(Count(units, Mark.COMPUTED, files), figure))


def _held(inputs: Inputs, key: tuple[str, str], files: tuple[Source, ...]) -> Figure | None:
    """Reserves that the report names: what was held back less what was given back since."""
    lines = [
        one.total
        for one in inputs.shops
        if (one.report, one.currency) == key and one.kind == "reserve"
    ]
    return Figure(Money(key[1], -sum(lines)), Mark.COMPUTED, files) if lines else None


def _months(first: date, last: date) -> list[date]:
    months, day = [], first.replace(day=1)
    while day <= last:
        months.append(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return months


def _gaps(loads: Sequence[Load]) -> tuple[Gap, ...]:
    gaps: list[Gap] = []
    reached: date | None = None
    for first, last in sorted(map(_days, loads)):
        if reached is not None and first > reached + timedelta(days=1):
            gaps.append(Gap(reached + timedelta(days=1), first - timedelta(days=1)))
        reached = last if reached is None else max(reached, last)
    return tuple(gaps)


def _frozen(inputs: Inputs) -> tuple[Frozen, ...]:
    """What papers name, then what accounts hold on the newest day that is told."""
    stores = {store.id: store for store in inputs.stores}
    files = {load.id: load.export.name for load in inputs.loads}
    named = [
        Frozen(told.platform, told.platform, Figure(told.money, told.mark, (told.source,)))
        for told in inputs.frozen
    ]
    newest: dict[tuple[int, str, str], Balance] = {}
    for balance in sorted(inputs.balances, key=lambda one: (one.on, one.id)):
        newest[balance.store, balance.account, balance.currency] = balance
    held = []
    for balance in newest.values():
        if balance.held is None or not balance.held.minor:
            continue
        sources = (Source("balance", str(balance.id), balance.account),)
        if balance.load is not None:
            sources += (Source("load", str(balance.load), files.get(balance.load, "")),)
        elif balance.evidence is not None:
            sources += (Source("evidence", balance.evidence, balance.account),)
        mark = Mark.STATED if balance.load is None else Mark.DOCUMENT
        figure = Figure(balance.held, mark, sources)
        platform = stores[balance.store].platform if balance.store in stores else ""
        held.append(Frozen(balance.account, platform, figure, balance.on))
    return (*named, *sorted(held, key=lambda one: (one.platform, one.account, one.figure.money)))


def _frozen_totals(frozen: Sequence[Frozen]) -> tuple[Figure, ...]:
    """One sum a currency; what a paper names for a platform stands for its accounts."""
    named = {(one.platform, one.figure.money.currency) for one in frozen if one.on is None}
    parts: dict[str, list[Figure]] = defaultdict(list)
    for one in frozen:
        currency = one.figure.money.currency
        told_already = {(one.platform, currency), ("", currency)} & named
        if one.on is None or not told_already:
            parts[currency].append(one.figure)
    return tuple(
        Figure(
            Money(currency, sum(one.money.minor for one in parts[currency])),
            parts[currency][0].mark if len(parts[currency]) == 1 else Mark.COMPUTED,
            tuple(dict.fromkeys(source for one in parts[currency] for source in one.sources)),
        )
        for currency in sorted(parts)
    )


def _against(bases: Sequence[Basis], totals: Sequence[Figure]) -> Iterable[Against]:
    for frozen in totals:
        currency = frozen.money.currency
        place = next((n for n, one in enumerate(bases) if one.currency == currency), None)
        if place is not None:
            sums = bases[place].total
            yield Against(currency, frozen, sums.gross, sums.net, place)


def _differences(bases: Sequence[Basis]) -> tuple[tuple[str, str], ...]:
    """The report that is read first in a currency, beside each other one."""
    pairs: dict[tuple[str, str], None] = {}
    first: dict[str, str] = {}
    for basis in bases:
        lead = first.setdefault(basis.currency, basis.report)
        if basis.report != lead:
            pairs[lead, basis.report] = None
    return tuple(pairs)
