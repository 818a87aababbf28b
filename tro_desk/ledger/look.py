"""What a file is and what the seller has to tell first, without reading it to its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from tro_desk.domain.sales import Look, Told
from tro_desk.ledger.formats import mapped
from tro_desk.ledger.formats._contract import Format, Head, Needs
from tro_desk.ledger.names import places
from tro_desk.ledger.private import private_columns
from tro_desk.ledger.recognise import Table, known_names, table_of
from tro_desk.ledger.rows import source_of

_ROWS: Final = 20
_ANSWERS: Final[dict[str, dict[str, Any]]] = {
    "period": {"first_day": date(2020, 1, 1), "last_day": date(2020, 1, 31)},
    "currency": {"currency": "USD"},
    "date_order": {"date_order": "dmy"},
}
"""Made-up answers: with them a format tells what else it needs."""


def look(path: Path, told: Told) -> Look:
    """Look at a file. Raises DeskError `file_missing`, `file_unreadable`, `export_empty`,
    `export_damaged`, `too_large` (name)."""
    table = table_of(source_of(path, known_names()))
    suggested = _suggested(table.names)
    form = table.format
    if told.columns or form is None:
        form = cast(Format, mapped)
        columns = dict(told.columns or suggested)
        at = places(table.names, {own: (name,) for own, name in columns.items()})
    else:
        at = places(table.names, form.COLUMNS)
    unknown = table.format is None
    asked = ("columns",) if unknown and not told.columns else ()
    return Look(
        report="" if unknown else form.REPORT,
        family=form.FAMILY,
        closest=table.closest,
        missing=table.missing,
        names=table.names,
        suggested=suggested if unknown else (),
        rows=_rows(table),
        needs=(*asked, *_needs(form, at, table, told)),
    )


def _needs(form: Format, at: dict[str, int], table: Table, told: Told) -> tuple[str, ...]:
    needs: list[str] = []
    while True:
        try:
            form.open(
                Head(table.names, at, table.preamble, table.sample, table.source.path.name, told)
            )
        except Needs as error:
            if error.what in needs or error.what not in _ANSWERS:
                return tuple(needs)
            needs.append(error.what)
            told = replace(told, **_ANSWERS[error.what])
        else:
            return tuple(needs)


def _suggested(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Which of the names may be which of our columns, by what platforms call them."""
    wanted = {own: spellings.split("|") for own, spellings in mapped.SYNONYMS.items()}
    return tuple((own, names[place]) for own, place in places(names, wanted).items())


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    private = private_columns(table.names)
    width = len(table.names)
    return tuple(
        tuple("" if i in private else cell for i, cell in enumerate(row[:width]))
        for row in table.sample[:_ROWS]
    )
