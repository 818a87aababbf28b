"""The window of the first start: a page at a time, the language above, back and on below.

It writes nothing itself: what the pages gathered goes to `desk.new_desk` when the last question is
answered, and to nobody where the window is closed before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QCloseEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
)

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk.folder import NAME, is_desk
from tro_desk.domain.suffixes import DESK_FILE
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_folder
from tro_desk.ui.first_run.end_pages import DonePage, Line, SheetPage
from tro_desk.ui.first_run.frame import FirstRunFrame
from tro_desk.ui.first_run.question import Question
from tro_desk.ui.first_run.questions import BackupPage, LockPage, PlacePage
from tro_desk.ui.first_run.restore_page import RestorePage
from tro_desk.ui.first_run.start_page import StartPage
from tro_desk.ui.first_run.wanted import QUESTIONS, Wanted, after, before
from tro_desk.ui.first_run.work import Work
from tro_desk.ui.widgets.file_drops import FileDrops

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.backup import Restored


@dataclass(slots=True)
class Begun:
    """What the first start came to: the desk's folder, and the desk itself where it is open
    already; `add`: the first notice is to be chosen at once; `files` were given meanwhile."""

    folder: Path
    desk: Desk | None = None
    add: bool = False
    files: tuple[str, ...] = ()


class FirstRunWindow(FileDrops, FirstRunFrame):
    """`ended` carries a `Begun`, or None where the window was closed."""

    ended = Signal(object)

    def __init__(
        self, ui: Ui, files: tuple[str, ...] = (), missing: Path | None = None, kdf: Any = None
    ) -> None:
        """`missing` is the folder in which the desk was; `kdf` is for tests alone."""
        super().__init__(ui)
        self._missing = missing
        self._desk: Desk | None = None
        self._closing = self._over = False
        self.wanted = Wanted()
        self.files = [file for file in files if not file.lower().endswith(DESK_FILE)]
        self.work = Work(ui, self, kdf)
        self.progress.cancelled.connect(self.work.stop)
        self.setAcceptDrops(True)
        ui.jobs.crashed.connect(self._crashed)
        given = [file for file in files if file.lower().endswith(DESK_FILE)]
        if given:
            self.restore(Path(given[0]))
        else:
            self.show_page("start")

    def make(self, name: str) -> Question:
        ui = self._ui
        if name == "start":
            ways = (self.begin, self.try_sample, self.restore, self._find, self._anew)
            return StartPage(ui, *ways, missing=self._missing)
        if name == "place":
            return PlacePage(ui, self.wanted)
        if name == "lock":
            return LockPage(ui, self.wanted)
        if name == "backup":
            return BackupPage(ui, self.wanted)
        return RestorePage(ui)

    # the way about

    def begin(self) -> None:
        """The first question; or, where the disk was out, another look at it."""
        missing = self._missing
        if missing is None:
            self._anew()
            return

        def found(there: bool) -> None:
            if there:
                self._end(Begun(missing))
            else:
                self.question("start").wrong(M_("first run", "It is still not there."))

        self._ui.jobs.run(lambda _job: is_desk(missing), found, owner=self)

    def _anew(self) -> None:
        """Set up a desk."""
        self.show_page(after("start", self.wanted))

    def go_on(self) -> None:
        """What Enter and the filled button do."""
        if not self.work.busy:
            self.question(self.page).finish(partial(self._finished, self.page))

    def _finished(self, name: str) -> None:
        """A page has all that it asks for; one that was left meanwhile does nothing more."""
        if self.page != name or self.work.busy:
            return
        if name == "restore":
            self._restore_now()
        elif name in QUESTIONS:
            following = after(name, self.wanted)
            if following == "make":
                self._make()
            else:
                self.show_page(following)

    def go_back(self) -> None:
        """To the page before; what was typed stays. While something is made, that is stopped."""
        if self.work.busy:
            self.work.stop()
            return
        page = self.question(self.page)
        if isinstance(page, SheetPage):
            page.back()
        elif self.page in QUESTIONS or self.page == "restore":
            self.show_page(before(self.page))

    def enter(self) -> None:
        """Enter presses the button that has the focus, else the filled one."""
        focus = self.focusWidget()
        page = self.question(self.page)
        if isinstance(focus, QPushButton) and focus.isVisible():
            focus.click()
        elif isinstance(page, SheetPage):
            page.sheet.keep.click()
        elif page.next_words is not None:
            self.go_on()
        elif isinstance(page, StartPage):
            page.begin.click()
        elif isinstance(page, DonePage):
            page.go_on.click()

    # what is done at the end

    def _start_work(self, doing: Message) -> None:
        self.question(self.page).strip.clear()
        self.enable(False)
        self.progress.start(doing)

    def _told(self, doing: Message) -> Callable[[int, int], None]:
        return lambda done, total: self.progress.progress(doing, done, total)

    def _worked(self) -> bool:
        """The work is over; False where the window is to be closed now."""
        self.progress.finish()
        self.enable(True)
        if self._closing:
            self._closing = False
            self.close()
            return False
        return True

    def _failed(self, error: DeskError) -> None:
        if not self._worked():
            return
        page = self.question(self.page)
        if isinstance(error, Cancelled):
            page.strip.say(M_("first run", "Stopped. Nothing was written."))
        else:
            page.fail(error)

    def _make(self) -> None:
        """Look at the folder once more, because time has passed, and make the desk in it."""
        page = self.question("place")
        assert isinstance(page, PlacePage)
        page.look(self._make_now, lambda: self.show_page("place"))

    def _make_now(self) -> None:
        wanted = self.wanted
        assert wanted.place is not None
        if self.work.busy:
            return
        if wanted.place.there:
            self.work.take_over(wanted.place.folder, lambda folder: self._end(Begun(folder)))
            return
        doing = M_("first run", "Making the desk")
        self._start_work(doing)
        self.work.create(wanted, self._created, self._failed, self._told(doing))

    def _created(self, made: tuple[Desk, str]) -> None:
        self._desk, key = made
        self._ui.desk = self._desk  # the sheet prints its folder and the time
        lock = self._pages.get("lock")
        if isinstance(lock, LockPage):
            lock.forget()
        if not self._worked():
            return
        if key:
            self.add("sheet", SheetPage(self._ui, key, self._ready))
            self.show_page("sheet")
        else:
            self._ready()

    def _ready(self) -> None:
        desk = self._desk
        assert desk is not None
        wanted, sealed = self.wanted, desk.sealed
        later = wanted.backups_later
        folder, disk = str(desk.folder), str(wanted.backups)

        def lock_line(t: Translator) -> str:
            if sealed:
                return t.say("first run", "It is encrypted with your passphrase.")
            return t.say("first run", "It has no passphrase; Settings can set one.")

        def backup_line(t: Translator) -> str:
            if later:
                return t.say("first run", "Backups: decide later, on the Backup page.")
            return t.say("first run", "Backups go to {folder}.", folder=disk)

        lines: tuple[Line, ...] = (
            lambda t: t.say("first run", "It lives in {folder}.", folder=folder),
            lock_line,
            backup_line,
        )
        page = DonePage(
            self._ui,
            lines,
            (
                (M_("first run", "Add my first notice"), lambda: self._done(add=True)),
                (M_("first run", "Open the desk"), lambda: self._done(add=False)),
            ),
            M_("first run", "The desk is ready"),
            M_("first run", "Put the notice in, and it tells which court, which dates, how much."),
        )
        self.add("done", page)
        self.show_page("done")

    def _done(self, *, add: bool) -> None:
        assert self._desk is not None
        desk, self._desk = self._desk, None
        self._end(Begun(desk.folder, desk, add))

    def restore(self, file: Path | None = None) -> None:
        """Open a desk that was saved."""
        page = self.question("restore")
        assert isinstance(page, RestorePage)
        if file is not None:
            page.take(file)
        self.show_page("restore")

    def _restore_now(self) -> None:
        page = self.question("restore")
        assert isinstance(page, RestorePage)
        doing = M_("first run", "Checking the file, and trying what is in it")
        self._start_work(doing)
        self.work.restore(page, self._restored, self._failed, self._told(doing))

    def _restored(self, done: Restored) -> None:
        page = self.question("restore")
        assert isinstance(page, RestorePage)
        page.forget()
        if not self._worked():
            return
        self.add(
            "done",
            DonePage(
                self._ui,
                self.work.lines_of(done),
                ((M_("first run", "Open the desk"), lambda: self._end(Begun(done.folder))),),
                M_("first run", "The desk is here"),
                M_("first run", "The file it came from stays as it is."),
            ),
        )
        self.show_page("done")

    def _find(self) -> None:
        title = self._ui.translator.say("first run", "Folder of the desk")
        if folder := ask_folder(self, title):
            self.use(folder)

    def use(self, folder: Path) -> None:
        """Open the desk that is in this folder, or in the one below it that is named as ours."""

        def found(there: Path | None) -> None:
            if there is None:
                none = M_("first run", "There is no desk in {folder}.", folder=str(folder))
                self.question("start").wrong(none)
            else:
                self.work.take_over(there, lambda place: self._end(Begun(place)))

        def look(_job: object) -> Path | None:
            return next((one for one in (folder, folder / NAME) if is_desk(one)), None)

        self._ui.jobs.run(look, found, owner=self)

    def try_sample(self) -> None:
        """A desk of its own with the sample case; nothing else is written."""
        doing = M_("first run", "Making the sample desk")
        self._start_work(doing)

        def made(folder: Path) -> None:
            if self._worked():
                self._end(Begun(folder))

        self.work.sample(made, self._failed)

    def _end(self, begun: Begun | None) -> None:
        if self._over:
            return
        self._over = True
        if begun is not None:
            begun.files = tuple(self.files)
        self.ended.emit(begun)

    def _crashed(self, _error: object) -> None:
        self._failed(DeskError("unexpected"))

    # files that are dropped

    def takes_files(self) -> bool:
        return not self.work.busy

    def files_dropped(self, files: list[str]) -> None:
        self.give(files)

    def give(self, files: list[str]) -> None:
        """A saved desk is opened; notices wait until there is a desk."""
        desks = [file for file in files if file.lower().endswith(DESK_FILE)]
        self.files += [file for file in files if file not in desks]
        if desks and self._desk is None and self.page != "done":
            self.restore(Path(desks[0]))
        count = len(self.files)
        if count:
            self.question(self.page).strip.show_text(
                lambda t: t.plural(
                    "first run",
                    "{count} file waits and is taken in when the desk is ready.",
                    "{count} files wait and are taken in when the desk is ready.",
                    count,
                )
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed in the middle, nothing was written; a sheet that was not compared says so once."""
        if self.work.busy:
            self._closing = True
            self.work.stop()
            event.ignore()
            return
        page = self._pages.get(self.page)
        if isinstance(page, SheetPage) and self._desk is not None and not page.warned:
            page.back()
            event.ignore()
            return
        super().closeEvent(event)
        if self._desk is not None:
            self._ui.take_desk().close()
            self._desk = None
        QApplication.processEvents()
        self._end(None)
