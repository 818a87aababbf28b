"""The forms of costs and balances, with the file that proves them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.goods import Listing
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import ACCOUNT, headed
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.stores.controller import TypedBalance, TypedCost
from tro_desk.ui.screens.stores.evidence_line import EvidenceLine
from tro_desk.ui.screens.stores.forms import currency_box, shop_box, side_by_side, typed_line
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.form import FormDialog

_ASIN: Final = re.compile(r"B0[A-Z0-9]{8}|\d{9}[\dX]")
"""How Amazon numbers products: anything else that is typed is taken for a SKU."""


_FROM: Final = M_("stores", "From day (on paper)")
_AS_OF: Final = headed(M_("stores", "As of this day"), ACCOUNT)


class ProductBox(QComboBox):
    """A product of a shop: chosen from its listings, or typed as ASIN or SKU."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        finder = self.completer() or QCompleter(self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

        def say(words: Translator) -> None:
            line = self.lineEdit()
            assert line is not None
            name = words.say("stores", "ASIN, SKU or words of the title")
            self.setAccessibleName(name)
            line.setAccessibleName(name)
            line.setPlaceholderText(name)

        ui.language.bind(self, say)

    def show_listings(self, listings: Sequence[Listing], typed: str = "") -> None:
        """Offer these; `typed` stands in the line."""
        self.clear()
        for one in listings:
            parts = (one.product_id, one.sku, one.title)
            self.addItem(" · ".join(part for part in parts if part), (one.product_id, one.sku))
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    @property
    def product(self) -> tuple[str, str]:
        """Product number and SKU, of which one may be empty.

        Of a listing that has both the product number alone: a cost holds for all SKUs of a product.
        """
        text = self.currentText().strip()
        at = self.findText(text)
        if at >= 0:
            product_id, sku = self.itemData(at)
            return (product_id, "" if product_id else sku)
        known = [self.itemData(at) for at in range(self.count())]
        if any(text == product_id for product_id, _sku in known) or _ASIN.fullmatch(text):
            return (text, "")
        return ("", text)


class CostDialog(FormDialog):
    """What a unit of a product cost from a day on, and the invoice that proves it."""

    def __init__(
        self,
        ui: Ui,
        shops: Sequence[Store],
        shop: int | None,
        listings: Sequence[Listing],
        save: Callable[[CostDialog], None],
        parent: QWidget | None = None,
        paper: Path | Evidence | None = None,
    ) -> None:
        super().__init__(
            ui, M_("stores", "Add a cost"), (M_("stores", "Add"), lambda: save(self)), parent
        )
        self._listings = listings
        self.shop = shop_box(shops, shop)
        self.shop.currentIndexChanged.connect(lambda _at: self._offer())
        self.add(M_("stores", "Shop"), self.shop)
        self.show_line(self.shop, len(shops) > 1)
        self.product = ProductBox(ui)
        self.product.editTextChanged.connect(lambda _text: self._say())
        self.add(M_("stores", "Product"), self.product, named=False)
        self.understood = self.note(self._understood)
        self.supplier = QLineEdit()
        self.add(M_("stores", "Bought from"), self.supplier)
        self.from_day = DateLine(ui, _FROM)
        self.add(_FROM, self.from_day, named=False)
        self.unit = typed_line(ui, M_("stores", "Unit cost"))
        self.currency = currency_box(ui, M_("stores", "Currency"), "CNY")
        self.quantity = typed_line(ui, M_("stores", "Pieces bought"))
        self.add(
            M_("stores", "Cost of one piece"),
            side_by_side((self.unit, 4), (self.currency, 3), (self.quantity, 4)),
            named=False,
        )
        self.paper = EvidenceLine(
            ui, M_("stores", "No invoice: the cost is not proved. Drop one here."), paper
        )
        self.add(M_("stores", "Invoice"), self.paper, named=False)
        self.text = QLineEdit()
        self.add(M_("stores", "Note"), self.text)
        self._offer()
        self.end(self.product)

    def _offer(self) -> None:
        shop = self.shop.currentData()
        typed = self.product.currentText()
        self.product.show_listings([one for one in self._listings if one.store == shop], typed)

    def _say(self) -> None:
        self.understood.setText(self._understood(self._ui.translator))

    def _understood(self, words: Translator) -> str:
        product_id, sku = self.product.product
        if product_id:
            return words.say(
                "stores", "Counts for every SKU of the product {product}.", product=product_id
            )
        if sku:
            return words.say("stores", "Counts for the SKU {sku} alone.", sku=sku)
        return words.say("stores", "Choose a listing, or type an ASIN or a SKU.")

    @property
    def typed(self) -> TypedCost:
        """The cost as it stands in the form."""
        product_id, sku = self.product.product
        return TypedCost(
            int(self.shop.currentData()),
            product_id,
            sku,
            self.supplier.text().strip(),
            self.from_day.input.text().strip(),
            self.unit.text().strip(),
            self.currency.currentText().strip(),
            self.quantity.text().strip(),
            self.paper.paper,
            self.text.text().strip(),
        )


class BalanceDialog(FormDialog):
    """What an account showed on a day, and the picture or statement that shows it."""

    def __init__(
        self,
        ui: Ui,
        shops: Sequence[Store],
        shop: int | None,
        accounts: Sequence[str],
        save: Callable[[BalanceDialog], None],
        parent: QWidget | None = None,
        paper: Path | Evidence | None = None,
    ) -> None:
        """`accounts` are the names that are known, to be chosen from."""
        super().__init__(
            ui, M_("stores", "Add a balance"), (M_("stores", "Add"), lambda: save(self)), parent
        )
        self.shop = shop_box(shops, shop)
        self.add(M_("stores", "Shop"), self.shop)
        self.show_line(self.shop, len(shops) > 1)
        self.account = QComboBox()
        self.account.setEditable(True)
        self.account.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.account.addItems(list(accounts))
        self.account.setCurrentIndex(-1)
        self.add(M_("stores", "Account"), self.account)
        self.on = DateLine(ui, _AS_OF)
        self.currency = currency_box(ui, M_("stores", "Currency"))
        self.add(
            _AS_OF,
            side_by_side((self.on, 3), (self.currency, 1)),
            named=False,
        )
        self.available = typed_line(ui, M_("stores", "Available"))
        self.held = typed_line(ui, M_("stores", "Held"))
        self.add(
            M_("stores", "Balance"),
            side_by_side((self.available, 1), (self.held, 1)),
            named=False,
        )
        self.note(
            M_(
                "stores",
                "Held is what cannot be paid out: frozen or reserved. Leave empty what the page "
                "does not show.",
            )
        )
        self.paper = EvidenceLine(
            ui, M_("stores", "No screenshot or statement yet. Drop one here."), paper
        )
        self.add(M_("stores", "Evidence"), self.paper, named=False)
        self.text = QLineEdit()
        self.add(M_("stores", "Note"), self.text)
        self.end(self.account)

    @property
    def typed(self) -> TypedBalance:
        """The balance as it stands in the form."""
        return TypedBalance(
            int(self.shop.currentData()),
            self.account.currentText().strip(),
            self.on.input.text().strip(),
            self.currency.currentText().strip(),
            self.available.text().strip(),
            self.held.text().strip(),
            self.paper.paper,
            self.text.text().strip(),
        )
