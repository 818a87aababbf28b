"""The windows of tests/ui, and a desk with two shops and their goods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
from tro_desk.desk import Desk
from tro_desk.domain.money import Money
from tro_desk.domain.store import Store

EXPORTS = Path(__file__).parents[1] / "ledger" / "data"


def money(amount: str, currency: str = "CNY") -> Money:
    return Money.of(Decimal(amount), currency)


def fill(desk: Desk, folder: Path) -> tuple[Store, Store]:
    """Two shops with listings, costs, balances and rates, one of each kind proved."""
    one = desk.add_store("amazon", "Lanjia Two", "A2EXAMPLE47")
    two = desk.add_store("alibaba", "澜岬国际", "")
    desk.add_listing(one.id, "LJ-BK", "B0ZZK2M9QF", "Phone stand, black", "17.99", "Active")
    desk.add_listing(one.id, "LJ-BK", "B0ZZK2M9QF", "Phone stand, aluminium", "15.99", "Active")
    desk.add_listing(one.id, "LJ-WH", "B0ZZK4T1LD", "Phone stand, white", "9.99", "Inactive")
    desk.add_listing(two.id, "MINI-2", "1600991234567", "迷你支架", "1.20", "Online")
    paper = folder / "invoice.pdf"
    paper.write_bytes(b"an invoice that no reader opens")
    invoice = desk.keep_evidence(paper).sha256
    cost: dict[str, Any] = {"supplier": "Example Plastics", "note": ""}
    desk.add_cost(
        one.id, "B0ZZK2M9QF", "", from_day=date(2025, 8, 14), unit=money("21.50"),
        quantity=500, evidence=invoice, **cost,
    )  # fmt: skip
    desk.add_cost(one.id, "B0ZZK2M9QF", "", from_day=date(2025, 11, 2), unit=money("23"), **cost)
    desk.add_balance(
        one.id, "Amazon US", date(2026, 2, 26), "USD", money("0", "USD"), money("48210.55", "USD"),
        invoice,
    )  # fmt: skip
    desk.add_balance(two.id, "Payoneer", date(2026, 2, 27), "USD", money("3120.40", "USD"))
    desk.add_rate("CNY", "USD", date(2026, 2, 27), Decimal("0.1389"), "SAFE central parity")
    return one, two


@pytest.fixture
def stocked(
    open_window: Callable[..., Opened],  # noqa: F811
    tmp_path: Path,
) -> Opened:
    """An English window on a desk with two shops."""
    opened = open_window("en", sample=False)
    fill(opened.desk, tmp_path)
    return opened


def tab(opened: Opened, name: str, **where: object) -> Any:
    """Open a tab and give it."""
    opened.go("stores", tab=name, **where)
    return opened.window.screen_of("stores").section


def rows_of(section: Any) -> list[tuple[str, ...]]:
    """What stands in the table, line by line."""
    grid = section.grid
    return [grid.cells(grid.row(line)) for line in range(grid.rowCount())]


def choose(section: Any, words: str) -> None:
    """Put the cursor on the first row that holds these words."""
    at = next(at for at, row in enumerate(rows_of(section)) if words in "\n".join(row))
    section.table.setCurrentIndex(section.grid.index(at, 0))


def drop(widget: QWidget, paths: list[Path], at: QPoint | None = None) -> None:
    """Drop files on a widget, as the system would."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = at or widget.rect().center()
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    widget.dragEnterEvent(QDragEnterEvent(place, *how))
    widget.dropEvent(QDropEvent(QPointF(place), *how))
