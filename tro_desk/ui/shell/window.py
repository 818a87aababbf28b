"""The window: one page at a time in a frame, and what belongs to every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal

from tro_desk.domain.suffixes import DESK_FILE
from tro_desk.ui.screens import NAMES, ROOM, make_screen
from tro_desk.ui.shell.frame import Frame
from tro_desk.ui.shell.nav import ROOMS
from tro_desk.ui.shell.place import keep_place
from tro_desk.ui.widgets.file_drops import FileDrops

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from tro_desk.base.clock import Clock
    from tro_desk.desk import Desk
    from tro_desk.desk.kept_today import KeptToday
    from tro_desk.domain.case_summary import CaseSummary
    from tro_desk.ui.context import Ui
    from tro_desk.ui.lock.locking import Locking
    from tro_desk.ui.reminders import Reminders
    from tro_desk.ui.search.indexing import Indexing
    from tro_desk.ui.shell.helping import Helping
    from tro_desk.ui.shell.taking_in import TakingIn
    from tro_desk.ui.shell.watch_folder import WatchFolder


_STILL_OPENING_MS: Final = 2_000
"""After this time a window that shows what was kept of its desk says that it is not open yet."""

_OF_ANY_CASE = (
    *("today", "case", "dates", "exposure"),
    *("brief", "steps", "letters", "evidence"),
)
"""Pages that stay where they are when another case is opened."""


class MainWindow(FileDrops, Frame):
    """One window on one desk; it is painted before the desk is open.

    What is not to be seen in the first frame is made when it is asked for, or by `complete`.
    """

    shown_screen = Signal(str)
    opened = Signal()
    helping: Helping

    def __init__(self, ui: Ui) -> None:
        super().__init__(
            ui,
            lambda name: self.go(name),
            self.open_case,
            self.choose_language,
            self.explain,
            self.lock,
        )
        self._screens: dict[str, Any] = {}
        self._indexing: Indexing | None = None
        self._where: tuple[str, dict[str, Any]] = ("today", {})
        self._given: list[tuple[list[str], str | None]] = []
        self._asked: Callable[[], object] | None = None
        self._still_opening = QTimer(self, singleShot=True, interval=_STILL_OPENING_MS)
        self._still_opening.timeout.connect(lambda: self.strips.say_kept())
        self._whole = False
        self.locking: Locking | None = None
        self.reminders: Reminders | None = None
        self.at_the_end: Callable[[], None] | None = None  # when all is closed
        ui.go = self.go
        ui.refresh = self.refresh
        ui.say = self.say
        ui.tell = self.tell
        ui.add_files = self.add_files
        ui.choose_files = self.choose_files
        ui.paste = self.paste
        ui.lock = self.lock
        ui.given_up = self._given_up
        ui.watch = lambda folder: self.watching.choose(folder)
        self.setAcceptDrops(True)
        ui.jobs.failed.connect(self.fail)
        self.waiting.opening()

    def complete(self) -> None:
        """Make what the first frame does not show: the keys, the help, the window's icon."""
        from tro_desk.ui.shell.helping import Helping

        if self._whole:
            return
        self._whole = True
        self.finish()
        self._shortcuts()
        self.helping = Helping(self)

    @cached_property
    def taking_in(self) -> TakingIn:
        """The notices that are being taken in."""
        from tro_desk.ui.shell.taking_in import TakingIn

        return TakingIn(self.ui, self.progress, self.strip, self.refresh, self)

    @cached_property
    def watching(self) -> WatchFolder:
        """The folder in which new notices are looked for."""
        from tro_desk.ui.shell.watch_folder import WatchFolder

        return WatchFolder(self.ui, self.strip, self)

    def _shortcuts(self) -> None:
        on = self.layers.on
        on("Ctrl+K", self.top.switcher.open_menu)
        on("Ctrl+O", self.choose_files)
        on("Ctrl+V", self.paste)
        on("Ctrl+Z", self.undo)
        on("F5", self.reload)
        on("Ctrl+D", self.calculate)
        on("Ctrl+G", lambda: self.go("steps"))
        on("Ctrl+Shift+G", self.explain)
        on("Ctrl+Shift+F", self.search)
        self.top.search.clicked.connect(lambda _checked=False: self.search())
        on("Ctrl+L", self.lock)
        for number, (name, _icon, _message) in enumerate(ROOMS, 1):
            on(f"Ctrl+{number}", partial(self.go, name))

    # the desk

    def show_kept(self, kept: KeptToday, clock: Clock) -> None:
        """Show the first room as it was when the desk was closed, until it is open again.

        What is asked for meanwhile is done then.
        """
        self.ui.go_by(clock)
        self.ui.case = kept.today.case.id if kept.today.case is not None else None
        self._show_cases(kept.cases)
        screen = self._made("today")
        self._fit_frame()
        screen.show_kept(kept.today)
        self.stack.setCurrentWidget(screen)
        self._still_opening.start()

    def drop_kept(self) -> None:
        """The desk cannot be opened: nothing is told of it."""
        if "today" in self._screens:
            self._still_opening.stop()
            self.forget()
            self.ui.case = None

    def desk_opened(self, desk: Desk, cases: tuple[CaseSummary, ...] | None = None) -> None:
        """The desk is there: show where the user was; `cases` are its cases where they are read."""
        self.complete()
        self.ui.desk = desk
        self._still_opening.stop()
        self.strips.kept.clear()
        self.lock_of(desk.folder, desk.clock)
        if desk.is_sample:
            from tro_desk.ui.desks.sample_bar import mark

            mark(self.ui, self)
        cases = desk.cases() if cases is None else cases
        known = [case.id for case in cases]
        wanted = self.ui.settings.choices.case
        self.ui.case = wanted if wanted in known else known[0] if known else None
        self._show_cases(cases)
        name, where = self._where
        self.go(name, **where)
        self.ui.jobs.after(self.refresh)
        self.watching.begin()
        self.strips.say_settings()
        self._take_waiting()
        self.opened.emit()

    def refresh(self) -> None:
        """Read the cases and the time of the last change again."""
        if not self.ui.ready:
            return
        self.strips.say_settings()
        desk, case_id = self.ui.desk, self.ui.case

        def read(_job: object) -> Callable[[], None]:
            cases, backup, later = desk.cases(), desk.last_backup(), desk.clock_behind()
            there = any(case.id == case_id for case in cases)
            saved = desk.last_saved(case_id) if case_id and there else None

            def show() -> None:
                self.strips.say_clock(later)
                if not there and self.ui.case == case_id:
                    self.ui.case = None  # it went to the trash
                self._show_cases(cases)
                self.status.tell(saved, str(desk.folder), backup)

            return show

        self.ui.jobs.run(read, lambda show: show(), owner=self)

    def _show_cases(self, cases: tuple[CaseSummary, ...]) -> None:
        if self.ui.case is None and cases:
            self.ui.case = cases[0].id
        self.top.switcher.show_cases(cases)

    # the way about

    def go(self, name: str, **where: Any) -> None:
        """Open a screen. `case=` makes that case the open one."""
        if name not in NAMES:
            raise KeyError(name)
        self._where = (name, where)
        self.nav.mark(ROOM.get(name, name))
        if not self.ui.ready or self.covered:
            self._wait_for(name, where.get("case"))
            return
        case_id = where.get("case")
        if case_id is not None and case_id != self.ui.case:
            self.ui.case = case_id
            self.ui.settings.choices.case = case_id
            self.ui.settings.save()
            self.refresh()
        screen = self._made(name)
        self._fit_frame()
        screen.open(**where)
        self.stack.setCurrentWidget(screen)
        self.shown_screen.emit(name)

    def _made(self, name: str) -> Any:
        if name not in self._screens:
            screen = make_screen(name, self.ui)
            self._screens[name] = screen
            self.stack.addWidget(screen)
            self._fit(screen)
        return self._screens[name]

    def _wait_for(self, name: str, case: str | None) -> None:
        """Until the desk is open there is nothing but what was kept of it: the first room with one
        of its cases."""
        if self._screens and not self.ui.ready:
            self.waiting.opening()
            kept = name in self._screens and case in (None, self.ui.case)
            self.stack.setCurrentWidget(self._screens[name] if kept else self.waiting)

    def _later(self, act: Callable[[], object]) -> bool:
        """Whether the desk is still to be opened; then `act`, the last that was asked for, is done
        when it is. Where the lock covers the window nothing is."""
        if not self.ui.ready and not self.covered:
            self._asked = act
        return not self.ui.ready

    def open_case(self, case_id: str) -> None:
        """Switch to a case: the screen stays where it makes sense for any case."""
        name = self._where[0]
        self.go(name if name in _OF_ANY_CASE else "case", case=case_id)

    def screen_of(self, name: str) -> Any:
        """A screen that was opened before. Raises KeyError for one that was not."""
        return self._screens[name]

    def reload(self) -> None:
        """Read what is shown again."""
        if self.ui.ready:
            self._screens[self._where[0]].reload()
            self.refresh()

    def choose_language(self, code: str) -> None:
        """Switch the language in place and remember it."""
        self.ui.language.set(code)
        self.ui.settings.choices.language = code
        self.ui.settings.save()

    def calculate(self) -> None:
        """Open the court-day calculator."""
        from tro_desk.ui.screens.dates.calculator import open_calculator

        if not self._later(self.calculate):
            open_calculator(self.ui, parent=self)

    def explain(self) -> None:
        """Open the glossary."""
        from tro_desk.ui.glossary_window import show_glossary

        show_glossary(self.ui, parent=self)

    @property
    def screen_name(self) -> str:
        """The screen that is shown, or that will be when the desk is open."""
        return self._where[0]

    def search(self) -> None:
        """Look for words in all that the desk holds."""
        from tro_desk.ui.search.panel import show_search

        if not self._later(self.search):
            show_search(self.ui, self._index(), self)

    def take_in_texts(self) -> None:
        """Let the search find what it does not yet, in the background."""
        if self.ui.ready:
            self._index().begin()

    def _index(self) -> Indexing:
        from tro_desk.ui.search.indexing import Indexing

        self._indexing = self._indexing or Indexing(self.ui, self)
        return self._indexing

    # notices

    def choose_files(self, case_id: str | None = None) -> None:
        """Ask for files and take them in."""
        from tro_desk.ui.shell.taking_in import choose_files

        if not self._later(partial(self.choose_files, case_id)):
            self.add_files(choose_files(self.ui, self), case_id)

    def add_files(self, files: list[str], case_id: str | None = None) -> None:
        """Take files in, as soon as the desk is open; a whole desk in one file is restored."""
        if files and self.ui.ready and not self.covered:
            desks = [file for file in files if file.lower().endswith(DESK_FILE)]
            if desks:
                self.go("backup", restore=desks[0])
            if papers := [file for file in files if file not in desks]:
                self.taking_in.add(papers, case_id)
        elif files:
            self._given.append((files, case_id))
            self.tell_waiting()

    def _take_waiting(self) -> None:
        given, self._given = self._given, []
        for files, case_id in given:
            self.add_files(files, case_id)
        asked, self._asked = self._asked, None
        if asked is not None:
            self.ui.jobs.after(asked)

    def paste(self) -> None:
        """Take in what is on the clipboard; a field with the cursor in it pastes for itself."""
        from tro_desk.ui.shell.pasting import paste

        if not self._later(self.paste):
            paste(self.ui, self.taking_in)

    def files_dropped(self, files: list[str]) -> None:
        self.add_files(files)

    # the lock

    @property
    def covered(self) -> bool:
        """Whether the lock covers the window."""
        return self.layers.covered

    def lock_of(self, folder: Path, clock: Clock | None = None) -> Locking:
        """The lock of this window's desk, which is opened with `clock`."""
        if self.locking is None:
            from tro_desk.ui.lock.locking import Locking

            self.locking = Locking(self.ui, self, folder, clock)
        return self.locking

    def lock(self) -> None:
        """Lock the desk now, or lead to where a passphrase is set."""
        if self.locking is not None:
            self.locking.lock()

    def cover(self, screen: QWidget) -> None:
        """Let the lock cover everything."""
        self.layers.cover(screen)
        self.tell_waiting()

    def tell_waiting(self) -> None:
        """Tell the lock how many files wait to be taken in."""
        if self.locking is not None and self.covered:
            count = sum(len(files) for files, _case in self._given)
            self.locking.screen.show_waiting_files(count)

    def _given_up(self, count: int) -> None:
        """The lock tells it after it was opened: until then no sentence would be read."""
        if self.locking is not None and self.covered:
            self.locking.given_up += count

    def forget(self) -> None:
        """Take down every screen and every sentence about a case; the desk is about to close."""
        self.watching.stop()
        self.stack.setCurrentWidget(self.waiting)
        for screen in self._screens.values():
            self.stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        name = self._where[0]
        self._where = (name if name in _OF_ANY_CASE else ROOM.get(name, name), {})
        self.waiting.opening()
        self.taking_in.forget()
        self.top.switcher.show_cases(())
        self.status.tell(None, "")
        self.strips.forget()

    def undo(self) -> None:
        """Take back the last thing."""
        from tro_desk.ui.shell.undo import undo

        undo(self)

    # size

    def fit_pages(self) -> None:
        """Screens and navigation at this size."""
        self._fit_frame()
        for screen in self._screens.values():
            self._fit(screen)

    def _fit_frame(self) -> None:
        """The guided steps have a map and a foot of their own: less frame around them."""
        steps = self._where[0] == "steps" and self.ui.ready
        self.nav.set_compact(steps or bool(self.compact))
        self.status.setVisible(not steps)

    def _fit(self, screen: Any) -> None:
        if hasattr(screen, "set_compact"):
            screen.set_compact(bool(self.compact))

    # the end

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_place(self)
        self.ui.jobs.close()
        super().closeEvent(event)
