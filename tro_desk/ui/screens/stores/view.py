"""Stores and goods: one tab for shops, listings, costs, balances, exchange rates, dependence."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.stores.balances import BalancesSection
from tro_desk.ui.screens.stores.controller import StoresController
from tro_desk.ui.screens.stores.costs import CostsSection
from tro_desk.ui.screens.stores.dependence import DependenceSection
from tro_desk.ui.screens.stores.listings import ListingsSection
from tro_desk.ui.screens.stores.rates import RatesSection
from tro_desk.ui.screens.stores.section import Section
from tro_desk.ui.screens.stores.shops import ShopsSection
from tro_desk.ui.widgets.buttons import name_it
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.tabs import Tabs
from tro_desk.ui.widgets.text import label

TABS: Final[tuple[tuple[str, Message], ...]] = (
    ("shops", M_("stores", "Shops")),
    ("listings", M_("stores", "Listings")),
    ("costs", M_("stores", "Costs")),
    ("balances", M_("stores", "Balances")),
    ("rates", M_("stores", "Exchange rates")),
    ("dependence", M_("stores", "Dependence")),
)
"""The tabs in order, by the name that `open(tab=...)` takes."""

_OF_A_SHOP: Final = frozenset({"listings", "costs", "balances"})


class StoresView(QWidget):
    """`open(tab=, shop=)` shows a tab for one shop or for all."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.controller = StoresController(ui)
        self.controller.add_shop = self._add_shop
        self.sections: dict[str, Section] = {
            "shops": ShopsSection(ui, self.controller, self._open_shop),
            "listings": ListingsSection(ui, self.controller),
            "costs": CostsSection(ui, self.controller),
            "balances": BalancesSection(ui, self.controller),
            "rates": RatesSection(ui, self.controller),
            "dependence": DependenceSection(ui, self.controller),
        }
        self.tab = "shops"
        self._page = Page(ui)
        self._page.box.addLayout(self._head())
        self._tabs = Tabs(ui, dict(TABS), self._pressed)
        self.tabs = self._tabs.buttons
        self._page.box.addWidget(self._tabs)
        for section in self.sections.values():
            section.hide()
            self._page.box.addWidget(section, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)

    def _head(self) -> QHBoxLayout:
        ui = self._ui
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(ui, M_("stores", "Stores and goods"), "pageTitle", wrap=True), 1)
        self.shop_box = QComboBox()
        self.shop_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.shop_box.setMinimumContentsLength(14)
        self.shop_box.activated.connect(lambda _at: self._choose(self.shop_box.currentData()))
        name_it(ui, self.shop_box, M_("stores", "Which shop"), tooltip=False)
        ui.language.bind(self.shop_box, self._say_all)
        head.addWidget(self.shop_box)
        return head

    # what the window calls

    def open(
        self,
        tab: str = "",
        shop: int | None = None,
        add: bool = False,
        find: str = "",
        **_where: Any,
    ) -> None:
        """Show a tab; `shop` narrows it to one shop, `add` opens the form of the tab, `find` is
        looked for in its table.
        """
        if shop is not None:
            self.controller.shop = shop
        self.tab = tab if tab in self.sections else self.tab
        if find:
            self.section.finder.setText(find)
        self._load(add)

    def reload(self) -> None:
        """Read the tab that is open again."""
        self._load(False)

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window, and tables with fewer columns."""
        self._page.set_compact(compact)
        for section in self.sections.values():
            section.set_compact(compact)

    def take_back(self) -> bool:
        """Ctrl+Z: take back the last removal of the tab; False where there is none."""
        return self.section.take_back()

    @property
    def section(self) -> Section:
        """The tab that is open."""
        return self.sections[self.tab]

    # shops

    def _load(self, add: bool) -> None:
        desk = self._ui.desk

        def done(shops: tuple[Store, ...]) -> None:
            self._show_shops(shops)
            self.section.load()
            if add:
                self.section.add()

        self._tabs.show_chosen(self.tab)
        for name, section in self.sections.items():
            section.setVisible(name == self.tab)
        self._ui.jobs.run(lambda _job: desk.stores(), done, owner=self)

    def _show_shops(self, shops: tuple[Store, ...]) -> None:
        controller, box = self.controller, self.shop_box
        controller.shops = shops
        if controller.shop not in {one.id for one in shops}:
            controller.shop = None
        box.clear()
        box.addItem("", None)
        for one in shops:
            box.addItem(one.name, one.id)
        self._say_all(self._ui.translator)
        box.setCurrentIndex(max(0, box.findData(controller.shop)))
        box.setVisible(len(shops) > 1 and self.tab in _OF_A_SHOP)

    def _say_all(self, translator: Translator) -> None:
        if self.shop_box.count():
            self.shop_box.setItemText(0, translator.say("stores", "All shops"))

    def _choose(self, shop: int | None) -> None:
        self.controller.shop = shop
        self.section.load()

    def _pressed(self, name: str) -> None:
        self._ui.go("stores", tab=name)

    def _open_shop(self, shop: int) -> None:
        self._ui.go("stores", tab="listings", shop=shop)

    def _add_shop(self) -> None:
        self._ui.go("stores", tab="shops", add=True)
