"""The accused listings, one row each, with what the seller says of them and what they sold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Basis, ListingSales
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.writing import (
    NO_ACCUSED,
    NO_SALES,
    basis_note,
    count_cell,
    leading,
    line,
    mark_cell,
    money_cell,
    note,
)
from tro_desk.papers.figures import Figures
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SECOND, SMALL, STRONG
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "listings"
ORDER: Final = 31
TITLE: Final = M_("brief", "Accused listings")

_ANSWERS: Final[dict[str, Message]] = {
    "yes": M_("brief", "seller: among the accused"),
    "not_sure": M_("brief", "seller: not sure"),
    "open": M_("brief", "named in the papers"),
}


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None:
        return []
    if not figures.exposure.accused:
        return [line(context, NO_ACCUSED), *_others(context, figures)]
    content: list[Flowable] = []
    bases = leading(figures)
    for basis in bases:
        remark = note(context, basis_note(basis), before=6 if content else 0)
        content += context.together(remark, _table(context, figures, basis))
    if not bases:
        content.append(line(context, NO_SALES))
    content += _silent(context, figures)
    return content + _others(context, figures)


def _table(context: Context, figures: Figures, basis: Basis) -> Flowable:
    columns = context.columns(30, 84, 166, 42, 62, 62, 79, right=(3, 4, 5, 6))
    head = (
        M_("brief", "No."),
        M_("brief", "ASIN"),
        M_("brief", "Listing"),
        M_("brief", "Units"),
        M_("brief", "Gross {currency}", currency=basis.currency),
        M_("brief", "Net {currency}", currency=basis.currency),
        M_("brief", "Source"),
    )
    rows = [_row(context, figures, number, one) for number, one in enumerate(basis.listings, 1)]
    total = basis.total
    rows.append(
        Row(
            (
                None,
                text(*context.words.label(M_("brief", "Total"), columns[1].room, STRONG, SECOND)),
                None,
                count_cell(context, total.units, STRONG),
                money_cell(context, total.gross, STRONG),
                money_cell(context, total.net, STRONG),
                mark_cell(context, total.gross),
            ),
            "strong",
        )
    )
    return context.grid(columns, rows, head)


def _row(context: Context, figures: Figures, number: int, one: ListingSales) -> Row:
    title = one.title or _title(figures, one.product_id)
    return Row(
        (
            text(Run(str(number), BODY)),
            _names(one.product_id, one.skus),
            _described(context, title, one.answer),
            count_cell(context, one.sums.units),
            money_cell(context, one.sums.gross),
            money_cell(context, one.sums.net),
            mark_cell(context, one.sums.gross),
        )
    )


def _names(product_id: str, skus: Sequence[str]) -> Text:
    return text(Run(product_id, BODY), *(Run(sku, SMALL) for sku in skus))


def _described(context: Context, title: str, answer: str) -> Text:
    said = context.words.sentence(_ANSWERS.get(answer, _ANSWERS["open"]), CELL, SMALL)
    return text(Run(title, BODY) if title else Run("—", SECOND), *said)


def _title(figures: Figures, product_id: str) -> str:
    return next((m.title for m in figures.matches if m.product_id == product_id), "")


def _silent(context: Context, figures: Figures) -> list[Flowable]:
    """Accused products of which no file tells a sale: a row each, without a figure."""
    silent = figures.exposure.silent
    if not silent:
        return []
    columns = context.columns(102, 403)
    rows = [
        Row(
            (
                text(Run(code, BODY)),
                _described(context, _title(figures, code), _answer(figures, code)),
            )
        )
        for code in silent
    ]
    told = M_("brief", "No sale of these is in the loaded files:")
    return context.together(note(context, told, before=6), context.grid(columns, rows))


def _answer(figures: Figures, product_id: str) -> str:
    return next((m.answer for m in figures.matches if m.product_id == product_id), "open")


def _others(context: Context, figures: Figures) -> list[Flowable]:
    return [note(context, each, before=4) for each in _remarks(context, figures)]


def _remarks(context: Context, figures: Figures) -> Iterator[Message]:
    """What the seller says is not accused, what stays unsure, and what nobody has answered."""
    accused = set(figures.exposure.accused)

    def answered(answer: str) -> str:
        return context.words.join(
            match.product_id
            for match in figures.matches
            if match.answer == answer and match.product_id not in accused
        )

    if denied := answered("no"):
        yield M_("brief", "Not accused, as the seller says: {listings}.", listings=denied)
    if unsure := answered("not_sure"):
        yield M_(
            "brief",
            "The seller is not sure of these, and they are not counted: {listings}.",
            listings=unsure,
        )
    if figures.unanswered:
        yield M_(
            "brief",
            "Further own listings that may be meant and have no answer yet: {count}.",
            count=figures.unanswered,
        )
