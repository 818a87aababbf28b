"""The tab of listings: looked up while typing, with their history; what is unmatched above them."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.goods import UnmatchedSku
from tro_desk.l10n import Translator
from tro_desk.l10n.sales import report_name
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.stores.cells import or_nothing
from tro_desk.ui.screens.stores.controller import ListingRow, StoresController
from tro_desk.ui.screens.stores.forms import ListingDialog
from tro_desk.ui.screens.stores.history import HistoryDialog
from tro_desk.ui.screens.stores.section import Section
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.rows_table import RowAction, RowsTable
from tro_desk.ui.widgets.text import label

LISTINGS: Final[tuple[Column[ListingRow], ...]] = (
    Column(M_("stores", "Title"), lambda _t, row: or_nothing(row.listing.title)),
    Column(M_("stores", "SKU"), lambda _t, row: or_nothing(row.listing.sku)),
    Column(
        M_("stores", "ASIN or number"),
        lambda _t, row: or_nothing(row.listing.product_id),
        lambda row: row.listing.product_id or None,
    ),
    Column(M_("stores", "Shop"), lambda _t, row: row.shop),
    Column(
        M_("stores", "Price"),
        lambda _t, row: or_nothing(row.listing.price),
        lambda row: price_key(row.listing.price),
        right=True,
    ),
    Column(M_("stores", "Status"), lambda _t, row: or_nothing(row.listing.status)),
    Column(
        M_("stores", "Versions"),
        lambda t, row: t.number(len(row.listing.versions)),
        lambda row: len(row.listing.versions),
        right=True,
    ),
)


def _sold(words: Translator, row: UnmatchedSku) -> str:
    """What each report says was sold: they count different things, so nothing is added up."""
    return words.listed(
        words.plural(
            "stores",
            "{report}: {count} unit, {gross}",
            "{report}: {count} units, {gross}",
            one.units,
            report=report_name(words, one.report),
            gross=one.gross,
        )
        for one in row.sold
    )


UNMATCHED: Final[tuple[Column[UnmatchedSku], ...]] = (
    Column(M_("stores", "SKU"), lambda _t, row: row.sku),
    Column(M_("stores", "Sold"), _sold, lambda row: max(abs(one.gross.minor) for one in row.sold)),
)


def price_key(price: str) -> tuple[int, str] | None:
    """Printed prices sort by their digits where they are plain numbers, else as they stand."""
    whole, point, rest = price.partition(".")
    if whole.isascii() and whole.isdigit() and (not point or (rest.isdigit() and len(rest) < 3)):
        return (int(whole) * 100 + int(rest.ljust(2, "0") or "0"), "")
    return (10**18, price) if price else None


class ListingsSection(Section):
    """Enter shows what a listing said before; what has no product number stays in view above."""

    name = "listings"
    less = (6,)
    of_shops = (3,)

    def __init__(self, ui: Ui, controller: StoresController) -> None:
        super().__init__(
            ui,
            controller,
            Grid(ui.translator, LISTINGS),
            M_("stores", "Your listings"),
            M_(
                "stores",
                "No listing yet. Load a listings report under Sales, or add a listing by hand.",
            ),
            (M_("stores", "Add a listing"), self.add),
        )
        self.table.stretch(0)
        show = RowAction(M_("stores", "Show its history"), self.show_history, "clock")
        self.act_on_rows(show)
        self.table.opened.connect(lambda _row: self._act(show))
        self.ways_out("listings.xlsx")
        self.find_line(M_("stores", "Find by title, SKU or ASIN"))
        self.unmatched = RowsTable(
            ui, Grid(ui.translator, UNMATCHED), M_("stores", "SKUs without a product number"), 3
        )
        self.unmatched.stretch(1)
        self._left = self._unmatched_card()
        self.box.insertWidget(self.box.indexOf(self.card), self._left)

    def _unmatched_card(self) -> Card:
        ui = self._ui
        card = Card(1, 0)
        head, flow = flow_row(16, line_gap=6)
        head.setContentsMargins(0, 0, 0, 0)
        flow.setContentsMargins(0, 0, 0, 0)
        self.left_title = label(ui, self._left_words, "bodyStrong")
        flow.addWidget(self.left_title)
        self.type_asin = plain_button(
            ui, M_("stores", "Type the ASIN"), self._type_chosen, "pencil", small=True
        )
        flow.addWidget(self.type_asin)
        top = Card(12, 4, look="none")
        top.box.addWidget(head)
        why = M_(
            "stores",
            "Their sales count for no accused listing until the product number is known.",
        )
        top.box.addWidget(label(ui, why, "small", "text2", wrap=True))
        card.box.addWidget(top)
        card.box.addWidget(self.unmatched)
        self.unmatched.offers.append(
            RowAction(M_("stores", "Type the ASIN"), self.ask_product, "pencil")
        )
        self.unmatched.opened.connect(lambda _row: self._type_chosen())
        card.hide()
        return card

    # reading

    def read(self, _job: Job) -> tuple[tuple[ListingRow, ...], tuple[UnmatchedSku, ...]]:
        desk, shop = self._controller.desk, self._controller.shop
        return self._controller.read_listings(self._text), desk.unmatched(shop)

    def load(self) -> None:
        self._text = self.finder.text()
        super().load()

    def narrow(self) -> None:
        self.load()

    def show_rows(self, found: Any) -> None:
        rows, left = found
        self.show_grid(rows)
        if left != self.unmatched.grid.rows:
            self.unmatched.grid.show(left)
        self._left.setVisible(bool(left))
        self.left_title.setText(self._left_words(self._ui.translator))
        if left and not self.unmatched.currentIndex().isValid():
            self.unmatched.setCurrentIndex(self.unmatched.grid.index(0, 0))

    def _left_words(self, words: Translator) -> str:
        return words.plural(
            "stores",
            "{count} SKU has sales but no product number",
            "{count} SKUs have sales but no product number",
            len(self.unmatched.grid.rows),
        )

    def _nothing(self, words: Translator) -> str:
        if self.finder.text().strip():
            return words.say("stores", "No row holds what you typed.")
        return super()._nothing(words)

    # doing

    def show_history(self, row: ListingRow) -> None:
        """Show what a listing said from when on."""
        if self.dialog is None:
            self.ask(HistoryDialog(self._ui, row, self))

    def add(self) -> None:
        """Ask for a listing."""
        if self.dialog is None and self.has_shop():
            shops, shop = self._controller.shops, self._controller.shop
            self.ask(ListingDialog(self._ui, shops, shop, self._save, self))

    def ask_product(self, row: UnmatchedSku) -> None:
        """Ask for the product number of a SKU that has none."""
        if self.dialog is None:
            shops = self._controller.shops
            self.ask(ListingDialog(self._ui, shops, row.store, self._save, self, row.sku))

    def _type_chosen(self) -> None:
        row = self.unmatched.chosen
        if row is not None:
            self.ask_product(row)

    def _save(self, dialog: ListingDialog) -> None:
        controller, typed = self._controller, dialog.typed
        if dialog.wants_number and not typed[2]:
            dialog.fail(DeskError("bad_value", field="product_id", value=""))
            return
        self.write(partial(_add, controller, typed), None, dialog)


def _add(controller: StoresController, typed: Any, _job: Job) -> object:
    return controller.add_listing(*typed)
