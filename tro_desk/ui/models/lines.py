"""Lines of sales as a table of any length, read in the background where it is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk.tables import Cell
from tro_desk.domain.lines import LineRow
from tro_desk.domain.money import Money
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import ABOUT_REPORTS, MARKETPLACE, REPORT, headed
from tro_desk.l10n.sales import kind_word, report_name, status_word
from tro_desk.ui.context import Ui
from tro_desk.ui.models.headed import HeadedModel

if TYPE_CHECKING:
    from tro_desk.desk.lines import LineTable

BLOCK: Final = 64
"""So many lines are read together."""
_KEPT: Final = 64  # blocks
_AT_ONCE: Final = 4  # blocks a job reads
_RIGHT: Final = frozenset(("money", "number"))
_NOWHERE: Final = QModelIndex()


class Column(NamedTuple):
    """A column: the field of the row, its head, how it is written, its width in px."""

    field: str
    head: Message
    kind: str
    width: int


_DAY: Final = Column("day", headed(M_("lines", "Day"), REPORT), "day", 174)
_SKU: Final = Column("sku", M_("lines", "SKU"), "text", 150)
_PRODUCT: Final = Column("product", M_("lines", "Product"), "text", 124)
_ORDER: Final = Column("order_id", M_("lines", "Order"), "order", 190)
_STATUS: Final = Column("status", M_("lines", "Status"), "status", 92)
_UNITS: Final = Column("quantity", M_("lines", "Units"), "number", 72)
_GROSS: Final = Column("gross", M_("lines", "Sales"), "money", 124)
_SHIPPING: Final = Column("shipping", M_("lines", "Shipping"), "money", 112)
_PROMO: Final = Column("promo", M_("lines", "Discount"), "money", 112)
_TAX: Final = Column("tax", M_("lines", "Tax"), "money", 112)
_CHANNEL: Final = Column("channel", M_("lines", "Shipped by"), "text", 100)
_STATE: Final = Column("state", M_("lines", "Ship to"), "place", 96)
_STORE: Final = Column("store", M_("lines", "Shop"), "store", 150)
_REPORT: Final = Column("report", M_("lines", "Report"), "report", 210)
_FILE: Final = Column("load", M_("lines", "File"), "load", 220)

COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "orders": (
        *(_DAY, _SKU, _PRODUCT, _ORDER, _STATUS, _UNITS, _GROSS, _STATE),
        *(_SHIPPING, _PROMO, _TAX, _CHANNEL, _STORE, _REPORT, _FILE),
    ),
    "money": (
        _DAY,
        Column("kind", M_("lines", "Kind"), "kind", 92),
        _SKU,
        _ORDER,
        Column("total", M_("lines", "Total"), "money", 124),
        Column("status", M_("lines", "Status"), "status", 110),
        _UNITS,
        _GROSS,
        Column("selling_fee", M_("lines", "Selling fee"), "money", 120),
        Column("fba_fee", M_("lines", "FBA fee"), "money", 120),
        Column("other_fee", M_("lines", "Other fees"), "money", 120),
        *(_SHIPPING, _PROMO, _TAX),
        Column("other", M_("lines", "Other"), "money", 112),
        Column("description", M_("lines", "Description"), "text", 240),
        Column("settlement", M_("lines", "Settlement"), "text", 130),
        *(_STATE, _STORE, _REPORT, _FILE),
    ),
    "periods": (
        Column("product", M_("lines", "Product"), "text", 130),
        Column("sku", M_("lines", "SKU"), "text", 130),
        Column("title", M_("lines", "Title"), "text", 260),
        Column("first_day", headed(M_("lines", "From"), MARKETPLACE), "day", 214),
        Column("last_day", headed(M_("lines", "To"), MARKETPLACE), "day", 204),
        _UNITS,
        _GROSS,
        *(_STORE, _REPORT, _FILE),
    ),
}
"""Family -> the columns of its table, what is asked for most at the left."""


class LinesModel(HeadedModel):
    """Holds a few thousand lines at most; a line that is still being read is empty.

    `sort_wanted` asks for another order (field, descending; an empty field for none); `stale` tells
    that the sales changed under the table.
    """

    sort_wanted = Signal(str, bool)
    stale = Signal()

    def __init__(self, ui: Ui, family: str) -> None:
        super().__init__()
        self._ui = ui
        self.family = family
        self.columns = COLUMNS[family]
        self.heads = [column.head for column in self.columns]
        self._words = ui.translator
        self._stores: Mapping[int, str] = {}
        self._loads: Mapping[int, str] = {}
        self._count = 0
        self._table: LineTable | None = None
        self._blocks: OrderedDict[int, Sequence[LineRow]] = OrderedDict()
        self._wanted: list[int] = []
        self._reading = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)

    # what is shown

    def name(self, stores: Mapping[int, str], loads: Mapping[int, str]) -> None:
        """The names of shops and of files by their numbers."""
        self._stores, self._loads = stores, loads
        self._changed()

    def show_first(self, rows: Sequence[LineRow]) -> None:
        """Show lines until the table is arranged."""
        self.beginResetModel()
        self._table = None
        self._take(len(rows), rows)
        self.endResetModel()

    def show(self, table: LineTable, first: Sequence[LineRow]) -> None:
        """Show a table; `first` are its first lines, one block or more where it has them."""
        same = self._table is None and first[: self._count] == self._first(self._count)
        if same and self._count and table.count > self._count:
            self.beginInsertRows(_NOWHERE, self._count, table.count - 1)
            self._table, self._count = table, table.count
            self.endInsertRows()
            return
        self.beginResetModel()
        self._table = table
        self._take(table.count, first)
        self.endResetModel()

    @property
    def table(self) -> LineTable | None:
        """The table that is shown, None until it is arranged."""
        return self._table

    def row(self, number: int) -> LineRow | None:
        """A line that has been read."""
        rows = self._blocks.get(number // BLOCK)
        at = number % BLOCK
        return rows[at] if rows is not None and at < len(rows) else None

    def _first(self, count: int) -> Sequence[LineRow]:
        rows: list[LineRow] = []
        for block in range(-(-count // BLOCK)):
            rows += self._blocks.get(block, ())
        return rows[:count]

    def _take(self, count: int, first: Sequence[LineRow]) -> None:
        self._count = count
        self._wanted.clear()
        self._blocks.clear()
        for start in range(0, len(first), BLOCK):
            rows = first[start : start + BLOCK]
            if len(rows) == BLOCK or start + len(rows) == count:
                self._blocks[start // BLOCK] = rows

    # reading

    def _want(self, block: int) -> None:
        if block in self._wanted:
            self._wanted.remove(block)
        self._wanted.append(block)  # what is looked at now comes first
        if not self._reading and not self._soon.isActive():
            self._soon.start()

    def _read(self) -> None:
        table = self._table
        if table is None or not self._wanted or self._reading:
            return
        blocks = [self._wanted.pop() for _ in range(min(_AT_ONCE, len(self._wanted)))]
        self._wanted.clear()  # what was scrolled past is asked for again when it is seen
        self._reading = True

        def work(_job: object) -> list[tuple[int, Sequence[LineRow]]]:
            return [(at, table.rows(at * BLOCK, (at + 1) * BLOCK)) for at in blocks]

        done, failed = partial(self._came, table), partial(self._failed, table)
        self._ui.jobs.run(work, done, failed, owner=self)

    def _came(self, table: LineTable, found: list[tuple[int, Sequence[LineRow]]]) -> None:
        self._reading = False
        if table is self._table:
            for block, rows in found:
                self._blocks[block] = rows
                corner = self.index(block * BLOCK + len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(block * BLOCK, 0), corner)
            while len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        if self._wanted:
            self._soon.start()

    def _failed(self, table: LineTable, error: DeskError) -> None:
        self._reading = False
        if error.code != "sales_changed":
            self._ui.jobs.failed.emit(error)
        elif table is self._table:
            self.stale.emit()

    # words

    def retranslate(self, words: Translator) -> None:
        """Use another language."""
        self._words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self._changed()

    def _changed(self) -> None:
        if self._count:
            corner = self.index(self._count - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)

    def cell(self, row: LineRow, column: int) -> str:
        """A cell of a line as a person reads it."""
        field, _head, kind, _width = self.columns[column]
        value = getattr(row, field)
        words = self._words
        if kind == "money":
            return words.money(Money(row.currency, value)) if row.currency else "—"
        if kind == "number":
            return words.number(value)
        if kind == "day":
            return day_text(value)
        if kind == "order":
            spoilt = getattr(row, "damaged", False)
            return words.say("lines", "{order} (damaged)", order=value) if spoilt else value or "—"
        if kind == "place":
            country = getattr(row, "country", "")
            return ", ".join(part for part in (value, country) if part) or "—"
        if kind == "store":
            return self._stores.get(value, "—")
        if kind == "load":
            return self._loads.get(value, "—")
        named = {"report": report_name, "status": status_word, "kind": kind_word}.get(kind)
        return (named(words, value) if named else str(value)) or "—"

    def row_text(self, row: LineRow) -> str:
        """A line as text, its cells divided by tabs."""
        return "\t".join(self.cell(row, column) for column in range(len(self.columns)))

    def values(self, row: LineRow) -> list[Cell]:
        """The cells of a line for a workbook: figures and days as such. May run in any thread."""
        made: list[Cell] = []
        for number, (field, _head, kind, _width) in enumerate(self.columns):
            value = getattr(row, field)
            if kind == "money":
                made.append(Money(row.currency, value) if row.currency else None)
            elif kind == "number":
                made.append(value)
            elif kind == "day":
                made.append(day_of(value))
            else:
                text = self.cell(row, number)
                made.append(None if text == "—" else text)
        return made

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        if role == Qt.ItemDataRole.ToolTipRole and self.columns[section].kind == "day":
            return self._words.render(ABOUT_REPORTS)
        return super().headerData(section, orientation, role)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not shown and role != Qt.ItemDataRole.ForegroundRole:
            return None
        block = index.row() // BLOCK
        if block not in self._blocks:
            self._want(block)
            return "" if shown else None
        row = self._blocks[block][index.row() % BLOCK]
        if shown:
            return self.cell(row, index.column())
        kind = self.columns[index.column()].kind
        return "danger" if kind == "order" and getattr(row, "damaged", False) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        field = self.columns[column].field if column >= 0 else ""
        self.sort_wanted.emit(field, order == Qt.SortOrder.DescendingOrder)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        right = self.columns[column].kind in _RIGHT
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def day_of(day: int) -> date | None:
    """A day of a report, 20260301; None where the file has none."""
    return date(day // 10_000, day // 100 % 100, day % 100) if day else None


def day_text(day: int) -> str:
    """A day of a report, 20260301, as 2026-03-01; an em dash where the file has none."""
    return f"{day // 10_000}-{day // 100 % 100:02d}-{day % 100:02d}" if day else "—"
