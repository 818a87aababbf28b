"""The tables of states and of China against the pinned release they were taken from."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as library
import pytest

from tro_desk.content.china import china_table
from tro_desk.content.courts import courts
from tro_desk.content.holidays import holiday_table
from tro_desk.law.calendar import Kind, day_off, perhaps_off
from tro_desk.law.china import china_day_off, china_known

YEARS = range(2024, 2041)
STATES = sorted({court.state for court in courts().values()})

LEFT_OUT = {
    "Susan B. Anthony Day",  # of schools in California and New York
    "Cesar Chavez Day",  # optional in Colorado and Texas
    "Diwali",  # by the moon
    "Inauguration Day",  # every fourth year
    "Confederate Memorial Day",  # partial staffing in Texas
    "Good Friday",  # optional in Texas
    "Washington's Birthday",  # which Georgia and Indiana move about Christmas
}
"""Days of the library that the table does not have, on purpose."""


def weekdays() -> list[date]:
    first = date(YEARS[0], 1, 1)
    days = (first + timedelta(days=n) for n in range((date(YEARS[-1] + 1, 1, 1) - first).days))
    return [day for day in days if day.weekday() < 5]


@pytest.mark.parametrize("state", STATES)
def test_the_days_of_a_state(state: str) -> None:
    known = library.US(subdiv=state, years=YEARS, observed=False)
    for day in (d for d in sorted(known) if d.year in YEARS and d.weekday() < 5):
        names = set(known[day].split("; "))
        assert perhaps_off(day, state) is not None or names <= LEFT_OUT, (day, names)


@pytest.mark.parametrize("state", STATES)
def test_a_day_that_nobody_read_in_a_statute_comes_from_the_release(state: str) -> None:
    taken_over = {
        holiday.rule.id
        for holiday in holiday_table().states[state]
        if "python-holidays 0.109" in holiday.source and not holiday.kept
    }
    known = library.US(subdiv=state, years=YEARS, observed=True)
    for holiday in holiday_table().states[state]:
        if holiday.rule.id not in taken_over:
            continue
        days = {
            day
            for day in weekdays()
            if (off := perhaps_off(day, state)) and off.name == holiday.rule.name
        }
        strays = {day for day in days if day not in known and day_off(day) is None}
        # New Jersey's Election Day and Georgia's Christmas Eve are kept in more years than there.
        assert not strays or (state, holiday.rule.id) in {
            ("NJ", "election"),
            ("GA", "christmas_eve"),
        }, strays


def test_a_state_never_takes_out_a_federal_day() -> None:
    for state in STATES:
        for day in weekdays()[:520]:
            off = perhaps_off(day, state)
            if day_off(day) is not None:
                assert off == day_off(day)
            elif off is not None:
                assert off.kind in (Kind.STATE, Kind.CLOSURE)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_working_days_in_china(year: int) -> None:
    known = library.China(years=year)
    day = date(year, 1, 1)
    while day.year == year:
        works = (day.weekday() < 5 and day not in known) or day in known.weekend_workdays
        assert (china_day_off(day) is None) == works, day
        assert china_known(day)
        day += timedelta(days=1)


def test_the_table_of_china_ends_where_the_announcements_do() -> None:
    table = china_table()
    assert (table.first, table.last) == (date(2024, 1, 1), date(2026, 12, 31))
    assert not china_known(date(2027, 1, 1))
    assert not table.checked
    assert "0.109" in table.source


def test_a_state_makes_up_for_a_weekend() -> None:
    def name(day: str, state: str) -> str | None:
        off = perhaps_off(date.fromisoformat(day), state)
        return off.name.text if off and off.name and off.observed else None

    assert name("2027-06-21", "WV") == "West Virginia Day"  # of a Sunday
    assert name("2027-04-16", "DC") is None  # the day itself, a Friday
    assert name("2028-04-17", "DC") == "Emancipation Day in the District of Columbia"
    assert name("2022-12-30", "KY") == "New Year's Eve"  # of a Saturday
