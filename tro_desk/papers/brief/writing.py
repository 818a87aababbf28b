"""How the sections write figures: amounts, shares, and the sources of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Final

from tro_desk.base.messages import M_, Message
from tro_desk.domain.costs import Rate
from tro_desk.domain.exposure import Basis, Count, Figure, Mark, Source
from tro_desk.domain.money import Money
from tro_desk.l10n.calendars import RATE, aside, calendar_of, day_of, days_of
from tro_desk.l10n.sales import REPORTS
from tro_desk.papers.brief.context import COMPUTED, STATED, Context
from tro_desk.papers.figures import Figures
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.style import BODY, CELL, SECOND, SMALL, Ink
from tro_desk.papers.layout.text import Run, Shape, Text, text
from tro_desk.papers.snapshot import Place

NO_SALES: Final = M_("brief", "No file of sales is loaded, or none tells of the accused listings.")
NO_ACCUSED: Final = M_("brief", "No listing is confirmed as accused.")
NOTHING_FROZEN: Final = M_("brief", "No frozen amount is confirmed.")

_SHAPES: Final[dict[str, Shape]] = {
    Mark.DOCUMENT: "document",
    Mark.STATED: "seller",
    Mark.COMPUTED: "computed",
}


def line(context: Context, message: Message, before: float = 0, after: float = 0) -> Block:
    """One sentence of its own, in both languages."""
    return Block(text(*context.words.sentence(message, BODY, SMALL)), before, after)


def note(context: Context, message: Message, before: float = 0, after: float = 3) -> Block:
    """A remark in small letters."""
    return Block(text(*context.words.sentence(message, SMALL, SMALL)), before, after)


def stated(context: Context, message: Message | None = None, before: float = 0) -> Block:
    """The mark of the seller over a table whose every row is the seller's, with a remark."""
    mark = context.shape_mark("seller", STATED)
    if message is None:
        return Block(text(mark), before, 3)
    first, *rest = context.words.sentence(message, SMALL, SMALL)
    return Block(text((*mark, Run("   ", SMALL), *first), *rest), before, 3)


def leading(figures: Figures) -> tuple[Basis, ...]:
    """The basis to read of each currency: the first."""
    first: dict[str, Basis] = {}
    for basis in figures.exposure.bases:
        first.setdefault(basis.currency, basis)
    return tuple(first.values())


def report_name(report: str) -> Message | str:
    """What a kind of report is called."""
    return Message("report", REPORTS[report]) if report in REPORTS else report


def basis_note(basis: Basis) -> Message:
    """Which report the figures are from, of which days and in which currency."""
    told = {
        "report": report_name(basis.report),
        "days": days_of(basis.first_day, basis.last_day, calendar_of(basis.report)),
        "currency": basis.currency,
    }
    if basis.report in _WITH_STATUS:
        return M_(
            "brief",
            "{report}, {days}, in {currency}. Gross is the price of the goods before rebates; "
            "cancelled and pending orders are left out.",
            **told,
        )
    return M_(
        "brief",
        "{report}, {days}, in {currency}. Gross is the price of the goods before rebates.",
        **told,
    )


_WITH_STATUS: Final = frozenset({"amazon_all_orders", "shopify_orders", "mapped"})
"""Reports that list orders with what became of them."""


# amounts


def amount(context: Context, money: Money) -> str:
    """The amount without its currency, which stands in the head of the table."""
    return context.words.first.money(money).partition(" ")[2]


def money_cell(context: Context, figure: Figure | None, ink: Ink = BODY) -> Text:
    """An amount at the right of a table; a dash where the report is silent."""
    if figure is None:
        return text(Run("—", SECOND), align="right")
    return text(Run(amount(context, figure.money), ink), align="right")


def count_cell(context: Context, count: Count, ink: Ink = BODY) -> Text:
    """A number of units at the right of a table."""
    return text(Run(context.words.first.number(count.number), ink), align="right")


