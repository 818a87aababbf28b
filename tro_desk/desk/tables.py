"""A table of the screen as a workbook, for a spreadsheet program or a lawyer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from tro_desk.desk.write_out import write_out
from tro_desk.domain.money import Money

Cell = str | int | Decimal | date | Money | None
"""What a cell holds: figures and days as such, text as text, None for what nobody knows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, its heads and rows; `above` are lines over the heads."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    above: Sequence[str] = ()


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
    write_tables(out, name, [Table(name, heads, rows, above)], made_at)


def write_tables(out: Path, title: str, tables: Iterable[Table], made_at: datetime) -> None:
    """Write an .xlsx file with a sheet for each table; as `write_table`."""
    from tro_desk.papers.tables_xlsx import Sheet, workbook

    sheets = [Sheet(one.name, one.heads, one.rows, one.above) for one in tables]
    data = workbook(sheets, title, made_at)
    write_out(out, data)
