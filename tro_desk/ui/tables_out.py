"""A table of the screen as an Excel workbook: what is seen, in its order; figures as figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from tro_desk.base.messages import Message
from tro_desk.desk.tables import Cell, write_table
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.models.grid import Grid


def cells_of(grid: Grid[Any], row: Any) -> tuple[Cell, ...]:
    """A row for a workbook: what a column names as its cell, else what a person reads."""
    return tuple(
        column.cell(row) if column.cell is not None else column.text(grid.words, row)
        for column in grid.columns
    )


def save_table(ui: Ui, grid: Grid[Any], name: Message, file: str, parent: QWidget) -> None:
    """Ask where, then write the rows that are to be seen, with a line that says as of when."""
    words = ui.translator
    title = words.say("table", "Save as Excel")
    path = ask_where(ui, parent, title, file, words.say("table", "Excel (*.xlsx)"))
    if path:
        write_grid(ui, grid, name, Path(path))


def write_grid(ui: Ui, grid: Grid[Any], title: Message, path: Path) -> None:
    """Write the table in the background; a failure is said in the window."""
    path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
    words, now = ui.translator, ui.clock.now()
    rows = [cells_of(grid, grid.rows[place]) for place in grid.places]
    above = (
        words.render(title),
        words.say("sheet", "As of {moment}", moment=words.beijing(now)),
    )
    heads = grid.heads()

    def done(_result: None) -> None:
        ui.tell(lambda t: t.say("sheet", "Saved as {name}.", name=path.name))

    name = words.render(title)
    ui.jobs.run(lambda _job: write_table(path, name, heads, rows, now, above), done)