def percent(context: Context, ratio: Decimal | None) -> str:
    """A ratio as `7.1%`; a dash where there is none, and never 0.0% for what is more."""
    if ratio is None:
        return "—"
    shown = (ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if shown == 0 and ratio > 0:
        return context.words.say(M_("brief", "under {share}%", share="0.1"))
    return f"{shown:,}%"


def month(day: date) -> str:
    """A month as `2026-03`."""
    return day.strftime("%Y-%m")


def rate_told(rate: Rate) -> dict[str, Message | str]:
    """An exchange rate that the seller typed, for a sentence: with its day and its source."""
    return {
        "currency": rate.currency,
        "rate": str(rate.rate),
        "into": rate.into,
        "day": day_of(rate.on, RATE),
        "source": rate.source,
    }


# sources


def source_mark(context: Context, figure: Figure | Count) -> tuple[Run, ...]:
    """Who says a figure, as a shape, and the files it rests on by their numbers."""
    shape = _SHAPES[figure.mark]
    place = _place(context, figure.sources)
    if shape == "document" and place is not None:
        return context.document_mark(place)
    numbers = file_numbers(context, figure.sources)
    if shape == "seller":
        return context.shape_mark(shape, STATED)
    if not numbers:
        return context.shape_mark(shape, COMPUTED)
    if shape == "document":
        return context.shape_mark(shape, M_("brief", "file {files}", files=numbers))
    return context.shape_mark(shape, M_("brief", "computed from {files}", files=numbers))


def mark_cell(context: Context, figure: Figure | Count | None) -> Text | None:
    """The source mark at the right of a table."""
    return text(source_mark(context, figure), align="right") if figure is not None else None


def file_numbers(context: Context, sources: Iterable[Source]) -> str:
    """`E1, F1-F3, F7`: the papers and files that these rest on; empty where there are none."""
    figures = context.snapshot.figures
    if figures is None:
        return ""
    keys = {key for source in sources for key in _files(figures, source)}
    papers = {context.snapshot.paper_number(key) for kind, key in keys if kind == "evidence"}
    files = {figures.file_number(*key) for key in keys}
    return ", ".join((*_spans("E", papers - {0}), *_spans("F", files - {0})))


def _files(figures: Figures, source: Source) -> Iterator[tuple[str, str]]:
    """The files behind a source: itself, or the proof of what the seller typed."""
    if source.kind in ("load", "evidence"):
        yield source.kind, source.id
    elif source.kind == "balance":
        for balance in figures.balances:
            if str(balance.id) == source.id and balance.load is not None:
                yield "load", str(balance.load)
            if str(balance.id) == source.id and balance.evidence is not None:
                yield "evidence", balance.evidence
    elif source.kind == "cost":
        for cost in figures.costs:
            if str(cost.id) == source.id and cost.evidence is not None:
                yield "evidence", cost.evidence


def _spans(letter: str, numbers: Iterable[int]) -> Iterator[str]:
    """`F1-F3` of three in a row, else one after the other."""
    ordered = enumerate(sorted(numbers))
    for _, group in groupby(ordered, lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        if len(run) > 2:
            yield f"{letter}{run[0]}-{letter}{run[-1]}"
        else:
            yield from (f"{letter}{number}" for number in run)


def _place(context: Context, sources: Sequence[Source]) -> Place | None:
    """The page of a paper of the case on which a confirmed fact stands."""
    for source in sources:
        if source.kind == "fact":
            for statement in context.snapshot.of(source.name):
                if statement.mark == "document" and statement.place is not None:
                    return statement.place
    return None


def marks_of(context: Context, figures: Iterable[Figure | Count | None]) -> Text:
    """The different marks of several figures, one a line."""
    rows = dict.fromkeys(source_mark(context, one) for one in figures if one is not None)
    return Text(tuple(rows), "right")


def day_cell(context: Context, days: Iterable[date | None], calendar: Message) -> Text:
    """Days in a narrow column, one a line, and on whose calendar they stand."""
    known = [Run(day.isoformat(), CELL) for day in days if day is not None]
    if not known:
        return text(Run("—", SECOND))
    return text(*known, Run(context.words.say(aside(calendar)), SMALL))
