"""The figures of a case as a workbook: one sheet a table, sums and nets as live formulas.

A formula is written only where it gives what the brief prints. Each row tells where it is from by
the numbers of the last sheet, which lists the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from tro_desk.base.messages import M_, N_, Message
from tro_desk.domain.exposure import Basis, Count, Figure, Source, Sums
from tro_desk.domain.money import Money
from tro_desk.l10n.calendars import ACCOUNT, COST, RATE, calendar_of, days_of, headed
from tro_desk.l10n.exposure import FIGURES
from tro_desk.l10n.sales import REPORTS
from tro_desk.papers.brief.context import COMPUTED, STATED
from tro_desk.papers.brief.words import Words
from tro_desk.papers.figures import Figures
from tro_desk.papers.sample_mark import SAMPLE
from tro_desk.papers.tables_xlsx import Cell, Formula, Sheet, workbook

TITLE: Final = M_("figures file", "Figures of the case")
_NONE: Final = M_("figures file", "No figures are in the desk.")
_UNITS: Final = M_("figures file", "Units")
_SOURCE: Final = M_("figures file", "Source")
_WHO: Final = M_("figures file", "Who says it")
_TOTAL: Final = M_("figures file", "Total")
_CURRENCY: Final = M_("figures file", "Currency")

_MARKS: Final = {
    "document": Message("figure mark", N_("figure mark", "from a document")),
    "stated": STATED,
    "computed": COMPUTED,
}
_ADDED: Final = ("gross", "refunds", "selling_fees", "fba_fees")
_SUMS: Final = tuple(FIGURES)


def figures_workbook(
    figures: Figures | None, language: str, made_at: datetime, sample: bool = False
) -> bytes:
    """The workbook in words of `language` (zh, en or both); `made_at` is aware. That of the
    `sample` desk opens on a sheet which says that everything in it is made up.
    """
    words = Words(language)
    made = _Book(figures, words, sample)
    return workbook(made.sheets(), words.say(TITLE), made_at)


class _Book:
    def __init__(self, figures: Figures | None, words: Words, sample: bool) -> None:
        self._figures, self._words, self._sample = figures, words, sample

    def sheets(self) -> Iterator[Sheet]:
        figures = self._figures
        if self._sample:
            yield self._sheet(TITLE, (SAMPLE,), [])
        if figures is None:
            yield self._sheet(TITLE, (TITLE,), [(self._both(_NONE),)])
            return
        yield self._against(figures)
        yield self._frozen(figures)
        for basis in figures.exposure.bases:
            yield self._listings(basis)
            yield self._months(basis)
            if basis.places:
                yield self._places(basis)
        yield self._costs(figures)
        yield self._rates(figures)
        yield self._files(figures)

    # words

    def _both(self, message: Message) -> str:
        also = self._words.also(message)
        return f"{self._words.say(message)} / {also}" if also else self._words.say(message)

    def _sheet(
        self,
        name: Message,
        heads: Sequence[Message],
        rows: Iterable[Sequence[Cell]],
        above: Sequence[Message] = (),
    ) -> Sheet:
        return Sheet(
            self._words.say(name),
            [self._both(head) for head in heads],
            list(rows),
            [self._both(line) for line in above],
        )

    def _who(self, figure: Figure | Count) -> tuple[str, str]:
        """Who says a figure, and where it is from."""
        return self._both(_MARKS[figure.mark]), self._from(figure.sources)

    def _from(self, sources: Iterable[Source]) -> str:
        """Files by their number in the last sheet, everything else by its name."""
        assert self._figures is not None
        told = []
        for source in sources:
            number = self._figures.file_number(source.kind, source.id)
            told.append(f"F{number}" if number else source.name)
        return ", ".join(dict.fromkeys(told))

    # sheets

    def _against(self, figures: Figures) -> Sheet:
        heads = (
            _CURRENCY,
            M_("figures file", "Frozen"),
            M_("figures file", "Accused gross"),
            M_("figures file", "Accused net"),
            M_("figures file", "Gross of frozen"),
            _SOURCE,
        )
        rows = []
        for number, one in enumerate(figures.exposure.against, 2):
            ratio = one.ratio
            share = (
                Formula(f"=C{number}/B{number}", ratio, "percent") if ratio is not None else None
            )
            net = one.net.money if one.net else None
            told = self._from((*one.frozen.sources, *one.gross.sources))
            rows.append((one.currency, one.frozen.money, one.gross.money, net, share, told))
        return self._sheet(M_("figures file", "Frozen and accused"), heads, rows)

    def _frozen(self, figures: Figures) -> Sheet:
        heads = (
            M_("figures file", "Account"),
            M_("figures file", "Platform"),
            headed(M_("figures file", "Seen on"), ACCOUNT),
            _CURRENCY,
            M_("figures file", "Frozen amount"),
            _WHO,
            _SOURCE,
        )
        rows: list[tuple[Cell, ...]] = []
        frozen = figures.exposure.frozen
        for one in frozen:
            money = one.figure.money
            rows.append(
                (one.account, one.platform, one.on, money.currency, money, *self._who(one.figure))
            )
        last = len(frozen) + 1
        for total in figures.exposure.frozen_total:
            money = total.money
            same = sum(one.figure.money.minor for one in frozen if _same(one.figure, total))
            text = f'=SUMIF(D2:D{last},"{money.currency}",E2:E{last})'
            cell = _live(text, money) if same == money.minor else money
            rows.append((self._both(_TOTAL), None, None, money.currency, cell, *self._who(total)))
        return self._sheet(M_("figures file", "Frozen money"), heads, rows)

    def _listings(self, basis: Basis) -> Sheet:
        heads = (
            M_("figures file", "Listing"),
            M_("figures file", "SKU"),
            M_("figures file", "Title"),
            M_("figures file", "Seller's answer"),
        )
        rows = [
            ((one.product_id, ", ".join(one.skus), one.title, one.answer), one.sums)
            for one in basis.listings
        ]
        return self._table(M_("figures file", "Listings"), basis, heads, rows, basis.total)

    def _months(self, basis: Basis) -> Sheet:
        head = headed(M_("figures file", "Month"), calendar_of(basis.report))
        rows = [((one.month,), one.sums) for one in basis.months]
        return self._table(M_("figures file", "Months"), basis, (head,), rows, basis.total)

    def _places(self, basis: Basis) -> Sheet:
        heads = (M_("figures file", "Country"), M_("figures file", "State"))
        rows = [((one.country, one.state), one.sums) for one in basis.places]
        return self._table(M_("figures file", "Shipped to"), basis, heads, rows, basis.total)

    def _table(
        self,
        name: Message,
        basis: Basis,
        heads: Sequence[Message],
        rows: Sequence[tuple[tuple[Cell, ...], Sums]],
        total: Sums,
    ) -> Sheet:
        """Rows of sums with their total; `heads` are those of the columns in front."""
        above = self._above(basis)
        first, front = len(above) + 2, len(heads)
        told: list[tuple[Cell, ...]] = []
        for number, (lead, sums) in enumerate(rows, first):
            told.append((*lead, *_cells(sums, front, number), *self._who(sums.gross)))
        last = first + len(rows) - 1
        lead = (self._both(_TOTAL), *(None,) * (front - 1))
        parts = [sums for _, sums in rows]
        told.append((*lead, *_totals(total, parts, front, first, last), *self._who(total.gross)))
        sums_heads = [Message("figure", FIGURES[field]) for field in _SUMS]
        named = M_(
            "figures file",
            "{table}, {currency}",
            table=self._words.say(name),
            currency=basis.currency,
        )
        return self._sheet(named, (*heads, _UNITS, *sums_heads, _WHO, _SOURCE), told, above)

    def _above(self, basis: Basis) -> tuple[Message, ...]:
        known = REPORTS.get(basis.report)
        report: object = Message("report", known) if known else basis.report
        days = days_of(basis.first_day, basis.last_day, calendar_of(basis.report))
        return (
            M_("figures file", "{report}, {currency}", report=report, currency=basis.currency),
            days,
        )

    def _costs(self, figures: Figures) -> Sheet:
        heads = (
            M_("figures file", "Listing"),
            M_("figures file", "SKU"),
            M_("figures file", "Supplier"),
            headed(M_("figures file", "From this day on"), COST),
            M_("figures file", "Unit cost"),
            M_("figures file", "Quantity"),
            M_("figures file", "Proof"),
        )
        rows = []
        for one in figures.costs:
            number = figures.file_number("evidence", one.evidence or "")
            proof = f"F{number}" if number else (one.evidence or "")[:16]
            rows.append(
                (
                    one.product_id,
                    one.sku,
                    one.supplier,
                    one.from_day,
                    one.unit,
                    one.quantity,
                    proof,
                )
            )
        return self._sheet(M_("figures file", "Costs"), heads, rows)

    def _rates(self, figures: Figures) -> Sheet:
        heads = (
            _CURRENCY,
            M_("figures file", "Into currency"),
            headed(M_("figures file", "Day"), RATE),
            M_("figures file", "Rate"),
            _SOURCE,
        )
        rows = [(one.currency, one.into, one.on, one.rate, one.source) for one in figures.rates]
        return self._sheet(M_("figures file", "Exchange rates"), heads, rows)

    def _files(self, figures: Figures) -> Sheet:
        heads = (
            M_("figures file", "No."),
            M_("figures file", "File"),
            M_("figures file", "Report"),
            M_("figures file", "Lines"),
            M_("figures file", "First day"),
            M_("figures file", "Last day"),
            M_("figures file", "SHA-256"),
        )
        rows = []
        for number, one in enumerate(figures.files, 1):
            known = REPORTS.get(one.report)
            report = self._both(Message("report", known)) if known else one.report
            rows.append(
                (
                    f"F{number}",
                    one.name,
                    report,
                    one.rows or None,
                    one.first_day,
                    one.last_day,
                    one.sha256,
                )
            )
        return self._sheet(M_("figures file", "Files behind the figures"), heads, rows)


def _same(one: Figure, other: Figure) -> bool:
    return one.money.currency == other.money.currency


def _money(sums: Sums, field: str) -> Money | None:
    figure: Figure | None = getattr(sums, field)
    return figure.money if figure is not None else None


def _cells(sums: Sums, front: int, row: int) -> Iterator[Cell]:
    """Units and sums of a row, the net as a formula over the others."""
    yield sums.units.number
    for field in _SUMS:
        money = _money(sums, field)
        if field == "net" and money is not None and _minor_net(sums) == money.minor:
            yield _live(_net_formula(front, row), money)
        else:
            yield money


def _totals(
    total: Sums, parts: Sequence[Sums], front: int, first: int, last: int
) -> Iterator[Cell]:
    """The total of each column: a formula where the rows come to what the brief prints."""
    units = total.units.number
    span = f"{_column(front)}{first}:{_column(front)}{last}"
    summed = sum(one.units.number for one in parts) == units and parts
    yield Formula(f"=SUM({span})", units) if summed else units
    for place, field in enumerate(_SUMS, front + 1):
        money = _money(total, field)
        if money is None:
            yield None
        elif field == "net" and _minor_net(total) == money.minor:
            yield _live(_net_formula(front, last + 1), money)
        elif parts and sum(m.minor for one in parts if (m := _money(one, field))) == money.minor:
            yield _live(f"=SUM({_column(place)}{first}:{_column(place)}{last})", money)
        else:
            yield money


def _minor_net(sums: Sums) -> int:
    """Net as the formula computes it, in the smallest units."""
    plus = sum(m.minor for field in _ADDED if (m := _money(sums, field)) is not None)
    cost = _money(sums, "cost_proved")
    return plus - (cost.minor if cost else 0)


def _net_formula(front: int, row: int) -> str:
    places = {field: f"{_column(front + 1 + _SUMS.index(field))}{row}" for field in _SUMS}
    return f"={'+'.join(places[field] for field in _ADDED)}-{places['cost_proved']}"


def _live(text: str, money: Money) -> Formula:
    return Formula(text, Decimal(money.amount), "money", money.currency)


def _column(place: int) -> str:
    """The letter of a column, from 0."""
    return chr(ord("A") + place)
