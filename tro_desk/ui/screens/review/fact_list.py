"""The list of what was found: one stop of the Tab key, then arrows, Enter, E, U, N and Space."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.controller import ReviewController
from tro_desk.ui.screens.review.fact_row import FactRow
from tro_desk.ui.widgets.page import Inner

NARROWEST, WIDEST = 64, 112
"""Limits of the column of field names, in px; a longer name takes two lines."""
ROOMY = 140
"""A value beside its name needs this width, in px."""
AT_ONCE = 4
"""So many new rows are built before the window gets its turn again."""
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_E, Qt.Key.Key_U, Qt.Key.Key_N)
_BESIDE_TEXT = 50 + 16 + 14 + 8
"""Badge, padding and gaps of a row."""


class FactList(QScrollArea):
    """The rows, each a widget; `place_wanted` when a row is to be shown on its page."""

    place_wanted = Signal()

    def __init__(self, ui: Ui, controller: ReviewController) -> None:
        super().__init__()
        self._ui = ui
        self._controller = controller
        self.rows: dict[str, FactRow] = {}
        self._selected: str | None = None
        self._editing: str | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inner = Inner()
        self._inner.setProperty("pane", "list")
        self.setProperty("pane", "list")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(0)
        self._more.timeout.connect(self.refresh)
        ui.language.bind(self, self._say)
        ui.language.changed.connect(self._arrange)

    def _say(self, t: Translator) -> None:
        self.setAccessibleName(t.say("review", "Found in the notice"))

    def _label_width(self, t: Translator) -> int:
        metrics = QFontMetrics(self.font())
        names = [field_label(t, row.field) for row in self._controller.rows]
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return max(NARROWEST, min(widest + 2, WIDEST))

    def refresh(self) -> None:
        """Show the controller's rows; one that stays keeps its widget and what is typed in it."""
        rows = self._controller.rows
        for key in [key for key in self.rows if not any(row.key == key for row in rows)]:
            gone = self.rows.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        built = 0
        for index, row in enumerate(rows):
            widget = self.rows.get(row.key)
            if widget is None:
                if built == AT_ONCE:
                    self._more.start()
                    break
                built += 1
                widget = FactRow(self._ui, self._controller, row)
                widget.installEventFilter(self)
                for button in widget.buttons.values():
                    button.installEventFilter(self)
                self.rows[row.key] = widget
                self._column.insertWidget(index, widget)
            elif self._column.indexOf(widget) != index:
                self._column.removeWidget(widget)
                self._column.insertWidget(index, widget)
            widget.show_row(row)
        self._arrange()
        self._mark()
        self._follow()

    @property
    def complete(self) -> bool:
        """Whether every row has its widget."""
        return not self._more.isActive()

    def _arrange(self) -> None:
        """Put the values beside the names where there is room for both."""
        width = self._label_width(self._ui.translator)
        answers = max((row.answers_width() for row in self.rows.values()), default=0)
        room = self.viewport().width() - _BESIDE_TEXT - answers
        below = room < ROOMY
        if below:
            room += answers
        for row in self.rows.values():
            row.arrange(width, stacked=room - width < ROOMY, below=below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _mark(self) -> None:
        for key, row in self.rows.items():
            chosen = key == self._controller.selected
            row.set_selected(chosen, chosen and self.hasFocus())

    def _follow(self) -> None:
        """Scroll to the row that was chosen or opened since the last time."""
        selected, editing = self._controller.selected, self._controller.editing
        if selected is not None and selected not in self.rows:
            return  # its widget is still to come
        closed = self._editing is not None and editing is None
        if selected != self._selected or editing != self._editing:
            self._selected, self._editing = selected, editing
            QTimer.singleShot(0, self, self._scroll)
        if closed:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll(self) -> None:
        row = self.rows.get(self._selected or "")
        if row is not None:
            self.ensureWidgetVisible(row, 0, 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row's answer buttons pass the list's keys on to it."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _LIST_KEYS
        ):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = self._controller
        key = control.selected
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down:
                control.move(1)
            case Qt.Key.Key_Up:
                control.move(-1)
            case Qt.Key.Key_Home:
                control.move(-len(control.rows))
            case Qt.Key.Key_End:
                control.move(len(control.rows))
            case Qt.Key.Key_PageDown:
                control.move(5)
            case Qt.Key.Key_PageUp:
                control.move(-5)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if key:
                control.confirm(key)
                if control.editing is None:
                    control.next_open()
            case Qt.Key.Key_E if key:
                control.edit(key)
            case Qt.Key.Key_U if key:
                control.not_sure(key)
                control.next_open()
            case Qt.Key.Key_N if key:
                control.set_aside(key)
                control.next_open()
            case Qt.Key.Key_Space if key:
                control.show_place()
                self.place_wanted.emit()
            case _:
                super().keyPressEvent(event)
