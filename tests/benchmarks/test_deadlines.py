"""Ten thousand deadlines with their reasons, against bare arithmetic of dates in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from zoneinfo import ZoneInfo

from tests.benchmarks.figures import held
from tro_desk.content.courts import courts
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.law import compute_deadlines

WANTED = 10_000
BAR = 1.0  # second of this process's own time
RATIO = 60.0
"""So many times as long as adding days and naming the zone; each deadline carries its reasons."""

COURTS = tuple(court for court in courts() if not courts()[court].other_tz)[:60]


def ours(first: date) -> int:
    """Deadlines of cases from a day on: all differ, so that none was computed before."""
    made: list[Deadline] = []
    number = 0
    while len(made) < WANTED:
        day = first + timedelta(days=number)
        values = {
            "court": COURTS[number % len(COURTS)],
            "tro_entered": f"{day}T10:23",
            "served": f"{day + timedelta(days=9)}",
            "hearing": f"{day + timedelta(days=13)}T09:30",
        }
        inputs = [Input(field, value, True, "seller") for field, value in values.items()]
        made += compute_deadlines(inputs)
        number += 1
    assert all(one.due is not None and one.trace for one in made)
    return len(made)


def bare() -> int:
    """The same count of sums, without weekends, holidays or reasons."""
    made: list[datetime] = []
    number = 0
    while len(made) < WANTED:
        day = date(2020, 1, 1) + timedelta(days=number)
        zone = ZoneInfo(courts()[COURTS[number % len(COURTS)]].tz)
        for days in (14, 28, 30, 31, 13):
            end = date.fromisoformat(f"{day}") + timedelta(days=days)
            made.append(datetime.combine(end, clock_time(23, 59, 59), zone))
        number += 1
    return len(made)


def seconds(work: Callable[[], int]) -> float:
    start = time.process_time()
    assert work() >= WANTED
    return time.process_time() - start


def test_ten_thousand_deadlines() -> None:
    compute_deadlines([Input("court", "ilnd", True, "seller")])  # the tables are read once
    made = min(seconds(partial(ours, date(year, 1, 1))) for year in (2004, 2012, 2020))
    plain = min(seconds(bare) for _ in range(3))
    print(f"\n10,000 deadlines {made:.2f} s, bare dates {plain:.3f} s, ratio {made / plain:.0f}")
    held("10,000 deadlines", made, BAR, "s")
    held("10,000 deadlines", made / plain, RATIO, peer="bare sums of dates")
