"""The worked examples of the reference (law, section 1B), each by its number."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tro_desk.content.deadlines import Example, deadline_rules
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.law import compute_deadlines
from tro_desk.law.frcp6 import backward, end_of_day, forward, hours_after

BEIJING = ZoneInfo("Asia/Shanghai")
CHICAGO, NEW_YORK = "America/Chicago", "America/New_York"


def computed(deadline: str, **values: str) -> Deadline:
    """One deadline from confirmed values."""
    inputs = [Input(field, value, True, "command") for field, value in values.items()]
    (found,) = [d for d in compute_deadlines(inputs) if d.id == deadline]
    return found


def beijing(moment: datetime) -> str:
    """A moment on Beijing's clock, to the second."""
    return moment.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S")


ANSWERS = [
    # number, court, served, due at the court, in Beijing, possibly later, in Beijing
    (1, "ilnd", "2026-05-29", "2026-06-22", "2026-06-23 12:59:59", None, None),
    (2, "ilnd", "2026-06-12", "2026-07-06", "2026-07-07 12:59:59", None, None),
    (3, "ilnd", "2026-06-13", "2026-07-06", "2026-07-07 12:59:59", None, None),
    (4, "flsd", "2026-11-05", "2026-11-27", "2026-11-28 12:59:59", "2026-11-30", None),
    (4, "pawd", "2026-11-05", "2026-11-27", "2026-11-28 12:59:59", "2026-11-30", None),
    (4, "nysd", "2026-11-05", "2026-11-27", "2026-11-28 12:59:59", None, None),
    (5, "ilnd", "2026-12-04", "2026-12-28", "2026-12-29 13:59:59", None, None),
    (6, "nysd", "2027-12-03", "2027-12-27", "2027-12-28 12:59:59", None, None),
    (7, "ilnd", "2026-01-22", "2026-02-12", "2026-02-13 13:59:59", "2026-02-13", "2026-02-14"),
    (8, "ilnd", "2026-10-13", "2026-11-03", "2026-11-04 13:59:59", "2026-11-04", "2026-11-05"),
    (9, "ilnd", "2026-02-20", "2026-03-13", "2026-03-14 12:59:59", None, None),
    (10, "ilnd", "2026-10-16", "2026-11-06", "2026-11-07 13:59:59", None, None),
    (11, "cacd", "2026-11-20", "2026-12-11", "2026-12-12 15:59:59", None, None),
    (30, "nysd", "2025-12-04", "2025-12-26", "2025-12-27 12:59:59", "2025-12-29", None),
]


@pytest.mark.parametrize(
    ("number", "court", "served", "due", "in_beijing", "later", "later_in_beijing"),
    ANSWERS,
    ids=[f"example-{row[0]:02d}-{row[1]}" for row in ANSWERS],
)
def test_answer_after_service(
    number: int,
    court: str,
    served: str,
    due: str,
    in_beijing: str,
    later: str | None,
    later_in_beijing: str | None,
) -> None:
    found = computed("answer_due", court=court, served=served)
    assert found.due is not None
    assert found.due.strftime("%Y-%m-%d %H:%M:%S") == f"{due} 23:59:59"
    assert beijing(found.due) == in_beijing
    assert (found.possible_later and str(found.possible_later.date())) == later
    if later_in_beijing is not None and found.possible_later is not None:
        assert beijing(found.possible_later) == f"{later_in_beijing} 13:59:59"
    assert found.status == "computed"
    assert (found.days, found.rule) == (21, "FRCP 12(a)(1)(A)(i)")


ORDERS = [
    # number, deadline, court, TRO entered, due, in Beijing, rolled, rolled in Beijing
    (13, "tro_expires", "ilnd", "2026-03-02", "2026-03-16", "2026-03-17 12:59:59", None, None),
    (
        *(14, "tro_expires", "ilnd", "2026-06-05", "2026-06-19", "2026-06-20 12:59:59"),
        *("2026-06-22", "2026-06-23 12:59:59"),
    ),
    (
        *(15, "tro_expires", "nysd", "2026-11-12", "2026-11-26", "2026-11-27 12:59:59"),
        *("2026-11-27", "2026-11-28 12:59:59"),
    ),
    (16, "tro_day_28", "nysd", "2026-11-12", "2026-12-10", "2026-12-11 12:59:59", None, None),
    (17, "tro_expires", "ilnd", "2026-10-23", "2026-11-06", "2026-11-07 13:59:59", None, None),
]


