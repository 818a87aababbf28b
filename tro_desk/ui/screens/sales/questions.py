"""What is asked before a file is loaded: which shop it is from, and what it does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.sales import Told
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import PLATFORMS
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.sales.words import platform_name, store_words
from tro_desk.ui.widgets.buttons import Segmented, plain_button, primary_button, segmented
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import breakable, label

CURRENCIES: Final = (
    *("USD", "CAD", "MXN", "GBP", "EUR", "SEK", "PLN", "TRY", "JPY", "AUD", "SGD", "BRL"),
    *("AED", "SAR", "INR", "HKD", "CNY"),
)
"""Offered first; any other code may be typed."""
ORDERS: Final = (
    ("dmy", M_("load", "Day first: 31.12.")),
    ("mdy", M_("load", "Month first: 12/31")),
)
_NAMES: Final = 4  # files that are named


class Asking(Card):
    """A card with lines of a form, an error in place, one thing to do and a way out."""

    def __init__(self, ui: Ui, title: Message | Callable[[Translator], str]) -> None:
        super().__init__(16, 10)
        self._ui = ui
        self.box.addWidget(label(ui, title, "section", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 150)
        self._captions: dict[QWidget, QWidget] = {}
        self.first_input: QWidget = self

    def add(self, caption: Message, editor: QWidget) -> None:
        """A line of the form."""
        row = self._grid.rowCount()
        words = label(self._ui, caption, "small")
        words.setBuddy(editor)
        self._captions[editor] = words
        if self.first_input is self:
            self.first_input = editor
        # What is as wide as its choices begins where the lines do.
        side = Qt.AlignmentFlag.AlignLeft if isinstance(editor, Segmented) else Qt.AlignmentFlag(0)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(editor, row, 1, side)

    def name(self, caption: Message, editor: QWidget) -> None:
        """Give an input its caption as name."""
        self._ui.language.bind(editor, lambda t: editor.setAccessibleName(t.render(caption)))

    def show_line(self, editor: QWidget, shown: bool) -> None:
        """Show or hide a line."""
        editor.setVisible(shown)
        self._captions[editor].setVisible(shown)

    def end(
        self,
        go_on: tuple[Message, Callable[[], object]],
        leave: tuple[Message, Callable[[], object]],
    ) -> None:
        """Close the card with its buttons."""
        self.box.addLayout(self._grid)
        self.strip = MessageStrip(self._ui)
        self.box.addWidget(self.strip)
        row, flow = flow_row(8, line_gap=8)
        self.go_on = primary_button(self._ui, *go_on)
        self.leave = plain_button(self._ui, *leave)
        flow.addWidget(self.go_on)
        flow.addWidget(self.leave)
        self.box.addWidget(row)

    def fail(self, what: Message, editor: QWidget) -> None:
        """Say what is to be told, and lead there."""
        self.strip.show_text(lambda t: t.render(what), "error")
        editor.setFocus()


class ShopCard(Asking):
    """Which shop the files are from; a new shop is added in place."""

    def __init__(
        self,
        ui: Ui,
        files: Sequence[Path],
        stores: Sequence[Store],
        chosen: Callable[[ShopCard], object],
        leave: Callable[[], object],
    ) -> None:
        names = [file.name for file in files]
        super().__init__(ui, lambda t: _shop_title(t, len(names)))
        self.box.addWidget(label(ui, lambda t: _listed(t, names), "small", "text2", wrap=True))
        self._stores = tuple(stores)
        self.store = QComboBox()
        self.platform = QComboBox()
        self.shop = QLineEdit()
        for platform in PLATFORMS:
            self.platform.addItem("", platform)
        self.platform.setCurrentIndex(list(PLATFORMS).index("amazon"))
        for store in stores:
            self.store.addItem("", store.id)
        self.store.addItem("", None)
        ui.language.bind(self.store, self._words)
        for caption, editor in (
            (M_("load", "Shop"), self.store),
            (M_("load", "Platform"), self.platform),
            (M_("load", "Name of the shop"), self.shop),
        ):
            self.add(caption, editor)
            self.name(caption, editor)
        self.store.currentIndexChanged.connect(lambda _at: self._fit())
        self.shop.returnPressed.connect(lambda: chosen(self))
        self.end((M_("load", "Load"), lambda: chosen(self)), (M_("load", "Do not load"), leave))
        self._fit()

    @property
    def store_id(self) -> int | None:
        """The shop that is chosen, None for a new one."""
        found = self.store.currentData()
        return int(found) if found is not None else None

    def _words(self, words: Translator) -> None:
        for at, store in enumerate(self._stores):
            self.store.setItemText(at, store_words(words, store))
        self.store.setItemText(len(self._stores), words.say("load", "A new shop"))
        for at in range(self.platform.count()):
            name = platform_name(words, str(self.platform.itemData(at)))
            self.platform.setItemText(at, name)

    def _fit(self) -> None:
        for editor in (self.platform, self.shop):
            self.show_line(editor, self.store_id is None)


def _shop_title(words: Translator, count: int) -> str:
    return words.plural(
        "load", "Which shop is this file from?", "Which shop are these {count} files from?", count
    )


def _listed(words: Translator, names: Sequence[str]) -> str:
    shown = [breakable(name) for name in names[:_NAMES]]
    if len(names) > _NAMES:
        left = len(names) - _NAMES
        shown.append(words.plural("load", "{count} more file", "{count} more files", left))
    return words.listed(shown)


class QuestionsCard(Asking):
    """What a file does not tell: its period, its currency, the order of day and month."""

    def __init__(
        self,
        ui: Ui,
        file: Path,
        needs: Sequence[str],
        told: Told,
        answered: Callable[[Told], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__(
            ui, M_("load", "{name} does not tell everything", name=breakable(file.name))
        )
        self._needs = tuple(needs)
        self._told = told
        self._answered = answered
        first, last = M_("load", "From (first day)"), M_("load", "To (last day)")
        self.first, self.last = DateLine(ui, first), DateLine(ui, last)
        if "period" in needs:
            why = M_(
                "load",
                "This report holds sums without days. Type the days you chose when you exported "
                "it, on the calendar of the marketplace.",
            )
            self.box.addWidget(label(ui, why, "small", "text2", wrap=True))
            self.add(first, self.first)
            self.add(last, self.last)
        self.currency = currency_box(ui)
        if "currency" in needs:
            caption = M_("load", "Currency")
            self.add(caption, self.currency)
            self.name(caption, self.currency)
        self.order = segmented(ui, ORDERS, None)
        if "date_order" in needs:
            why = M_(
                "load",
                "No day of this file is after the 12th, so day and month cannot be told apart.",
            )
            self.box.addWidget(label(ui, why, "small", "text2", wrap=True))
            self.add(M_("load", "Dates are written"), self.order)
        for line in (self.first.input, self.last.input):
            line.returnPressed.connect(self.send)
        self.end((M_("load", "Load"), self.send), (M_("load", "Skip this file"), leave))

    def send(self) -> None:
        """Hand over what was told, or say what is missing."""
        self.strip.clear()
        told = self._told
        if "period" in self._needs:
            days = [_day(line.value) for line in (self.first, self.last)]
            if days[0] is None or days[1] is None or days[1] < days[0]:
                text = M_("load", "Type the first day and the last day, like 2026-02-27.")
                self.fail(text, self.first if days[0] is None else self.last)
                return
            told = replace(told, first_day=days[0], last_day=days[1])
        if "currency" in self._needs:
            code = currency_of(self.currency)
            if not code:
                text = M_("load", "Type a currency in three letters, like USD.")
                self.fail(text, self.currency)
                return
            told = replace(told, currency=code)
        if "date_order" in self._needs:
            if self.order.current is None:
                text = M_("load", "Choose how dates are written.")
                self.fail(text, self.order.buttons["dmy"])
                return
            told = replace(told, date_order=self.order.current)
        self._answered(told)


def currency_box(ui: Ui) -> QComboBox:
    """A chooser of currencies in which any code may be typed; nothing is chosen at first."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(CURRENCIES)
    box.setCurrentIndex(-1)
    line = box.lineEdit()
    assert line is not None  # it is editable
    ui.language.bind(box, lambda t: line.setPlaceholderText(t.say("load", "Like USD")))
    return box


def currency_of(box: QComboBox) -> str:
    """The code that was chosen or typed, "" for none."""
    code = box.currentText().strip().upper()
    return code if re.fullmatch("[A-Z]{3}", code) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
