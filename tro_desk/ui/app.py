"""Starts the window: settings, fonts, theme, first paint, then the desk in the background."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tro_desk import __version__
from tro_desk.base.settings import FILE_NAME, Settings
from tro_desk.l10n import languages
from tro_desk.ui.context import Ui
from tro_desk.ui.crash_hook import let_go
from tro_desk.ui.crash_watch import CrashWatch
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.jobs import Jobs
from tro_desk.ui.language import LanguageSwitch
from tro_desk.ui.shell.first_paint import after_first_paint
from tro_desk.ui.shell.place import restore_place
from tro_desk.ui.shell.window import MainWindow
from tro_desk.ui.theme import STYLE, Theme
from tro_desk.ui.warming import warm_up, warm_up_behind

if TYPE_CHECKING:
    from tro_desk.base.clock import Clock
    from tro_desk.base.errors import DeskError
    from tro_desk.desk import Desk
    from tro_desk.domain.case_summary import CaseSummary
    from tro_desk.ui.first_run.window import Begun

CLEAR_AFTER: Final = 3_000
"""Milliseconds until what a stopped program left in a locked desk is cleared."""

_PAINTED_MS: Final = 8
"""What was kept of the desk is on the screen only when nothing else was to be done for a moment."""

INDEX_AFTER: Final = 5_000
"""Milliseconds until the index of the search is brought up to date: the screen comes first."""


def run(
    folder: Path | None,
    language: str | None = None,
    files: Sequence[Path] = (),
    minimized: bool = False,
) -> int:
    """Open the window and stay until it is closed. Returns the exit status.

    `folder` and `language` are the choices of the command line; `files` are taken in as notices;
    `minimized` is how the program starts at login: out of the way, to remind of dates.
    """
    app = make_application()
    settings = Settings(settings_path(folder))
    from tro_desk.desk.folder import desk_folder, nobody_was_here
    from tro_desk.ui.single_instance import SingleInstance

    place = desk_folder(folder)
    ui = make_ui(settings, language)
    load_fonts(app, ui.theme)
    ui.theme.apply()
    begun = None
    if nobody_was_here(folder):
        from tro_desk.ui.first_run.begin import ask

        gc.enable()
        begun = ask(ui, files, minimized=minimized)
        if begun is None:
            end(ui)
            return 0
        place, files = begun.folder, [Path(file) for file in begun.files]
    instance = SingleInstance(place)
    if not instance.claim() and (answer := instance.hand_over(files)) != "claimed":
        if answer == "silent":
            _not_answering(ui)
        return 0
    window = MainWindow(ui)
    crashes = CrashWatch(ui, window, place)
    restore_place(window)
    if minimized:
        window.showMinimized()
    else:
        window.show()

    def behind() -> None:
        try:
            if begun is None:
                show_kept(window, place)
        finally:  # also where what was kept could not be shown
            QTimer.singleShot(_PAINTED_MS, window, go_on)

    def go_on() -> None:
        crashes.begin()
        window.complete()
        instance.asked.connect(window.come_forward)
        instance.asked.connect(window.add_files)
        instance.listen()
        window.add_files([str(path) for path in files])
        begin(window, place, begun)

    after_first_paint(window, behind)
    status = app.exec()
    crashes.end()
    instance.release()  # the backup at the end takes its time: another window may open meanwhile
    end(ui)
    if window.at_the_end is not None:
        window.at_the_end()
    return status


def begin(window: MainWindow, folder: Path, begun: Begun | None) -> None:
    """Open the desk in `folder`; `begun` is what the first start came to, where this is one."""
    if begun is None:
        start_desk(window, folder)
    else:
        from tro_desk.ui.first_run.begin import start

        start(window, begun)


def make_application() -> QApplication:
    """The application object; call it once in a process."""
    QCoreApplication.setApplicationName("TRO Desk")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("TRO Desk")
    QGuiApplication.setDesktopFileName("tro-desk")
    # Fusion by its name: to set it later PySide makes every value of QStyle first.
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty("styled", True)
    return app


def settings_path(folder: Path | None) -> Path:
    """Where the choices are kept: in a desk that was named, else in the user's configuration.

    Two desks that are open at once never share a file.
    """
    import os

    from tro_desk.desk.folder import VARIABLE, desk_folder, settings_file

    if folder is not None or os.environ.get(VARIABLE):
        return desk_folder(folder) / FILE_NAME
    return settings_file()


def make_ui(settings: Settings, language: str | None = None) -> Ui:
    """Language, theme and jobs as the settings say; `language` overrides for this once."""
    wanted = language or settings.choices.language
    switch = LanguageSwitch(wanted if wanted in languages() else None)
    return Ui(switch, Theme(settings.choices.theme), Jobs(), settings)


def show_kept(window: MainWindow, folder: Path, clock: Clock | None = None) -> None:
    """Show what the window showed of the desk when it was closed, where that still holds."""
    from tro_desk.base.clock import SystemClock
    from tro_desk.desk.kept_today import kept_today

    kept = kept_today(folder, window.ui.settings.choices.case)
    if kept is not None:
        window.show_kept(kept, clock or SystemClock())


def start_desk(window: MainWindow, folder: Path, clock: Clock | None = None) -> None:
    """Open the desk in the background; the window shows it, or why it cannot be opened.

    A locked desk shows its lock. Reminders and backups begin when the desk is open.
    """
    from tro_desk.desk.lock_state import lock_state
    from tro_desk.domain.lock import LockState

    state = lock_state(folder)
    if state is not LockState.OPEN:
        _when_open(window)
        window.lock_of(folder, clock).begin_locked(state)
        window.ui.jobs.run(lambda _job: warm_up(), lambda _none: None, owner=window)
        QTimer.singleShot(CLEAR_AFTER, window, lambda: _clear_left_behind(window, folder))
        return

    def opened(found: tuple[Desk, tuple[CaseSummary, ...]]) -> None:
        _when_open(window)
        window.desk_opened(*found)
        window.ui.jobs.after(lambda: warm_up_behind(window))

    def failed(error: DeskError) -> None:
        gc.enable()
        window.drop_kept()
        window.waiting.failed(error, lambda: start_desk(window, folder, clock))

    def work(_job: object) -> tuple[Desk, tuple[CaseSummary, ...]]:
        from tro_desk.desk import open_desk  # behind the painted window, with all it needs

        desk = open_desk(folder, clock)
        return desk, desk.cases()

    window.ui.jobs.run(work, opened, failed, owner=window)


def _clear_left_behind(window: MainWindow, folder: Path) -> None:
    """What a stopped program had shown to others goes: nobody has to open the desk for that."""
    from tro_desk.desk.lock_state import clear_left_behind

    def work(_job: object) -> None:
        clear_left_behind(folder)

    window.ui.jobs.run(work, lambda _none: None, owner=window, quiet=True)


def start_opened(window: MainWindow, desk: Desk) -> None:
    """Show a desk that is open already."""

    def work(_job: object) -> tuple[CaseSummary, ...]:
        warm_up()
        return desk.cases()

    def opened(cases: tuple[CaseSummary, ...]) -> None:
        _when_open(window)
        window.desk_opened(desk, cases)

    window.ui.jobs.run(work, opened, owner=window)


def _when_open(window: MainWindow) -> None:
    """What goes on as long as the window lives begins when its desk is open for the first time."""
    from PySide6.QtCore import Qt

    def begin() -> None:
        if not window.ui.desk.is_sample:  # its dates are nobody's, and it is kept nowhere else
            start_reminders(window)
            start_backups(window)
        start_indexing(window)

    window.opened.connect(
        lambda: window.ui.jobs.after(begin), Qt.ConnectionType.SingleShotConnection
    )


def start_reminders(window: MainWindow) -> None:
    """Tell of dates that come near, as long as the window lives."""
    from tro_desk.ui.reminders import Reminders

    window.reminders = Reminders(window.ui, window)
    window.opened.connect(window.reminders.look)  # what came near while it was locked
    window.ui.remind = window.reminders.choose


def start_indexing(window: MainWindow) -> None:
    """Take texts into the index of the search before anybody looks for them."""

    def soon() -> None:
        QTimer.singleShot(INDEX_AFTER, window, window.take_in_texts)

    window.opened.connect(soon)
    soon()


def start_backups(window: MainWindow) -> None:
    """Back up by itself, as long as the window lives."""
    from tro_desk.ui.backups import Backups

    Backups(window.ui, window)


def end(ui: Ui) -> None:
    """Stop what runs in the background, back up and close the desk."""
    from tro_desk.base import log
    from tro_desk.ui.backups import back_up_at_the_end
    from tro_desk.ui.clipboard import forget_own

    stopped = ui.jobs.close()
    if ui.ready and stopped:
        if ui.desk.sealed:
            forget_own()
        if not ui.desk.is_sample:
            back_up_at_the_end(ui.desk)
        ui.desk.close_showing(ui.case)
    log.stop()
    let_go()


def _not_answering(ui: Ui) -> None:
    from PySide6.QtWidgets import QMessageBox

    words = ui.translator
    QMessageBox.warning(
        None,
        "TRO Desk",
        words.say(
            "window",
            "TRO Desk is already open for this desk, but its window does not answer. Wait a "
            "moment, or close it, and start again. Nothing was taken in.",
        ),
    )
