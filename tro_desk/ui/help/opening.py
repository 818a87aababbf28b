"""Opens what the help menu and F1 lead to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from tro_desk.ui.help.about import AboutDialog
from tro_desk.ui.help.places import page_of
from tro_desk.ui.help.updates import UpdatesDialog
from tro_desk.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from tro_desk.ui.context import Ui
    from tro_desk.ui.shell.window import MainWindow


def open_help(window: MainWindow, page: str = "", dialog: QWidget | None = None) -> HelpWindow:
    """Show a page of the help; without one, that of `dialog` or of what the window shows.

    A dialog that lets nothing else be used gets a help window of its own.
    """
    shown = "lock" if window.covered else window.screen_name
    wanted = page or (page_of(dialog, shown) if dialog is not None else shown)
    modal = QApplication.activeModalWidget()
    owner: QWidget = modal if isinstance(modal, QDialog) else window
    return open_beside(window.ui, owner, wanted)


def open_beside(ui: Ui, owner: QWidget, page: str) -> HelpWindow:
    """Show a page in the help window of `owner`, brought forward where it is open already."""
    found = [one for one in owner.findChildren(HelpWindow) if one.parent() is owner]
    made = found[0] if found else HelpWindow(ui, owner)
    made.show()
    made.activateWindow()
    made.show_page(page)
    return made


def open_about(window: MainWindow) -> None:
    """Tell what the program is and what it is made of."""
    AboutDialog(window.ui, window).open()


def open_updates(window: MainWindow) -> None:
    """Tell how old the program is and how a newer one is found."""
    UpdatesDialog(window.ui, window).open()


def show_menu(window: MainWindow, button: QWidget) -> None:
    """Show the menu of the help below its button."""
    menu = make_menu(window, button)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
    menu.setActiveAction(menu.actions()[0])


def make_menu(window: MainWindow, button: QWidget) -> QMenu:
    """The menu of the help."""
    words = window.ui.translator
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    here = words.say("help", "Help on this page")
    terms = words.say("help", "Glossary")
    # After a tab: a key of the action itself would be at odds with that of the window.
    first = menu.addAction(f"{here}\tF1")
    first.triggered.connect(lambda _checked=False: open_help(window))
    for page, title in (
        ("start", words.say("help", "Guide")),
        ("keys", words.say("help", "Shortcuts")),
    ):
        menu.addAction(title).triggered.connect(partial(_page, window, page))
    glossary = menu.addAction(f"{terms}\tCtrl+Shift+G")
    glossary.triggered.connect(lambda _checked=False: window.explain())
    limits = menu.addAction(words.say("help", "What this program does not do"))
    limits.triggered.connect(partial(_page, window, "limits"))
    menu.addSeparator()
    updates = menu.addAction(words.say("help", "Check for updates"))
    updates.triggered.connect(lambda _checked=False: open_updates(window))
    about = menu.addAction(words.say("help", "About TRO Desk"))
    about.triggered.connect(lambda _checked=False: open_about(window))
    return menu


def _page(window: MainWindow, page: str, _checked: bool = False) -> None:
    open_help(window, page)
