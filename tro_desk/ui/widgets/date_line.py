"""A line for a day, and for an hour where one is printed, with a calendar beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import icon_button
from tro_desk.ui.widgets.calendar import open_calendar
from tro_desk.ui.widgets.fitting_line import FittingLine

_HINTS: Final = (
    M_("edit", "Year-month-day, like 2026-02-27"),
    M_("edit", "For example 2026-02-27"),
)
_SHORTEST: Final = "2026-02-27"


class DateLine(QWidget):
    """`value` is what was typed as an ISO day, or day and hour; it may be no date at all."""

    def __init__(self, ui: Ui, name: Message, value: str = "") -> None:
        super().__init__()
        self.input = FittingLine(value.replace("T", " "))
        self.setFocusProxy(self.input)

        def apply(_words: object) -> None:
            self.input.offer_hints(*map(ui.language.say, _HINTS), _SHORTEST)
            self.input.setAccessibleName(ui.language.say(name))

        ui.language.bind(self, apply)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.input, 1)
        choose = M_("edit", "Choose the day in a calendar")
        row.addWidget(icon_button(ui, "calendar", choose, lambda: open_calendar(ui, self.input)))

    @property
    def value(self) -> str:
        """The day, and the hour where one was typed."""
        return self.input.text().strip().replace(" ", "T")

    def show_value(self, value: str) -> None:
        """Put a day into the line."""
        self.input.setText(value.replace("T", " "))
