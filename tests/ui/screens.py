"""Walks over the widgets of a screen: what is not translated, what is clipped, what has no name.

Any screen can be given: `left_behind`, `clipped` and `unnamed` return what they found, in words.
"""

from __future__ import annotations

import gettext
import math
import re
from collections.abc import Collection, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from tro_desk.l10n import Translator
from tro_desk.ui.widgets.text import Elided

OPEN, CLOSE = "⟦", "⟧"


class _PseudoCatalog(gettext.NullTranslations):
    """Every text 40 % longer and between brackets; `{places}` are kept."""

    def pgettext(self, context: str, message: str) -> str:
        return _longer(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return _longer(msgid1 if n == 1 else msgid2)


def _longer(text: str) -> str:
    count = math.ceil(0.4 * len(text))
    padding = " ".join("ñéüø"[: min(4, count - at)] for at in range(0, count, 5))
    return f"{OPEN}{text} {padding}{CLOSE}" if count > 6 else f"{OPEN}{text}{'é' * count}{CLOSE}"


def pseudo() -> Translator:
    """A language in which every translated text is between ⟦ and ⟧, and 40 % longer."""
    return Translator("en", _PseudoCatalog())


def widgets(root: QWidget) -> Iterator[QWidget]:
    """Every widget of this window that is to be seen, below and with `root`."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget is root or (widget.isVisibleTo(root) and widget.window() is root.window()):
            yield widget


def name_of(widget: QWidget) -> str:
    """A widget for a failure message."""
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__}({text!r})"


# words


def texts(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text that a person can read or hear, with its widget."""
    for widget in widgets(root):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text().replace("\u2060", "")  # nobody sees it: it holds a line
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QComboBox) and widget.count() < 40:
            for at in range(widget.count()):
                yield widget, widget.itemText(at)
        if isinstance(widget, QTableView):
            model = widget.model()
            for column in range(model.columnCount()):
                yield widget, str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        if widget.isWindow():
            yield widget, widget.windowTitle()
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()
        yield widget, widget.accessibleDescription()


_INNER = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_DATE = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b(?: \d+)?|"
    r"\b\d* ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4})?|\b[ap]\.m\.|\bUSD\b"
)


def left_behind(root: QWidget, data: Collection[str], papers: Collection[str] = ()) -> list[str]:
    """Texts with words that are neither translated (in the pseudo-language) nor data.

    `data` are values that stay as they are: names, file names, codes; `papers` are texts of which
    a screen may quote a piece.
    """
    papers = [" ".join(paper.split()) for paper in papers]
    known = sorted((value for value in data if value), key=len, reverse=True)
    found = []
    for widget, text in texts(root):
        rest = text.replace("\u200b", "")
        quoted = " ".join(rest.strip('"“”… ').split())
        if any(quoted in paper for paper in papers):
            continue
        for value in known:
            rest = rest.replace(value, "")
        while _INNER.search(rest):
            rest = _INNER.sub("", rest)
        rest = _DATE.sub("", rest)
        if any(char.isalpha() for char in rest):
            found.append(f"{type(widget).__name__}: {text!r} leaves {rest!r}")
    return found


# room


def _inside(widget: QWidget, root: QWidget) -> bool:
    """Whether the widget stands inside its parents, left and right."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root.parentWidget():
        at = widget.mapTo(parent, QPoint(0, 0))
        if at.x() < -1 or at.x() + widget.width() > parent.width() + 1:
            return False
        parent = parent.parentWidget()
    return True


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons whose words have no room."""
    found = []
    for widget in widgets(root):
        if isinstance(widget, Elided) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if not widget.text() or (isinstance(widget, QLabel) and not widget.pixmap().isNull()):
            continue
        problem = _label(widget) if isinstance(widget, QLabel) else _button(widget)
        if not problem and not _inside(widget, root):
            problem = "stands outside its place"
        if problem:
            found.append(f"{name_of(widget)} {problem}, in {_place(widget)}")
    return found


def _place(widget: QWidget) -> str:
    names = []
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)


def _label(widget: QLabel) -> str:
    inner = widget.contentsRect()
    metrics = widget.fontMetrics()
    if widget.wordWrap():
        need = metrics.boundingRect(
            QRect(0, 0, inner.width(), 10_000),
            int(Qt.TextFlag.TextWordWrap),
            widget.text(),
        )
        if need.height() > inner.height() + 2:
            return f"needs a height of {need.height()}, has {inner.height()}"
        if need.width() > inner.width() + 1:
            return f"needs a width of {need.width()}, has {inner.width()}"
        return ""
    need_width = max(metrics.horizontalAdvance(line) for line in widget.text().split("\n"))
    if need_width > inner.width() + 1:
        return f"needs a width of {need_width}, has {inner.width()}"
    if metrics.height() > inner.height() + 3:
        return f"needs a height of {metrics.height()}, has {inner.height()}"
    return ""


def _button(widget: QAbstractButton) -> str:
    need = widget.sizeHint() if isinstance(widget, QPushButton) else widget.minimumSizeHint()
    if widget.text().startswith(OPEN):  # the brackets are no words, and each is as wide as a sign
        need.setWidth(need.width() - widget.fontMetrics().horizontalAdvance(OPEN + CLOSE))
    if need.width() > widget.width() + 1:
        return f"needs a width of {need.width()}, has {widget.width()}"
    if widget.fontMetrics().height() > widget.height() + 2:
        return f"needs a height of {widget.fontMetrics().height()}, has {widget.height()}"
    return ""


# names


def reachable(widget: QWidget) -> bool:
    """Whether the keyboard gets to it."""
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def unnamed(root: QWidget) -> list[str]:
    """Widgets that the keyboard reaches and of which a screen reader has nothing to say."""
    found = []
    for widget in widgets(root):
        above = widget.parent()
        inner = isinstance(above, QComboBox | QAbstractItemView) or (
            isinstance(above, QAbstractScrollArea) and above.viewport() is widget
        )
        if inner or not (reachable(widget) or isinstance(widget, QPushButton)):
            continue
        if isinstance(widget, QAbstractSlider):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {_place(widget)}")
    return found


def reached_by_tab(root: QWidget, limit: int = 300) -> set[QWidget]:
    """The widgets that Tab goes through, from the window's first."""
    from PySide6.QtTest import QTest

    seen: set[QWidget] = set()
    for _ in range(limit):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            break
        seen.add(focus)
    return seen
