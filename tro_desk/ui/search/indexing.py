"""Takes texts into the index in the background, for as long as there are any; once at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.ui.jobs import Handle


class Indexing(QObject):
    """`progressed` tells how many texts are left, `ended` that all that could be done is done."""

    progressed = Signal(int)
    ended = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._handle: Handle | None = None
        self.left = 0

    @property
    def running(self) -> bool:
        """Whether texts are being taken in."""
        return self._handle is not None

    def begin(self, *, anew: bool = False) -> None:
        """Take in what is not there yet; `anew` throws away what is."""
        if self._handle is not None or not self._ui.ready:
            return
        desk = self._ui.desk

        def work(job: object) -> int:
            if anew:
                desk.index_again()
            return desk.index_texts(job)  # type: ignore[arg-type]

        self._handle = self._ui.jobs.run(
            work, self._done, self._failed, self._told, self, quiet=True
        )

    def _told(self, done: int, total: int) -> None:
        self.left = total - done
        self.progressed.emit(self.left)

    def _done(self, _count: int) -> None:
        self._handle, self.left = None, 0
        self.ended.emit()

    def _failed(self, error: DeskError) -> None:
        """What is in the index is found all the same; the next search tries again."""
        self._handle = None
        if not isinstance(error, Cancelled):
            self.ended.emit()
