"""What a screen reader says of every widget of a page and of its tabs, in the window's language.

Walked in the language of the tests, in which every text of the program stands between brackets: a
name without them is a value of the case, or nobody translated it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.ui.conftest import Opened
from tests.ui.screens import OPEN, pseudo, widgets
from tests.ui.test_walk import data_of

KINDS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
)
PAGES: dict[str, list[dict[str, str]]] = {
    **{screen: [{}] for screen in ("today", "case", "review", "exposure", "brief", "risk")},
    "records": [
        {"kind": kind}
        for kind in ("contact", "remediation", "offer", "counsel", "task", "points", "document")
    ],
    "stores": [
        {"tab": tab} for tab in ("shops", "listings", "costs", "balances", "rates", "dependence")
    ],
    "sales": [{"tab": tab} for tab in ("orders", "payments", "periods")],
}


def spoken(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every widget that somebody uses, with what a screen reader calls it."""
    for widget in widgets(root):
        above = widget.parent()
        inner = isinstance(above, QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit) or (
            isinstance(above, QAbstractScrollArea) and above.viewport() is widget
        )
        if inner or isinstance(widget, QAbstractSlider | QHeaderView):
            continue
        focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if isinstance(widget, KINDS) or (focus and widget is not root):
            interface = QAccessible.queryAccessibleInterface(widget)
            yield widget, interface.text(QAccessible.Text.Name) if interface else ""


def place(widget: QWidget) -> str:
    """A widget in a message: its kind and those around it."""
    above, names = widget, []
    while above is not None and len(names) < 4:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " in ".join(names)


def wrong(root: QWidget, values: set[str]) -> list[str]:
    """Widgets below `root` without a name, or with one that nobody translated."""
    found = []
    for widget, name in spoken(root):
        rest = name
        for value in sorted(values, key=len, reverse=True):
            rest = rest.replace(value, "")
        if not name.strip():
            found.append(f"no name: {place(widget)}")
        elif OPEN not in name and any(char.isalpha() for char in rest):
            found.append(f"{name!r}: {place(widget)}")
        if isinstance(widget, QTableView):
            model, across = widget.model(), Qt.Orientation.Horizontal
            for column in range(model.columnCount()):
                if not str(model.headerData(column, across) or "").strip():
                    found.append(f"column {column} without a head: {place(widget)}")
    return found


def test_every_widget_is_named_in_the_language(sample: Opened) -> None:
    values = data_of(sample)
    sample.ui.language.use(pseudo())
    bad: dict[str, list[str]] = {}
    count = 0
    for screen, tabs in PAGES.items():
        for where in tabs:
            sample.go(screen, case=sample.case, **where)
            page = sample.window.screen_of(sample.window.screen_name)
            count += len(list(spoken(page)))
            if found := wrong(page, values):
                bad[f"{screen} {where}"] = found
    found = wrong(sample.window.top, values) + wrong(sample.window.nav, values)
    assert found == []
    assert count > 250
    assert bad == {}
