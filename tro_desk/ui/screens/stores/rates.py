"""The tab of exchange rates: typed by the seller, each with its day and where it is published."""

from __future__ import annotations

from functools import partial
from typing import Any

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.costs import Rate
from tro_desk.l10n.calendars import RATE
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.stores.cells import day_words, rate_words
from tro_desk.ui.screens.stores.controller import StoresController
from tro_desk.ui.screens.stores.forms import RateDialog
from tro_desk.ui.screens.stores.section import Section
from tro_desk.ui.widgets.rows_table import RowAction

COLUMNS: tuple[Column[Rate], ...] = (
    Column(
        M_("stores", "Exchange rate"),
        lambda _t, one: rate_words(one),
        lambda one: (one.currency, one.into, one.rate),
    ),
    Column(
        M_("stores", "Day"),
        lambda _t, one: day_words(one.on),
        lambda one: one.on,
        cell=lambda one: one.on,
        calendar=RATE,
    ),
    Column(M_("stores", "Source"), lambda _t, one: one.source),
)


class RatesSection(Section):
    """Rates are never filled in by the program: it has no network."""

    name = "rates"

    def __init__(self, ui: Ui, controller: StoresController) -> None:
        super().__init__(
            ui,
            controller,
            Grid(ui.translator, COLUMNS),
            M_("stores", "Exchange rates"),
            M_(
                "stores",
                "No exchange rate yet. Costs in one currency and sales in another meet only "
                "through a rate that you type.",
            ),
            (M_("stores", "Add an exchange rate"), self.add),
        )
        self.table.stretch(2)
        self.act_on_rows(RowAction(M_("stores", "Take out"), self.remove, "minus"))
        self.ways_out("exchange-rates.xlsx")
        self.find_line(M_("stores", "Find in this table"))

    def read(self, _job: Job) -> tuple[Rate, ...]:
        return self._controller.desk.rates()

    def show_rows(self, found: Any) -> None:
        self.show_grid(found)

    def add(self) -> None:
        """Ask for a rate."""
        self.ask(RateDialog(self._ui, self._save, self))

    def remove(self, row: Any) -> None:
        desk = self._controller.desk
        self.take_out(
            M_("stores", "Taken out: {what}", what=rate_words(row)),
            partial(desk.remove_rate, row.id),
            partial(desk.restore_rate, row.id),
        )

    def _save(self, dialog: RateDialog) -> None:
        typed = dialog.typed
        self.write(lambda _job: self._controller.add_rate(typed), None, dialog)
