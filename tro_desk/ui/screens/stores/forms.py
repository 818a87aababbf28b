"""The forms of shops, listings and exchange rates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.store import Store
from tro_desk.l10n.calendars import RATE, headed
from tro_desk.l10n.terms import PLATFORMS
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.dates.dialogs import choice_box
from tro_desk.ui.screens.stores.controller import TypedRate
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.form import FormDialog

CURRENCIES: Final = (
    *("USD", "CNY", "EUR", "GBP", "CAD", "MXN", "BRL", "AUD", "JPY", "KRW", "HKD", "SGD"),
    *("INR", "AED", "SAR", "TRY", "PLN", "SEK", "CHF", "THB", "VND", "MYR", "PHP", "IDR"),
)
"""Offered first; any other ISO 4217 code can be typed."""


def shop_box(shops: Sequence[Store], chosen: int | None) -> QComboBox:
    """A chooser of the seller's shops."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for shop in shops:
        box.addItem(shop.name, shop.id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def currency_box(ui: Ui, name: Message, chosen: str = "USD") -> QComboBox:
    """A chooser of currencies in which any code can be typed."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(CURRENCIES)
    box.setEditText(chosen)
    box.setMinimumWidth(96)
    line = box.lineEdit()
    assert line is not None
    line.setMaxLength(3)

    def say(_words: object) -> None:
        box.setAccessibleName(ui.language.say(name))
        line.setAccessibleName(ui.language.say(name))

    ui.language.bind(box, say)
    return box


def typed_line(ui: Ui, name: Message, hint: Message | None = None, text: str = "") -> QLineEdit:
    """A line with its name for a screen reader, and a hint of what stands there."""
    line = QLineEdit(text)

    def say(_words: object) -> None:
        line.setAccessibleName(ui.language.say(name))
        line.setPlaceholderText(ui.language.say(hint or name))

    ui.language.bind(line, say)
    return line


def side_by_side(*parts: tuple[QWidget, int]) -> QWidget:
    """Inputs in one line of a form, each with its share of the room; the first has the focus."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part, share in parts:
        row.addWidget(part, share)
    whole.setFocusProxy(parts[0][0])
    return whole


class ShopDialog(FormDialog):
    """A shop: its platform, its name there, and the number by which papers call it.

    With `shop` the form gives that one another name; its platform stays.
    """

    def __init__(
        self,
        ui: Ui,
        save: Callable[[ShopDialog], None],
        parent: QWidget | None = None,
        shop: Store | None = None,
    ) -> None:
        if shop is None:
            title, keep = M_("stores", "Add a shop"), M_("stores", "Add")
        else:
            title, keep = M_("stores", "Rename the shop"), M_("stores", "Rename")
        super().__init__(ui, title, (keep, lambda: save(self)), parent)
        names = {name: Message("platform", text) for name, text in PLATFORMS.items()}
        if shop is not None:
            names.setdefault(shop.platform, Message("platform", shop.platform))
        self.platform = choice_box(ui, names)
        self.platform.setCurrentIndex(self.platform.findData(shop.platform if shop else "amazon"))
        self.platform.setEnabled(shop is None)
        self.add(M_("stores", "Platform"), self.platform)
        self.name = QLineEdit(shop.name if shop else "")
        self.add(M_("stores", "Name of the shop"), self.name)
        self.seller_id = QLineEdit(shop.seller_id if shop else "")
        self.add(M_("stores", "Seller ID"), self.seller_id)
        self.note(
            M_(
                "stores",
                "The seller ID is how a Schedule A and the platform's letters name your shop. On "
                "Amazon it is the merchant token.",
            )
        )
        self.end(self.name)

    @property
    def typed(self) -> tuple[str, str, str]:
        """Platform, name and seller id as they stand in the form."""
        return (
            str(self.platform.currentData()),
            self.name.text().strip(),
            self.seller_id.text().strip(),
        )


class DeleteShopDialog(FormDialog):
    """Says what goes with a shop; the button moves it to the trash."""

    def __init__(
        self, ui: Ui, shop: Store, delete: Callable[[Store], None], parent: QWidget
    ) -> None:
        self._shop, self._delete = shop, delete
        words = M_("trash", "Move to the trash")
        super().__init__(ui, words, (words, self._accept), parent)
        self.head(M_("trash", "Delete the store {name}", name=shop.name))
        self.note(
            M_(
                "trash",
                "With it go its loaded files, listings, costs and balances. They leave every "
                "figure, also those of your cases, until you restore the store.",
            )
        )
        self.end(self)
        set_property(self.keep, "kind", "danger")

    def _accept(self) -> None:
        self.accept()
        self._delete(self._shop)


class ListingDialog(FormDialog):
    """A listing by hand, or the product number of a SKU that has none."""

    def __init__(
        self,
        ui: Ui,
        shops: Sequence[Store],
        shop: int | None,
        save: Callable[[ListingDialog], None],
        parent: QWidget | None = None,
        sku: str = "",
    ) -> None:
        """With `sku` the form asks for the product number of that SKU alone."""
        title = M_("stores", "Product number of {sku}", sku=sku)
        super().__init__(
            ui,
            title if sku else M_("stores", "Add a listing"),
            (M_("stores", "Save"), lambda: save(self)),
            parent,
        )
        self.wants_number = bool(sku)
        self.shop = shop_box(shops, shop)
        self.sku = QLineEdit(sku)
        self.product_id = typed_line(
            ui,
            M_("stores", "ASIN or product number"),
            M_("stores", "For example B0ZZK2M9QF"),
        )
        self.title, self.price = QLineEdit(), QLineEdit()
        self.status = QLineEdit()
        if not sku:
            self.add(M_("stores", "Shop"), self.shop)
            self.add(M_("stores", "SKU"), self.sku)
        self.add(M_("stores", "ASIN or product number"), self.product_id)
        self.add(M_("stores", "Title"), self.title)
        if not sku:
            self.add(M_("stores", "Price"), self.price)
            self.add(M_("stores", "Status"), self.status)
        else:
            self.note(
                M_(
                    "stores",
                    "The platform's page of the product shows its number; a listings report tells "
                    "it of every SKU at once.",
                )
            )
        self.end(self.product_id if sku else self.sku)

    @property
    def typed(self) -> tuple[Any, ...]:
        """The arguments of `Desk.add_listing`."""
        lines = (self.sku, self.product_id, self.title, self.price, self.status)
        return (int(self.shop.currentData()), *(line.text().strip() for line in lines))


class RateDialog(FormDialog):
    """What one unit of a currency was worth on a day, and who says so."""

    def __init__(
        self, ui: Ui, save: Callable[[RateDialog], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            ui,
            M_("stores", "Add an exchange rate"),
            (M_("stores", "Add"), lambda: save(self)),
            parent,
        )
        self.currency = currency_box(ui, M_("stores", "Currency"), "CNY")
        self.add(M_("stores", "One unit of"), self.currency, named=False)
        self.rate = typed_line(
            ui, M_("stores", "Exchange rate"), M_("stores", "For example 0.1389")
        )
        self.into = currency_box(ui, M_("stores", "Into currency"))
        self.add(
            M_("stores", "was worth"), side_by_side((self.rate, 3), (self.into, 1)), named=False
        )
        day = headed(M_("stores", "On this day"), RATE)
        self.on = DateLine(ui, day)
        self.add(day, self.on, named=False)
        self.source = QLineEdit()
        self.add(M_("stores", "Source"), self.source)
        self.note(
            M_(
                "stores",
                "Say where the rate is published, so that anyone can look it up. Figures in "
                "different currencies are never added up.",
            )
        )
        self.end(self.rate)

    @property
    def typed(self) -> TypedRate:
        """The rate as it stands in the form."""
        return TypedRate(
            self.currency.currentText().strip(),
            self.into.currentText().strip(),
            self.on.input.text().strip(),
            self.rate.text().strip(),
            self.source.text().strip(),
        )
