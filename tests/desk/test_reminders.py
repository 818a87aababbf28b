"""Which dates are told, when, and that none is told twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.parts import confirmed
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.reminder import Reminder

LEADS = (10_080, 4_320, 1_440, 180)
DUE = datetime(2026, 6, 23, 4, 59, 59, tzinfo=UTC)  # 22 June, end of the day in Chicago


def _desk_at(folder: Path, moment: datetime) -> Desk:
    return open_desk(folder, FixedClock(moment))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with one case whose answer is due at DUE."""
    with _desk_at(tmp_path / "desk", DUE - timedelta(days=20)) as desk:
        case = desk.new_case()
        desk.say(case, [confirmed("court", "ilnd"), confirmed("served", "2026-05-29")])
    return tmp_path / "desk"


def _told(folder: Path, before: timedelta, note: bool = True) -> list[tuple[str, int]]:
    with _desk_at(folder, DUE - before) as desk:
        due = [one for one in desk.due_reminders(LEADS) if one.deadline.id == "answer_due"]
        if note:
            desk.note_reminded(due)
    return [(one.deadline.id, one.lead) for one in due]


def test_each_lead_is_told_once_and_the_shortest_first(folder: Path) -> None:
    assert _told(folder, timedelta(days=8)) == []
    assert _told(folder, timedelta(days=7)) == [("answer_due", 10_080)]
    assert _told(folder, timedelta(days=6)) == []
    assert _told(folder, timedelta(hours=20)) == [("answer_due", 1_440)]  # three days: slept over
    assert _told(folder, timedelta(hours=19)) == []
    assert _told(folder, timedelta(minutes=180)) == [("answer_due", 180)]
    assert _told(folder, timedelta(minutes=1)) == []


def test_one_that_passed_unseen_is_told_once(folder: Path) -> None:
    assert _told(folder, -timedelta(days=2)) == [("answer_due", 0)]
    assert _told(folder, -timedelta(days=3)) == []
    assert _told(folder, -timedelta(days=9), note=False) == []


def test_what_was_not_noted_is_told_again(folder: Path) -> None:
    assert _told(folder, timedelta(days=3), note=False) == [("answer_due", 4_320)]
    assert _told(folder, timedelta(days=3)) == [("answer_due", 4_320)]


def test_another_date_is_told_anew(folder: Path) -> None:
    assert _told(folder, timedelta(days=1)) == [("answer_due", 1_440)]
    with _desk_at(folder, DUE - timedelta(days=1)) as desk:
        desk.say("c1", [confirmed("served", "2026-06-02")])
        due = [one for one in desk.due_reminders(LEADS) if one.deadline.id == "answer_due"]
    assert [one.lead for one in due] == [4_320]


def test_what_is_done_is_not_told(folder: Path) -> None:
    with _desk_at(folder, DUE - timedelta(days=1)) as desk:
        desk.mark_deadline("c1", "answer_due", "done")
        assert "answer_due" not in {one.deadline.id for one in desk.due_reminders(LEADS)}
        desk.mark_deadline("c1", "answer_due", "open")
        assert "answer_due" in {one.deadline.id for one in desk.due_reminders(LEADS)}


def test_noting_twice_is_no_error(folder: Path) -> None:
    with _desk_at(folder, DUE - timedelta(days=1)) as desk:
        due: tuple[Reminder, ...] = desk.due_reminders(LEADS)
        desk.note_reminded(due)
        desk.note_reminded(due)
        assert not [one for one in desk.due_reminders(LEADS) if one in due]


def test_the_calendar_file_holds_the_dates_of_one_case_or_of_all(
    folder: Path, tmp_path: Path
) -> None:
    with _desk_at(folder, DUE - timedelta(days=20)) as desk:
        other = desk.new_case()
        desk.say(other, [confirmed("court", "nysd"), confirmed("served", "2026-06-02")])
        one = desk.make_calendar(tmp_path / "one.ics", "zh", LEADS, other)
        both = desk.make_calendar(tmp_path / "all.ics", "en")
        assert 0 < one < both
        assert (tmp_path / "one.ics").read_bytes().count(b"BEGIN:VEVENT") == one
        assert (tmp_path / "all.ics").read_bytes().count(b"BEGIN:VEVENT") == both
        with pytest.raises(DeskError) as unknown:
            desk.make_calendar(tmp_path / "none.ics", "en", case_id="c9")
        assert unknown.value.code == "unknown_case"
        with pytest.raises(DeskError) as refused:
            desk.make_calendar(tmp_path / "no folder" / "x.ics", "en")
        assert refused.value.code == "out_missing"
