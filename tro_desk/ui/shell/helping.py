"""F1 and the menu of the help: what they show is imported when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tro_desk.ui.keys import shortcut

if TYPE_CHECKING:
    from tro_desk.ui.shell.window import MainWindow


class Helping(QObject):
    """The help of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        shortcut("window", window.layers, "F1", self.show)  # on the lock screen too
        window.top.help.clicked.connect(lambda _checked=False: self.menu())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def show(self) -> None:
        """Tell of what is shown; a screen that tells of a part of it (`help_first`) comes first."""
        window = self._window
        hidden = window.covered or not window.ui.ready
        screen = None if hidden else window.screen_of(window.screen_name)
        if screen is None or not hasattr(screen, "help_first") or not screen.help_first():
            from tro_desk.ui.help.opening import open_help

            open_help(window)

    def menu(self) -> None:
        """Show what help there is."""
        from tro_desk.ui.help.opening import show_menu

        show_menu(self._window, self._window.top.help)

    def _of_dialog(self, dialog: QDialog) -> None:
        from tro_desk.ui.help.opening import open_help

        open_help(self._window, dialog=dialog)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A dialog of the program gets the key when it is used for the first time."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property("helped"):
            return
        if type(dialog).__module__.startswith("tro_desk."):
            dialog.setProperty("helped", True)
            shortcut("window", dialog, "F1", partial(self._of_dialog, dialog))
