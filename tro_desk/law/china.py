"""Working days in China: weekends and holidays are off, some weekend days are worked."""

from __future__ import annotations

from datetime import date

from tro_desk.content.china import china_table
from tro_desk.law.calendar import SATURDAY, WEEKEND, DayOff, Kind


def china_day_off(day: date) -> DayOff | None:
    """Why `day` is no working day in China; None for a working day.

    Of years whose calendar is not announced only the weekends are known (`china_known`).
    """
    table = china_table()
    holiday = table.off.get(day)
    if holiday is not None:
        return DayOff(Kind.CHINA, holiday, checked=table.checked)
    return WEEKEND if day.weekday() >= SATURDAY and day not in table.work else None


def china_known(day: date) -> bool:
    """Whether the arrangement of holidays of that day's year is in the table."""
    return china_table().first <= day <= china_table().last
