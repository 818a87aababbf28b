"""The tab of balances: what each account showed on a day, and what shows it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import ACCOUNT, day_of
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.stores.cells import (
    day_words,
    money_key,
    money_words,
    or_nothing,
    platform_name,
)
from tro_desk.ui.screens.stores.controller import BalanceRow, StoresController
from tro_desk.ui.screens.stores.money_forms import BalanceDialog
from tro_desk.ui.screens.stores.papers import save_copy
from tro_desk.ui.screens.stores.section import Section
from tro_desk.ui.widgets.rows_table import RowAction


def _evidence(words: Translator, row: BalanceRow) -> str:
    if row.balance.load is not None:
        return words.say("stores", "Loaded: {name}", name=row.file or "—")
    if row.proof is not None:
        return words.say("stores", "Shown by {name}", name=row.proof.name)
    return words.say("stores", "Typed, no evidence")


COLUMNS: Final[tuple[Column[BalanceRow], ...]] = (
    Column(M_("stores", "Account"), lambda _t, row: row.balance.account),
    Column(M_("stores", "Shop"), lambda _t, row: row.shop.name),
    Column(M_("stores", "Platform"), lambda t, row: platform_name(t, row.shop.platform)),
    Column(
        M_("stores", "Day"),
        lambda _t, row: day_words(row.balance.on),
        lambda row: row.balance.on,
        cell=lambda row: row.balance.on,
        calendar=ACCOUNT,
    ),
    Column(
        M_("stores", "Available"),
        lambda t, row: money_words(t, row.balance.available),
        lambda row: money_key(row.balance.available),
        right=True,
        cell=lambda row: row.balance.available,
    ),
    Column(
        M_("stores", "Held"),
        lambda t, row: money_words(t, row.balance.held),
        lambda row: money_key(row.balance.held),
        right=True,
        cell=lambda row: row.balance.held,
    ),
    Column(M_("stores", "Evidence"), _evidence),
    Column(M_("stores", "Note"), lambda _t, row: or_nothing(row.balance.note)),
)


class BalancesSection(Section):
    """A screenshot dropped here begins a balance of which it is the evidence."""

    name = "balances"
    less = (2, 7)
    of_shops = (1, 2)

    def __init__(self, ui: Ui, controller: StoresController) -> None:
        super().__init__(
            ui,
            controller,
            Grid(ui.translator, COLUMNS),
            M_("stores", "Balances of your accounts"),
            M_(
                "stores",
                "No balance yet. Add what an account shows today, or drop a screenshot here: after "
                "a freeze the page may no longer open.",
            ),
            (M_("stores", "Add a balance"), self.add),
        )
        self.table.stretch(0, 6)
        self.act_on_rows(
            RowAction(
                M_("stores", "Save a copy"),
                lambda row: save_copy(ui, row.proof, self),
                "save",
                lambda row: row.proof is not None,
            ),
            RowAction(
                M_("stores", "Take out"), self.remove, "minus", lambda row: row.balance.load is None
            ),
        )
        self.ways_out("balances.xlsx")
        self.find_line(M_("stores", "Find in this table"))
        self.note(
            M_(
                "stores",
                "A balance of a loaded statement goes away only with its load. Drop a screenshot "
                "here to add what it shows.",
            )
        )
        self.accepts_files()

    def read(self, _job: Job) -> tuple[BalanceRow, ...]:
        return self._controller.read_balances()

    def show_rows(self, found: Any) -> None:
        self.show_grid(found)

    def add(self, paper: Path | None = None) -> None:
        """Ask for a balance; with `paper`, one that it shows."""
        if self.dialog is None and self.has_shop():
            accounts = sorted({row.balance.account for row in self.grid.rows})
            shops, shop = self._controller.shops, self._controller.shop
            self.ask(BalanceDialog(self._ui, shops, shop, accounts, self._save, self, paper))

    def remove(self, row: Any) -> None:
        balance, desk = row.balance, self._controller.desk
        if balance.load is None:
            day = day_of(balance.on, ACCOUNT)
            what = M_("stores", "{account}, {day}", account=balance.account, day=day)
            self.take_out(
                M_("stores", "Taken out: {what}", what=what),
                partial(desk.remove_balance, balance.id),
                partial(desk.restore_balance, balance.id),
            )

    def _save(self, dialog: BalanceDialog) -> None:
        typed = dialog.typed
        self.write(lambda job: self._controller.add_balance(typed, job), None, dialog)

    def files_dropped(self, files: list[str]) -> None:
        self.add(Path(files[0]))
        self.one_file(files)
