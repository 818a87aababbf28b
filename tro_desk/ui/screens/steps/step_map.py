"""The map of a path at the left: sections, steps with their states, how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_
from tro_desk.domain.step_rows import Row, progress_of
from tro_desk.domain.steps import State, WizardPath
from tro_desk.l10n import Translator
from tro_desk.l10n.steps import state_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.steps import progress_words
from tro_desk.ui.screens.steps.words import STATE_ICONS
from tro_desk.ui.widgets.buttons import link_button, name_it
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.progress_strip import Bar
from tro_desk.ui.widgets.text import dress, label

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIDE: Final = 22


class StateMark(QWidget):
    """The state of a step as a small sign; the words stand in the name of its row."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._state, self._here = State.OPEN, False
        self.setFixedSize(16, 20)
        ui.theme.bind(self, lambda _theme: self.update())

    def show_state(self, state: State, here: bool) -> None:
        """Take a state; `here` marks the step that is open."""
        if (state, here) != (self._state, self._here):
            self._state, self._here = state, here
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._ui.theme
        if self._state is State.OPEN:
            role = "primary" if self._here else "borderStrong"
            painter.setPen(QPen(theme.colour(role), 1.25))
            if self._here:
                painter.setBrush(theme.colour(role))
            painter.drawEllipse(QRectF(4.5, 6.5, 7, 7))
            return
        name, role = STATE_ICONS[self._state]
        painter.drawPixmap(0, 2, theme.pixmap(name, role, 16, self.devicePixelRatioF()))


class MapRow(QPushButton):
    """A step of the map: a button with its sign and its title, which may take two lines."""

    def __init__(self, ui: Ui, row: Row, press: Callable[[str], object]) -> None:
        super().__init__()
        self._ui = ui
        self.row = row
        self._here = False
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._mark = StateMark(ui)
        self._title = label(ui, row.title, "small", "text2", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 5, 8, 5)
        line.setSpacing(8)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._title, 1)
        self.clicked.connect(lambda _checked=False: press(self.row.first.id))
        ui.language.bind(self, lambda _t: self._name())

    def show_row(self, row: Row, here: bool) -> None:
        """Take the row as it stands now."""
        changed = row.state is not self.row.state or here != self._here
        self.row, self._here = row, here
        if changed:
            dress(self._title, "smallStrong" if here else "small", "text" if here else "text2")
            self._name()
            self.update()
        self._mark.show_state(row.state, here)

    def _name(self) -> None:
        words = self._ui.translator
        title, state = words.render(self.row.title), state_label(words, self.row.state)
        if self._here:
            state = words.say("steps", "{state}, open here", state=state)
        self.setAccessibleName(words.say("steps", "{title}: {state}", title=title, state=state))
        self.setToolTip(state)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._here or self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            role = "primarySoft" if self._here else "sunken"
            painter.setBrush(self._ui.theme.colour(role))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._ui.theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(32, layout.heightForWidth(width)) if layout is not None else 32

    def sizeHint(self) -> QSize:
        return QSize(180, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 160)))


