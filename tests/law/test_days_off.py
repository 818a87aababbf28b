"""Federal holidays against a library and against a second, independent computation."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as library
import pytest
from dateutil.easter import easter

from tro_desk.content.courts import courts
from tro_desk.content.holidays import holiday_table
from tro_desk.law.calendar import (
    Kind,
    actual_day,
    day_off,
    easter_sunday,
    has_state_table,
    perhaps_off,
)

YEARS = range(2000, 2041)


def every_day(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(366 - bool(year % 4))]


def legal_holiday(day: date) -> bool:
    """5 USC 6103 (a) and (b) said over again, day by day, without a table."""
    kept = [day]
    if day.weekday() == 4:
        kept.append(day + timedelta(days=1))  # of a Saturday
    if day.weekday() == 0:
        kept.append(day - timedelta(days=1))  # of a Sunday
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)]
    if any(
        (d.month, d.day) in fixed or (d.year > 2020 and (d.month, d.day) == (6, 19)) for d in kept
    ):
        return True
    week, last = (day.day - 1) // 7 + 1, (day + timedelta(days=7)).month != day.month
    if day.weekday() == 0:
        return (day.month, week) in [(1, 3), (2, 3), (9, 1), (10, 2)] or (day.month == 5 and last)
    return day.weekday() == 3 and (day.month, week) == (11, 4)


@pytest.mark.parametrize("year", YEARS)
def test_federal_holidays_day_by_day(year: int) -> None:
    ours = {d for d in every_day(year) if (off := day_off(d)) and off.kind is Kind.FEDERAL}
    assert ours == {d for d in every_day(year) if legal_holiday(d)}
    assert ours == {d for d in library.US(years=[year]) if d.year == year}


def test_every_weekend_and_no_other_day_is_off() -> None:
    for year in YEARS:
        for day in every_day(year):
            assert (day_off(day) is not None) == (day.weekday() > 4 or legal_holiday(day))


def test_easter() -> None:
    assert all(easter_sunday(year) == easter(year) for year in range(1900, 2200))


@pytest.mark.parametrize(
    ("day", "state", "off"),
    [
        ("2026-02-12", "IL", True),
        ("2026-02-12", "NY", True),
        ("2026-02-12", "CO", False),
        ("2026-11-03", "IL", True),
        ("2027-11-02", "IL", False),  # no general election in odd years
        ("2027-11-02", "NY", True),
        ("2028-11-07", "IL", True),
        ("2026-03-02", "IL", True),
        ("2026-04-03", "FL", True),  # Good Friday
        ("2026-11-27", "PA", True),
        ("2026-11-27", "NY", False),
        ("2026-10-30", "NV", True),
        ("2026-04-20", "MA", True),
        ("2025-12-26", "WY", True),  # agencies closed by order
        ("2026-06-17", "IL", False),
    ],
)
def test_days_that_are_off_perhaps(day: str, state: str, off: bool) -> None:
    reason = perhaps_off(date.fromisoformat(day), state)
    assert (reason is not None) == off
    assert day_off(date.fromisoformat(day)) is None
    if reason is not None:
        assert reason.kind in (Kind.STATE, Kind.CLOSURE)


def test_a_holiday_is_never_missing_after_its_first_year() -> None:

    for rule in holiday_table().federal:
        for year in YEARS:
            assert (actual_day(rule, year) is not None) == (year >= rule.first_year)


def test_states_with_and_without_a_table() -> None:
    assert has_state_table("IL")
    assert {court.state for court in courts().values()} == set(holiday_table().states)
    assert not has_state_table("XX")
