"""The table of lines: sorted by any column, any number of rows, copied with Ctrl+C."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from tro_desk.base.messages import M_
from tro_desk.domain.lines import LineFilter, LineRow
from tro_desk.ui.context import Ui
from tro_desk.ui.models.lines import BLOCK, LinesModel
from tro_desk.ui.widgets.buttons import name_it
from tro_desk.ui.widgets.table import Table
from tro_desk.ui.widgets.widths import Widths

if TYPE_CHECKING:
    from tro_desk.base.jobs import Job
    from tro_desk.desk.lines import Lines, LineTable
    from tro_desk.ui.jobs import Handle

MOST_COPIED: Final = 10_000
"""So many lines are copied at once; more belong into a workbook."""
_PAINT_MS: Final = 40


class LinesTable(Table):
    """Shows the lines of one family. `arranging` and `arranged` tell when it begins and has ended
    to put them in order; `too_many` that more lines were marked than are copied.
    """

    arranging = Signal()
    arranged = Signal()
    too_many = Signal(int)

    def __init__(self, ui: Ui, family: str) -> None:
        super().__init__(ui)
        self._ui = ui
        self.lines: Lines = ui.desk.lines(family)
        self.rows = LinesModel(ui, family)
        self._wanted = LineFilter()
        self._sort, self._descending = "", False
        self._handle: Handle | None = None
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(_PAINT_MS)
        self._painted.timeout.connect(self._arrange)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.rows)
        names = tuple(column.field for column in self.rows.columns)
        self.widths = Widths(ui, self, f"lines/{family}", lambda: names)
        for number, column in enumerate(self.rows.columns):
            self.setColumnWidth(number, self.widths.of(number) or column.width)
        name_it(ui, self, M_("lines", "Lines of sales"), tooltip=False)
        self.rows.sort_wanted.connect(self._sorted)
        self.rows.stale.connect(lambda: self.read())
        ui.language.bind(self, self.rows.retranslate)
        ui.theme.bind(self, lambda _theme: self.viewport().update())

    @property
    def wanted(self) -> LineFilter:
        """Which lines are shown."""
        return self._wanted

    @property
    def busy(self) -> bool:
        """Whether the lines are being put in order."""
        return self._handle is not None or self._painted.isActive()

    def read(self, wanted: LineFilter | None = None) -> None:
        """Read the lines again: the first at once where they stand as they are stored."""
        self._wanted = wanted if wanted is not None else self._wanted
        if self._wanted == LineFilter() and not self._sort:
            lines = self.lines
            self._run(lambda _job: lines.first(BLOCK), self._first)
        else:
            self._arrange()

    def show_only(self, wanted: LineFilter) -> None:
        """Show the lines that a filter lets through."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    def cancel(self) -> None:
        """Stop putting in order; what is shown stays."""
        if self._handle is not None:
            self._handle.cancel()

    def _sorted(self, field: str, descending: bool) -> None:
        if (field, descending and bool(field)) != (self._sort, self._descending):
            self._sort, self._descending = field, descending and bool(field)
            self._arrange()

    def _first(self, rows: Sequence[LineRow]) -> None:
        self._handle = None
        self.rows.show_first(rows)
        if rows:
            self._painted.start()  # what counts the rest does not take the first paint's time
        else:
            self._arrange()

    def _arrange(self) -> None:
        self._painted.stop()
        lines, wanted, sort, descending = self.lines, self._wanted, self._sort, self._descending

        self._run(lambda job: lines.arrange(wanted, sort, descending, job, BLOCK), self._show)

    def _run(self, work: Callable[[Job], object], done: Callable[..., None]) -> None:
        if self._handle is not None:
            self._handle.cancel()

        def ended(result: object) -> None:
            if handle is self._handle:
                done(result)

        def failed(error: Exception) -> None:
            if handle is self._handle:
                self._handle = None
                self.arranged.emit()
                self._ui.jobs.failed.emit(error)

        self.arranging.emit()
        handle = self._ui.jobs.run(work, ended, failed, owner=self)
        self._handle = handle

    def _show(self, table: LineTable) -> None:
        self._handle = None
        self.rows.show(table, table.first)
        self.arranged.emit()

    # copying

    def copy_all(self) -> None:
        """Copy every line that is shown, with the heads."""
        self.selectAll()
        self.copy()

    def copy(self) -> None:
        """Copy the lines that are marked, with the heads of their columns."""
        table = self.rows.table
        chosen = self.selectionModel().selection()
        spans = [chosen.at(number) for number in range(chosen.size())]
        marked = sorted((span.top(), span.bottom() + 1) for span in spans)
        count = sum(stop - start for start, stop in marked)
        if table is None or not count:
            return
        if count > MOST_COPIED:
            self.too_many.emit(count)
            return

        def work(_job: object) -> list[LineRow]:
            return [row for start, stop in marked for row in table.rows(start, stop)]

        def done(rows: list[LineRow]) -> None:
            words = self._ui.translator
            heads = "\t".join(words.render(head) for head in self.rows.heads)
            texts = [heads, *(self.rows.row_text(row) for row in rows)]
            QGuiApplication.clipboard().setText("\n".join(texts))

        self._ui.jobs.run(work, done, owner=self)
