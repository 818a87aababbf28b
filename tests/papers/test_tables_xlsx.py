"""Tables as workbooks, read back by another library."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tro_desk.domain.money import Money
from tro_desk.domain.watch import Match, ScanResult, WatchTerm
from tro_desk.papers import tables_xlsx
from tro_desk.papers.scan_xlsx import scan_workbook
from tro_desk.papers.tables_xlsx import Cell, Formula, Percent, Sheet, workbook

NOW = datetime(2026, 5, 29, 3, 4, 5, tzinfo=UTC)


def read(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def sheet(*rows: tuple[Cell, ...], name: str = "Sales") -> Sheet:
    return Sheet(name, ("A", "B"), rows)


def test_cells_keep_their_kind() -> None:
    moment = datetime(2026, 5, 29, 10, 23, tzinfo=ZoneInfo("Asia/Shanghai"))
    cells: tuple[Cell, ...] = (
        "text",
        7,
        Decimal("12.345"),
        Money("USD", 4821055),
        Money("JPY", -87858),
        date(2026, 5, 29),
        moment,
        Percent(Decimal("0.125")),
        True,
        None,
        10**17,
        "0012",
    )
    book = read(workbook([Sheet("All", ["x"] * len(cells), [cells])], "A table", NOW))
    made = list(book["All"][2])
    assert [cell.value for cell in made] == [
        *("text", 7, 12.345, 48210.55, -87858),
        *(moment.replace(hour=0, minute=0, tzinfo=None), moment.replace(tzinfo=None)),
        *(0.125, True, None, "1" + "0" * 17),
        "0012",
    ]
    assert [cell.data_type for cell in made[:5]] == ["s", "n", "n", "n", "n"]
    assert made[3].number_format == '#,##0.00\\ "USD"'
    assert made[4].number_format == '#,##0\\ "JPY"'
    assert made[7].number_format == "0.0%"
    assert book.properties.title == "A table"
    assert book.properties.created.replace(tzinfo=UTC) == NOW
    assert book["All"].freeze_panes == "A2"
    assert book["All"].auto_filter.ref == "A1:L2"


FALSE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x";"y")',
    "=cmd|' /C x'!A0",
]


@pytest.mark.parametrize("text", FALSE)
def test_text_is_never_a_formula(text: str) -> None:
    data = workbook([Sheet(text, [text], [(text,)], above=[text])], text, NOW)
    (made,) = read(data).worksheets
    for row in made.iter_rows(min_row=1, max_row=3):
        assert row[0].data_type == "s"
        assert row[0].value.endswith(text.strip())
    assert made["A3"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_formulas_of_our_own() -> None:
    total = Formula("=SUM(B2:B3)", Decimal("3.50"), "money", "USD")
    rows = [("a", Money("USD", 100)), ("b", Money("USD", 250)), ("", total)]
    data = workbook([Sheet("S", ("A", "B"), rows)], "t", NOW)
    assert read(data)["S"]["B4"].value == "=SUM(B2:B3)"
    assert read(data)["S"]["B4"].number_format == '#,##0.00\\ "USD"'
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[
        3
    ] == [
        "",
        3.5,
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    def make() -> bytes:
        return workbook([sheet(("a", 1), ("=b", Money("EUR", 5)))], "t", NOW)

    assert make() == make()


def test_names_of_sheets() -> None:
    names = ["a/b:c*d?e[f]\\g", "", "x" * 40, "X" * 40, "'quoted'", "Sales", "sales"]
    book = read(workbook([sheet(name=name) for name in names], "t", NOW))
    assert book.sheetnames == [
        *("a b c d e f  g", "1", "x" * 31, "X" * 29 + " 2", "quoted", "Sales", "sales 2"),
    ]


def test_what_does_not_fit() -> None:
    long, lone = "字" * 40_000, "a\ud800b\x00\x07"
    made = read(workbook([sheet((long, lone))], "t", NOW)).worksheets[0]
    assert len(made["A2"].value) == 32_767
    assert made["A2"].value.endswith("…")
    assert made["B2"].value.startswith("a?b")


def test_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_xlsx, "ROWS", 12)
    rows = [(f"r{number}", number) for number in range(25)]
    book = read(workbook([Sheet("Long", ("A", "B"), iter(rows), above=["over it"])], "t", NOW))
    assert book.sheetnames == ["Long", "Long 2", "Long 3"]
    read_back = [
        (row[0], row[1]) for made in book for row in made.iter_rows(min_row=3, values_only=True)
    ]
    assert read_back == rows
    assert {made["A2"].value for made in book} == {"A"}


def test_columns_are_as_wide_as_what_they_hold() -> None:
    rows: list[tuple[Cell, ...]] = [("short", "很长的标题" * 4), ("x" * 500, 1)]
    made = read(workbook([Sheet("W", ("A", "B"), rows)], "t", NOW))["W"]
    assert made.column_dimensions["A"].width >= 60
    assert 40 <= made.column_dimensions["B"].width <= 45


CELL = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9
    ),
    st.dates(min_value=date(1900, 3, 1)),
    st.booleans(),
    st.none(),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), max_size=6))
def test_any_cells_can_be_read_back(rows: list[tuple[Cell, Cell]]) -> None:
    made = read(workbook([Sheet("S", ("A", "B"), rows)], "t", NOW))["S"]
    for number, row in enumerate(rows, 2):
        for column, cell in enumerate(row, 1):
            there = made.cell(number, column)
            assert there.data_type != "f"
            if isinstance(cell, Decimal):
                assert there.value == pytest.approx(float(cell))
            elif isinstance(cell, int) and abs(cell) < 10**15:
                assert there.value == cell


def test_a_risk_check() -> None:
    term = WatchTerm("=Kestrel", owner="Kestrel Ltd", source="list.csv", date="2026-05-01")
    match = Match("B01", "title", "a kestrel lamp", 2, 9, term, "exact", "same", "nature")
    result = ScanResult(3, 2, (match,), (), (), 0)
    english, chinese = (read(scan_workbook(result, code, NOW)) for code in ("en", "zh"))
    assert english.sheetnames == ["Matches", "About"]
    row = [cell.value for cell in english["Matches"][2]]
    assert row[:5] == ["B01", "title", "a kestrel lamp", "kestrel", "=Kestrel"]
    assert row[5:8] == ["exact", "the same letters", "common word: an animal, a plant or nature"]
    assert [cell.value for cell in chinese.worksheets[0][2]][:1] == ["B01"]
    about = {row[0]: row[1] for row in english["About"].iter_rows(values_only=True)}
    assert (about["Listings compared"], about["Terms"], about["Matches"]) == (3, 2, 1)
