"""The figures of a case as a workbook: every listing with all its sums, months, places, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tro_desk.base.messages import M_, Message
from tro_desk.desk.tables import Cell, Table
from tro_desk.domain.exposure import Basis, Figure, Sums
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import calendar_of, days_of, headed
from tro_desk.l10n.exposure import place_name
from tro_desk.ui.screens.exposure.controller import Figures
from tro_desk.ui.screens.exposure.rows import (
    TOLD_COLUMNS,
    AccusedRow,
    accused_rows,
    answer_words,
    steps,
    told_figures,
    why,
)
from tro_desk.ui.screens.exposure.words import basis_words
from tro_desk.ui.widgets.source_mark import MARKS, source_names

TITLE: Final = M_("exposure", "Exposure")

_HEADS: Final[tuple[Message, ...]] = (
    M_("accused", "Listing"),
    M_("accused", "Goods"),
    M_("figure", "SKU"),
    M_("accused", "Why it is here"),
    M_("accused", "Is it accused?"),
    M_("accused", "Units"),
)


def tables_of(
    words: Translator, figures: Figures, basis: Basis, above: Sequence[str]
) -> list[Table]:
    """The sheets of a basis; `above` are the lines over each table."""
    report = basis_words(words, basis)
    calendar = calendar_of(basis.report)
    period = words.render(days_of(basis.first_day, basis.last_day, calendar))
    lines = (*above, f"{report} · {period}")
    names = [words.render(name) for name, _figure in steps(basis.total)]
    heads = [words.render(head) for head in _HEADS] + names
    uncosted = words.say("figure", "Units without a cost")
    rows = [_accused(words, row) for row in accused_rows(figures.exposure, basis, figures.matches)]
    total = (words.say("accused", "All accused"), "", "", "", "", *_sums(basis.total))
    months = [(one.month, *_sums(one.sums)) for one in basis.months]
    places = [(place_name(words, one.country, one.state), *_sums(one.sums)) for one in basis.places]
    month = words.render(headed(M_("figure", "Month"), calendar))
    sums = [words.say("accused", "Units"), *names, uncosted]
    return [
        Table(words.say("accused", "Accused goods"), [*heads, uncosted], [*rows, total], lines),
        Table(words.say("figure", "Months"), [month, *sums], months, lines),
        Table(
            words.say("place", "Shipped to"), [words.say("place", "Place"), *sums], places, lines
        ),
        _sources(words, figures, basis, lines),
    ]


def _accused(words: Translator, row: AccusedRow) -> tuple[Cell, ...]:
    said = (
        row.product_id,
        row.title,
        ", ".join(row.skus),
        why(words, row),
        answer_words(words, row),
    )
    if row.sums is None:
        return (*said, row.units, row.gross)
    return (*said, *_sums(row.sums))


def _sums(sums: Sums) -> tuple[Cell, ...]:
    amounts = (figure.money if figure is not None else None for _name, figure in steps(sums))
    return (sums.units.number, *amounts, sums.uncosted)


def _sources(words: Translator, figures: Figures, basis: Basis, lines: Sequence[str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for told in told_figures(figures.exposure, basis):
        figure = told.figure
        amount = figure.money if isinstance(figure, Figure) else figure.number
        names = words.listed(source_names(words, figure))
        rows.append((words.render(told.name), amount, words.render(MARKS[figure.mark]), names))
    title = words.say("figure", "Where each figure is from")
    return Table(title, [words.render(column.head) for column in TOLD_COLUMNS], rows, lines)
