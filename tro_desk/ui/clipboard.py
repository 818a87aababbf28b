"""What the program put on the clipboard, taken off again when the desk is locked."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication

_WITHIN = ("offscreen", "minimal")
"""Platforms whose clipboard belongs to the process alone."""


def forget_own() -> None:
    """Empty the clipboard, and the selection of X11, where they hold what this program put there.

    What another program put there stays.
    """
    board = QGuiApplication.clipboard()
    within = QGuiApplication.platformName() in _WITHIN
    if within or board.ownsClipboard():
        board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)
