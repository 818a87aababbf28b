"""What stands beside the sums of the worksheet and is in none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Basis, Exposure
from tro_desk.domain.money import Money
from tro_desk.domain.records import Offer
from tro_desk.domain.remedy import Remedy
from tro_desk.domain.worksheet import WAYS, Cell, Known, Line, Origin, Span, Way
from tro_desk.law.worksheet_spans import UNKNOWN, Amount, less, times


def none(way: Way) -> Cell:
    """Of a way that the line is no part of."""
    return Cell(way, Known.NONE, Origin.COMPUTED)


def cell(way: Way | None, amount: Amount, origin: Origin, formula: Message | None = None) -> Cell:
    """What is known of an amount."""
    return Cell(way, amount.state, origin, amount.spans, formula=formula)


def beside(
    exposure: Exposure, offer: Offer | None, totals: Mapping[Way, Amount]
) -> tuple[Line, ...]:
    """Frozen money, accused sales, what was earned, and how they stand to each other."""
    held = _sums(one.money for one in exposure.frozen_total)
    bases = _leading(exposure)
    gross = _sums(one.total.gross.money for one in bases)
    net = _sums(one.total.net.money for one in bases if one.total.net is not None)
    ratio = exposure.against[0].ratio if exposure.against else None
    return (
        _alike("frozen", M_("worksheet", "Frozen money"), held, _seen(exposure)),
        _alike(
            "gross",
            M_("worksheet", "Sales of the accused goods"),
            gross,
            Origin.COMPUTED,
            M_("worksheet", "Gross, from the loaded files."),
        ),
        _alike(
            "net",
            M_("worksheet", "Earned with the accused goods"),
            net,
            Origin.COMPUTED,
            M_("worksheet", "Gross less refunds, fees and the costs that are proved."),
        ),
        Line(
            "gross_share",
            M_("worksheet", "Accused sales as a share of the frozen money"),
            "share",
            (_share(None, ratio, M_("worksheet", "Sales of the accused goods ÷ frozen money.")),),
        ),
        *_offer_shares(offer, held, gross),
        Line(
            "left",
            M_("worksheet", "Frozen money less what is added up, if all of it is released"),
            "money",
            tuple(_left(way, held, totals[way]) for way in WAYS),
        ),
    )


def statute(remedy: Remedy) -> Line:
    """The range of a statute for every confirmed right: no prediction, and in no sum."""
    cells = tuple(none(way) if way is Way.SETTLE else _range(way, remedy) for way in WAYS)
    name = f"statute_{remedy.id}"
    return Line(name, remedy.title, "money", cells, remedy.statute, remedy.checked)


def _sums(amounts: Iterable[Money]) -> Amount:
    spans = tuple(Span(one, one) for one in amounts)
    return Amount(spans) if spans else UNKNOWN


def _seen(exposure: Exposure) -> Origin:
    """Who says what is frozen: the one that does, else it was added up."""
    marks = {figure.mark for figure in exposure.frozen_total}
    return Origin(marks.pop().value) if len(marks) == 1 else Origin.COMPUTED


def _leading(exposure: Exposure) -> tuple[Basis, ...]:
    """The report to read of each currency that has accused sales: the first."""
    first: dict[str, Basis] = {}
    for basis in exposure.bases:
        if basis.total.units.number:
            first.setdefault(basis.currency, basis)
    return tuple(first.values())


def _alike(
    line: str, title: Message, amount: Amount, origin: Origin, told: Message | None = None
) -> Line:
    return Line(line, title, "money", (cell(None, amount, origin, told),))


def _share(way: Way | None, ratio: Decimal | None, told: Message) -> Cell:
    if ratio is None:
        return Cell(way, Known.UNKNOWN, Origin.COMPUTED, formula=told)
    return Cell(way, Known.KNOWN, Origin.COMPUTED, numbers=(ratio,), formula=told)


def _offer_shares(offer: Offer | None, held: Amount, gross: Amount) -> tuple[Line, ...]:
    """The offer as a share of frozen money and of accused sales of its own currency."""
    if offer is None or offer.amount is None:
        return ()
    of_frozen = _share(
        Way.SETTLE, _ratio(offer.amount, held), M_("worksheet", "Offer ÷ frozen money.")
    )
    of_gross = _share(
        Way.SETTLE,
        _ratio(offer.amount, gross),
        M_("worksheet", "Offer ÷ sales of the accused goods."),
    )
    others = tuple(none(way) for way in WAYS[1:])
    frozen_title = M_("worksheet", "The offer as a share of the frozen money")
    gross_title = M_("worksheet", "The offer as a share of the accused sales")
    return (
        Line("offer_frozen", frozen_title, "share", (of_frozen, *others)),
        Line("offer_gross", gross_title, "share", (of_gross, *others)),
    )


def _ratio(part: Money, whole: Amount) -> Decimal | None:
    same = (span.low for span in whole.spans if span.low.currency == part.currency)
    amount = next(same, None)
    if amount is None or amount.minor <= 0:
        return None
    return Decimal(part.minor) / Decimal(amount.minor)


def _left(way: Way, held: Amount, total: Amount) -> Cell:
    if way is Way.DEFAULT:
        told = M_("worksheet", "Frozen money may go towards a judgment. Ask your lawyer.")
        return Cell(way, Known.UNKNOWN, Origin.COMPUTED, formula=told)
    state, spans = less(held, total)
    told = M_("worksheet", "Frozen money - what is added up, in the same currency.")
    return Cell(way, state, Origin.COMPUTED, spans, formula=told)


def _range(way: Way, remedy: Remedy) -> Cell:
    """For one right where none is confirmed by its number."""
    if remedy.floor is None:
        return Cell(way, Known.UNKNOWN, Origin.STATUTE, formula=remedy.text)
    count = Decimal(max(remedy.count, 1))
    floor = times(remedy.floor, count)
    ceiling = floor if remedy.ceiling is None else times(remedy.ceiling, count)
    amount = Amount((Span(floor, ceiling),), open=remedy.ceiling is None)
    return cell(way, amount, Origin.STATUTE, _range_told(remedy))


def _range_told(remedy: Remedy) -> Message:
    if remedy.ceiling is None:
        one = M_("worksheet", "Not less than {floor} {unit}", floor=remedy.floor, unit=remedy.unit)
    else:
        one = M_(
            "worksheet",
            "{floor} to {ceiling} {unit}",
            floor=remedy.floor,
            ceiling=remedy.ceiling,
            unit=remedy.unit,
        )
    counted = (
        M_("worksheet", "{range}, x {count} confirmed.", range=one, count=remedy.count)
        if remedy.count
        else M_("worksheet", "{range}; how many is not confirmed, so this is for one.", range=one)
    )
    if remedy.wilful is None:
        return counted
    most = times(remedy.wilful, Decimal(max(remedy.count, 1)))
    return M_("worksheet", "{told} Wilful: up to {most}.", told=counted, most=most)
