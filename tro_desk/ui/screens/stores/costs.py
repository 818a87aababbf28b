"""The tab of costs: what products cost over time, and the invoices that prove it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.goods import Listing
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import COST
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.stores.cells import (
    day_words,
    money_key,
    money_words,
    or_nothing,
    proof_words,
)
from tro_desk.ui.screens.stores.controller import CostRow, StoresController
from tro_desk.ui.screens.stores.evidence_line import choose_paper
from tro_desk.ui.screens.stores.money_forms import CostDialog
from tro_desk.ui.screens.stores.papers import save_copy
from tro_desk.ui.screens.stores.section import Section
from tro_desk.ui.widgets.rows_table import RowAction
from tro_desk.ui.widgets.text import label

COLUMNS: Final[tuple[Column[CostRow], ...]] = (
    Column(
        M_("stores", "Product"),
        lambda _t, row: row.product,
        tip=lambda _t, row: "\n".join(part for part in (row.product, row.cost.note) if part),
    ),
    Column(M_("stores", "SKU or number"), lambda _t, row: row.cost.product_id or row.cost.sku),
    Column(M_("stores", "Shop"), lambda _t, row: row.shop),
    Column(M_("stores", "Bought from"), lambda _t, row: or_nothing(row.cost.supplier)),
    Column(
        M_("stores", "From day"),
        lambda _t, row: day_words(row.cost.from_day),
        lambda row: row.cost.from_day,
        cell=lambda row: row.cost.from_day,
        calendar=COST,
    ),
    Column(
        M_("stores", "Until day"),
        lambda t, row: _until(t, row),
        lambda row: row.until,
        cell=lambda row: row.until,
        calendar=COST,
    ),
    Column(
        M_("stores", "Unit cost"),
        lambda t, row: money_words(t, row.cost.unit),
        lambda row: money_key(row.cost.unit),
        right=True,
        cell=lambda row: row.cost.unit,
    ),
    Column(
        M_("stores", "Pieces"),
        lambda t, row: t.number(row.cost.quantity) if row.cost.quantity else "—",
        lambda row: row.cost.quantity,
        right=True,
        cell=lambda row: row.cost.quantity,
    ),
    Column(
        M_("stores", "Invoice"),
        lambda t, row: proof_words(t, row.proof),
        lambda row: row.proof.name if row.proof is not None else None,
    ),
    Column(M_("stores", "Note"), lambda _t, row: or_nothing(row.cost.note)),
)


class CostsSection(Section):
    """An invoice dropped on a row proves that cost; dropped beside the rows it begins a new one."""

    name = "costs"
    less = (2, 5, 7)
    spare = (9,)
    of_shops = (2,)

    def __init__(self, ui: Ui, controller: StoresController) -> None:
        self._listings: tuple[Listing, ...] = ()
        self._under: CostRow | None = None
        super().__init__(
            ui,
            controller,
            Grid(ui.translator, COLUMNS),
            M_("stores", "Costs of your products"),
            M_(
                "stores",
                "No cost yet. Add what a piece cost you, or drop an invoice here: only a cost with "
                "an invoice is deducted.",
            ),
            (M_("stores", "Add a cost"), self.add),
        )
        self.table.stretch(0)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # titles differ at their ends
        self.act_on_rows(
            RowAction(
                M_("stores", "Attach an invoice"),
                self._attach,
                "file",
                lambda row: row.proof is None,
            ),
            RowAction(
                M_("stores", "Save a copy"),
                lambda row: save_copy(ui, row.proof, self),
                "save",
                lambda row: row.proof is not None,
            ),
            RowAction(M_("stores", "Take out"), self.remove, "minus"),
        )
        self.ways_out("costs.xlsx")
        self.find_line(M_("stores", "Find in this table"))
        self.sums = label(ui, self._proved, "caption", "text2", wrap=True)
        self.box.addWidget(self.sums)
        self.accepts_files()

    def read(self, _job: Job) -> tuple[tuple[CostRow, ...], tuple[Listing, ...]]:
        return self._controller.read_costs()

    def show_rows(self, found: Any) -> None:
        rows, self._listings = found
        self.show_grid(rows)
        self.sums.setText(self._proved(self._ui.translator))

    def _proved(self, words: Translator) -> str:
        rows = self.grid.rows
        proved = sum(row.proof is not None for row in rows)
        return words.plural(
            "stores",
            "{proved} of {count} cost is proved by an invoice. Drop an invoice on a row to prove "
            "it.",
            "{proved} of {count} costs are proved by an invoice. Drop an invoice on a row to prove "
            "it.",
            len(rows),
            proved=proved,
        )

    def add(self, paper: Path | None = None) -> None:
        """Ask for a cost; with `paper`, one that this invoice proves."""
        shops = self._controller.shops
        if self.dialog is None and self.has_shop():
            shop = self._controller.shop
            self.ask(CostDialog(self._ui, shops, shop, self._listings, self._save, self, paper))

    def remove(self, row: Any) -> None:
        desk, number = self._controller.desk, row.cost.id
        self.take_out(
            M_("stores", "Taken out: {what}", what=row.product),
            partial(desk.remove_cost, number),
            partial(desk.restore_cost, number),
        )

    def _save(self, dialog: CostDialog) -> None:
        typed = dialog.typed
        self.write(lambda job: self._controller.add_cost(typed, job), None, dialog)

    def _attach(self, row: CostRow) -> None:
        path = choose_paper(self._ui, self)
        if path is not None:
            self._prove(row, path)

    def _prove(self, row: CostRow, path: Path) -> None:
        self.write(lambda job: self._controller.prove(row.cost, path, job))

    # files

    def _row_under(self, at: QPoint) -> CostRow | None:
        view = self.table.viewport()
        index = self.table.indexAt(view.mapFrom(self, at))
        row: CostRow | None = self.grid.row(index.row()) if index.isValid() else None
        return row

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self._row_under(event.position().toPoint())
        if row is not None:
            self.table.setCurrentIndex(self.grid.index(self.grid.line_of(row), 0))
        super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._under = self._row_under(event.position().toPoint())
        super().dropEvent(event)

    def files_dropped(self, files: list[str]) -> None:
        row, path = self._under, Path(files[0])
        if row is not None and row.proof is None:
            self._prove(row, path)
        else:
            self.add(path)
        self.one_file(files)


def _until(words: Translator, row: CostRow) -> str:
    return day_words(row.until) if row.until is not None else words.say("stores", "still holds")
