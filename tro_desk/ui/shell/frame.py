"""What stands around the pages of the window: navigation, bars, sentences, and the window's size.

What is not to be seen in the first frame is made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
)

from tro_desk.base import paths
from tro_desk.ui.shell.bars import StatusBar, TopBar
from tro_desk.ui.shell.layers import Layers
from tro_desk.ui.shell.nav import Nav
from tro_desk.ui.shell.waiting import WaitingPage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tro_desk.base.errors import DeskError
    from tro_desk.base.messages import Message
    from tro_desk.l10n import Translator
    from tro_desk.ui.context import Ui
    from tro_desk.ui.shell.strips import Strips
    from tro_desk.ui.widgets.message_strip import MessageStrip
    from tro_desk.ui.widgets.progress_strip import ProgressStrip


class Frame(QMainWindow):
    """A window with an empty page; `go`, `open_case` and the others are what its parts do."""

    def __init__(
        self,
        ui: Ui,
        go: Callable[[str], None],
        open_case: Callable[[str], None],
        speak: Callable[[str], None],
        explain: Callable[[], None],
        lock: Callable[[], None],
    ) -> None:
        super().__init__()
        self.ui = ui
        self.compact: bool | None = None
        self.setMinimumSize(*ui.theme.sizes("layout.minWindow"))
        self.setWindowTitle("TRO Desk")  # a title bar names no case
        self.nav = Nav(ui, go)
        self.top = TopBar(ui, open_case, speak, explain, lock)
        self.status = StatusBar(ui)
        self.stack = QStackedWidget()
        self.waiting = WaitingPage(ui)
        self.stack.addWidget(self.waiting)
        self._pages = QFrame()
        self._pages.setProperty("pane", "page")
        self.layers = Layers(self._pages)
        self.setCentralWidget(self.layers)
        # From the window inwards: each change of a parent styles all that is below it anew.
        row = QHBoxLayout(self._pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        row.addLayout(self._column, 1)
        self._column.addWidget(self.top)
        self._column.addWidget(self.stack, 1)
        self._column.addWidget(self.status)
        self._pages.setFocus()  # nothing is ringed before the first key

    def finish(self) -> None:
        """The window's icon, the system's colours, the focus of a click: behind the first frame."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QIcon

        self.ui.theme.look_again()
        self.setWindowIcon(QIcon(str(paths.asset("icons", "app.svg"))))
        self._pages.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # sentences

    @cached_property
    def strips(self) -> Strips:
        """The sentences below the top bar."""
        from tro_desk.ui.shell.strips import Strips

        made = Strips(self.ui)
        made.set_compact(bool(self.compact))
        self._column.insertWidget(1, made)
        return made

    @property
    def strip(self) -> MessageStrip:
        """What happened."""
        return self.strips.strip

    @property
    def progress(self) -> ProgressStrip:
        """Work that goes on."""
        return self.strips.progress

    def say(self, message: Message, kind: str = "info") -> None:
        """Show a sentence below the top bar."""
        self.strip.say(message, kind)

    def tell(self, make: Callable[[Translator], str]) -> None:
        """Show what `make` says in the language in use."""
        self.strip.show_text(make)

    def fail(self, error: DeskError) -> None:
        """Show an error's sentence."""
        self.strip.fail(error)

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what has no room at this size."""
        below = self.ui.theme
        compact = self.width() < below.size("layout.compactBelow.width") or (
            self.height() < below.size("layout.compactBelow.height")
        )
        if compact != self.compact:
            self.compact = compact
            self.top.set_compact(compact)
            if "strips" in self.__dict__:
                self.strips.set_compact(compact)
            self.fit_pages()

    def fit_pages(self) -> None:
        """The same for what the pages show; `compact` tells."""

    def come_forward(self) -> None:
        """Show the window above the others; a system that forbids it marks it in its bar."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)
