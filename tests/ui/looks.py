"""Walks over what a window really shows: cut words, overlaps, empty tables, pale colours.

Every function takes the root of what is to be seen and returns what it found, in words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.ui.screens import clipped, name_of, texts, widgets

Kind = TypeVar("Kind", bound=QWidget)

LEAST_CONTRAST = 4.5
_ENOUGH = 3
"""Pixels of the picture for one of the widget, so that the strokes of a sign are inked."""


def faults(root: QWidget, quoted: Collection[str] = (), *, chinese: bool = False) -> list[str]:
    """All that a walk finds but for colours; `quoted` are texts that stay in their language."""
    found = clipped(root) + heads_cut(root) + cells_cut(root) + choices_cut(root)
    found += overlaps(root) + empty_tables(root) + wrapped_tabs(root) + raw(root)
    if chinese:
        found += english(root, quoted)
    return found


# room


def _whole(widget: QWidget) -> bool:
    """Whether it is to be seen at all: a part that is scrolled away shows nothing."""
    return not widget.visibleRegion().isEmpty()


def _of(root: QWidget, kind: type[Kind]) -> Iterator[Kind]:
    return (one for one in widgets(root) if isinstance(one, kind))


def heads_cut(root: QWidget) -> list[str]:
    """Heads of columns wider than their column that no tooltip tells whole."""
    found = []
    for header in _of(root, QHeaderView):
        if header.orientation() != Qt.Orientation.Horizontal:
            continue
        model = header.model()
        for at in range(header.count()):
            if header.isSectionHidden(at) or header.sectionViewportPosition(at) >= header.width():
                continue
            text = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
            tip = model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            need = max(header.fontMetrics().horizontalAdvance(one) for one in text.split("\n"))
            if need > header.sectionSize(at) and not tip:
                found.append(f"head {text!r} needs {need}, has {header.sectionSize(at)}")
    return found


def cells_cut(root: QWidget) -> list[str]:
    """Cells whose words are cut and that no tooltip tells whole; slivers that tell nothing."""
    found = []
    for view in _of(root, QTableView):
        for index, rect in _cells(view):
            text = str(index.data() or "")
            room = rect.width() - 8
            need = view.fontMetrics().horizontalAdvance(text)
            if need <= room:
                continue
            if not index.data(Qt.ItemDataRole.ToolTipRole) and view.indexWidget(index) is None:
                found.append(f"cell {text!r} needs {need}, has {room}, no tooltip")
            elif room < min(need, 40):
                found.append(f"cell {text!r} has {room} alone")
    return found


def _cells(view: QAbstractItemView, rows: int = 30) -> Iterator[tuple[QModelIndex, QRect]]:
    model, window = view.model(), view.viewport().rect()
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    for row in range(min(rows, model.rowCount())):
        for column in range(columns):
            index = model.index(row, column)
            rect = view.visualRect(index)
            if not rect.isEmpty() and window.contains(rect.center()):
                yield index, rect.intersected(window)


def choices_cut(root: QWidget) -> list[str]:
    """Choices whose words are wider than their box."""
    found = []
    for box in _of(root, QComboBox):
        if box.toolTip():
            continue
        need = box.fontMetrics().horizontalAdvance(box.currentText())
        room = box.width() - 28 - 20
        if need > room + 2:
            found.append(f"choice {box.currentText()!r} needs {need}, has {room}")
    return found


def overlaps(root: QWidget) -> list[str]:
    """Words that stand over other words of the same parent."""
    found = []
    parents = {widget.parentWidget() for widget in widgets(root) if widget.parentWidget()}
    for parent in parents:
        lines = [
            one
            for one in parent.children()
            if isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox)
            and one.isVisible()
            and _whole(one)
        ]
        for at, one in enumerate(lines):
            for other in lines[at + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > 3 and both.height() > 3:
                    found.append(f"{name_of(one)} stands over {name_of(other)}")
    return found


def wrapped_tabs(root: QWidget) -> list[str]:
    """Rows of tabs that need a second line."""
    found = []
    rows: dict[QWidget | None, set[int]] = {}
    for tab in _of(root, QAbstractButton):
        if tab.property("kind") in ("tab", "segment"):
            rows.setdefault(tab.parentWidget(), set()).add(tab.y())
    for parent, tops in rows.items():
        if len(tops) > 1:
            found.append(f"tabs in {len(tops)} lines in {type(parent).__name__}")
    return found


def empty_tables(root: QWidget) -> list[str]:
    """Tables without a row beside which no sentence says what belongs there."""
    found = []
    for view in _of(root, QTableView):
        if not view.model() or view.model().rowCount():
            continue
        place = view.parentWidget()
        while place is not None and not place.property("card") and not place.isWindow():
            place = place.parentWidget()
        said = place.findChildren(QLabel) if place is not None else []
        if not any(one.isVisible() and len(one.text()) > 8 for one in said):
            found.append(f"{type(view).__name__} is empty and nothing says why")
    return found


# words

_RAW = re.compile(
    r"\b[A-Za-z]\w+\(\w+=|\{[a-z_]+\}|<[A-Z]\w+\."
    r"|(?:^|[:=(\[] ?)None(?:$|[)\]])|\bnan\b|%[sd]\b"
)
_CJK = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Za-z][a-z']+(?: [A-Za-z][a-z']+){2,}")


def raw(root: QWidget) -> list[str]:
    """Texts of the program's inside: values as Python writes them, places that were not filled."""
    found = [(widget, text) for widget, text in texts(root) if text and _RAW.search(text)]
    return [
        f"{type(widget).__name__}: {text!r} is not written for a person" for widget, text in found
    ]


