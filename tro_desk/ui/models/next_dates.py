"""The next dates of all cases as a table: sorted by what is due first; nothing is kept twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from tro_desk.base.messages import M_, Message
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.ui.models.countdown import ASSUMED, NOT_OWED, is_done, is_overdue, left, short
from tro_desk.ui.models.headed import ALONE, HeadedModel
from tro_desk.ui.models.month import case_words
from tro_desk.ui.widgets.deadline_chip import deadline_state

COLUMNS: Final[tuple[Message, ...]] = (
    M_("deadlines", "Matter"),
    M_("cases", "Case"),
    M_("deadlines", "Court time"),
    M_("zone", "Beijing time"),
    M_("deadlines", "Left"),
    M_("deadlines", "Basis"),
)
_BEIJING: Final = 3
_LEFT: Final = 4
BASIS: Final = 5
"""The column with the state of a date, for which a small window has no room."""
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class NextDate:
    """One date of one case."""

    case: CaseSummary
    deadline: Deadline
    due: datetime


def next_dates(
    dated: Sequence[tuple[CaseSummary, tuple[Deadline, ...]]], now: datetime
) -> tuple[NextDate, ...]:
    """What is still to be met, in all cases, the earliest first; what is overdue stays."""
    found = [
        NextDate(case, one, one.due)
        for case, deadlines in dated
        for one in deadlines
        if one.due is not None
        and not is_done(one)
        and (one.due > now or one.id not in NOT_OWED)
        and one.id != ASSUMED
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.case.id, one.deadline.id)))


class NextDatesModel(HeadedModel):
    """Words are made for the cells that are seen; `now` is asked each time."""

    heads = COLUMNS
    right = _LEFT

    def __init__(self, words: Translator, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._words, self._now = words, now
        self._all: tuple[NextDate, ...] = ()
        self._shown: tuple[NextDate, ...] = ()

    def show(self, dates: Sequence[NextDate], case_id: str = "") -> None:
        """Take the dates, those of one case alone where it is named."""
        self.beginResetModel()
        self._all = tuple(dates)
        self._shown = tuple(one for one in self._all if case_id in ("", one.case.id))
        self.endResetModel()

    def retranslate(self, words: Translator) -> None:
        """Use another language."""
        self._words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.tick()

    def tick(self) -> None:
        """Count again."""
        if self._shown:
            corner = self.index(len(self._shown) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)

    def row(self, number: int) -> NextDate:
        """The date of a row."""
        return self._shown[number]

    def cell(self, number: int, column: int) -> str:
        """A cell as a person reads it; each time has its zone, or its column has."""
        one, words = self._shown[number], self._words
        if column == 0:
            return words.render(one.deadline.title)
        if column == 1:
            return case_words(words, one.case)
        if column == 2:
            return words.say(
                "dates",
                "{when} {zone}",
                when=self._when(one.due),
                zone=words.zone(str(one.due.tzinfo)),
            )
        if column == _BEIJING:
            return self._when(words.beijing(one.due))
        if column == _LEFT:
            return short(words, left(one.due, self._now()))
        return words.render(deadline_state(one.deadline)[0])

    def _when(self, moment: datetime) -> str:
        """Day and hour, with the year where it is not this one."""
        this_year = moment.year == self._now().astimezone(moment.tzinfo).year
        return self._words.date_time(moment, year=not this_year)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == ALONE and index.column() == _BEIJING:  # no head names the zone there
            return self._words.moment(self._words.beijing(self._shown[index.row()].due))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _LEFT:
            return (
                "danger" if is_overdue(self._shown[index.row()].deadline, self._now()) else "date"
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _LEFT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
