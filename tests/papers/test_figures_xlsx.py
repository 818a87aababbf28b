"""The workbook of figures: formulas give what the brief prints, every row tells its source."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.papers import figures as made
from tests.papers.sample import NOW
from tro_desk.papers.figures_xlsx import figures_workbook


def value(sheet: Any, shown: Any, place: str) -> Decimal:
    """What a cell comes to: its number, or its formula worked out by hand."""
    cell = sheet[place].value
    if not isinstance(cell, str) or not cell.startswith("="):
        return Decimal(str(cell or 0))
    if hit := re.fullmatch(r"=SUM\(([A-Z])(\d+):[A-Z](\d+)\)", cell):
        rows = range(int(hit[2]), int(hit[3]) + 1)
        return sum((value(sheet, shown, f"{hit[1]}{row}") for row in rows), Decimal(0))
    if hit := re.fullmatch(r'=SUMIF\(D2:D(\d+),"(\w+)",E2:E\d+\)', cell):
        rows = range(2, int(hit[1]) + 1)
        same = (row for row in rows if sheet[f"D{row}"].value == hit[2])
        return sum((value(sheet, shown, f"E{row}") for row in same), Decimal(0))
    if hit := re.fullmatch(r"=([A-Z]\d+)/([A-Z]\d+)", cell):
        return value(sheet, shown, hit[1]) / value(sheet, shown, hit[2])
    terms = re.findall(r"([=+-])([A-Z]+\d+)", cell)
    assert "".join(sign + name for sign, name in terms) == cell, cell
    signed = ((-1 if sign == "-" else 1) * value(sheet, shown, name) for sign, name in terms)
    return sum(signed, Decimal(0))


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_every_formula_gives_the_figure_that_is_shown(language: str) -> None:
    data = figures_workbook(made.figures(made.orders(), made.posted()), language, NOW)
    assert data == figures_workbook(made.figures(made.orders(), made.posted()), language, NOW)
    live, shown = load_workbook(io.BytesIO(data)), load_workbook(io.BytesIO(data), data_only=True)
    formulas = 0
    for sheet in live:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                formulas += 1
                told = Decimal(str(shown[sheet.title][cell.coordinate].value))
                got = value(sheet, shown[sheet.title], cell.coordinate)
                assert abs(got - told) < Decimal("0.000001"), (sheet.title, cell.coordinate)
    assert formulas > 10


def test_rows_name_the_files_behind_them() -> None:
    book = load_workbook(
        io.BytesIO(figures_workbook(made.figures(made.orders(), made.posted()), "en", NOW))
    )
    files = {row[0].value: row[1].value for row in book["Files behind the figures"].iter_rows(2)}
    assert files["F1"] == "orders 2025-09 to 2026-02.txt"
    listing = next(sheet for sheet in book if sheet.title.startswith("Listings"))
    rows = [[cell.value for cell in row] for row in listing.iter_rows()]
    first = next(row for row in rows if row[0] == "B0ZZK2M9QF")
    assert first[-1] == "F1"
    assert first[-2] == "computed"
    assert all(
        "you" not in str(cell.value or "") for sheet in book for row in sheet for cell in row
    )


def test_without_figures_the_workbook_says_so() -> None:
    book = load_workbook(io.BytesIO(figures_workbook(None, "en", NOW)))
    assert [sheet.title for sheet in book] == ["Figures of the case"]
    assert book.worksheets[0]["A2"].value == "No figures are in the desk."
