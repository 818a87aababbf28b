"""The worksheet: settle, defend, default, in sums that a seller can follow.

No chance, no view, no order of the three. What a court would award is not known, and so each sum it
belongs to is "at least" what is known: the range of the statute stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tro_desk.base.messages import M_
from tro_desk.content.worksheet import way_table
from tro_desk.domain.costs import Rate
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.exposure import Exposure
from tro_desk.domain.money import Money
from tro_desk.domain.records import Offer
from tro_desk.domain.remedy import Remedy
from tro_desk.domain.worksheet import FIELDS, WAYS, Cell, Known, Line, Origin, Sheet, Span, Way
from tro_desk.law.worksheet_beside import beside, cell, none, statute
from tro_desk.law.worksheet_dates import dates_line
from tro_desk.law.worksheet_spans import UNKNOWN, Amount, added, in_one, times

_OFFER: Final = M_("worksheet", "The newest open offer")
_FEE: Final = M_("worksheet", "Own counsel's fee")
_MONTHS: Final = M_("worksheet", "Months until it ends")
_MONTHLY: Final = M_("worksheet", "What a month of the freeze costs")
_FREEZE: Final = M_("worksheet", "Cost of staying frozen")
_AWARD: Final = M_("worksheet", "What a court would award")
_PARTS: Final = {"offer": _OFFER, "fee": _FEE, "freeze": _FREEZE, "award": _AWARD}


@dataclass(frozen=True, slots=True)
class Given:
    """Everything that a sheet rests on: `values` are the typed ones, `offers` number -> offer."""

    case: str
    values: Mapping[str, str]
    offers: Mapping[int, Offer]
    exposure: Exposure
    remedies: Sequence[Remedy]
    deadlines: Sequence[Deadline]
    rates: Sequence[Rate]


def worksheet(given: Given) -> Sheet:
    """The sheet of a case, from what is known of it now."""
    values = given.values
    number, offer = newest_open(given.offers)
    parts = {way: _parts(values, way, offer) for way in WAYS}
    totals = {way: added(of_way.values()) for way, of_way in parts.items()}
    into = values.get("into", "")
    rates = _newest_rates(totals, into, given.rates)
    rated = {way: in_one(total, into, rates) if into else total for way, total in totals.items()}
    monthly = cell(None, _amount(values, "monthly"), Origin.STATED)
    sums = (
        Line("offer", _OFFER, "money", _offer(offer)),
        Line("fee", _FEE, "money", tuple(_fee(way, parts[way]["fee"]) for way in WAYS)),
        Line("months", _MONTHS, "months", tuple(_months_cell(values, way) for way in WAYS)),
        Line("monthly", _MONTHLY, "money", (monthly,)),
        Line("freeze", _FREEZE, "money", tuple(_freeze_cell(values, way) for way in WAYS)),
        Line("award", _AWARD, "money", tuple(_award(way) for way in WAYS)),
        Line("sum", M_("worksheet", "Added up"), "money", _sums(parts, totals)),
        *_rated(totals, rated, into, rates),
    )
    return Sheet(
        given.case,
        tuple((name, values[name]) for name in FIELDS if values.get(name)),
        into,
        number,
        way_table().rows,
        sums,
        beside(given.exposure, offer, rated),
        tuple(statute(remedy) for remedy in given.remedies),
        dates_line(given.deadlines, offer),
        tuple(rates[code] for code in sorted(rates)),
    )


def newest_open(offers: Mapping[int, Offer]) -> tuple[int, Offer | None]:
    """The number and the offer whose day is the newest of those that are open; (0, None) if none.

    Of one day the one that was written down last.
    """
    still = [(offer.on, number) for number, offer in offers.items() if offer.status == "open"]
    if not still:
        return 0, None
    number = max(still)[1]
    return number, offers[number]


# what is known of each part


def _parts(values: Mapping[str, str], way: Way, offer: Offer | None) -> dict[str, Amount]:
    """The parts of the sum of a way, by the line they stand in."""
    parts = {"fee": _pair(values, f"{way}_fee"), "freeze": _freeze(values, way)}
    if way is Way.SETTLE:
        return {"offer": Amount.of(offer.amount if offer else None), **parts}
    return {**parts, "award": UNKNOWN}


def _amount(values: Mapping[str, str], field: str) -> Amount:
    typed = values.get(field)
    return Amount.of(Money.parse(typed) if typed else None)


def _pair(values: Mapping[str, str], line: str) -> Amount:
    """A typed sum from low to high: the low end alone is "at least", the high one "at most"."""
    low, high = _amount(values, f"{line}_low"), _amount(values, f"{line}_high")
    if not high.spans:
        return Amount(low.spans, open=True)
    most = high.spans[0].high
    least = low.spans[0].low if low.spans else Money(most.currency, 0)
    if least.currency != most.currency:  # refused where they are typed
        return UNKNOWN
    return Amount((Span(min(least, most), max(least, most)),))


def _months(values: Mapping[str, str], way: Way) -> tuple[tuple[Decimal, ...], bool]:
    """The months from low to high, () where none are typed; and whether it may be longer."""
    low, high = (values.get(f"{way}_months_{end}") for end in ("low", "high"))
    if not high:
        return ((Decimal(low),) * 2, True) if low else ((), True)
    ends = (Decimal(low or 0), Decimal(high))
    return (min(ends), max(ends)), False


def _freeze(values: Mapping[str, str], way: Way) -> Amount:
    months, longer = _months(values, way)
    monthly = values.get("monthly")
    if not months or not monthly:
        return UNKNOWN
    price = Money.parse(monthly)
    return Amount((Span(times(price, months[0]), times(price, months[-1])),), open=longer)


# the lines


def _offer(offer: Offer | None) -> tuple[Cell, ...]:
    if offer is None:
        told = M_("worksheet", "No open offer is written down.")
    elif offer.by == "plaintiff":
        told = M_(
            "worksheet", "The plaintiff's, of {day} (as on the paper).", day=offer.on.isoformat()
        )
    else:
        told = M_(
            "worksheet", "The seller's own, of {day} (as on the paper).", day=offer.on.isoformat()
        )
    amount = Amount.of(offer.amount if offer else None)
    return cell(Way.SETTLE, amount, Origin.STATED, told), *(none(way) for way in WAYS[1:])


def _fee(way: Way, amount: Amount) -> Cell:
    return cell(way, amount, Origin.STATED)


def _months_cell(values: Mapping[str, str], way: Way) -> Cell:
    months, longer = _months(values, way)
    if not months:
        return Cell(way, Known.UNKNOWN, Origin.STATED)
    state = Known.AT_LEAST if longer else Known.KNOWN
    if months[0] == 0 < months[-1]:
        state = Known.AT_MOST
    return Cell(way, state, Origin.STATED, numbers=months)


def _freeze_cell(values: Mapping[str, str], way: Way) -> Cell:
    amount = _freeze(values, way)
    told = M_("worksheet", "Months x cost of a month.")
    lacks = []
    if not _months(values, way)[0]:
        lacks.append(_MONTHS)
    if not values.get("monthly"):
        lacks.append(_MONTHLY)
    state, spans = amount.state, amount.spans
    return Cell(way, state, Origin.COMPUTED, spans, formula=told, lacks=tuple(lacks))


def _award(way: Way) -> Cell:
    if way is Way.SETTLE:
        return none(way)
    told = M_("worksheet", "Nobody knows it. The range in the statute stands below.")
    return Cell(way, Known.UNKNOWN, Origin.COMPUTED, formula=told)


def _sums(
    parts: Mapping[Way, Mapping[str, Amount]], totals: Mapping[Way, Amount]
) -> tuple[Cell, ...]:
    return tuple(_sum(way, parts[way], totals[way]) for way in WAYS)


def _sum(way: Way, parts: Mapping[str, Amount], total: Amount) -> Cell:
    if way is Way.SETTLE:
        told = M_("worksheet", "Offer + own counsel's fee + cost of staying frozen.")
    else:
        told = M_("worksheet", "Own counsel's fee + cost of staying frozen + what is awarded.")
    lacks = tuple(_PARTS[name] for name, part in parts.items() if not part.spans)
    return Cell(way, total.state, Origin.COMPUTED, total.spans, formula=told, lacks=lacks)


def _foreign(totals: Mapping[Way, Amount], into: str) -> set[str]:
    return {span.low.currency for total in totals.values() for span in total.spans} - {into}


def _newest_rates(
    totals: Mapping[Way, Amount], into: str, rates: Sequence[Rate]
) -> dict[str, Rate]:
    """The newest rate into `into` of each other currency in the sums, where there is one."""
    foreign = _foreign(totals, into)
    usable = (rate for rate in rates if rate.into == into and rate.currency in foreign)
    return {rate.currency: rate for rate in sorted(usable, key=_age)}


def _rated(
    totals: Mapping[Way, Amount], rated: Mapping[Way, Amount], into: str, rates: Mapping[str, Rate]
) -> tuple[Line, ...]:
    """The sums in one currency, where the seller chose one and a sum has another too."""
    if not into or not _foreign(totals, into):
        return ()
    cells = tuple(_in_one(way, totals[way], rated[way], into, rates) for way in WAYS)
    return (Line("sum_into", M_("worksheet", "Added up in {into}", into=into), "money", cells),)


def _in_one(way: Way, total: Amount, one: Amount, into: str, rates: Mapping[str, Rate]) -> Cell:
    used = "; ".join(f"1 {code} = {rates[code].rate} {into}" for code in sorted(rates))
    told = M_("worksheet", "At the newest typed rate: {rates}.", rates=used) if used else None
    unrated = sorted({span.low.currency for span in total.spans} - {into} - rates.keys())
    lacks = tuple(
        M_("worksheet", "a rate of {currency} into {into}", currency=code, into=into)
        for code in unrated
    )
    return Cell(way, one.state, Origin.COMPUTED, one.spans, formula=told, lacks=lacks)


def _age(rate: Rate) -> tuple[date, int]:
    return rate.on, rate.id
