"""One row of the review: number, field, value, where it stands, and the three answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import DATE_FIELDS, field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.controller import ReviewController
from tro_desk.ui.screens.review.editor import Editor
from tro_desk.ui.screens.review.row_words import RowWords, breakable
from tro_desk.ui.screens.review.rows import Row, State
from tro_desk.ui.theme import Theme
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.text import Elided, dress, elided, label, unbroken

_ANSWERS: Final[tuple[tuple[str, Message], ...]] = (
    ("confirm", M_("review", "Confirm")),
    ("edit", M_("review", "Edit")),
    ("not_sure", M_("review", "Not sure")),
    ("set_aside", M_("review", "Not mine")),
)
_ICONS: Final = {
    State.CONFIRMED: ("confirm", "check"),
    State.NOT_SURE: ("not_sure", "question"),
    State.SET_ASIDE: ("set_aside", "close"),
}
_ENOUGH: Final = 10_000


class FactRow(QWidget):
    """Shows one `Row`; asks the controller for every change. Rebuilt by `show_row`."""

    def __init__(self, ui: Ui, controller: ReviewController, row: Row) -> None:
        super().__init__()
        self._ui = ui
        self._controller = controller
        self.row = row
        self.selected = False
        self.focused = False
        self.editor: Editor | None = None
        self._badge_colours: tuple[QColor, QColor] = (QColor(), QColor())
        self.name = label(ui, "", "small", "text2", wrap=True)
        self.value = label(ui, "", "bodyStrong", wrap=True)
        self.source = label(ui, "", "caption", "primary")
        self.source.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.quote: Elided = elided("", "caption", "text3")
        self.note = label(ui, "", "caption", "text2", wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        ui.language.bind(self, self._say)
        ui.theme.bind(self, self._paint)

    def _build(self) -> None:
        self._first, self._where = QHBoxLayout(), QHBoxLayout()
        self._first.setSpacing(8)
        self._where.setSpacing(10)
        self._where.addWidget(self.source)
        self._where.addWidget(self.quote, 1)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addLayout(self._first)
        self._own_line = QVBoxLayout()
        told.addLayout(self._own_line)
        told.addLayout(self._where)
        told.addStretch(1)
        self._answers = QWidget()
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(0)
        for number, (name, words) in enumerate(_ANSWERS):
            button = plain_button(self._ui, words, self._act(name))
            button.setProperty("kind", "segment")
            button.setProperty("small", "true")
            button.setProperty("soft", "true")
            button.setProperty("place", ("first", "middle", "middle", "last")[number])
            button.setCheckable(True)
            button.setIconSize(QSize(14, 14))
            button.clicked.connect(lambda _checked=False: self._state())
            answers.addWidget(button)
            self.buttons[name] = button
        self._outer = QGridLayout()
        self._outer.setHorizontalSpacing(14)
        self._outer.setVerticalSpacing(4)
        self._outer.addLayout(told, 0, 0)
        self._outer.addWidget(self._answers, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._outer.setColumnStretch(0, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(50, 8, 16, 9)
        self._whole.setSpacing(1)
        self._whole.addLayout(self._outer)
        self._whole.addWidget(self.note)
        self.setMinimumHeight(self._ui.theme.size("control.factRow"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _act(self, name: str) -> Callable[[], None]:
        def act() -> None:
            self._controller.select(self.row.key)
            getattr(self._controller, name)(self.row.key)

        return act

    # what is shown

    def show_row(self, row: Row) -> None:
        """Show a row's present state; it is still the same row."""
        self.row = row
        self._say(self._ui.translator)
        self._paint(self._ui.theme)
        self._edit()

    def arrange(self, label_width: int, *, stacked: bool, below: bool) -> None:
        """The value beside its field's name, or below it where the row is narrow (`stacked`); the
        answers beside the value, or below it too.
        """
        top = Qt.AlignmentFlag.AlignTop
        if below:
            self._outer.addWidget(self._answers, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._outer.addWidget(self._answers, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._first.addWidget(self.name, 1 if stacked else 0, top)
        self.name.setWordWrap(not stacked)
        if stacked:
            self.name.setMinimumWidth(40)
            self.name.setMaximumWidth(_ENOUGH)
            self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._own_line.addWidget(self.value)
        else:
            self.name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
            self.name.setFixedWidth(label_width)
            self._first.addWidget(self.value, 1, top)

    def answers_width(self) -> int:
        """The width of the three answers."""
        return sum(button.minimumWidth() for button in self.buttons.values())

    def set_selected(self, selected: bool, focused: bool) -> None:
        """Paint the row as the chosen one; its buttons are then reached with Tab."""
        self.selected, self.focused = selected, focused
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        for button in self.buttons.values():
            button.setFocusPolicy(policy)
        self._paint(self._ui.theme)

    def _say(self, t: Translator) -> None:
        row = self.row
        name = field_label(t, row.field)
        self.name.setText(name)
        words = RowWords(self._controller, row)
        value = words.value(t)
        self.value.setText(unbroken(value) if row.field in DATE_FIELDS else breakable(value))
        self.source.setText(words.source(t))
        quote = self._controller.snippet(row)
        self.quote.setText(f'"{quote}"' if quote else "")
        note = words.note(t)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._state()
        state = words.state(t)
        self.setAccessibleName(
            t.say(
                "review",
                "{number}. {field}: {value}. {state}",
                number=row.number,
                field=name,
                value=value,
                state=state,
            )
        )
        for key, button in self.buttons.items():
            action = t.render(dict(_ANSWERS)[key])
            widest = self._widest(action, key != "edit")
            if key == "edit":
                fill_in = t.say("review", "Fill in")
                widest = max(widest, self._widest(fill_in, False))
                action = fill_in if row.state is State.MISSING else action
            button.setAccessibleName(f"{action}: {name}")
            if key == "set_aside":  # an icon alone: four words would not stand beside the value
                button.setToolTip(action)
                button.setText("")
                button.setFixedWidth(34)
            else:
                button.setText(action)
                button.setMinimumWidth(widest)

    def _widest(self, words: str, icon: bool) -> int:
        """The width of an answer when it is chosen, bold and with its icon: so rows line up."""
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(words) + 22 + (18 if icon else 0)

    def _state(self) -> None:
        """Let the answers show what is saved, never what was only pressed."""
        row = self.row
        chosen, icon = _ICONS.get(row.state, ("", ""))
        saving = row.key in self._controller.saving
        for name, button in self.buttons.items():
            button.setChecked(name == chosen)
            on = name == chosen
            if name == "set_aside":
                role = "onPrimarySoft" if on else "text2"
                button.setIcon(self._ui.theme.icon("close", role, 14))
            else:
                button.setIcon(self._ui.theme.icon(icon, "onPrimarySoft", 14) if on else QIcon())
            button.setEnabled(not saving and (name == "edit" or bool(row.items)))

    def _edit(self) -> None:
        wanted = self._controller.editing == self.row.key
        if wanted and self.editor is None:
            row = self.row
            value = row.items[0].value if row.items else ""
            self.editor = Editor(
                self._ui, row.field, value, self._controller.courts, found=bool(row.items)
            )
            self.editor.saved.connect(lambda text: self._controller.save_edit(self.row.key, text))
            self.editor.cancelled.connect(self._controller.stop_editing)
            self.editor.wrong.connect(lambda: self._controller.set_aside(self.row.key))
            self._whole.addWidget(self.editor)
            self.editor.show()
            self.editor.begin()
        elif not wanted and self.editor is not None:
            self._whole.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        if self.editor is not None:
            self.editor.show_error(self._controller.errors.get(self.row.key))
            self.editor.hold(self.row.key in self._controller.saving)

    # painting

    def _paint(self, theme: Theme) -> None:
        date = self.row.field in DATE_FIELDS
        missing = self.row.state is State.MISSING
        aside = self.row.state is State.SET_ASIDE
        dress(
            self.value,
            "body" if missing or aside else "bodyStrong",
            "text3" if missing or aside else "date" if date else "text",
        )
        if self.selected:
            self._badge_colours = (
                (theme.colour("date"), theme.colour("surface"))
                if date
                else (theme.colour("primary"), theme.colour("onPrimary"))
            )
        elif date:
            self._badge_colours = theme.colour("dateSoft"), theme.colour("date")
        else:
            self._badge_colours = theme.colour("primarySoft"), theme.colour("onPrimarySoft")
        self._state()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ui.theme
        painter = QPainter(self)
        box = self.rect()
        painter.fillRect(box, theme.colour("primarySoft" if self.selected else "surface"))
        if self.selected:
            painter.fillRect(QRect(0, 0, 3, box.height()), theme.colour("primary"))
        painter.fillRect(QRect(0, box.height() - 1, box.width(), 1), theme.colour("border"))
        if self.focused:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badge = QRect(16, 17, 22, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._badge_colours[0])
        painter.drawRoundedRect(badge, 4, 4)
        font = painter.font()
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._badge_colours[1])
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.row.number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._controller.select(self.row.key)
