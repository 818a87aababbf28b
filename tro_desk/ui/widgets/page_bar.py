"""Turns the pages of a page view and sets its zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import icon_button, plain_button
from tro_desk.ui.widgets.card import rule
from tro_desk.ui.widgets.page_measures import LARGEST, SMALLEST
from tro_desk.ui.widgets.page_view import PageView
from tro_desk.ui.widgets.text import label


class PageBar(QWidget):
    """`<  2 / 4  >  |  -  fit width  +`; the words in the middle put the page back to the width."""

    def __init__(
        self, ui: Ui, view: PageView, parent: QWidget | None = None, *, percent: bool = False
    ) -> None:
        """With `percent` the middle always tells the zoom, where there is no room for words."""
        super().__init__(parent)
        self._ui = ui
        self._percent = percent
        self._view = view
        self.back = icon_button(
            ui, "chevron-left", M_("page view", "Previous page"), lambda: self._turn(-1)
        )
        self.number = label(ui, "", "small", "text2")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.forth = icon_button(
            ui, "chevron-right", M_("page view", "Next page"), lambda: self._turn(1)
        )
        self.smaller = icon_button(ui, "minus", M_("page view", "Smaller"), view.zoom_out)
        self.fit = plain_button(ui, M_("page view", "Fit width"), view.fit_width)
        self.fit.setProperty("kind", "quiet")
        self.fit.setProperty("small", "true")
        self.larger = icon_button(ui, "plus", M_("page view", "Larger"), view.zoom_in)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        line = rule(vertical=True)
        line.setFixedHeight(16)
        for widget in (self.back, self.number, self.forth):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(line)
        row.addSpacing(4)
        for widget in (self.smaller, self.fit, self.larger):
            row.addWidget(widget)
        view.page_changed.connect(lambda *_: self._show())
        view.zoom_changed.connect(self._show)
        ui.language.bind(self, self._say)

    def _turn(self, by: int) -> None:
        self._view.show_page(self._view.page + by)

    def _show(self) -> None:
        self._say(self._ui.translator)

    def _say(self, t: Translator) -> None:
        view = self._view
        self.number.setText(f"{view.page} / {view.count}" if view.count else "")
        self.number.setAccessibleName(
            t.say("page view", "Page {page} of {count}", page=view.page, count=view.count)
        )
        fit = t.say("page view", "Fit width")
        self.fit.setText(fit if view.fits and not self._percent else f"{view.zoom}%")
        if self._percent:  # as wide for every zoom: nothing moves while the page is drawn
            self.fit.setMinimumWidth(self.fit.fontMetrics().horizontalAdvance(f"{LARGEST}%") + 12)
        self.fit.setToolTip(fit)
        self.fit.setAccessibleName(
            t.say("page view", "Fit width; the zoom is {percent}%", percent=view.zoom)
        )
        some = view.count > 0
        self.back.setEnabled(view.page > 1)
        self.forth.setEnabled(some and view.page < view.count)
        self.smaller.setEnabled(some and view.zoom > SMALLEST)
        self.larger.setEnabled(some and view.zoom < LARGEST)
        self.fit.setEnabled(some)
