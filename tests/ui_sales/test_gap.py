"""The window stays awake while a long table is put in order and jumped through.

Measured is the longest work of the main thread between two turns of its event loop, in its own
time: what else runs on the machine does not count.
"""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.store.lines_made import fill
from tests.ui.conftest import Opened
from tests.ui.test_gap import LONGEST
from tests.ui_sales.conftest import sales
from tro_desk.ui.screens.sales.lines_page import LinesPage

LINES = 30_000


class Work(QTimer):
    """Beats as fast as the event loop lets it; remembers the most work between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self.setInterval(0)
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def settled(opened: Opened, page: LinesPage) -> None:
    while page.table.busy:
        QApplication.processEvents()
    opened.settle()


def test_while_a_long_table_is_sorted_and_jumped_through(empty: Opened) -> None:
    fill(empty.desk._storage, LINES)
    view = sales(empty)
    view.show_tab("orders")
    page = view.lines["orders"]
    settled(empty, page)
    assert page.table.rows.rowCount() == LINES
    work = Work()
    for column in (0, 6):
        page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        settled(empty, page)
        for row in (LINES - 1, 0, LINES // 2):
            page.table.scrollTo(page.table.rows.index(row, 0))
            empty.settle()
    work.stop()
    assert 0 < work.longest < LONGEST
