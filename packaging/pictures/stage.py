"""A window on a desk, in one of the eight forms, and what a person does with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

from desks import CLOCK, quoted_of
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDialog,
    QMenu,
    QPushButton,
    QWidget,
)

from tests.ui.looks import faults, pale
from tro_desk.base.messages import Message
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.ui.app import make_ui, show_kept, start_desk
from tro_desk.ui.shell.window import MainWindow
from tro_desk.ui.widgets.progress_strip import ProgressStrip

SOON: Final = 500
"""Milliseconds: what waits no longer is a part of what a person sees."""

QUIET: Final = 10
"""Turns without work after which a screen is complete."""

FRAME: Final = QSize(0, 32)
"""What the system's title bar takes of a screen."""

_OVER: Final = QDialog | QMenu | QCalendarWidget

LONGEST: Final = 60
"""Seconds after which a screen that still works is pictured as it is."""


@dataclass(frozen=True)
class Size:
    """Width and height of the window in px of the program, and how many of the screen each has.

    `home` is the user's folder below the place of the run: two sizes are taken side by side.
    """

    name: str
    width: int
    height: int
    scale: str
    home: str

    @property
    def screen(self) -> tuple[int, int]:
        """The screen in px of its own: that of a usual laptop."""
        return 1366, 768


SIZES: Final = {
    one.name: one
    for one in (Size("1366x690", 1366, 690, "1", ""), Size("910x480", 910, 480, "1.5", "laptop"))
}


@dataclass(frozen=True)
class Form:
    """Language and colours."""

    language: str
    theme: str


FORMS: Final = tuple(
    Form(language, theme) for language in ("zh", "en") for theme in ("light", "dark")
)


