"""When a desk with a passphrase is locked by itself: nobody is there, or the computer slept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from tro_desk.base.clock import Clock

TICK: Final = timedelta(seconds=5)
"""Between two looks at the clock."""
JUMP: Final = timedelta(seconds=60)
"""So much more than a tick between two looks means that the computer slept."""

CHOICES: Final = (0, 5, 15, 30, 60)
"""Minutes to choose from; 0 is never. A computer that slept locks in any case."""

_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class Keeper(QObject):
    """`lock` is called with `idle` or `slept`, at most once until `start` is called again.

    It listens at the window that has the focus, not at the application: that would bring every
    event of every widget here.
    """

    def __init__(
        self,
        clock: Clock,
        minutes: Callable[[], int],
        lock: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clock, self._minutes, self._lock = clock, minutes, lock
        self._last: datetime | None = None
        self._idle = timedelta(0)
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(int(TICK.total_seconds() * 1000))
        self._timer.timeout.connect(self.tick)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._focus)
        app.applicationStateChanged.connect(self._state)

    @property
    def on(self) -> bool:
        """Whether it watches."""
        return self._timer.isActive()

    def start(self) -> None:
        """Watch from now on."""
        self._last, self._idle = self._clock.now(), timedelta(0)
        self._timer.start()
        self._focus(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Look at the clock. A clock that was set back counts as if it stood."""
        if self._last is None or not self.on:
            return
        now = self._clock.now()
        passed, self._last = now - self._last, now
        if passed > TICK + JUMP:
            self._end("slept")
            return
        self._idle += max(passed, timedelta(0))
        minutes = self._minutes()
        if minutes and self._idle >= timedelta(minutes=minutes):
            self._end("idle")

    def _end(self, reason: str) -> None:
        self.stop()
        self._lock(reason)

    def active(self) -> None:
        """Somebody is there. Time that passed before is looked at first: it may have been sleep."""
        self.tick()
        self._idle = timedelta(0)

    def _focus(self, window: QWindow | None) -> None:
        if window is not None and self.on and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda *_: self._watched.remove(window))

    def _state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.tick()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS and self.on:
            self.active()
        return False
