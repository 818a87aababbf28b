"""The figures of a case: what the accused goods sold, what they cost, what is frozen beside it.

Pure: sums of lines go in (domain.sums), figures with their sources come out (domain.exposure). A
freeze is meant to secure the profits of the accused sales (law.md 0, fact 5); the owner proves
sales alone, the seller proves what is deducted (15 USC 1117(a); 17 USC 504(b)): so costs without a
paper never lower the net.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from tro_desk.domain.exposure import (
    Against,
    Basis,
    Count,
    Exposure,
    Figure,
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
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Load
from tro_desk.domain.sums import Reserve
from tro_desk.law.figure_inputs import Inputs
from tro_desk.law.frozen import frozen_of, frozen_totals
from tro_desk.law.gathered import Part, days_of, gathered, shop_gross
from tro_desk.law.tally import Tally, Tariff

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

_DAY: Final = timedelta(days=1)
_NEARLY: Final = 10  # a report may cover a tenth less than the longest and still be read first
_WITHOUT_DAYS: Final = frozenset({"amazon_business_report"})
_HERE: Final = frozenset({"", "US"})  # a state of another country has its own letters
_NOTHING_SOLD: Final = frozenset({"amazon_unshipped"})  # orders that are still to be sent


def exposure(inputs: Inputs) -> Exposure:
    """The figures of a case.

    Bases stand by currency; in each the first is the one to read: of the reports that tell of
    accused sales and cover nearly as many days as the longest of them (at most a tenth less), the
    one that tells most (`RANK`); so a short report with fees never hides what a long one without
    them shows, and one whose SKUs nothing joins with an ASIN never stands for "nothing sold".

    Of frozen money, what a paper names for a platform stands for the accounts of that platform:
    both tell of the same money, and it is counted once.
    """
    bases = _bases(inputs)
    frozen = frozen_of(inputs)
    totals = frozen_totals(frozen)
    against = tuple(_against(bases, totals))
    seen = {one.product_id for basis in bases for one in basis.listings if one.sums.units.number}
    forum_told = any(basis.forum is not None for basis in bases)
    uncosted = any(basis.total.uncosted for basis in bases)
    lacks = {
        "accused": not inputs.accused,
        "sales": not seen,
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


def _bases(inputs: Inputs) -> tuple[Basis, ...]:
    if not inputs.accused:
        return ()
    parts = gathered(inputs)
    gross = shop_gross(inputs)
    made = []
    for report, currency in sorted(gross):
        loads = [load for load in inputs.loads if _tells(load, report, currency)]
        if currency and loads:
            key = report, currency
            made.append(_basis(inputs, key, loads, parts.get(key, Part()), gross[key]))
    return tuple(_ordered(made))


def _tells(load: Load, report: str, currency: str) -> bool:
    """Whether a file covers its days for a currency: one of orders does for each that was paid in,
    one of money or of sums of a period for those that it names alone."""
    export = load.export
    if export.report != report or export.first_day is None or report in _NOTHING_SOLD:
        return False
    return export.family == "orders" or currency in export.currencies


def _ordered(bases: Sequence[Basis]) -> list[Basis]:
    longest: dict[tuple[str, bool], int] = defaultdict(int)
    for basis in bases:
        group = _group(basis)
        longest[group] = max(longest[group], _covered(basis))

    def key(basis: Basis) -> tuple[tuple[str, bool], bool, int, int]:
        group, days = _group(basis), _covered(basis)
        short = days * _NEARLY < longest[group] * (_NEARLY - 1)
        rank = RANK.index(basis.report) if basis.report in RANK else len(RANK)
        return group, short, -days if short else 0, rank

    return sorted(bases, key=key)


def _group(basis: Basis) -> tuple[str, bool]:
    """Currency, and whether the report tells of no accused sale."""
    return basis.currency, not basis.total.units.number


def _covered(basis: Basis) -> int:
    missing = sum((gap.last - gap.first).days + 1 for gap in basis.gaps)
    return (basis.last_day - basis.first_day).days + 1 - missing


def _basis(
    inputs: Inputs, key: tuple[str, str], loads: Sequence[Load], part: Part, gross: int
) -> Basis:
    report, currency = key
    tariff = Tariff(inputs.costs, inputs.rates, inputs.papers, currency)
    files = {load.id: Source("load", str(load.id), load.export.name) for load in loads}
    everything = tuple(files[number] for number in sorted(files))
    with_fees = any(load.export.family == "money" for load in loads)

    def sums(tally: Tally) -> Sums:
        # Nothing sold: that is what all the files together tell.
        named = tally.loads or files.keys()
        return tally.sums(tariff, [files[load] for load in sorted(named)], with_fees=with_fees)

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
    first = min(days_of(load)[0] for load in loads)
    last = max(days_of(load)[1] for load in loads)
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
        held=_held(inputs, key, files),
    )


def _tells_places(places: Sequence[PlaceSales]) -> bool:
    return any(place.state or place.country for place in places)


def _forum(state: str, places: Sequence[PlaceSales], whole: Figure) -> Share | None:
    if not state or not any(place.state for place in places):
        return None
    there = [one.sums.gross for one in places if one.state == state and one.country in _HERE]
    minor = sum(one.money.minor for one in there)
    return Share(Figure(Money(whole.money.currency, minor), Mark.COMPUTED, whole.sources), whole)


def _unmatched(
    inputs: Inputs, key: tuple[str, str], part: Part, files: tuple[Source, ...]
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


def _held(inputs: Inputs, key: tuple[str, str], files: Mapping[int, Source]) -> Figure | None:
    """What the newest settlement of each shop holds back: it takes the place of earlier reserves,
    which the lines that give them back name again."""
    newest: dict[int, Reserve] = {}
    for one in inputs.reserves:
        if (one.report, one.currency) == key and one.load in files:
            known = newest.get(one.store)
            if known is None or (known.at, known.settlement) < (one.at, one.settlement):
                newest[one.store] = one
    if not newest:
        return None
    loads = sorted({one.load for one in newest.values()})
    minor = sum(one.held for one in newest.values())
    return Figure(Money(key[1], minor), Mark.COMPUTED, tuple(files[load] for load in loads))


def _months(first: date, last: date) -> list[date]:
    months, day = [], first.replace(day=1)
    while day <= last:
        months.append(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return months


def _gaps(loads: Sequence[Load]) -> tuple[Gap, ...]:
    """Days that no file covers, between the files of one shop or between those of all."""
    shops: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for load in loads:
        shops[load.store].append(days_of(load))
    every = [days for told in shops.values() for days in told]
    return tuple(
        Gap(first, last)
        for first, last in _joined(
            gap for told in (every, *shops.values()) for gap in _between(_joined(told))
        )
    )


def _between(told: Sequence[tuple[date, date]]) -> Iterable[tuple[date, date]]:
    for (_, last), (first, _) in pairwise(told):
        yield last + _DAY, first - _DAY


def _joined(periods: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Periods in order; those that overlap or follow each other day on day as one."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(periods):
        if joined and first <= joined[-1][1] + _DAY:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def _against(bases: Sequence[Basis], totals: Sequence[Figure]) -> Iterable[Against]:
    for frozen in totals:
        currency = frozen.money.currency
        place = next((n for n, one in enumerate(bases) if one.currency == currency), None)
        # That no line was found is no sum: it is told as what is missing (`silent`, `unmatched`).
        if place is not None and bases[place].total.units.number:
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
