"""A person who tries everything: every screen in both languages, every button, every job.

`python -m tests.offline.walk` works in a scratch folder and prints what was walked over. It is run
under a tracer (see `__main__`), on any platform of Qt. What a button opens is closed again; what
would be handed to another program is counted instead, and a file that is asked for is chosen.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from tests.conftest import SAMPLE_NOW
from tro_desk.base import paths
from tro_desk.base.clock import FixedClock
from tro_desk.base.jobs import Job
from tro_desk.base.settings import Settings
from tro_desk.desk import open_desk
from tro_desk.desk.package_face import package_options, verify_package
from tro_desk.desk.preview import brief_options
from tro_desk.l10n import languages
from tro_desk.ui.app import end, make_application, make_ui, start_desk
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.lock.locking import State
from tro_desk.ui.screens import NAMES
from tro_desk.ui.search.panel import SearchPanel
from tro_desk.ui.shell.window import MainWindow

PASSPHRASE = "correct horse 电池"
BUTTONS = 24
"""So many kinds of buttons of one screen or dialog are pressed."""

LOUD = "--loud" in sys.argv

LINGER = 15.0
"""Seconds at the end: a library that gathers what it sends does so after a while."""

HELD = 0.5
"""Seconds after which a dialog that is waited for is closed."""

PATIENCE = 60.0
"""Seconds for what a button began."""


class Outside(QObject):
    """What would be handed to another program."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        for scheme in ("file", "http", "https", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @Slot(QUrl)
    def take(self, _url: QUrl) -> None:
        self.count += 1


class Walk:
    """The window on a copy of the sample case."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.app = QApplication.instance() or make_application()
        self.ui = make_ui(Settings(folder / "settings.json"), language)
        load_fonts(self.app, self.ui.theme)
        self.ui.theme.apply()
        self.ui.jobs.crashed.connect(lambda error: self.wrong.append(_where(error)))
        self.window = MainWindow(self.ui)
        self.window.resize(1366, 690)
        self.window.show()
        start_desk(self.window, folder / "desk", FixedClock(SAMPLE_NOW))
        self.settle()
        [self.case] = self.ui.desk.case_ids()

    def close(self) -> None:
        self.window.close()
        end(self.ui)
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def settle(self) -> None:
        """Wait until nothing works."""
        begun, quiet = monotonic(), 0
        while quiet < 4 and monotonic() - begun < PATIENCE:
            Going.last = monotonic()
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            quiet = 0 if self.ui.jobs.running else quiet + 1

    def until(self, come: Callable[[], bool]) -> None:
        """Wait until something has come."""
        begun = monotonic()
        while not come() and monotonic() - begun < PATIENCE:
            self.settle()
        assert come()

    def do(self, what: str, work: Callable[[Job], object]) -> None:
        """A job as the window runs it: in the background."""
        ended: list[object] = []
        self.ui.jobs.run(work, ended.append, lambda error: self.wrong.append(f"{what}: {error}"))
        self.settle()
        self.counts["jobs"] += len(ended)

    # everything that can be seen

    def screens(self, *, press: bool) -> None:
        for name in NAMES:
            self.go(name)
            self.counts["screens"] += 1
            print(f"{name}: {dict(self.counts)}", flush=True)
            if not press:
                continue
            self.press_all(self.window.screen_of(name), lambda name=name: self.go(name))  # type: ignore[misc]

    def go(self, name: str) -> None:
        self.leave()
        known = {"case": self.case} if name not in ("today", "cases", "stores", "sales") else {}
        if name in ("risk", "backup", "settings", "trash"):
            known = {}
        self.window.go(name, **known)
        self.settle()

    def press_all(self, root: QWidget, back: Callable[[], None], deep: int = 2) -> None:
        """Press what can be pressed, and close what that opens."""
        pressed: set[str] = set()
        while len(pressed) < BUTTONS:
            button = next((one for one in _buttons(root) if _name(one) not in pressed), None)
            if button is None:
                break
            pressed.add(_name(button))
            self.counts["buttons"] += 1
            if LOUD:
                print(f"{monotonic():.1f} press {_name(button)}", flush=True)
            Going.last = monotonic()
            button.click()
            self.settle()
            opened = self.above(root)
            for widget in opened:
                self.counts["dialogs" if isinstance(widget, QDialog) else "menus"] += 1
                if deep and isinstance(widget, QDialog):
                    self.press_all(widget, lambda: None, deep - 1)
            if deep == 2:
                back()  # where the button led elsewhere
            if not _lives(root):
                break
        for tabs in root.findChildren(QTabBar) if _lives(root) else ():
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)
                self.settle()

    def above(self, root: QWidget) -> list[QWidget]:
        """Dialogs and menus that lie over a widget."""
        below = {id(self.window), id(root)}
        return [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and id(one) not in below and isinstance(one, QDialog | QMenu)
        ]

    def leave(self) -> None:
        for widget in reversed(self.above(self.window)):
            if isinstance(widget, QDialog):
                widget.done(QDialog.DialogCode.Rejected)
            widget.close()
        self.settle()

    # what a person does

    def work(self) -> None:
        """Take papers in, load, answer, search, brief, package, backup, lock and back."""
        desk, out = self.ui.desk, self.folder / "out"
        out.mkdir(exist_ok=True)
        notice = out / "notice.txt"
        notice.write_text("Case No. 1:26-cv-09999, Northern District of Illinois", encoding="utf-8")
        self.window.add_files([str(notice)], self.case)
        self.settle()
        self.leave()
        sample = paths.asset("sample")
        store = desk.stores()[0].id
        for path in sorted((sample / "exports").iterdir()):
            self.do("load", lambda job, path=path: desk.load_export(path, store, None, job))  # type: ignore[misc]
        self.window.search()
        for panel in self.window.findChildren(SearchPanel):
            for text in ("lanjia", "冻结", "zzzz"):
                panel.findChild(QLineEdit).setText(text)
                self.settle()
        self.leave()
        self.window.explain()
        self.window.calculate()
        self.settle()
        self.leave()
        brief = brief_options("zh+en", "A4")
        package = out / "package.zip"
        wishes = package_options(brief, password="long enough")
        self.do("brief", lambda job: desk.make_brief(self.case, brief, out / "b.pdf", job))
        self.do("package", lambda job: desk.make_package(self.case, wishes, package, job))
        self.do("verify", lambda job: verify_package(package, "long enough", job))
        self.do("calendar", lambda _job: desk.make_calendar(out / "d.ics", "zh"))
        self.do("backup", lambda job: desk.back_up(out=out / "b.zip", job=job))
        self.do("restore", lambda job: desk.restore_backup(out / "b.zip", out / "again", job))
        self.do("check", desk.check)

    def lock(self) -> None:
        """Set a passphrase, lock, unlock, and take the passphrase away."""
        self.go("settings")
        desk = self.ui.desk
        self.do("lock", lambda job: desk.lock(PASSPHRASE, job))
        self.ui.lock_changed()
        self.window.lock()
        locking = self.window.locking
        assert locking is not None
        self.until(lambda: locking.state is State.LOCKED)
        locking.screen.unlock.emit(PASSPHRASE)
        self.until(lambda: self.ui.ready and not self.window.covered)
        self.counts["unlocked"] += 1
        self.go("settings")
        self.do("unlock", lambda job: self.ui.desk.unlock_for_good(PASSPHRASE, job))


def _lives(widget: QWidget) -> bool:
    try:
        return widget.isVisible()
    except RuntimeError:  # Qt has deleted it
        return False


def _buttons(root: QWidget) -> list[QAbstractButton]:
    if not _lives(root):
        return []
    return [
        one
        for one in root.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.window() is root.window()
    ]


def _name(button: QAbstractButton) -> str:
    """The kind of a button: those of the rows of a table differ behind a colon alone."""
    if isinstance(button, QCheckBox):
        return "QCheckBox"
    said = button.accessibleName() or button.text()
    return f"{type(button).__name__} {re.split('[:：]', said)[0]}"


def _where(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))[-1500:]


def _nobody_is_asked(folder: Path) -> None:
    """The system's own dialogs choose a file by themselves."""
    paper = folder / "chosen.txt"
    paper.write_text("a paper", encoding="utf-8")

    def save(*_given: Any, **_more: Any) -> tuple[str, str]:
        return str(folder / f"saved-{monotonic():.6f}"), ""

    for name, answer in {
        "getOpenFileName": lambda *_a, **_k: (str(paper), ""),
        "getOpenFileNames": lambda *_a, **_k: ([str(paper)], ""),
        "getSaveFileName": save,
        "getExistingDirectory": lambda *_a, **_k: str(folder / "chosen"),
    }.items():
        setattr(QFileDialog, name, answer)
    (folder / "chosen").mkdir()


