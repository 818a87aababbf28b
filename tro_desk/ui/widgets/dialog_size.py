"""The size that a person gave a dialog, from one start to the next.

A dialog is known by its class. What was never drawn by hand is not kept: it goes on to fit what it
shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QDialog, QWidget

from tro_desk.ui.widgets.widths import keep_sizes, kept_sizes

if TYPE_CHECKING:
    from tro_desk.ui.context import Ui

_SIDES: Final = ("width", "height")
_FRAME: Final = 60
"""What the system's title bar and edges take of a screen, about."""


def height_on_screen(dialog: QWidget, wanted: int) -> int:
    """The height that a dialog wants, or the most that a small screen has room for."""
    return min(wanted, dialog.screen().availableGeometry().height() - _FRAME)


def place(dialog: QDialog) -> None:
    """Put a dialog whose size has changed since it was shown over the middle of its window again,
    whole on the screen."""
    room, frame = dialog.screen().availableGeometry(), dialog.frameGeometry()
    over = dialog.parentWidget()
    frame.moveCenter((over.window().frameGeometry() if over is not None else room).center())
    frame.moveLeft(max(room.left(), min(frame.left(), room.right() + 1 - frame.width())))
    frame.moveTop(max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height())))
    dialog.move(frame.topLeft())


def keep_size(ui: Ui, dialog: QDialog, *, whole: bool = False) -> DialogSize:
    """Give a dialog the size that it was drawn to when it is shown, and keep the one it is drawn to
    from now on. A `whole` one has nothing that scrolls: it never gets less height than it wants.
    """
    return DialogSize(ui, dialog, whole)


class DialogSize(QObject):
    """What `keep_size` does to one dialog."""

    def __init__(self, ui: Ui, dialog: QDialog, whole: bool) -> None:
        super().__init__(dialog)
        self._ui, self._dialog, self._whole = ui, dialog, whole
        kind = type(dialog)
        self._name = f"dialog/{kind.__module__.removeprefix('tro_desk.ui.')}.{kind.__qualname__}"
        self._drawn = False
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dialog:
            kind = event.type()
            if kind == QEvent.Type.Show and not event.spontaneous():
                self.give()
            elif kind == QEvent.Type.Resize and event.spontaneous():  # not by the program itself
                self._drawn = self._drawn or self._dialog.isVisible()
            elif kind == QEvent.Type.Hide and self._drawn:
                self._keep()
        return False

    def give(self) -> None:
        """Give the dialog what was kept; one that takes its size later does so behind it."""
        kept = kept_sizes(self._ui, self._name)
        if any(side not in kept for side in _SIDES):
            return
        dialog = self._dialog
        wide, high = (kept[side] for side in _SIDES)
        if self._whole:
            high = max(high, dialog.height())
        room = dialog.screen().availableGeometry().width()
        size = QSize(min(wide, room), height_on_screen(dialog, high))
        dialog.resize(size.expandedTo(dialog.minimumSize()))

    def _keep(self) -> None:
        self._drawn = False
        if self._ui.ready:  # before there is a desk nothing is written
            size = self._dialog.size()
            keep_sizes(self._ui, self._name, dict(zip(_SIDES, size.toTuple(), strict=True)))
