"""A kept file as a row of its own, with a menu of what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from tro_desk.base.messages import M_, Message
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.records import EvidenceNote, Record
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import size_text
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.words import captured_text, icon_of, short
from tro_desk.ui.widgets.buttons import icon_button
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import elided, label

_WIDE: Final = 620
"""Width from which everything stands in one line."""

Offer = tuple[Message, Callable[["KeptRow"], object]]


class KeptRow(QPushButton):
    """Enter or a click opens its menu; Ctrl+C copies the SHA-256, Delete takes it out."""

    def __init__(
        self,
        ui: Ui,
        evidence: Evidence,
        record: Record,
        offers: Sequence[Offer],
        keys: tuple[Callable[[KeptRow], object], Callable[[KeptRow], object]],
    ) -> None:
        """`keys` are what Ctrl+C and Delete do."""
        super().__init__()
        assert isinstance(record.body, EvidenceNote)
        self._ui, self.evidence, self.record = ui, evidence, record
        self._note, self._offers, self._keys = record.body, offers, keys
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(2)
        self._line.addWidget(elided(evidence.name, "small"), 1)
        self.facts = label(ui, self._facts, "caption", "text2", wrap=True)
        self._line.addWidget(self.facts)
        name = M_("evidence", "What can be done with {name}", name=evidence.name)
        more = icon_button(ui, "chevron-down", name, self.open_menu)
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row itself is reached
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(icon_label(ui, icon_of(evidence.name), "text2"))
        row.addLayout(self._line, 1)
        row.addWidget(more)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        self.clicked.connect(lambda _checked=False: self.open_menu())
        ui.language.bind(self, self._say)
        self._fit(False)

    def _facts(self, words: Translator) -> str:
        size = size_text(words, self.evidence.size)
        taken = captured_text(words, self._note)
        return f"{size}  ·  SHA-256 {short(self.evidence.sha256)}  ·  {taken}"

    def _say(self, words: Translator) -> None:
        self.setAccessibleName(f"{self.evidence.name}  {self._facts(words)}")
        self.setToolTip(f"{self.evidence.name}\nSHA-256 {self.evidence.sha256}")

    # room

    def sizeHint(self) -> QSize:
        box = self.layout()
        assert box is not None
        return QSize(200, max(36, box.totalHeightForWidth(self.width() or 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        box = self.layout()
        assert box is not None
        return max(36, box.totalHeightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width() >= _WIDE)

    def _fit(self, wide: bool) -> None:
        """One line, or the facts below the name; nothing of them is ever cut."""
        side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(side if wide else down)
        self._line.setSpacing(16 if wide else 2)
        self.facts.setWordWrap(not wide)
        policy = QSizePolicy.Policy.Preferred if wide else QSizePolicy.Policy.Ignored
        self.facts.setSizePolicy(policy, QSizePolicy.Policy.Minimum)

    # acting

    def open_menu(self) -> None:
        """Show what can be done with it."""
        self._popup(self.mapToGlobal(QPoint(self.width() - 8, self.height())))

    def menu_of(self) -> QMenu:
        """The menu of what can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self._offers:
            action = menu.addAction(self._ui.language.say(words))
            action.triggered.connect(partial(self._act, act))
        return menu

    def _popup(self, at: QPoint) -> None:
        menu = self.menu_of()
        menu.setActiveAction(menu.actions()[0])
        menu.popup(at)

    def _act(self, act: Callable[[KeptRow], object], _checked: bool = False) -> None:
        act(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        copy, take_out = self._keys
        if event.matches(QKeySequence.StandardKey.Copy):
            copy(self)
        elif event.matches(QKeySequence.StandardKey.Delete):
            take_out(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.open_menu()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._neighbour(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _neighbour(self, by: int) -> None:
        parent = self.parentWidget()
        rows = [one for one in parent.findChildren(KeptRow) if one.isVisible()] if parent else []
        at = rows.index(self) + by if self in rows else -1
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)
