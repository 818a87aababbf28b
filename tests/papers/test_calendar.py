"""The .ics file: read again by another library, true to the hour, the same event each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical

from tro_desk.content.courts import courts
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline, DeadlineMark, Input
from tro_desk.l10n import translator
from tro_desk.law import compute_deadlines
from tro_desk.papers.calendar import render_calendar

NOW = datetime(2026, 6, 1, 8, tzinfo=UTC)
CASE = CaseSummary(
    "c1", "1:26-cv-01234", "ilnd", "Northlake v. Does", "Northlake", NOW - timedelta(days=3), 0
)


def _deadlines(court: str = "ilnd", **fields: str) -> tuple[Deadline, ...]:
    given = {"court": court, **fields}
    return compute_deadlines([Input(name, value, True, "seller") for name, value in given.items()])


def _events(data: bytes) -> list[Any]:
    return list(vobject.readOne(data.decode()).vevent_list)


def _made(
    deadlines: Sequence[Deadline], now: datetime = NOW, language: str = "en", *leads: int
) -> bytes:
    return render_calendar([(CASE, deadlines)], language, now, leads)


def test_another_library_reads_each_date_at_its_very_moment() -> None:
    deadlines = _deadlines(
        served="2026-05-29", tro_entered="2026-05-20T10:23", hearing="2026-11-02T09:30"
    )
    dated = [d.due for d in deadlines if d.due]
    events = _events(_made(deadlines))
    assert len(dated) >= 4
    assert [event.dtstart.value.astimezone(UTC) for event in events] == [
        due.astimezone(UTC).replace(second=0) for due in dated
    ]


@pytest.mark.parametrize("zone", sorted({court.tz for court in courts().values()}))
def test_the_zone_in_the_file_is_the_zone_of_the_court(zone: str) -> None:
    court = next(court for court in courts().values() if court.tz == zone)
    data = _made(_deadlines(court.id, served="2026-05-29", hearing="2027-01-05T09:30")).decode()
    inside = tzical(StringIO(data)).get(zone)
    assert inside is not None
    hour = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    while hour < datetime(2031, 1, 1, tzinfo=UTC):
        local = hour.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        # The hour that the clock shows twice has two readings; both sides may take either.
        if hour.astimezone(ZoneInfo(zone)).fold == 0:
            assert (
                local.replace(tzinfo=inside).utcoffset()
                == hour.astimezone(ZoneInfo(zone)).utcoffset()
            )
        hour += timedelta(hours=5)


def test_a_second_export_updates_the_first() -> None:
    first = _events(_made(_deadlines(served="2026-05-29")))
    later = _events(_made(_deadlines(served="2026-06-12"), NOW + timedelta(seconds=1)))
    assert [e.uid.value for e in first] == [e.uid.value for e in later]
    assert len({e.uid.value for e in first}) == len(first)
    assert int(later[-1].sequence.value) > int(first[-1].sequence.value)
    assert later[-1].dtstart.value > first[-1].dtstart.value


def test_another_case_has_other_events() -> None:
    other = replace(CASE, id="c2")
    deadlines = _deadlines(served="2026-05-29")
    data = render_calendar([(CASE, deadlines), (other, deadlines)], "en", NOW)
    uids = [event.uid.value for event in _events(data)]
    assert len(set(uids)) == len(uids) == 2 * len([d for d in deadlines if d.due])


def test_alarms_stand_before_what_is_still_to_come() -> None:
    deadlines = [d for d in _deadlines(served="2026-05-29") if d.id == "answer_due"]
    (event,) = _events(_made(deadlines, NOW, "en", 1440, 10080, 60 * 24 * 300))
    triggers = sorted(alarm.trigger.value for alarm in event.valarm_list)
    assert triggers == [-timedelta(days=7), -timedelta(days=1)]  # 300 days before is past
    mark = DeadlineMark("answer_due", "done", "", "", None, None, "", NOW)
    (done,) = _events(_made([replace(deadlines[0], mark=mark)], NOW, "en", 1440))
    assert "valarm" not in done.contents
    assert done.summary.value.startswith("Done: ")


def test_what_is_not_known_is_not_in_the_file() -> None:
    assert any(d.due is None for d in _deadlines())
    data = _made(_deadlines()).decode()
    assert "VEVENT" not in data


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_text_names_both_zones_and_never_the_ambiguous_one(language: str) -> None:
    data = _made(_deadlines(served="2026-11-25"), NOW, language)
    words = translator(language)
    (text,) = {event.description.value for event in _events(data) if "12(a)" in str(event)}
    assert words.zone("America/Chicago") in text
    assert words.zone("Asia/Shanghai") in text
    assert b"CST" not in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_date_to_confirm_is_tentative() -> None:
    deadlines = compute_deadlines(
        [
            Input("court", "ilnd", True, "seller"),
            Input("served", "2026-05-29", False, "evidence:0:1"),
        ]
    )
    (event,) = [e for e in _events(_made(deadlines)) if "Answer due" in e.summary.value]
    assert event.status.value == "TENTATIVE"
    assert event.summary.value.startswith("To confirm: ")


def test_a_zone_that_changes_on_other_days_is_given_as_utc() -> None:
    due = datetime(2026, 3, 20, 17, tzinfo=ZoneInfo("Europe/Berlin"))
    own = replace(_deadlines(served="2026-05-29")[-1], due=due, tz="Europe/Berlin")
    data = _made([own])
    (event,) = _events(data)
    assert event.dtstart.value == due
    assert b"DTSTART:20260320T160000Z" in data
