"""Asks what the first start asks, and opens the window on what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tro_desk.base.settings import FILE_NAME, Settings
from tro_desk.desk.folder import home_folder
from tro_desk.desk.sample_desk import finish_removal, is_sample, sample_folder
from tro_desk.ui.context import Ui
from tro_desk.ui.first_run.window import Begun, FirstRunWindow

if TYPE_CHECKING:
    from tro_desk.ui.shell.window import MainWindow


def ask(ui: Ui, files: Sequence[Path] = (), *, minimized: bool = False) -> Begun | None:
    """Show the window of the first start until it is answered; None where it was closed.

    The settings in `ui` are then those of the desk that opens.
    """
    finish_removal(sample_folder())
    window = FirstRunWindow(ui, tuple(str(file) for file in files), home_folder())
    loop = QEventLoop()
    answer: list[Begun | None] = []

    def ended(begun: Begun | None) -> None:
        answer.append(begun)
        loop.quit()

    window.ended.connect(ended)
    QApplication.setQuitOnLastWindowClosed(False)
    window.fit_screen()
    if minimized:
        window.showMinimized()
    else:
        window.show()
    loop.exec()
    begun = answer[0]
    if begun is not None:
        if ui.ready:
            ui.take_desk()  # the window of the desk gets it
        if is_sample(begun.folder):
            language = ui.language.code
            ui.settings = Settings(begun.folder / FILE_NAME)
            ui.settings.choices.language = language
            ui.settings.save()
    window.hide()
    window.deleteLater()
    QApplication.processEvents()
    QApplication.setQuitOnLastWindowClosed(True)
    return begun


def start(window: MainWindow, begun: Begun) -> None:
    """Open the window on the desk that was made or found."""
    from tro_desk.ui.app import start_desk, start_opened

    if begun.desk is None:
        start_desk(window, begun.folder)
        return
    if begun.add:
        once = Qt.ConnectionType.SingleShotConnection
        choose = partial(QTimer.singleShot, 0, window, window.choose_files)
        window.opened.connect(choose, once)
    start_opened(window, begun.desk)
