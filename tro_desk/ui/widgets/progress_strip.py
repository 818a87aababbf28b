"""Long work in place: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.text import label


class Bar(QWidget):
    """A flat bar, filled from the left; painted, because a style sheet's bar breaks under 6 px."""

    def __init__(
        self,
        ui: Ui,
        role: str = "primary",
        height: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._role = role
        self._share = 0.0
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ui.theme.bind(self, lambda _theme: self.update())

    @property
    def share(self) -> float:
        """The filled part, 0 to 1."""
        return self._share

    def set(self, share: float, role: str | None = None) -> None:
        """Fill a part (0 to 1), in a colour role if one is given."""
        self._share = min(1.0, max(0.0, share))
        self._role = role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self._ui.theme.size("radius.bar")
        whole = QRectF(self.rect())
        painter.setBrush(self._ui.theme.colour("track"))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            width = max(2.0 * radius, whole.width() * self._share)
            painter.setBrush(self._ui.theme.colour(self._role))
            painter.drawRoundedRect(QRectF(0, 0, width, whole.height()), radius, radius)


class ProgressStrip(QFrame):
    """Shown after 300 ms of work; `cancelled` when the user asks to stop."""

    cancelled = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._words: Callable[[Translator], str] = lambda _t: ""
        self.setProperty("card", "true")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.text = label(ui, "", "small", "text2", wrap=True)
        self.bar = Bar(ui)
        self.stop = plain_button(ui, M_("progress", "Cancel"), self.cancelled.emit, small=True)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self.stop)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(300)
        self._wait.timeout.connect(self.show)
        self.hide()
        ui.language.bind(self, self._retranslate)

    def start(self, message: Message) -> None:
        """Begin: the strip appears if the work is not done within 300 ms."""
        self.bar.set(0)
        self.stop.setEnabled(True)
        self.say(message)
        self._wait.start()

    def say(self, message: Message) -> None:
        """What is being done now."""
        self._words = lambda t: t.render(message)
        self._retranslate(self._ui.translator)

    def progress(self, message: Message, done: int, total: int) -> None:
        """What is being done, and how far it is."""
        self.say(message)
        self.bar.set(done / total if total else 0)

    def finish(self) -> None:
        """The work is over."""
        self._wait.stop()
        self.hide()

    def forget(self) -> None:
        """The work is over, and nothing is kept of what it was."""
        self.finish()
        self._words = lambda _t: ""
        self._retranslate(self._ui.translator)

    def _retranslate(self, translator: Translator) -> None:
        text = self._words(translator)
        self.text.setText(text)
        self.setAccessibleName(text)