@pytest.mark.parametrize("hour", ["", "T10:23"])
@pytest.mark.parametrize(
    ("number", "deadline", "court", "entered", "due", "in_beijing", "later", "later_in_beijing"),
    ORDERS,
    ids=[f"example-{row[0]}" for row in ORDERS],
)
def test_end_of_a_tro(
    number: int,
    deadline: str,
    court: str,
    entered: str,
    due: str,
    in_beijing: str,
    later: str | None,
    later_in_beijing: str | None,
    hour: str,
) -> None:
    found = computed(deadline, court=court, tro_entered=entered + hour)
    assert found.due is not None
    assert found.due.strftime("%Y-%m-%d %H:%M:%S") == f"{due} 23:59:59"
    assert beijing(found.due) == in_beijing
    assert (found.possible_later and str(found.possible_later.date())) == later
    assert (found.possible_later and beijing(found.possible_later)) == later_in_beijing


COUNTED = [
    # number, from, days, due, zone, in Beijing
    (12, "2026-09-28", 90, "2026-12-28", CHICAGO, "2026-12-29 13:59:59"),
    (21, "2026-06-18", 2, "2026-06-22", CHICAGO, None),
    (24, "2026-11-25", 30, "2026-12-28", NEW_YORK, "2026-12-29 12:59:59"),
    (25, "2026-11-27", 28, "2026-12-28", CHICAGO, "2026-12-29 13:59:59"),
    (26, "2026-12-18", 14, "2027-01-04", CHICAGO, "2027-01-05 13:59:59"),
    (27, "2026-11-09", 14, "2026-11-23", CHICAGO, "2026-11-24 13:59:59"),
]


@pytest.mark.parametrize(
    ("number", "start", "days", "due", "zone", "in_beijing"),
    COUNTED,
    ids=[f"example-{row[0]}" for row in COUNTED],
)
def test_days_forward(
    number: int, start: str, days: int, due: str, zone: str, in_beijing: str | None
) -> None:
    count = forward(date.fromisoformat(start), days)
    assert str(count.due) == due
    if in_beijing is not None:
        assert beijing(end_of_day(count.due, zone)) == in_beijing


@pytest.mark.parametrize(
    ("start", "hours", "zone", "end", "in_beijing"),
    [
        pytest.param(
            *("2026-10-30T10:23-05:00", 72, CHICAGO),
            *("2026-11-02T09:23:00-06:00", "2026-11-02 23:23:00"),
            id="example-18",
        ),
        pytest.param(
            *("2026-10-29T15:00-05:00", 72, CHICAGO),
            *("2026-11-02T14:00:00-06:00", "2026-11-03 04:00:00"),
            id="example-19",
        ),
        pytest.param(
            *("2026-03-06T16:30-05:00", 48, NEW_YORK),
            *("2026-03-09T17:30:00-04:00", "2026-03-10 05:30:00"),
            id="example-20",
        ),
    ],
)
def test_hours(start: str, hours: int, zone: str, end: str, in_beijing: str) -> None:
    found = hours_after(datetime.fromisoformat(start), hours, zone)
    assert found.isoformat() == end
    assert beijing(found) == in_beijing


def test_hours_need_a_zone_to_start_in() -> None:
    with pytest.raises(ValueError, match="aware"):
        hours_after(datetime.fromisoformat("2026-10-30T10:23"), 72, CHICAGO)


@pytest.mark.parametrize(
    ("event", "due", "in_beijing"),
    [
        pytest.param("2026-07-10", "2026-07-02", "2026-07-03 12:59:59", id="example-22"),
        pytest.param("2026-11-10", "2026-11-03", "2026-11-04 13:59:59", id="example-23"),
    ],
)
def test_seven_days_back(event: str, due: str, in_beijing: str) -> None:
    count = backward(date.fromisoformat(event), 7)
    assert str(count.due) == due
    assert beijing(end_of_day(count.due, CHICAGO)) == in_beijing


@pytest.mark.parametrize(
    ("court", "printed", "in_beijing"),
    [
        pytest.param("ilnd", "2026-07-08T09:30", "2026-07-08 22:30:00", id="example-28"),
        pytest.param("nysd", "2026-10-30T09:30", "2026-10-30 21:30:00", id="example-29-summer"),
        pytest.param("nysd", "2026-11-02T09:30", "2026-11-02 22:30:00", id="example-29-winter"),
    ],
)
def test_hearing_as_printed(court: str, printed: str, in_beijing: str) -> None:
    found = computed("hearing", court=court, hearing=printed)
    assert found.status == "as_printed"
    assert found.due is not None
    assert found.due.strftime("%Y-%m-%dT%H:%M") == printed
    assert beijing(found.due) == in_beijing
    assert found.possible_later is None


ROWS = [
    pytest.param(rule.id, example, id=f"{rule.id}: {example.name}")
    for rule in deadline_rules().rules.values()
    for example in rule.examples
]


@pytest.mark.parametrize(("deadline", "example"), ROWS)
def test_examples_beside_the_rules(deadline: str, example: Example) -> None:
    found = computed(deadline, **example.given)
    assert found.due is not None
    assert found.due.isoformat() == example.due
    later = found.possible_later.isoformat() if found.possible_later else None
    assert later == example.later
