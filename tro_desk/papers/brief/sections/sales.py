"""Sales of the accused listings: what they come to, month by month, and where they went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportlab.platypus.flowables import Flowable, Spacer

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Basis, Count, Figure, PlaceSales
from tro_desk.domain.money import Money
from tro_desk.l10n.calendars import calendar_of, days_of, months_line
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.writing import (
    NO_ACCUSED,
    NO_SALES,
    amount,
    basis_note,
    count_cell,
    leading,
    line,
    mark_cell,
    money_cell,
    month,
    note,
    percent,
)
from tro_desk.papers.layout.charts import Bar, Months
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL, STRONG, Ink
from tro_desk.papers.layout.text import Paragraph, Run, Text, text

ID: Final = "sales"
ORDER: Final = 32
TITLE: Final = M_("brief", "Accused sales")

PLACES: Final = 12
"""So many places have a row of their own; the others are counted together."""


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None:
        return []
    bases = leading(figures)
    if not bases:
        return [line(context, NO_SALES if figures.exposure.accused else NO_ACCUSED)]
    content: list[Flowable] = []
    for basis in bases:
        content += context.together(note(context, basis_note(basis)), _sums(context, basis))
        content += _months(context, basis)
        content += _places(context, basis)
        content += _rest(context, basis)
    return content


def _sums(context: Context, basis: Basis) -> Flowable:
    total = basis.total
    rows: list[tuple[Message, Figure | Count | None, Ink]] = [
        (M_("brief", "Units"), total.units, BODY),
        (M_("brief", "Gross"), total.gross, STRONG),
        (M_("brief", "Refunds"), total.refunds, BODY),
        (M_("brief", "Platform fees"), total.selling_fees, BODY),
        (M_("brief", "FBA fees"), total.fba_fees, BODY),
        (M_("brief", "Cost of goods, with proof"), total.cost_proved, BODY),
        (M_("brief", "Cost of goods, without proof, not deducted"), total.cost_unproved, BODY),
        (M_("brief", "Net, less proved costs alone"), total.net, STRONG),
    ]
    columns = context.columns(270, 105, 130, right=(1, 2))
    made = [
        Row(
            (
                text(*context.words.label(name, columns[0].room, ink, SECOND)),
                _value(context, figure, ink),
                mark_cell(context, figure),
            )
        )
        for name, figure, ink in rows
    ]
    if total.uncosted:
        name = M_("brief", "Units whose cost is not known")
        count = Run(context.words.first.number(total.uncosted), BODY)
        label = text(*context.words.label(name, columns[0].room))
        made.append(Row((label, text(count, align="right"), mark_cell(context, total.units))))
    head = (
        M_("brief", "Accused listings together"),
        M_("brief", "Amount {currency}", currency=basis.currency),
        M_("brief", "Source"),
    )
    return context.grid(columns, made, head)


def _value(context: Context, figure: Figure | Count | None, ink: Ink) -> Text:
    if isinstance(figure, Count):
        return count_cell(context, figure, ink)
    if figure is None:
        told = context.words.say(M_("brief", "not in this report"))
        return text(Run("— " + told, SECOND), align="right")
    return money_cell(context, figure, ink)


def _months(context: Context, basis: Basis) -> list[Flowable]:
    """The chart, and the same numbers as a table: what the chart shows can be read out."""
    if not basis.months:
        return []
    bars = [
        Bar(month(one.month), one.sums.gross.money.minor, amount(context, one.sums.gross.money))
        for one in basis.months
    ]
    chart = Months(bars, lambda minor: amount(context, Money(basis.currency, minor)))
    columns = context.columns(110, 75, 95, 95, 130, right=(1, 2, 3, 4))
    head = (
        M_("brief", "Month"),
        M_("brief", "Units"),
        M_("brief", "Gross {currency}", currency=basis.currency),
        M_("brief", "Net {currency}", currency=basis.currency),
        M_("brief", "Source"),
    )
    rows = [
        Row(
            (
                text(Run(month(one.month), BODY)),
                count_cell(context, one.sums.units),
                money_cell(context, one.sums.gross),
                money_cell(context, one.sums.net),
                mark_cell(context, one.sums.gross),
            )
        )
        for one in basis.months
    ]
    months = note(context, months_line(calendar_of(basis.report)), before=2)
    return [Spacer(1, 8), chart, months, context.grid(columns, rows, head)]


def _places(context: Context, basis: Basis) -> list[Flowable]:
    """Where the goods were shipped, largest first; of very many the first."""
    if not basis.places:
        return [note(context, M_("brief", "The report does not tell where the goods went."), 6)]
    ordered = sorted(basis.places, key=_largest_first)
    columns = context.columns(230, 75, 95, 105, right=(1, 2, 3))
    head = (
        M_("brief", "Shipped to"),
        M_("brief", "Units"),
        M_("brief", "Gross {currency}", currency=basis.currency),
        M_("brief", "Part of the gross"),
    )
    rows = []
    for one in ordered[:PLACES]:
        name = " · ".join(part for part in (one.country, one.state) if part)
        unknown = context.words.label(_NO_PLACE, columns[0].room, SECOND, SECOND)
        rows.append(_place(context, basis, ((Run(name, BODY),),) if name else unknown, (one,)))
    rest = ordered[PLACES:]
    if rest:
        name_of_rest = M_("brief", "Other places: {count}", count=len(rest))
        label = context.words.label(name_of_rest, columns[0].room)
        rows.append(_place(context, basis, label, rest))
    return [Spacer(1, 8), context.grid(columns, rows, head)]


_NO_PLACE: Final = M_("brief", "not told by the report")


def _largest_first(place: PlaceSales) -> tuple[int, str, str]:
    return -place.sums.gross.money.minor, place.country, place.state


def _place(
    context: Context,
    basis: Basis,
    name: Sequence[Paragraph],
    places: Sequence[PlaceSales],
) -> Row:
    units = sum(place.sums.units.number for place in places)
    gross = Money(basis.currency, sum(place.sums.gross.money.minor for place in places))
    whole = basis.total.gross.money.minor
    ratio = Decimal(gross.minor) / whole if whole else None
    return Row(
        (
            text(*name),
            text(Run(context.words.first.number(units), BODY), align="right"),
            text(Run(amount(context, gross), BODY), align="right"),
            text(Run(percent(context, ratio), BODY), align="right"),
        )
    )


def beside(context: Context, basis: Basis, wanted: Sequence[str]) -> list[Flowable]:
    """Shares of the accused sales, and the money of them that is held back: those of `_beside`."""
    columns = context.columns(270, 105, 130, right=(1, 2))
    rows = [
        Row(
            (
                text(*context.words.sentence(name, BODY, SMALL)),
                text(Run(shown, BODY), align="right"),
                mark_cell(context, figure),
            )
        )
        for key, name, shown, figure in _beside(context, basis)
        if key in wanted
    ]
    content: list[Flowable] = [context.grid(columns, rows)] if rows else []
    if basis.forum is None and "forum" in wanted:
        content.append(note(context, _NO_FORUM, before=4))
    return content


def _rest(context: Context, basis: Basis) -> list[Flowable]:
    """What stands beside the sales: shares, what is not counted, what is not known."""
    gaps = [
        note(
            context,
            M_(
                "brief",
                "No loaded file tells of these days: {days}.",
                days=days_of(gap.first, gap.last, calendar_of(basis.report)),
            ),
            before=4,
        )
        for gap in basis.gaps
    ]
    told = beside(context, basis, ("store", "forum", "unmatched"))
    return [Spacer(1, 8), *told, *gaps, Spacer(1, 6)]


_NO_FORUM: Final = M_("brief", "The part that was shipped to the state of the court is not known.")


def _beside(context: Context, basis: Basis) -> Iterator[tuple[str, Message, str, Figure]]:
    """Key, name, amount and the figure behind it."""
    store, forum = basis.store_share, basis.forum
    yield (
        "store",
        M_("brief", "Part of all sales of the same files that is accused"),
        percent(context, store.ratio),
        store.part,
    )
    state = context.snapshot.figures.exposure.forum_state if context.snapshot.figures else ""
    if forum is not None:
        yield (
            "forum",
            M_("brief", "Accused sales shipped to the state of the court ({state})", state=state),
            f"{amount(context, forum.part.money)} · {percent(context, forum.ratio)}",
            forum.part,
        )
    if basis.deferred is not None:
        yield (
            "deferred",
            M_("brief", "Accused sales earned and not yet paid out (deferred)"),
            amount(context, basis.deferred.money),
            basis.deferred,
        )
    if basis.held is not None:
        yield (
            "held",
            M_("brief", "Reserve of the whole shop held back by the platform, no sale"),
            amount(context, basis.held.money),
            basis.held,
        )
    if basis.unmatched is not None:
        yield (
            "unmatched",
            M_(
                "brief",
                "Sales under {count} SKUs that no listing joins with a product number; not "
                "counted above",
                count=len(basis.unmatched.skus),
            ),
            amount(context, basis.unmatched.sums.gross.money),
            basis.unmatched.sums.gross,
        )
