"""The cases of the desk as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from tro_desk.base.messages import M_, Message
from tro_desk.desk.without_case import courts
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import show_value
from tro_desk.ui.models.headed import HeadedModel

COLUMNS: Final[tuple[Message, ...]] = (
    M_("cases", "Case"),
    M_("cases", "Docket number"),
    M_("cases", "Court"),
    M_("cases", "To check"),
    M_("cases", "Added (Beijing time)"),
)
_RIGHT: Final = 3
_NOWHERE: Final = QModelIndex()


class CasesModel(HeadedModel):
    """Sorts itself; an unknown value is an em dash."""

    heads = COLUMNS
    right = _RIGHT

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._words = translator
        self._cases: list[CaseSummary] = []
        self._order = (4, Qt.SortOrder.DescendingOrder)

    def show(self, cases: Sequence[CaseSummary]) -> None:
        """Take the cases."""
        self.beginResetModel()
        self._cases = list(cases)
        self._sort()
        self.endResetModel()

    def retranslate(self, translator: Translator) -> None:
        """Use another language."""
        self._words = translator
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._cases:
            corner = self.index(len(self._cases) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)

    def case(self, row: int) -> CaseSummary:
        """The case of a row."""
        return self._cases[row]

    def cell(self, row: int, column: int) -> str:
        """A cell as a person reads it."""
        case, words = self._cases[row], self._words
        if column == 0:
            name = case.case_name or case.plaintiff
            return name or words.say("case", "Case without a number yet")
        if column == 1:
            return case.docket_number or "—"
        if column == 2:
            return show_value(words, "court", case.court, courts()) if case.court else "—"
        if column == _RIGHT:
            return words.number(case.open_count) if case.open_count else "—"
        return words.date(words.beijing(case.created_at).date())

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cases)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._order = (column, order)
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        keys = {
            0: lambda case: (case.case_name or case.plaintiff).casefold(),
            1: lambda case: case.docket_number,
            2: lambda case: case.court,
            3: lambda case: case.open_count or 0,
        }
        key = keys.get(column, lambda case: case.created_at)
        self._cases.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