class Going:
    """When the walk went on last, in seconds of a clock of its own."""

    last: float = monotonic()


def _close_what_waits() -> None:
    """What waits for an answer, and holds the walk up, is closed after a moment."""
    if monotonic() - Going.last < HELD:
        return
    for waiting in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if waiting is not None:
            waiting.done(0) if isinstance(waiting, QDialog) else waiting.close()


def main() -> int:
    place = Path(tempfile.mkdtemp(prefix="tro-desk-walk-"))
    app = make_application()
    wrong: list[str] = []

    def unforeseen(_kind: object, error: BaseException, _trace: object) -> None:
        wrong.append(_where(error))
        print(wrong[-1], flush=True)

    sys.excepthook = unforeseen
    _nobody_is_asked(place)
    outside = Outside()
    timer = QTimer()
    timer.timeout.connect(_close_what_waits)
    timer.start(300)
    try:
        with open_desk(place / "sample", FixedClock(SAMPLE_NOW)) as desk:
            desk.fill_sample(paths.asset("sample"))
        for language in languages():
            folder = place / language
            shutil.copytree(place / "sample", folder / "desk")
            walk = Walk(folder, language)
            first = language == languages()[0]  # a button does the same in each
            if first:
                walk.work()
            walk.screens(press=first)
            if first:
                walk.lock()
            walk.close()
            wrong += walk.wrong
            print(f"{app.platformName()} {language}: {dict(walk.counts)}", flush=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(f"handed to other programs: {outside.count}")
    maps = Path("/proc/self/maps")
    if maps.exists() and "Network" in maps.read_text(encoding="utf-8"):
        print("a network library of Qt is loaded")
        return 1
    for text in wrong:
        print(f"WRONG {text}")
    sleep(LINGER)
    print("WALKED")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
