"""The tab of shops: where the seller sells, and under which number papers name the shop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.store import Store
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.stores.cells import or_nothing, platform_name
from tro_desk.ui.screens.stores.controller import StoresController
from tro_desk.ui.screens.stores.forms import DeleteShopDialog, ShopDialog
from tro_desk.ui.screens.stores.section import Section
from tro_desk.ui.trash.asking import Deleting
from tro_desk.ui.widgets.rows_table import RowAction

COLUMNS: tuple[Column[Store], ...] = (
    Column(M_("stores", "Shop"), lambda _t, shop: shop.name),
    Column(M_("stores", "Platform"), lambda t, shop: platform_name(t, shop.platform)),
    Column(M_("stores", "Seller ID"), lambda _t, shop: or_nothing(shop.seller_id)),
)


class ShopsSection(Section):
    """Enter on a shop opens its listings."""

    name = "shops"

    def __init__(
        self, ui: Ui, controller: StoresController, open_shop: Callable[[int], object]
    ) -> None:
        super().__init__(
            ui,
            controller,
            Grid(ui.translator, COLUMNS),
            M_("stores", "Your shops"),
            M_("stores", "No shop yet. Add your shop first."),
            (M_("stores", "Add a shop"), self.add),
        )
        self.table.stretch(0)
        listings = RowAction(M_("stores", "Show its listings"), lambda shop: open_shop(shop.id))
        copy = RowAction(
            M_("stores", "Copy the seller ID"),
            lambda shop: QGuiApplication.clipboard().setText(shop.seller_id),
            "copy",
            lambda shop: bool(shop.seller_id),
        )
        rename = RowAction(M_("stores", "Rename"), self.rename, "pencil")
        delete = RowAction(M_("trash", "Delete"), self.remove, "trash")
        self.act_on_rows(listings, copy, rename, delete)
        self.deleting = Deleting(ui, self.strip, self, self.load)
        self.table.opened.connect(lambda _row: self._act(listings))

    def read(self, _job: Job) -> tuple[Store, ...]:
        return self._controller.desk.stores()

    def show_rows(self, found: Any) -> None:
        self._controller.shops = found
        self.show_grid(found)

    def remove(self, shop: Store) -> None:
        """Move a shop to the trash, with its files, listings, costs and balances; asked first."""
        self.ask(DeleteShopDialog(self._ui, shop, self._deleted, self))

    def _deleted(self, shop: Store) -> None:
        desk = self._controller.desk
        self.deleting.now(lambda: desk.delete_store(shop.id))

    def take_back(self) -> bool:
        return self.deleting.take_back() or super().take_back()

    def rename(self, shop: Store) -> None:
        """Ask for another name and seller id."""
        self.ask(ShopDialog(self._ui, partial(self._rename, shop.id), self, shop))

    def _rename(self, number: int, dialog: ShopDialog) -> None:
        _platform, name, seller_id = dialog.typed
        desk = self._controller.desk

        def done(_shop: Store) -> None:
            self._ui.refresh()

        self.write(lambda _job: desk.rename_store(number, name, seller_id), done, dialog)

    def add(self) -> None:
        """Ask for a shop."""
        self.ask(ShopDialog(self._ui, self._save, self))

    def _save(self, dialog: ShopDialog) -> None:
        platform, name, seller_id = dialog.typed
        desk = self._controller.desk

        def done(shop: Store) -> None:
            if shop.seller_id != seller_id:
                self.strip.say(
                    M_(
                        "stores",
                        'The shop "{name}" is on the desk already; its seller ID was not changed.',
                        name=shop.name,
                    )
                )

        self.write(lambda _job: desk.add_store(platform, name, seller_id), done, dialog)
