"""The sentences below the top bar: work that goes on, what happened, and what the start has found.

What the start has found has places of its own, so that no later sentence takes its place.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout

from tro_desk.base.messages import M_
from tro_desk.l10n.clock import clock_text
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip

_ABOVE = 12


class Strips(QFrame):
    """Takes no room while none has anything to say."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._told_aside: object = None
        self.pinned: QFrame | None = None
        self._told_clock: datetime | None = None
        self._side = ui.theme.size("layout.pagePadding")
        self.setProperty("pane", "page")
        self.progress = ProgressStrip(ui)
        self.strip = MessageStrip(ui)
        self.settings = MessageStrip(ui)
        self.ending = MessageStrip(ui)
        self.typed = MessageStrip(ui)
        self.left_out = MessageStrip(ui)
        self.clock = MessageStrip(ui)
        self.kept = MessageStrip(ui)
        self._parts = (
            *(self.kept, self.clock, self.ending, self.settings, self.typed, self.left_out),
            *(self.progress, self.strip),
        )
        self._box = QVBoxLayout(self)
        self._box.setSpacing(8)
        for part in self._parts:
            self._box.addWidget(part)
            part.installEventFilter(self)
        self._fit()

    def set_compact(self, compact: bool) -> None:
        """The edges of a page in a small window."""
        place = "layout.compact.pagePadding" if compact else "layout.pagePadding"
        self._side = self._ui.theme.size(place)
        self._fit()

    def pin(self, bar: QFrame) -> None:
        """Let a bar stand above all sentences, from now on."""
        self.pinned = bar
        self._box.insertWidget(0, bar)
        bar.show()
        self._fit()

    def say_settings(self) -> None:
        """Say once that a damaged settings file was set aside, where one was."""
        aside = self._ui.settings.set_aside
        if aside is None or aside == self._told_aside:
            return
        self._told_aside = aside
        self.settings.say(
            M_(
                "window",
                "The settings file was damaged. It was kept as {name}; "
                "language and look follow the system again.",
                name=aside.name,
            )
        )

    def say_clock(self, later: datetime | None) -> None:
        """Say that the computer's clock is behind `later` (UTC), a change of the desk."""
        if later is None:
            self.clock.clear()
            self._told_clock = None
        elif later != self._told_clock:  # who has closed it is not told of the same again
            self._told_clock = later
            now = self._ui.clock.now()
            self.clock.show_text(lambda t: clock_text(t, now, later), "error")

    def say_kept(self) -> None:
        """Say that the desk is not open yet, although something of it is shown."""
        self.kept.say(
            M_(
                "waiting",
                "The desk is still being opened. Until then Today stands as it was closed; what "
                "you press is done as soon as it is open.",
            )
        )

    def forget(self) -> None:
        """Say nothing any more of a case."""
        self.kept.clear()
        self.progress.forget()
        self.strip.forget()
        self.typed.forget()
        self.left_out.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return False

    def _fit(self) -> None:
        visible = self.pinned is not None or any(not part.isHidden() for part in self._parts)
        self._box.setContentsMargins(self._side, _ABOVE if visible else 0, self._side, 0)
        self.setVisible(visible)
