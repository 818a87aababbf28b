"""A table of the screen as a workbook, for a spreadsheet program or a lawyer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from tro_desk.base import atomic
from tro_desk.base.errors import DeskError
from tro_desk.domain.money import Money

Cell = str | int | Decimal | date | Money | None
"""What a cell holds: figures and days as such, text as text, None for what nobody knows."""


def write_table(
    out: Path,
    name: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    made_at: datetime,
    above: Sequence[str] = (),
) -> None:
    """Write an .xlsx file with one sheet, whole or not at all; text is never a formula.

    `name` is the sheet's, `above` are lines over the heads, `made_at` is aware. Raises DeskError
    `cannot_write` (path).
    """
    from tro_desk.papers.tables_xlsx import Sheet, workbook

    data = workbook([Sheet(name, heads, rows, above)], name, made_at)
    try:
        atomic.write_bytes(out, data)
    except OSError as error:
        raise DeskError("cannot_write", path=str(out)) from error