def english(root: QWidget, quoted: Collection[str]) -> list[str]:
    """English sentences on a Chinese page that are not `quoted`."""
    whole = " ".join(" ".join(one.split()) for one in quoted)
    found = []
    for widget, text in texts(root):
        if not text or _CJK.search(text):
            continue
        for match in _ENGLISH.finditer(" ".join(text.replace("\u200b", "").split())):
            if match.group() not in whole:
                found.append(f"{type(widget).__name__}: {text!r}")
                break
    return found


# colours


def pale(root: QWidget, seen: set[object]) -> list[str]:
    """Words whose colour, as painted, is less than 4.5 : 1 beside what is behind them.

    `seen` are looks that were measured already: a screen has hundreds of labels of few looks.
    """
    places: dict[object, tuple[str, QRect]] = {}
    for widget in widgets(root):
        text = _painted_text(widget)
        whole = widget.visibleRegion().boundingRect().size() == widget.size()
        if text.strip() and whole and (look := _look(widget)) not in seen:
            places.setdefault(look, (name_of(widget), _place(widget, root)))
    for view in _of(root, QAbstractItemView):
        if _whole(view):
            for look, one in _looks_of_cells(root, view):
                if look not in seen:
                    places.setdefault(look, one)
    seen.update(places)
    if not places:
        return []
    image = _large(root)
    found = []
    for look, (name, place) in places.items():
        contrast = _contrast(image, place)
        if contrast < LEAST_CONTRAST:
            found.append(f"{name} {look} has {contrast:.2f} : 1")
    return found


def _painted_text(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.pixmap().isNull():
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


_GROUNDS = ("card", "pane", "strip")
_PROPERTIES = ("type", "tone", "role", "state", "kind", "small", "soft", "mini", "place")


def _look(widget: QWidget) -> object:
    checked = isinstance(widget, QAbstractButton) and widget.isChecked()
    own = tuple(str(widget.property(name) or "") for name in _PROPERTIES)
    holder = isinstance(widget, QLineEdit) and not widget.text()
    behind = []
    parent = widget.parentWidget()
    while parent is not None:
        behind += [
            str(parent.property(name))
            for name in ("card", "pane", "strip")
            if parent.property(name)
        ]
        parent = parent.parentWidget()
    return (type(widget).__name__, own, widget.isEnabled(), checked, holder, tuple(behind[:2]))


def _place(widget: QWidget, root: QWidget) -> QRect:
    """Where its words are: without the edge of a field or a button, and without a box to tick."""
    shown = widget.visibleRegion().boundingRect()
    if not isinstance(widget, QLabel):
        left = 26 if isinstance(widget, QCheckBox | QRadioButton) else 4
        shown = shown.intersected(widget.rect().adjusted(left, 4, -4, -4))
    return QRect(widget.mapTo(root, shown.topLeft()), shown.size())


def _looks_of_cells(
    root: QWidget, view: QAbstractItemView
) -> Iterator[tuple[object, tuple[str, QRect]]]:
    chosen, shown = view.selectionModel(), view.viewport().visibleRegion().boundingRect()
    for index, rect in _cells(view, 4):
        if not shown.contains(rect) or not str(index.data() or "").strip(" —"):
            continue
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        selected = chosen is not None and chosen.isSelected(index)
        look = (type(view).__name__, index.column(), str(tone), selected, view.isEnabled())
        at = view.viewport().mapTo(root, rect.topLeft())
        yield look, (f"cell {index.data()!r}", QRect(at, rect.size()))


def _large(root: QWidget) -> QImage:
    """The window, painted large."""
    image = QImage(root.size() * _ENOUGH, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_ENOUGH)
    root.render(image)
    return image


def _contrast(image: QImage, place: QRect) -> float:
    """The contrast of the strongest ink to the ground in a place."""
    part = QRect(place.topLeft() * _ENOUGH, place.size() * _ENOUGH)
    counted = _colours(image.copy(part))
    ground = _light(counted.most_common(1)[0][0])
    # A line or a rounded corner is no ink; a stroke has more than a few pixels of its own colour.
    inks = [_light(colour) for colour, count in counted.items() if count >= 2 * _ENOUGH]
    return max((_ratio(ground, ink) for ink in inks), default=1.0)


def _colours(image: QImage) -> Counter[int]:
    data = bytes(image.constBits())
    return Counter(memoryview(data).cast("I"))


def _light(colour: int) -> float:
    parts = [((colour >> shift) & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)
