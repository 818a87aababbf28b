"""The accused sales of a case, gathered from the sums of lines report by report.

What counts as sold: lines of orders that are neither cancelled nor pending and not of a channel
outside the platform ("Non-Amazon"); lines of money of kind sale, beside which refunds and fees
stand. A line that names its product belongs to it; one that does not belongs to the product its SKU
stands for in listings and other lines, where that is one alone: what two products claim is shown as
unmatched, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from tro_desk.domain.sales import Load
from tro_desk.law.figure_inputs import Inputs
from tro_desk.law.tally import Item, Tally, number_of

_NO_SALES: Final = frozenset({"cancelled", "pending"})
_WITH_SALES: Final = frozenset({"refund", "fee"})
_OUTSIDE: Final = "non-amazon"

Key = tuple[str, str]
"""A kind of report and a currency."""


def counts(facet_kind: str, status: str, channel: str) -> bool:
    """Whether a line is of sales that are counted; `facet_kind` is empty for lines of orders."""
    if facet_kind:
        return facet_kind == "sale"
    return status not in _NO_SALES and not channel.casefold().startswith(_OUTSIDE)


def shop_gross(inputs: Inputs) -> dict[Key, int]:
    """What all goods of the shops sold, by report and currency."""
    gross: dict[Key, int] = defaultdict(int)
    for one in inputs.shops:
        sold = one.gross if counts(one.kind, one.status, one.channel) else 0
        gross[one.report, one.currency] += sold
    standing = _apart(load for load in inputs.loads if load.export.family == "periods")
    for row in inputs.periods:
        if row.load in standing:
            gross[standing[row.load].export.report, row.currency] += row.gross
    return gross


class Part:
    """The accused sales of one report in one currency, as they are gathered."""

    def __init__(self) -> None:
        self.listings: dict[str, Tally] = defaultdict(Tally)
        self.skus: dict[str, set[str]] = defaultdict(set)
        self.months: dict[int, Tally] = defaultdict(Tally)
        self.places: dict[tuple[str, str], Tally] = defaultdict(Tally)
        self.doubtful = Tally()
        self.doubtful_skus: dict[str, int] = defaultdict(int)
        self.deferred: int | None = None


def gathered(inputs: Inputs) -> dict[Key, Part]:
    """The parts by report and currency."""
    parts: dict[Key, Part] = defaultdict(Part)
    monthly: dict[tuple[Key, str, int], Tally] = defaultdict(Tally)
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
        key = good.report, facet.currency
        part = parts[key]
        code = products[row.product] if row.product else products[-row.good]
        fees = (row.selling_fees, row.fba_fees)
        if code is None:
            if sale:
                item = Item(good.store, good.sku, "", row.since)
                part.doubtful.sale(row.units, row.gross, fees, row.load, item)
                part.doubtful_skus[good.sku] += row.gross
            continue
        part.skus[code].add(good.sku)
        item = Item(good.store, good.sku, code, row.since)
        for tally in (monthly[key, code, row.month], part.places[facet.country, facet.state]):
            if sale:
                tally.sale(row.units, row.gross, fees, row.load, item)
            else:
                tally.rest(row.gross if facet.kind == "refund" else 0, fees, row.load)
        if facet.status == "deferred":
            part.deferred = (part.deferred or 0) + row.total
    for (key, code, month), tally in monthly.items():
        parts[key].listings[code].add(tally)
        parts[key].months[month].add(tally)
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


def _add_periods(inputs: Inputs, parts: dict[Key, Part]) -> None:
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
        if not any(_rivals(load, other) for other in kept):
            kept.append(load)
    return {load.id: load for load in kept}


def _rivals(one: Load, other: Load) -> bool:
    """Whether two files tell of the same sales: those of one shop, in one currency, at one time."""
    first, last = days_of(one)
    from_, to = days_of(other)
    alike = one.store == other.store and one.export.report == other.export.report
    shared = set(one.export.currencies) & set(other.export.currencies)
    return alike and bool(shared) and first <= to and from_ <= last


def days_of(load: Load) -> tuple[date, date]:
    export = load.export
    assert export.first_day is not None
    return export.first_day, export.last_day or export.first_day
