"""What must hold for every court, every day and every computer."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tro_desk.content.courts import courts
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.law import compute_deadlines
from tro_desk.law.calendar import day_off
from tro_desk.law.frcp6 import backward, forward, hours_after

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
court_ids = st.sampled_from(sorted(courts()))
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is given beside the bounds
    datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.just(ZoneInfo("UTC")),
)
hours = st.sampled_from(["", "T00:00", "T10:23", "T23:59"])


at_leisure = settings(deadline=None)  # the first call reads the tables


def by_id(**values: str) -> dict[str, Deadline]:
    inputs = [Input(field, value, True, "command") for field, value in values.items()]
    return {deadline.id: deadline for deadline in compute_deadlines(inputs)}


@at_leisure
@given(court_ids, days, hours)
def test_forward_deadlines(court: str, day: date, hour: str) -> None:
    value = day.isoformat() + hour
    found = by_id(court=court, served=value, tro_entered=value)
    default = found.pop("default_possible").due
    assert [*found] == ["tro_expires", "tro_day_28", "answer_due"]
    for deadline in found.values():
        assert deadline.due is not None
        assert deadline.starts is not None
        assert deadline.due > deadline.starts
        assert deadline.possible_later is None or deadline.possible_later > deadline.due
        assert deadline.tz in (courts()[court].tz, *courts()[court].other_tz)
        assert deadline.due.strftime("%H:%M:%S") == "23:59:59"
    answer = found["answer_due"].due
    assert answer is not None
    assert day_off(answer.date()) is None
    assert default is not None
    assert default - answer <= timedelta(hours=2)  # one second, or an hour of summer time more
    assert (default.date() - answer.date(), f"{default:%H:%M}") == (timedelta(days=1), "00:00")
    assert timedelta(days=21) <= answer.date() - day <= timedelta(days=26)
    expires = found["tro_expires"].due
    assert expires is not None
    assert expires.date() == day + timedelta(days=14)


@at_leisure
@given(days, st.integers(0, 400))
def test_counts_end_on_business_days(day: date, length: int) -> None:
    ahead, back = forward(day, length), backward(day, length)
    for count in (ahead, back):
        assert day_off(count.due) is None
        assert [passed for passed, _ in count.rolled] == sorted(
            (passed for passed, _ in count.rolled), reverse=count is back
        )
        assert len(count.rolled) == abs((count.due - count.raw).days)
    assert ahead.due >= day + timedelta(days=length)
    assert back.due <= day - timedelta(days=length)


@at_leisure
@given(
    moments,
    st.integers(1, 240),
    court_ids,
)
def test_hours_elapse(start: datetime, length: int, court: str) -> None:
    end = hours_after(start, length, courts()[court].tz)
    assert day_off(end.date()) is None
    assert end - start >= timedelta(hours=length)


@at_leisure
@given(court_ids, days, days)
def test_a_printed_date_is_never_moved(court: str, day: date, opposition: date) -> None:
    found = by_id(court=court, hearing=f"{day}T09:30", opposition_due=str(opposition))
    hearing, papers = found["hearing"].due, found["opposition_due"].due
    assert hearing is not None
    assert papers is not None
    assert hearing.strftime("%Y-%m-%dT%H:%M") == f"{day}T09:30"
    assert papers.date() == opposition


@at_leisure
@given(court_ids, days, days)
def test_of_two_answer_dates_the_earlier_is_shown(court: str, served: date, printed: date) -> None:
    found = by_id(court=court, served=str(served), answer_due=str(printed))["answer_due"]
    if printed < served:
        assert found.status == "needs_input"
        assert found.missing == ("served", "answer_due")
        return
    alone = by_id(court=court, served=str(served))["answer_due"]
    assert found.due is not None
    assert alone.due is not None
    assert found.due.date() == min(alone.due.date(), printed)
    if printed != alone.due.date():
        assert found.possible_later is not None
        assert found.possible_later.date() >= max(alone.due.date(), printed)


PROGRAM = """
from tro_desk.domain.deadline import Input
from tro_desk.law import compute_deadlines
for court in ("ilnd", "txwd", "hid", "gud"):
    for day in ("2026-02-20", "2026-03-08T02:30", "2026-10-16T23:59", "2026-11-01T01:30"):
        given = [("court", court), ("served", day), ("tro_entered", day), ("hearing", day)]
        for d in compute_deadlines([Input(f, v, True, "seller") for f, v in given]):
            print(d.id, d.due, d.possible_later, d.starts, d.trace)
"""


def test_the_zone_of_the_computer_does_not_matter() -> None:
    def run(zone: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": "0"},
        )
        return done.stdout

    answers = {run(zone) for zone in ("Asia/Shanghai", "America/Chicago", "Pacific/Kiritimati")}
    assert len(answers) == 1
    assert "answer_due" in answers.pop()


@pytest.mark.parametrize("entered", ["2026-03-08T02:30", "2026-11-01T01:30"])
def test_an_hour_that_the_clock_skips_or_repeats(entered: str) -> None:
    found = by_id(court="ilnd", tro_entered=entered)["tro_expires"]
    assert found.due is not None
    assert found.due.date() == date.fromisoformat(entered[:10]) + timedelta(days=14)