class StepMap(QWidget):
    """Its rows are made once for a path; a change of states changes them in place."""

    def __init__(
        self,
        ui: Ui,
        press: Callable[[str], object],
        review: Callable[[], object],
        print_: Callable[[], object],
    ) -> None:
        super().__init__()
        self._ui, self._press = ui, press
        self.rows: dict[str, MapRow] = {}
        self._counts: dict[str, QLabel] = {}
        self._shape: tuple[object, ...] = ()
        self._here = ""
        self.setProperty("pane", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(ui.theme.size("layout.stepMap"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 0, 8)
        box.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 0, _SIDE, 6)
        head.setSpacing(4)
        self._title = label(ui, "", "section", wrap=True)
        self._progress = label(ui, "", "small", "text2", wrap=True)
        self.bar = Bar(ui, "primary", ui.theme.size("control.bar"))
        for part in (self._title, self._progress, self.bar):
            head.addWidget(part)
        box.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setProperty("pane", "list")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("pane", "list")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(12, 2, 10, 8)
        self._list.setSpacing(0)
        self._scroll.setWidget(inner)
        # Rows that were just built have no place until the list was laid out.
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._follow())
        box.addWidget(self._scroll, 1)
        foot, flow = flow_row(12, spread=True)
        self.review = link_button(ui, M_("steps", "Review the answers"), review)
        self.print = link_button(ui, M_("steps", "Print"), print_)
        name_it(ui, self.print, M_("steps", "Print the checklist (Ctrl+P)"))
        flow.addWidget(self.review)
        flow.addWidget(self.print)
        ends = QVBoxLayout()
        ends.setContentsMargins(_SIDE, 4, _SIDE, 0)
        ends.addWidget(foot)
        box.addLayout(ends)
        self._words: Callable[[Translator], str] = lambda _t: ""
        self._name = M_("steps", "Guided steps")
        ui.language.bind(self, lambda _t: self._say())

    def show_path(self, path: WizardPath, rows: Sequence[Row], here: str) -> None:
        """Show the rows of a path; `here` is the id of the row that is open, "" for none."""
        progress = progress_of(tuple(rows))
        self._name, self._words = path.title, progress_words(progress)
        self._say()
        self.bar.set(progress.share)
        shape = (path.flow, *(row.id for row in rows))
        if shape != self._shape:
            self._build(path, rows)
            self._shape = shape
        for row in rows:
            self.rows[row.id].show_row(row, row.id == here)
        self._here = here
        self._follow()

    def _follow(self) -> None:
        """Keep the open row in sight."""
        if self._here in self.rows:
            self._scroll.ensureWidgetVisible(self.rows[self._here], 0, 80)

    def _build(self, path: WizardPath, rows: Sequence[Row]) -> None:
        ui = self._ui
        clear(self._list)
        self.rows = {}
        sections = [one for one in path.sections if any(row.section == one.id for row in rows)]
        for letter, section in zip(_LETTERS, sections, strict=False):
            head = QHBoxLayout()
            head.setContentsMargins(10, 8, 8, 2)
            head.setSpacing(12)
            top = Qt.AlignmentFlag.AlignTop
            head.addWidget(label(ui, letter, "smallStrong", "text2"), 0, top)
            head.addWidget(label(ui, section.title, "smallStrong", "text2", wrap=True), 1)
            self._list.addLayout(head)
            for row in rows:
                if row.section == section.id:
                    made = MapRow(ui, row, self._press)
                    self.rows[row.id] = made
                    self._list.addWidget(made)
        self._list.addStretch(1)

    def _say(self) -> None:
        words = self._ui.translator
        self._title.setText(words.render(self._name))
        self._progress.setText(self._words(words))
        self.bar.setAccessibleName(self._words(words))


class StepChooser(QPushButton):
    """The map of a small window: a button with the open step, and a menu of all."""

    def __init__(
        self,
        ui: Ui,
        press: Callable[[str], object],
        review: Callable[[], object],
        print_: Callable[[], object],
    ) -> None:
        super().__init__()
        self._ui, self._press, self._review, self._print = ui, press, review, print_
        self._rows: tuple[Row, ...] = ()
        self._path: WizardPath | None = None
        self._here = ""
        self.setProperty("kind", "switcher")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(360)
        self.clicked.connect(lambda _c=False: self.open_menu())
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        ui.theme.bind(self, lambda th: self.setIcon(th.icon("chevron-down", "text2", 16)))
        ui.language.bind(self, lambda _t: self._say())

    def show_path(self, path: WizardPath, rows: Sequence[Row], here: str) -> None:
        """Show where the path stands; `here` is the id of the open row."""
        self._path, self._rows, self._here = path, tuple(rows), here
        self._say()

    def _say(self) -> None:
        words = self._ui.translator
        row = next((row for row in self._rows if row.id == self._here), None)
        if row is None:
            text = words.say("steps", "Steps")
        else:
            text = words.say(
                "steps",
                "Step {number} of {count}",
                number=row.number,
                count=len(self._rows),
            )
        self.setText(text)
        name = text if row is None else f"{text}: {words.render(row.title)}"
        self.setAccessibleName(name)
        self.setToolTip(name)

    def make_menu(self) -> QMenu:
        """All steps by section, then the review and the print."""
        words, menu = self._ui.translator, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sections = {} if self._path is None else {s.id: s.title for s in self._path.sections}
        last = ""
        for row in self._rows:
            if row.section != last:
                menu.addSection(words.render(sections[row.section]))
                head = menu.addAction(words.render(sections[row.section]))
                head.setEnabled(False)
                last = row.section
            title = f"{row.number}. {words.render(row.title)}".replace("&", "&&")
            action = menu.addAction(f"{title}  ({state_label(words, row.state)})")
            action.setCheckable(True)
            action.setChecked(row.id == self._here)
            action.triggered.connect(lambda _c=False, row=row: self._press(row.first.id))
        menu.addSeparator()
        for message, act in (
            (M_("steps", "Review the answers"), self._review),
            (M_("steps", "Print the checklist (Ctrl+P)"), self._print),
        ):
            _entry(menu, words.render(message), act)
        return menu

    def open_menu(self) -> None:
        """Show the menu below the button."""
        menu = self.make_menu()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[1])


def _entry(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _c=False: act())
