"""The foot of the guided steps: back, when it was saved, close, next; it never scrolls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import link_button, plain_button, primary_button
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_title
from tro_desk.ui.widgets.text import label


def _tip(ui: Ui, button: QPushButton, tip: Message) -> None:
    ui.language.bind(button, lambda t: button.setToolTip(t.render(tip)))


class Footer(QWidget):
    """Back left; saved, close and the one filled button right."""

    def __init__(
        self,
        ui: Ui,
        back: Callable[[], object],
        close: Callable[[], object],
        next_: Callable[[], object],
    ) -> None:
        super().__init__()
        self._ui = ui
        self._saved: datetime | None = None
        self.setProperty("pane", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(ui.theme.size("control.wizardFooter"))
        self.back = plain_button(ui, M_("steps", "Back"), back, "chevron-left")
        _tip(ui, self.back, M_("steps", "The step before (Alt+Left)"))
        self.close_ = plain_button(ui, M_("steps", "Save and close"), close)
        _tip(ui, self.close_, M_("steps", "Everything is saved; go to Today"))
        self.next = primary_button(ui, M_("steps", "Next"), next_, "chevron-right")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        _tip(ui, self.next, M_("steps", "The next step (Enter or Alt+Right)"))
        self.saved = label(ui, "", "small", "text2")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self.back)
        self._row.addStretch(1)
        for part in (self.saved, self.close_, self.next):
            self._row.addWidget(part)
        ui.language.bind(self, lambda _t: self._say())
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """The padding of a small window."""
        prefix = "layout.compact." if compact else "layout."
        side = self._ui.theme.size(f"{prefix}pagePadding")
        self._row.setContentsMargins(side, 0, side, 0)

    def tell(self, saved: datetime | None) -> None:
        """`saved` is when the last answer was saved, UTC."""
        self._saved = saved
        self._say()

    def _say(self) -> None:
        words = self._ui.translator
        if self._saved is None:
            self.saved.setText("")
            return
        hour = words.hour(words.beijing(self._saved))
        self.saved.setText(words.say("steps", "Saved {hour}", hour=hour))


class MissingPanel(QWidget):
    """What a step still wants, listed when Next is pressed; it may be left out with a reason.

    `left_out` carries the reason; `later` leaves the step open; `closed` does nothing.
    """

    left_out = Signal(str)
    later = Signal()
    closed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._forced = False
        self.setProperty("pane", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(8)
        self.reason = QLineEdit()
        self.hide()

    def ask(self, missing: list[Callable[[Translator], str]], forced: bool, may: bool) -> None:
        """List what is missing; `forced` takes nothing but "impossible"; `may` it be left out."""
        ui = self._ui
        self._forced = forced
        clear(self._box)
        self._box.setContentsMargins(24, 10, 24, 10)
        self._box.addWidget(icon_title(ui, "info", "primary", M_("steps", "Still missing")))
        for words in missing:
            self._box.addWidget(label(ui, words, "small", wrap=True))
        row, flow = flow_row(8, line_gap=8)
        if may:
            hint = (
                M_("steps", "Why is it impossible?")
                if forced
                else M_("steps", "Why is it left out? (may stay empty)")
            )
            self.reason = QLineEdit()
            self.reason.setMinimumWidth(320)

            def say(words: Translator) -> None:
                self.reason.setPlaceholderText(words.render(hint))
                self.reason.setAccessibleName(words.render(hint))

            ui.language.bind(self.reason, say)
            flow.addWidget(self.reason)
            word = M_("steps", "Record as impossible") if forced else M_("steps", "Leave it out")
            self.leave = plain_button(ui, word, self.submit)
            flow.addWidget(self.leave)
        self.wait = plain_button(ui, M_("steps", "Leave it open, go on"), self.later.emit)
        flow.addWidget(self.wait)
        flow.addWidget(link_button(ui, M_("steps", "Stay here"), self.closed.emit))
        self._box.addWidget(row)
        self.wrong = label(ui, M_("steps", "Write the reason first."), "small", "danger")
        self.wrong.hide()
        self._box.addWidget(self.wrong)
        self.show()
        self.wait.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Leave the step out with the reason that was typed."""
        reason = " ".join(self.reason.text().split())
        if self._forced and not reason:
            self.wrong.show()
            self.reason.setFocus()
            return
        self.left_out.emit(reason)
