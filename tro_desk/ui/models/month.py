"""A month as a grid of six weeks: each cell a day with what falls on it in court or in Beijing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from tro_desk.base.messages import Message
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.models.countdown import ASSUMED

WEEKS: Final = 6
DAYS: Final = 7
_NOWHERE: Final = QModelIndex()
_BEIJING: Final = ZoneInfo(BEIJING)


@dataclass(frozen=True, slots=True)
class Entry:
    """A deadline on a day: the court's day, or, with `beijing`, the day it is then in Beijing."""

    case: CaseSummary
    deadline: Deadline
    beijing: bool

    def title(self, words: Translator) -> str:
        """What is due, alone: for a cell without room for more."""
        return words.render(self.deadline.title)

    def short(self, words: Translator) -> str:
        """What stands in the cell: the hour is in the zone of the day."""
        due = self.deadline.due
        assert due is not None
        title = self.title(words)
        if not self.beijing:
            return words.say(
                "calendar", "{title}, court {time}", time=words.clock_time(due), title=title
            )
        return words.say(
            "calendar",
            "Beijing: {title}, {time}",
            time=words.clock_time(words.beijing(due)),
            title=title,
        )


def case_words(words: Translator, case: CaseSummary) -> str:
    """A case in one line, as far as it is known."""
    name = case.plaintiff or case.case_name or case.docket_number
    return name or words.say("case", "Case without a number yet")


def entries_by_day(
    dated: Sequence[tuple[CaseSummary, tuple[Deadline, ...]]],
) -> Mapping[date, tuple[Entry, ...]]:
    """Every deadline on the court's day, and again on Beijing's where that is another.

    Without the end of a TRO that nobody has extended yet: it is no date of the case.
    """
    found: dict[date, list[Entry]] = {}
    for case, deadlines in dated:
        for one in deadlines:
            if one.due is None or one.id == ASSUMED:
                continue
            found.setdefault(one.due.date(), []).append(Entry(case, one, False))
            there = one.due.astimezone(_BEIJING).date()
            if there != one.due.date():
                found.setdefault(there, []).append(Entry(case, one, True))
    return {
        day: tuple(sorted(entries, key=lambda e: (e.beijing, e.deadline.due, e.deadline.id)))
        for day, entries in found.items()
    }


class MonthModel(QAbstractTableModel):
    """Weeks begin on Monday, as calendars in China and Europe do."""

    def __init__(self, words: Translator, today: date) -> None:
        super().__init__()
        self._words = words
        self.today = today
        self.first = today.replace(day=1)
        self.entries: Mapping[date, tuple[Entry, ...]] = {}
        self.off: Mapping[date, tuple[Message, ...]] = {}

    @property
    def start(self) -> date:
        """The day in the first cell."""
        return self.first - timedelta(days=self.first.weekday())

    @property
    def end(self) -> date:
        """The day in the last cell."""
        return self.start + timedelta(days=WEEKS * DAYS - 1)

    def show(
        self,
        first: date,
        entries: Mapping[date, tuple[Entry, ...]],
        off: Mapping[date, tuple[Message, ...]],
    ) -> None:
        """Take a month and what falls on its days."""
        self.beginResetModel()
        self.first, self.entries, self.off = first.replace(day=1), entries, off
        self.endResetModel()

    def retranslate(self, words: Translator) -> None:
        """Use another language."""
        self._words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, DAYS - 1))

    def day(self, index: QModelIndex | QPersistentModelIndex) -> date:
        """The day of a cell."""
        return self.start + timedelta(days=index.row() * DAYS + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; no cell for one that is not shown."""
        number = (day - self.start).days
        if not 0 <= number < WEEKS * DAYS:
            return QModelIndex()
        return self.index(number // DAYS, number % DAYS)

    def lines(self, day: date) -> tuple[str, ...]:
        """The holidays and the entries of a day, in words."""
        off = tuple(self._words.render(name) for name in self.off.get(day, ()))
        return off + tuple(one.short(self._words) for one in self.entries.get(day, ()))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else DAYS

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        day = self.day(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            lines = self.lines(day)
            if role == Qt.ItemDataRole.ToolTipRole and not lines:
                return None
            return "\n".join([day_words(self._words, day), *lines])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return weekday(section)
        return None


def day_words(words: Translator, day: date) -> str:
    """A day of the grid: what stands on it says of which of the two clocks it is a day."""
    return words.say("calendar", "{day} (court time and Beijing time)", day=day)


def weekday(number: int) -> str:
    """The short name of a day of the week, 0 for Monday, in the language in use."""
    return QLocale().dayName(number + 1, QLocale.FormatType.ShortFormat)


def month_name(words: Translator, day: date) -> str:
    """A month and its year."""
    if words.language == "zh":
        name = str(day.month)
    else:
        name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    return words.say("calendar", "{month} {year}", month=name, year=str(day.year))


def shifted(day: date, months: int) -> date:
    """The same day some months later or earlier; the last one where the month is shorter."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))
