"""A workbook opened as an export is, beside the bare library that reads its cells."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from tests.benchmarks.figures import held
from tro_desk.ledger.rows import source_of

ROWS, COLUMNS, ROUNDS = 50_000, 12, 3
BAR = 1.6


def _bare(path: Path) -> int:
    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def _ours(path: Path) -> int:
    return sum(1 for _ in source_of(path, frozenset()).rows())


def _cpu(read: Callable[[Path], int], path: Path) -> float:
    start = time.process_time()
    assert read(path) == ROWS + 1
    return time.process_time() - start


def test_a_workbook_opens_as_fast_as_its_library_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "orders.xlsx"
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [f"column {number}" for number in range(COLUMNS)])
        for row in range(1, ROWS + 1):
            sheet.write_row(
                row, 0, [f"114-{row:07d}", "SKU-RED-01", *range(row, row + COLUMNS - 2)]
            )
    rounds = [(_cpu(_bare, path), _cpu(_ours, path)) for _ in range(ROUNDS)]
    bare, ours = (min(pair[side] for pair in rounds) for side in (0, 1))
    print(
        f"\nworkbook of {ROWS:,} rows: {ours:.2f} s CPU, calamine alone {bare:.2f} s, "
        f"ratio {ours / bare:.2f} (bar {BAR})"
    )
    held(f"workbook of {ROWS:,} rows", ours / bare, BAR, peer="calamine alone")
