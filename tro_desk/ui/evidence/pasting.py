"""Ctrl+V inside a widget: taken before the window's own shortcut sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class Keys(QObject):
    """Answers to keys wherever the focus is inside `widget`; a field with a cursor comes first."""

    def __init__(
        self, widget: QWidget, answers: dict[QKeySequence.StandardKey, Callable[[], object]]
    ) -> None:
        super().__init__(widget)
        self._answers = answers
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        assert isinstance(event, QKeyEvent)
        for key, act in self._answers.items():
            if event.matches(key):
                if event.type() == QEvent.Type.KeyPress:
                    act()
                event.accept()
                return True
        return False
