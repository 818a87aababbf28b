"""The screen of a locked desk: it covers the window and names no case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.domain.lock import SHORTEST_PASSPHRASE
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.lock.field import PassphraseField
from tro_desk.ui.lock.words import DIFFERENT, REASONS, long_enough, too_short
from tro_desk.ui.shell.bars import language_names
from tro_desk.ui.widgets.buttons import link_button, plain_button, primary_button, segmented
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.progress_strip import Bar
from tro_desk.ui.widgets.text import label

_WIDTH: Final = 344
_MARK: Final = 44
_PADDING: Final = 28
_TIGHT: Final = 14
_LOW: Final = 600
"""Below this height the window is small."""
_UNLOCK: Final = M_("lock", "Unlock")


class LockScreen(QWidget):
    """`unlock` carries a passphrase, `recover` a recovery key and a new passphrase; `stop` asks to
    end what still runs before the desk can be locked, or what opening has to finish.
    """

    unlock = Signal(str)
    recover = Signal(str, str)
    stop = Signal()

    def __init__(self, ui: Ui, speak: Callable[[str], None]) -> None:
        super().__init__()
        self._ui = ui
        self._say_error: Callable[[Translator], str] = lambda _t: ""
        self._reason = REASONS["start"]
        self._pressing = _UNLOCK
        self._waiting = 0
        self.setProperty("pane", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page = Page(ui)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self.languages = segmented(ui, language_names(), ui.language.code)
        self.languages.chosen.connect(speak)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(icon_label(ui, "offline", "text2", 18))
        offline = M_("bar", "Offline · data stays on this computer")
        top.addWidget(label(ui, offline, "small", "text2"))
        top.addStretch(1)
        top.addWidget(self.languages)
        page = self._page.box
        page.addLayout(top)
        page.addStretch(1)
        self.card = Card(_PADDING, 8)
        self.card.setFixedWidth(_WIDTH)
        page.addLayout(_in_the_middle(self.card))
        self.files = label(ui, self._files_words, "small", "text2", wrap=True)
        self.files.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.files.setFixedWidth(_WIDTH)
        self.files.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        page.addLayout(_in_the_middle(self.files))
        page.addStretch(2)
        self._head()
        self._passphrase()
        self._recovery()
        self._foot()
        ui.language.bind(self, self._retranslate)
        self.show_waiting_files(0)
        self.ready("start")

    # building

    def _head(self) -> None:
        ui, box = self._ui, self.card.box
        mark = QFrame()
        mark.setProperty("pane", "mark")
        mark.setFixedSize(_MARK, _MARK)
        inside = QVBoxLayout(mark)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(icon_label(ui, "lock", "onPrimary", 24), 0, Qt.AlignmentFlag.AlignCenter)
        self._mark = QWidget()  # with the room below it, which goes with it
        above = QHBoxLayout(self._mark)
        above.setContentsMargins(0, 0, 0, 6)
        above.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._mark)
        self.title = self._centred(label(ui, M_("lock", "TRO Desk is locked"), "section"))
        self.reason = self._centred(label(ui, "", "small", "text2", wrap=True))
        box.addWidget(self.title)
        box.addWidget(self.reason)
        self.bar = Bar(ui)
        self.bar.hide()
        box.addWidget(self.bar)
        box.addSpacing(6)

    @staticmethod
    def _centred(made: QLabel) -> QLabel:
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _passphrase(self) -> None:
        ui = self._ui
        name = M_("lock", "Passphrase")
        self.by_passphrase = QWidget()
        column = _column(self.by_passphrase)
        self.field = PassphraseField(ui, name)
        self.field.returned.connect(self._unlock)
        self.field.edited.connect(self._clear_error)
        column.addWidget(label(ui, name, "small"))
        column.addWidget(self.field)
        self.card.box.addWidget(self.by_passphrase)

    def _recovery(self) -> None:
        ui = self._ui
        self.by_recovery = QWidget()
        column = _column(self.by_recovery)
        self.key = PassphraseField(ui, M_("lock", "Recovery key"), hidden=False)
        self.new = PassphraseField(ui, M_("lock", "New passphrase"))
        self.again = PassphraseField(ui, M_("lock", "New passphrase once more"))
        for caption, field in (
            (M_("lock", "Recovery key, as on the sheet"), self.key),
            (
                M_("lock", "New passphrase, {count} characters or more", count=SHORTEST_PASSPHRASE),
                self.new,
            ),
            (M_("lock", "New passphrase once more"), self.again),
        ):
            column.addWidget(label(ui, caption, "small", wrap=True))
            column.addWidget(field)
            field.returned.connect(self._recover)
            field.edited.connect(self._clear_error)
        self.by_recovery.hide()
        self.card.box.addWidget(self.by_recovery)

    def _foot(self) -> None:
        ui, box = self._ui, self.card.box
        self.error = label(ui, "", "small", "danger", wrap=True)
        self.error.hide()
        box.addWidget(self.error)
        box.addSpacing(4)
        self.button = primary_button(ui, _UNLOCK, self._press)
        self.stop_button = plain_button(ui, M_("lock", "Stop it and lock now"), self.stop.emit)
        box.addWidget(self.button)
        box.addWidget(self.stop_button)
        self.other = link_button(ui, M_("lock", "Use the recovery sheet"), self._turn)
        self.back = link_button(ui, M_("lock", "Use the passphrase"), self._turn)
        box.addWidget(self.other)
        box.addWidget(self.back)

    # states

    def waiting(self, reason: str) -> None:
        """The desk is covered; it is locked as soon as what runs has ended."""
        self._forget_typed()
        self._show(reason, REASONS["waiting"], typing=False)
        self.stop_button.show()
        self.button.hide()

    def ready(self, reason: str) -> None:
        """The desk is locked, for a reason of `REASONS`: a passphrase opens it."""
        self._forget_typed()
        self._show(reason, REASONS[reason], typing=True)
        if self.isVisible():
            self._first().setFocus()

    def busy(self) -> None:
        """The key is made from what was typed, which takes a moment."""
        self._clear_error()
        self._name_button(M_("lock", "Unlocking ..."))
        self._enable(False)

    def progress(self, done: int, total: int) -> None:
        """Opening finishes what was interrupted: how far it is."""
        self._say(M_("lock", "What was interrupted is being finished. Leave the computer on."))
        self.bar.set(done / total if total else 0)
        self.bar.show()

    def fail(self, error: DeskError) -> None:
        """Say why it could not be opened. What was typed is forgotten, but for the recovery key."""
        self._normal()
        self.field.clear()
        if error.code == "wrong_passphrase":
            self.field.fail(True)
        self._error(lambda t: sentence(error, t))
        self._first().setFocus()

    def show_waiting_files(self, count: int) -> None:
        """How many files wait to be taken in; their names are not told here."""
        self._waiting = count
        self.files.setText(self._files_words(self._ui.translator))
        self.files.setVisible(count > 0)

    def focus(self) -> None:
        """Let typing begin."""
        self._first().setFocus()

    def _show(self, reason: str, message: Message, *, typing: bool) -> None:
        self._last = reason
        self._say(message)
        self._normal()
        self.stop_button.hide()
        self.button.show()
        self.by_passphrase.setVisible(typing)
        self.by_recovery.hide()
        self.other.setVisible(typing)
        self.back.hide()
        self._fit()

    def _normal(self) -> None:
        self._clear_error()
        self.bar.hide()
        self._name_button(_UNLOCK)
        self._enable(True)

    def _name_button(self, message: Message) -> None:
        self._pressing = message
        self.button.setText(self._ui.language.say(message))

    def _enable(self, enabled: bool) -> None:
        for field in (self.field, self.key, self.new, self.again):
            field.set_enabled(enabled)
        for button in (self.button, self.other, self.back):
            button.setEnabled(enabled)

    def _forget_typed(self) -> None:
        for field in (self.field, self.key, self.new, self.again):
            field.clear()

    # what is pressed

    def _first(self) -> PassphraseField:
        return self.key if self.by_recovery.isVisibleTo(self) else self.field

    def _press(self) -> None:
        if self.by_recovery.isVisibleTo(self):
            self._recover()
        else:
            self._unlock()

    def _unlock(self) -> None:
        if self.field.text:
            self.unlock.emit(self.field.text)

    def _recover(self) -> None:
        if not self.key.text.strip():
            self.key.setFocus()
        elif not long_enough(self.new.text):
            self._error(too_short)
            self.new.fail(True)
            self.new.setFocus()
        elif self.new.text != self.again.text:
            self._error(lambda t: t.render(DIFFERENT))
            self.again.fail(True)
            self.again.setFocus()
        else:
            self.recover.emit(self.key.text, self.new.text)

    def _turn(self) -> None:
        """To the recovery key, or back to the passphrase."""
        recovery = self.by_passphrase.isVisibleTo(self)
        self._forget_typed()
        self._normal()
        self.by_passphrase.setVisible(not recovery)
        self.by_recovery.setVisible(recovery)
        self.other.setVisible(not recovery)
        self.back.setVisible(recovery)
        if recovery:
            self._say(M_("lock", "The recovery sheet opens the desk; choose a new passphrase."))
        else:
            self._say(REASONS[self._last])
        self._fit()
        self._first().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The three fields of the recovery key need the room of the mark in a small window, and
        some of the card's own above and below."""
        low = self.height() < _LOW
        tight = low and self.by_recovery.isVisibleTo(self)
        self._page.set_compact(low)
        self._mark.setVisible(not tight)
        above = _TIGHT if tight else _PADDING
        self.card.box.setContentsMargins(_PADDING, above, _PADDING, above)

    # words

    def _say(self, message: Message) -> None:
        self._reason = message
        self.reason.setText(self._ui.language.say(message))

    def _error(self, make: Callable[[Translator], str]) -> None:
        self._say_error = make
        self.error.setText(make(self._ui.translator))
        self.error.show()
        QTimer.singleShot(0, self, lambda: self._page.ensureWidgetVisible(self.button))

    def _clear_error(self) -> None:
        self._say_error = lambda _t: ""
        self.error.hide()

    def _files_words(self, t: Translator) -> str:
        return t.plural(
            "lock",
            "{count} file waits and is taken in after unlocking.",
            "{count} files wait and are taken in after unlocking.",
            self._waiting,
        )

    def _retranslate(self, t: Translator) -> None:
        self.languages.choose(t.language)
        self.reason.setText(t.render(self._reason))
        self.button.setText(t.render(self._pressing))
        self.error.setText(self._say_error(t))


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    """A row that asks for the height that wrapped words need at the width of the widget."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column
