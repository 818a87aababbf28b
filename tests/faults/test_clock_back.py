"""A clock that is set back, or was wrong: what was done last counts, nothing goes, it is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving, fill
from tests.desk.parts import CERTAIN, add, confirmed
from tro_desk.desk import Desk
from tro_desk.domain.records import EvidenceNote
from tro_desk.l10n import languages, translator
from tro_desk.l10n.clock import clock_text
from tro_desk.papers import BriefOptions


def test_a_correction_counts_though_the_clock_was_set_back(
    desk: Desk, clock: Moving, tmp_path: Path
) -> None:
    case = add(desk, tmp_path / "in", *CERTAIN).case_id
    desk.say(case, [confirmed("judge", "Wrong"), confirmed("tro_entered", "2026-02-24")])
    clock.pass_by(days=-400)
    desk.say(case, [confirmed("judge", "Right"), confirmed("tro_entered", "2026-02-25")])
    told = desk.case(case)
    assert (told.value("judge"), told.value("tro_entered")) == ("Right", "2026-02-25")
    assert [one.value for one in told.confirmed("judge")] == ["Right"]
    clock.pass_by(days=-1)
    assert {fact.value for fact in desk.undo(case)} == {"Right", "2026-02-25"}
    assert desk.case(case).value("judge") == "Wrong"


def test_of_two_values_of_one_field_the_one_said_last_counts(desk: Desk, clock: Moving) -> None:
    """Facts of the same field under different values, as an older desk may hold them."""
    case = desk.new_case()
    desk.say(case, [confirmed("asin", "B000000001")])
    clock.pass_by(days=-3)
    desk.say(case, [confirmed("asin", "B000000002")])
    found = [one.value for one in desk.case(case).confirmed("asin")]
    assert found == ["B000000002", "B000000001"]


def test_steps_follow_the_order_of_what_was_said(desk: Desk, clock: Moving, tmp_path: Path) -> None:
    case = add(desk, tmp_path / "in", *CERTAIN).case_id
    desk.confirm_certain(case)
    due = [one.due for one in desk.deadlines(case)]
    clock.pass_by(days=-40)
    desk.say(case, [confirmed("tro_entered", "2026-02-26", "America/Chicago")])
    assert [one.due for one in desk.deadlines(case)] != due
    said = desk.snapshot(case)
    assert said.value("tro_entered") == "2026-02-26"
    assert said.made_at == clock.now(), "the brief names the day that it was computed on"


def test_a_brief_is_out_of_date_after_a_change_under_an_earlier_clock(
    desk: Desk, clock: Moving, tmp_path: Path
) -> None:
    case = add(desk, tmp_path / "in", *CERTAIN).case_id
    desk.confirm_certain(case)
    desk.make_brief(case, BriefOptions("en", "Letter"))
    fresh = desk.overview(case)
    assert fresh.brief is not None
    assert not fresh.brief.out_of_date
    clock.pass_by(days=-30)
    desk.say(case, [confirmed("judge", "A. Judge")])
    brief = desk.overview(case).brief
    assert brief is not None
    assert brief.out_of_date
    stands = [one for one in desk.briefs(case) if one.out_of_date]
    assert len(stands) == 1
    with desk._storage.reading() as unit:
        told = unit.cases.get(case)
        assert not desk._brief_stands(unit, told, desk.deadlines(case), clock.now())


def test_custody_is_a_chain_by_number(desk: Desk, clock: Moving, tmp_path: Path) -> None:
    case = desk.new_case()
    paper = add(desk, tmp_path / "in", *CERTAIN, case=case).evidence.sha256
    desk.note_exported(case, paper, "first.pdf")
    clock.pass_by(days=-20)
    desk.note_exported(case, paper, "second.pdf")
    desk.note_viewed(case, paper, "review")
    record = desk.custody(case, paper)
    assert [one.number for one in record.entries] == [1, 2, 3, 4]
    assert [one.what for one in record.entries] == ["added", "exported", "exported", "viewed"]
    assert record.broken is None
    assert desk.check().sound
    # A paper of this hour tells all that stands before its own leaving, that of later hours too.
    clock.pass_by(hours=1)
    (head,) = desk.snapshot(case).custody
    assert head.entries == 4


def test_rotation_removes_nothing_because_a_clock_was_wrong(
    desk: Desk, clock: Moving, tmp_path: Path
) -> None:
    """Ten backups of a clock that was years ahead make none go of the time after it, and stay."""
    fill(desk, tmp_path / "in", 1)
    ahead = []
    for _day in range(10):
        desk.new_case()
        ahead.append(desk.back_up().content.path)
        clock.pass_by(days=1)
    before = {path for path in ahead if path.exists()}
    clock.pass_by(days=-4000)
    after = []
    for _day in range(6):
        desk.new_case()
        after.append(desk.back_up().content.path)
        assert all(path.exists() for path in before)
        assert all(path.exists() for path in after), "one of each day stays"
        clock.pass_by(days=1)
    for _day in range(8):  # and it goes on rotating
        desk.new_case()
        after.append(desk.back_up().content.path)
        clock.pass_by(days=1)
    assert after[-1].exists()
    assert not all(path.exists() for path in after)
    assert all(path.exists() for path in before)
    last = desk.backups().last
    assert last is not None
    assert last.path == after[-1]


def test_a_name_of_a_backup_is_never_given_twice(desk: Desk, clock: Moving, tmp_path: Path) -> None:
    fill(desk, tmp_path / "in", 1)
    first = desk.back_up().content.path
    held = first.read_bytes()
    clock.pass_by(hours=5)
    desk.new_case()
    clock.pass_by(hours=-5)
    second = desk.back_up().content.path
    assert second != first
    assert first.read_bytes() == held


def test_backups_and_examinations_go_on_by_themselves(
    desk: Desk, clock: Moving, tmp_path: Path
) -> None:
    fill(desk, tmp_path / "in", 1)
    assert desk.back_up_if_due() is not None
    assert desk.check_if_due() is not None
    clock.pass_by(days=-2000)
    desk.new_case()
    assert desk.back_up_if_due() is not None, "the last one is of a day that has not come"
    assert desk.check_if_due() is not None
    assert desk.back_up_if_due() is None
    assert desk.check_if_due() is None


def test_the_clock_is_said_to_be_wrong(desk: Desk, clock: Moving) -> None:
    assert desk.clock_behind() is None, "nothing is known of an empty desk"
    case = desk.new_case()
    last = clock.now()
    assert desk.clock_behind() is None
    clock.pass_by(minutes=-4)
    assert desk.clock_behind() is None
    clock.pass_by(days=-30)
    assert desk.clock_behind() == last
    desk.say(case, [confirmed("judge", "J")])
    assert desk.clock_behind() == last, "a change of now makes the clock no better"
    clock.pass_by(days=31)
    assert desk.clock_behind() is None


def test_a_wrong_clock_of_long_ago_is_past(desk: Desk, clock: Moving) -> None:
    clock.pass_by(days=3650)
    case = desk.new_case()
    clock.pass_by(days=-3650)
    assert desk.clock_behind() is not None
    with desk._storage.writing() as unit:
        for number in range(200):
            unit.log.add(clock.now(), "said", unit.cases.require(case), count=number)
    assert desk.clock_behind() is None


@pytest.mark.parametrize("language", languages())
def test_the_sentence_names_both_times_and_their_zone(language: str) -> None:
    now = datetime.fromisoformat("2015-01-01T00:00:00+00:00")
    words = translator(language)
    text = clock_text(words, now, now + timedelta(days=4000))
    zone = words.zone("Asia/Shanghai")
    assert text.count(zone) == 2
    assert "2015" in text
    assert "2025" in text


def test_records_count_by_their_order(desk: Desk, clock: Moving, tmp_path: Path) -> None:
    case = desk.new_case()
    made = desk.add_evidence_bytes(case, b"a note", "note.txt", how="note", note="first")
    clock.pass_by(days=-9)
    body = made.body
    assert isinstance(body, EvidenceNote)
    desk.add_evidence_bytes(case, b"a note", "note.txt", how="note", note="second")
    (record,) = desk.records(case, "evidence")
    assert isinstance(record.body, EvidenceNote)
    assert record.body.note == "second"
    assert record.version == 2
