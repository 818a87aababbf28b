"""The days that a period skips: federal holidays by rule, state holidays, closures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.base.messages import Message
from tro_desk.content import loader
from tro_desk.content.loader import Row

HOLIDAYS_FILE: Final = Path(__file__).resolve().parent / "law" / "holidays.yaml"

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Names in the file; the position is that of `date.weekday()`."""

KEPT: Final = ("", "friday", "monday", "nearest")
"""How a state makes up for a holiday on a weekend."""


@dataclass(frozen=True, slots=True)
class DayRule:
    """A day of each year.

    Either `month` and `day`; or `month`, the `nth` `weekday` (0 is Monday; nth -1 is the last) and
    `plus_days` after it; or `easter` days after Easter Sunday. None before `first_year`; only in
    `even_years` where that is set.
    """

    id: str
    name: Message
    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    plus_days: int = 0
    easter: int | None = None
    first_year: int = 0
    even_years: bool = False


@dataclass(frozen=True, slots=True)
class StateHoliday:
    """A holiday that a state keeps. `checked` is false where nobody read the statute.

    `kept` tells which weekday stands in where it falls on a weekend (`KEPT`): of a Saturday the
    friday, of a Sunday the monday, nearest for both; empty for none.
    """

    rule: DayRule
    source: str
    checked: bool
    kept: str = ""


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """content/law/holidays.yaml.

    `federal` are legal holidays under FRCP 6(a)(6)(A); `states` those of each state (two letters),
    federal ones not repeated, empty where it is known to have no other; `closures` days on which
    federal agencies were closed by order.
    """

    version: str
    checked_on: date
    federal: tuple[DayRule, ...]
    states: Mapping[str, tuple[StateHoliday, ...]]
    closures: frozenset[date]


@cache
def holiday_table() -> HolidayTable:
    """The table. Raises ContentError where the file does not fit."""
    top = loader.read(HOLIDAYS_FILE)
    federal = tuple(_federal(row) for row in top.rows("federal"))
    days = {rule.id: rule for rule in (_closed(row) for row in top.rows("state_days"))}
    table = HolidayTable(
        version=top.take("version", str),
        checked_on=top.take("checked_on", date),
        federal=federal,
        states=_states(top.rows("states"), days, top.texts("without")),
        closures=frozenset(_closure(row) for row in top.rows("closures")),
    )
    top.close()
    return table


def _states(
    rows: tuple[Row, ...], days: Mapping[str, DayRule], without: tuple[str, ...]
) -> Mapping[str, tuple[StateHoliday, ...]]:
    found: dict[str, list[StateHoliday]] = {state: [] for state in without}
    for row in rows:
        state, day = row.take("state", str), row.take("day", str)
        if day not in days:
            raise row.error(f"no day '{day}' in state_days")
        kept = row.take("kept", str, "")
        if kept not in KEPT:
            raise row.error(f"'kept' must be one of {', '.join(KEPT[1:])}")
        source, checked = row.take("source", str), row.take("checked", bool)
        holiday = StateHoliday(days[day], source, checked, kept)
        row.close()
        found.setdefault(state, []).append(holiday)
    return MappingProxyType({state: tuple(kept) for state, kept in found.items()})


def _federal(row: Row) -> DayRule:
    row.take("source", str)
    row.take("checked", bool)
    return _closed(row)


def _closure(row: Row) -> date:
    row.take("source", str)
    row.take("checked", bool)
    day = row.take("day", date)
    row.close()
    return day


def _closed(row: Row) -> DayRule:
    rule = _rule(row)
    row.close()
    return rule


def _rule(row: Row) -> DayRule:
    weekday = row.take("weekday", str, "")
    if weekday and weekday not in WEEKDAYS:
        raise row.error(f"'{weekday}' is not a weekday")
    rule = DayRule(
        id=row.take("id", str),
        name=row.take("name", Message),
        month=row.take("month", int, 0),
        day=row.take("day", int, 0),
        weekday=WEEKDAYS.index(weekday) if weekday else 0,
        nth=row.take("nth", int, 0),
        plus_days=row.take("plus_days", int, 0),
        easter=row.take("easter", int, None),
        first_year=row.take("first_year", int, 0),
        even_years=row.take("even_years", bool, False),
    )
    ways = (bool(rule.day), bool(weekday and rule.nth), rule.easter is not None)
    if sum(ways) != 1 or (rule.easter is None and not 1 <= rule.month <= 12):
        raise row.error("a day needs month and day, or month, weekday and nth, or easter")
    return rule
