"""What the tests of the review and of the brief share."""

from __future__ import annotations

import gettext
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.text import Elided


class _Ended:
    def cancel(self) -> None: ...


class Now:
    """Runs every job on the spot: controllers need no window."""

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[DeskError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> _Ended:
        try:
            result = work(UNWATCHED)
        except DeskError as error:
            assert failed is not None
            failed(error)
        else:
            done(result)
        return _Ended()


class Later:
    """Keeps every job until the test lets it run."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.cancelled = 0

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[DeskError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Later:
        self.waiting.append(lambda: Now().run(work, done, failed, progress) and None)
        return self

    def cancel(self) -> None:
        self.cancelled += 1

    def step(self) -> None:
        self.waiting.pop(0)()


class _Longer(gettext.NullTranslations):
    """Every text 40 % longer, with its places kept."""

    def pgettext(self, context: str, message: str) -> str:
        plain = re.sub(r"\{\w+\}", "", message)
        return f"{message}{_pad(plain)}"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.pgettext(context, msgid1 if n == 1 else msgid2)


def _pad(plain: str) -> str:
    length = math.ceil(len(plain) * 0.4)
    return "".join("ñ" if index % 6 else " " for index in range(1, length + 1))


def longer() -> Translator:
    """A language whose words are 40 % longer than English."""
    return Translator("en", _Longer())


def settle(qtbot: QtBot, ui: Ui) -> None:
    """Wait until no job is running and none has started another."""
    for _ in range(3):
        qtbot.waitUntil(lambda: not ui.jobs.running, timeout=30_000)
        qtbot.wait(1)


def words_of(root: QWidget) -> list[str]:
    """Everything a person can read or hear of the widgets on show."""
    texts: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root):
            continue
        texts += [widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(index) for index in range(widget.count())]
    return [text for text in texts if text]


def clipped(root: QWidget) -> Iterator[str]:
    """The words that do not find the room they need, a line each."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or isinstance(widget, Elided):
            continue
        name = f"{type(widget).__name__} {getattr(widget, 'text', lambda: '')()!r}"
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                if widget.heightForWidth(widget.width()) > widget.height() + 1:
                    yield f"{name}: too low"
                metrics = widget.fontMetrics()
                parts = re.split(r"[\s\u200b]|(?<=[^\x00-\u2fff])", widget.text())
                longest = max(map(metrics.horizontalAdvance, parts))
                if longest > widget.contentsRect().width() + 1:
                    yield f"{name}: a word is too wide"
            elif widget.sizeHint().width() > widget.width() + 1:
                yield f"{name}: too narrow"
        elif isinstance(widget, QPushButton) and widget.text():
            needed = widget.minimumSizeHint().width()
            if needed > widget.width() + 1:
                yield f"{name}: too narrow"
        area = _scroll_of(widget, root)
        frame = area.viewport() if area is not None else root
        if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox):
            continue
        left = widget.mapTo(frame, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > frame.width():
            yield f"{name}: beyond the edge"


def _scroll_of(widget: QWidget, root: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QScrollArea) and parent.widget() is not None:
            return parent if parent.widget().isAncestorOf(widget) else None
        parent = parent.parentWidget()
    return None
