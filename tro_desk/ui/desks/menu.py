"""The menu of the desks of this computer: the usual one, those opened last, and another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.desk.folder import is_desk
from tro_desk.desk.known_desks import KnownDesk, forget, known_desks, make_home, remember
from tro_desk.desk.new_place import place_for
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.desks.opening import open_beside
from tro_desk.ui.file_dialogs import ask_folder

if TYPE_CHECKING:
    from tro_desk.ui.shell.window import MainWindow

_WIDEST: Final = 420
"""Px of a folder's name in the menu."""


class DesksMenu(QMenu):
    """Looks for the desks when it is opened: a disk may be out, or slow to answer."""

    def __init__(self, ui: Ui, window: MainWindow, parent: QMenu) -> None:
        super().__init__(ui.translator.say("desks", "Other desks"), parent)
        self._ui, self._window = ui, window
        self.aboutToShow.connect(self.look)
        self.addAction(ui.translator.say("desks", "Looking for them ...")).setEnabled(False)

    def look(self) -> None:
        """Read the list anew."""
        self._ui.jobs.run(lambda _job: known_desks(), self.show_desks, owner=self)

    def show_desks(self, desks: tuple[KnownDesk, ...]) -> None:
        """Fill the menu."""
        words = self._ui.translator
        here = self._ui.desk.folder if self._ui.ready else None
        self.clear()
        for desk in desks:
            self._add(words, desk, here)
        self.addSeparator()
        other = self.addAction(words.say("desks", "Open another desk ..."))
        other.triggered.connect(lambda _c=False: self._choose())
        usual = any(desk.home and desk.folder == here for desk in desks)
        if here is not None and not usual and not self._ui.desk.is_sample:
            always = self.addAction(words.say("desks", "Open this desk at every start"))
            always.triggered.connect(lambda _c=False: self._make_home(here))
        if self.isVisible():
            self.adjustSize()

    def _add(self, words: Translator, desk: KnownDesk, here: Path | None) -> None:
        if desk.home and not desk.there and desk.folder != here:
            return  # nobody has made it
        action = self.addAction(self._name(words, desk).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(desk.folder == here)
        action.triggered.connect(lambda _c=False, desk=desk: self._open(desk))

    def _name(self, words: Translator, desk: KnownDesk) -> str:
        shown = self.fontMetrics().elidedText(
            str(desk.folder), Qt.TextElideMode.ElideMiddle, _WIDEST
        )
        if not desk.there:
            return words.say("desks", "{folder} (not there now)", folder=shown)
        if desk.home:
            return words.say("desks", "{folder} (opens at the start)", folder=shown)
        return shown

    # what is done

    def _open(self, desk: KnownDesk) -> None:
        if self._ui.ready and desk.folder == self._ui.desk.folder:
            return
        if not desk.there:
            self._missing(desk.folder)
            return
        self._open_folder(desk.folder)

    def _open_folder(self, folder: Path) -> None:
        language = self._ui.language.code

        def begin(_none: None) -> None:
            open_beside(folder, language)

        self._ui.jobs.run(lambda _job: remember(folder), begin, owner=self._window)

    def _missing(self, folder: Path) -> None:
        window, ui = self._window, self._ui

        def take_off() -> None:
            ui.jobs.run(lambda _job: forget(folder), lambda _n: window.strip.clear(), owner=window)

        window.strip.show_text(
            lambda t: t.say(
                "desks",
                "There is no desk in {folder} now. If it is on a USB disk, put the disk in.",
                folder=str(folder),
            ),
            "error",
            (M_("desks", "Take it off the list"), take_off),
        )

    def _choose(self) -> None:
        title = self._ui.translator.say("desks", "Folder of the other desk")
        if folder := ask_folder(self._window, title):
            self.take(folder)

    def take(self, folder: Path) -> None:
        """Open the desk in this folder, or offer to make one there."""
        window = self._window

        def found(there: bool) -> None:
            if there:
                self._open_folder(folder)
                return
            window.strip.show_text(
                lambda t: t.say("desks", "There is no desk in {folder}.", folder=str(folder)),
                "info",
                (M_("desks", "Make a new desk there"), lambda: self._make(folder)),
            )

        self._ui.jobs.run(lambda _job: is_desk(folder), found, owner=window)

    def _make(self, folder: Path) -> None:
        """The program makes it as it opens it."""
        window = self._window
        window.strip.clear()

        def work(_job: object) -> Path:
            from tro_desk.desk import open_desk

            place = place_for(folder).folder
            open_desk(place).close()
            return place

        def failed(error: DeskError) -> None:
            window.strip.fail(error)

        self._ui.jobs.run(work, self._open_folder, failed, owner=window)

    def _make_home(self, folder: Path) -> None:
        def told(_none: None) -> None:
            self._ui.say(M_("desks", "From now on this desk opens at every start."), "info")

        self._ui.jobs.run(lambda _job: make_home(folder), told, owner=self._window)
