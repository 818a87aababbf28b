"""Tells of deadlines that come near, while the program runs.

Through the system's notifications where it has a place for them, else in the strip of the window.
Only dates and docket numbers are told, and only on this computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from tro_desk.base import paths
from tro_desk.base.clock import Clock
from tro_desk.base.messages import M_
from tro_desk.domain.reminder import Reminder
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.lead_times import chosen_leads
from tro_desk.ui.shell.window import MainWindow

_EVERY: Final = 60_000  # milliseconds between two looks at the clock
_SHOWN: Final = 15_000  # milliseconds that a notification asks for
_AT_ONCE: Final = 3  # more are told in one


class Reminders(QObject):
    """Looks at the clock every minute, and shows what is due."""

    def __init__(self, ui: Ui, window: MainWindow) -> None:
        super().__init__(window)
        self._ui = ui
        self._window = window
        self._case: str | None = None
        self._looking = False
        self._coming: list[datetime] = []
        self._clock: Clock | None = None
        self.tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self.choose(ui.settings.choices.reminders)

    def choose(self, text: str) -> None:
        """The lead times from now on, as in the settings; without any nothing is told."""
        self._leads = chosen_leads(text)
        if self._leads:
            self._show_icon()
            self._timer.start()
            self.look()
        else:
            self._timer.stop()
            if self.tray is not None:
                self.tray.hide()

    def look(self) -> None:
        """Read what is due now, and tell it."""
        if not self._ui.ready:
            self._look_locked()
            return
        self._coming = []
        if self._looking or not self._leads:
            return
        desk, leads = self._ui.desk, self._leads
        self._looking = True

        def over(_error: object = None) -> None:
            self._looking = False  # a desk that is busy is asked again in a minute

        def tell(due: Sequence[Reminder]) -> None:
            if not due:
                over()
                return
            self._tell(due)
            # Noted after it was shown: told twice is better than not at all.
            self._ui.jobs.run(lambda _job: desk.note_reminded(due), over, over, owner=self)

        self._ui.jobs.run(lambda _job: desk.due_reminders(leads), tell, over, owner=self)

    def while_locked(self, moments: Sequence[datetime], clock: Clock) -> None:
        """The desk is being locked: tell at these moments that a date comes near, and no more."""
        self._coming, self._clock = list(moments), clock

    def _look_locked(self) -> None:
        if self._clock is None or not self._leads:
            return
        now = self._clock.now()
        reached = [moment for moment in self._coming if moment <= now]
        if not reached:
            return
        self._coming = [moment for moment in self._coming if moment > now]
        self._case = None
        words = self._ui.translator
        if self.tray is not None and self.tray.supportsMessages():
            title = words.say("reminder", "A date comes near")
            text = words.say("reminder", "The desk is locked. Unlock it to see which.")
            self.tray.showMessage(title, text, self.tray.icon(), _SHOWN)
        else:
            QApplication.alert(self._window)

    def _tell(self, due: Sequence[Reminder]) -> None:
        self._case = due[0].case.id
        if self.tray is None or not self.tray.supportsMessages():
            self._ui.tell(lambda words: "\n".join(reminder_text(words, one) for one in due))
            return
        words = self._ui.translator
        title = words.plural(
            "reminder", "{count} date comes near", "{count} dates come near", len(due)
        )
        lines = [reminder_text(words, one) for one in due[:_AT_ONCE]]
        if len(due) > _AT_ONCE:
            more = len(due) - _AT_ONCE
            lines.append(words.plural("reminder", "and {count} more", "and {count} more", more))
        self.tray.showMessage(title, "\n".join(lines), self.tray.icon(), _SHOWN)

    def _show_icon(self) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self.tray is None:
            self.tray = QSystemTrayIcon(QIcon(str(paths.asset("icons", "app.svg"))), self)
            self.tray.setToolTip("TRO Desk")
            self.tray.setContextMenu(self._menu())
            self.tray.activated.connect(self._clicked)
            self.tray.messageClicked.connect(self._open)
        self.tray.show()

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        show = QAction(menu)
        show.triggered.connect(self._come_forward)
        leave = QAction(menu)
        leave.triggered.connect(QApplication.quit)
        menu.addActions([show, leave])

        def words(t: Translator) -> None:
            show.setText(t.render(M_("reminder", "Open TRO Desk")))
            leave.setText(t.render(M_("reminder", "Quit")))

        self._ui.language.bind(menu, words)
        return menu

    def _clicked(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why != QSystemTrayIcon.ActivationReason.Context:
            self._come_forward()

    def _come_forward(self) -> None:
        self._window.show()
        self._window.come_forward()

    def _open(self) -> None:
        self._come_forward()
        if self._case is not None:
            self._ui.go("dates", case=self._case)


def reminder_text(words: Translator, one: Reminder) -> str:
    """One reminder as a sentence: what, which case, and when on both clocks."""
    deadline, case = one.deadline, one.case
    assert deadline.due is not None  # a reminder has a moment
    params = {
        "title": deadline.title,
        "case": case.docket_number or case.case_name or case.id,
        "court": deadline.due,
        "beijing": words.beijing(deadline.due),
    }
    if one.lead == 0:
        return words.say("reminder", "{title} ({case}) has passed: {court}, {beijing}.", **params)
    if deadline.status == "provisional":
        return words.say("reminder", "{title} ({case}), to confirm: {court}, {beijing}.", **params)
    return words.say("reminder", "{title} ({case}): {court}, {beijing}.", **params)
