"""What must hold for every court, every day and every computer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tro_desk.content.courts import courts
from tro_desk.content.deadlines import deadline_rules
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline, Input
from tro_desk.law import compute_deadlines
from tro_desk.law.calendar import day_off
from tro_desk.law.china import china_day_off
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


lengths = st.integers(-400, 400).filter(bool)


@at_leisure
@given(court_ids, days, lengths, st.frozensets(days, max_size=4))
def test_court_days_of_ones_own(
    court: str, day: date, length: int, closed: frozenset[date]
) -> None:
    closures = [Closure(n, court, on, "") for n, on in enumerate(sorted(closed))]
    found = own("court_days", length, str(day), court, closures)
    assert found.due is not None
    end = found.due.date()
    assert day_off(end) is None
    if length > 0:
        assert found.due > datetime.combine(day, clock_time(), found.due.tzinfo)
        assert day + timedelta(days=length) <= end <= day + timedelta(days=length + 5)
        if found.possible_later is not None:
            assert found.possible_later > found.due
            assert found.possible_later.date() not in closed
    else:
        assert day + timedelta(days=length - 5) <= end <= day + timedelta(days=length)
        assert found.possible_later is None
    assert found == own("court_days", length, str(day), court, closures)


@at_leisure
@given(court_ids, days, hours.filter(bool), st.integers(-300, 300).filter(bool))
def test_hours_of_ones_own(court: str, day: date, hour: str, length: int) -> None:
    start = f"{day}{hour}"
    found = own("hours", length, start, court)
    assert found.due is not None
    zone = found.due.tzinfo
    begin = datetime.fromisoformat(start).replace(tzinfo=zone).astimezone(UTC)
    elapsed = found.due.astimezone(UTC) - begin
    assert day_off(found.due.date()) is None
    if length > 0:
        assert timedelta(hours=length) <= elapsed <= timedelta(hours=length + 5 * 24)
    else:
        assert timedelta(hours=length - 5 * 24) <= elapsed <= timedelta(hours=length)


@at_leisure
@given(st.dates(date(2023, 6, 1), date(2027, 6, 1)), st.integers(-60, 60).filter(bool))
def test_working_days_in_china(day: date, length: int) -> None:
    found = own("china_days", length, str(day))
    assert found.due is not None
    end = found.due.date()
    assert china_day_off(end) is None
    step = 1 if length > 0 else -1
    between = [day + timedelta(days=n * step) for n in range(1, abs((end - day).days) + 1)]
    assert sum(china_day_off(one) is None for one in between) == abs(length)
    assert (end > day) == (length > 0)


@at_leisure
@given(court_ids, days, st.integers(0, 21), st.integers(0, 400))
def test_a_restart_and_an_extension_never_come_before_their_trigger(
    court: str, entered: date, until_filed: int, until_decided: int
) -> None:
    filed = entered + timedelta(days=until_filed)
    decided = filed + timedelta(days=until_decided)
    found = by_id(
        court=court,
        tro_entered=str(entered),
        tro_extended=str(filed),
        served=str(entered),
        motion_filed=str(filed),
        motion_decided=str(decided),
    )
    expires, answer = found["tro_expires"].due, found["answer_due"].due
    assert expires is not None
    assert answer is not None
    assert expires.date() == entered + timedelta(days=28)
    assert timedelta(days=14) <= answer.date() - decided <= timedelta(days=19)


def own(
    unit: str,
    length: int,
    starts: str,
    court: str | None = None,
    closures: Sequence[Closure] = (),
) -> Deadline:
    inputs = [Input("court", court, True, "seller")] if court else []
    custom = CustomDeadline(1, "x", "", unit, length, starts, "")
    (found,) = [
        d for d in compute_deadlines(inputs, closures, [custom]) if d.id.startswith("custom")
    ]
    return found


PROGRAM = """
from tro_desk.domain.deadline import CustomDeadline, Input
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.deadline import TRIGGERS
from tro_desk.law import compute_deadlines
for court in ("ilnd", "txwd", "hid", "gud"):
    for day in ("2026-02-20", "2026-03-08T02:30", "2026-10-16T23:59", "2026-11-01T01:30"):
        given = [("court", court), ("tro_extended_consent", "no"), ("waiver_outside_us", "yes")]
        given += [(f, day) for f in TRIGGERS if FIELDS[f].kind is Kind.DATE]
        customs = [
            CustomDeadline(1, "a", "", "fixed", 0, day, ""),
            CustomDeadline(2, "b", "", "court_days", -7, day, ""),
            CustomDeadline(3, "c", "", "hours", 72, day[:10] + "T10:00", "Asia/Shanghai"),
            CustomDeadline(4, "d", "", "china_days", 3, day, "America/Chicago"),
        ]
        for left_out in ("", "motion_filed", "default_entered", "tro_extended_until"):
            inputs = [Input(f, v, True, "seller") for f, v in given if f != left_out]
            for d in compute_deadlines(inputs, (), customs):
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
    answer = answers.pop()
    assert all(f"\n{one} " in f"\n{answer}" for one in deadline_rules().rules)
    assert "\ncustom:4 " in answer


@pytest.mark.parametrize("entered", ["2026-03-08T02:30", "2026-11-01T01:30"])
def test_an_hour_that_the_clock_skips_or_repeats(entered: str) -> None:
    found = by_id(court="ilnd", tro_entered=entered)["tro_expires"]
    assert found.due is not None
    assert found.due.date() == date.fromisoformat(entered[:10]) + timedelta(days=14)