class Stage:
    """`desk` and `case` are those of the window; a locked desk has none before it is unlocked.

    `front` is the window that is pictured: that of the desk, or of the first start.
    """

    def __init__(self, app: QApplication, folder: Path, case: str, form: Form, size: Size) -> None:
        self.app, self.form, self.case, self.folder = app, form, case, folder
        settings = Settings(folder.parent / "settings.json")
        settings.choices.theme = form.theme
        self.ui = make_ui(settings, form.language)
        self.ui.theme.apply()
        self.window = MainWindow(self.ui)
        self.front: QWidget = self.window
        self.window.resize(size.width, size.height)
        self.window.show()

    def open(self) -> Stage:
        """Open the desk and show the first page."""
        self.window.desk_opened(open_desk(self.folder, CLOCK))
        return self.settle()

    def start(self) -> Stage:
        """Begin as the program does: a desk with a passphrase shows its lock."""
        start_desk(self.window, self.folder, CLOCK)
        return self.settle()

    def show_kept(self) -> Stage:
        """Show what was kept of the desk at its closing; it is not open yet."""
        desk = open_desk(self.folder, CLOCK)
        self.quoted = quoted_of(desk, self.case)
        desk.close_showing(self.case)
        show_kept(self.window, self.folder, CLOCK)
        self.window._still_opening.stop()  # it would speak in the one run and not in the other
        self.window.complete()
        return self.settle()

    def close(self) -> None:
        """Close the window and the desk."""
        self.leave()
        self.window.close()
        self.ui.jobs.close()
        if self.ui.ready:
            self.ui.desk.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def desk(self) -> Desk:
        """The open desk."""
        return self.ui.desk

    # what a person does

    def go(self, name: str, **where: Any) -> Any:
        """Open a screen and wait for what it shows; returns it."""
        self.window.go(name, **where)
        self.settle()
        return self.window.screen_of(name)

    def press(self, words: Message, inside: QWidget | None = None) -> None:
        """Press the button that says `words`. Raises LookupError where there is none."""
        self.button(words, inside).click()
        self.settle()

    def button(self, words: Message, inside: QWidget | None = None) -> QPushButton:
        """The button that is to be seen with these words."""
        said = self.ui.language.say(words)
        root = inside or self.window
        for button in root.findChildren(QPushButton):
            if button.isVisible() and said in (button.text(), button.accessibleName()):
                return button
        raise LookupError(f"no button {said!r} is to be seen")

    def to_end(self, view: Any) -> None:
        """Scroll a long page to its lower end."""
        bar = view._page.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.settle()

    def work(self, strip: ProgressStrip, words: Message, done: int, total: int) -> None:
        """Show work that is so far."""
        strip.start(words)
        strip.progress(words, done, total)
        self.settle()

    def turn(self, view: Any, side: str) -> None:
        """Press a tab of a small window; a large one shows all sides."""
        if view._side.isVisible():
            view._side.buttons[side].click()
        self.settle()

    def dialog(self) -> QDialog:
        """The dialog that was opened last. Raises LookupError where none is open."""
        for widget in reversed(self.above()):
            if isinstance(widget, QDialog):
                return widget
        raise LookupError("no dialog is open")

    def above(self) -> list[QWidget]:
        """Dialogs, menus and calendars over the window, the lowest first."""
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        above = [one for one in tops if one is not self.front and isinstance(one, _OVER)]
        return sorted(above, key=_depth)

    def leave(self) -> None:
        """Close what was opened over the window."""
        for widget in reversed(self.above()):
            if isinstance(widget, QDialog):
                widget.done(QDialog.DialogCode.Rejected)
            widget.close()
        self.settle()

    # waiting and looking

    def settle(self) -> Stage:
        """Wait until nothing works and nothing is about to begin."""
        begun, quiet = monotonic(), 0
        while quiet < QUIET and monotonic() - begun < LONGEST:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            sleep(0.004)  # a part of a page is made in each turn of the loop
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            busy = self.ui.jobs.running or any(self._soon())
            quiet = 0 if busy else quiet + 1
            if busy:
                self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        return self

    def _soon(self) -> Iterator[bool]:
        for top in QApplication.topLevelWidgets():
            for timer in top.findChildren(QTimer):
                yield timer.isActive() and timer.isSingleShot() and timer.remainingTime() < SOON

    def faults(self, seen: set[object]) -> list[str]:
        """What a walk over the widgets finds wrong; `seen` are looks that were measured."""
        found: list[str] = []
        for root in (self.front, *self.above()):
            found += faults(root, self.quoted, chinese=self.form.language == "zh") + pale(
                root, seen
            )
            room = root.screen().availableGeometry().size() - FRAME
            if root is not self.front and room.expandedTo(root.size()) != room:
                found.append(
                    f"{type(root).__name__} needs {root.height()}, the screen has {room.height()}"
                )
        return found

    @cached_property
    def quoted(self) -> list[str]:
        """English that stays English: what papers, reports and the seller say, names and forms."""
        return quoted_of(self.desk, self.case) if self.ui.ready else []

    def picture(self) -> QPixmap:
        """The window with what lies over it."""
        grounds = [self.front, *self.above()]
        corner = self.front.mapToGlobal(QPoint(0, 0))
        places = [QRect(one.mapToGlobal(QPoint(0, 0)) - corner, one.size()) for one in grounds]
        whole = places[0]
        for place in places[1:]:
            whole = whole.united(place)
        scale = self.front.devicePixelRatioF()
        made = QPixmap(round(whole.width() * scale), round(whole.height() * scale))
        made.setDevicePixelRatio(scale)
        made.fill(self.ui.theme.colour("track"))
        painter = QPainter(made)
        painter.translate(-whole.topLeft())
        for widget, place in zip(grounds, places, strict=True):
            painter.drawPixmap(place.topLeft(), widget.grab())
            if widget is not self.front:
                painter.setPen(self.ui.theme.colour("borderStrong"))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
        return made


def _depth(widget: QWidget) -> int:
    """How many widgets a widget belongs to: what a dialog opens lies over it."""
    owner = widget.parentWidget()
    return 0 if owner is None else 1 + _depth(owner)
