"""The brief of a desk: records, the worksheet and steps; what makes it out of date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.desk import parts
from tests.store.made import NOW
from tro_desk.desk import Desk
from tro_desk.domain.money import Money
from tro_desk.domain.records import Contact, Offer, Remediation, Task
from tro_desk.domain.steps import Kind, State
from tro_desk.papers import BriefOptions, Snapshot

EARLIER = NOW - timedelta(days=1)
ZONE = "Asia/Shanghai"
TALK = Contact(EARLIER, ZONE, "platform", "Support", "case", "out", "Asked why.")
OWN = Contact(EARLIER, ZONE, "own_counsel", "Jordan Vale", "phone", "in", "Privileged advice.")
OFFER = Offer(date(2026, 2, 20), "plaintiff", Money("USD", 900_000), "", "open", None, "")


def case_of(desk: Desk, folder: Path) -> str:
    case = parts.add(desk, folder, *parts.CERTAIN).case_id
    desk.confirm_certain(case)
    return case


def out_of_date(desk: Desk, case: str) -> bool:
    brief = desk.overview(case).brief
    assert brief is not None
    return brief.out_of_date


def test_a_desk_without_records_has_none_in_its_snapshot(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    told = desk.snapshot(case)
    assert told.written is None
    assert told.paths == ()


def test_records_and_the_sheet_stand_in_the_snapshot(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    desk.save_record(case, TALK)
    desk.save_record(case, OWN)
    desk.save_record(case, OFFER)
    done = desk.save_record(case, Task("Call the bank", "", None, None))
    desk.save_record(case, Task("Ask", "Li", date(2026, 4, 1), None))
    desk.save_record(case, replace(done.body, done_on=date(2026, 3, 1)), done.number)
    desk.save_record(
        case, Remediation("B0ZZK2M9QF", "taken_down", EARLIER, ZONE, "Li", "Named in the notice.")
    )
    note = desk.add_evidence_bytes(
        case, b"what the bank said", "bank.txt", step="amazon/money", how="note", note="by phone"
    )
    desk.write_worksheet(case, {"monthly": "800"})
    told = desk.snapshot(case)
    written = told.written
    assert written is not None
    assert [one.party for one in written.contacts] == ["platform", "own_counsel"]
    assert [task.title for task in written.tasks] == ["Ask"]
    assert [one.evidence.sha256 for one in written.added] == [note.body.sha256]
    assert written.added[0].notes[0].note == "by phone"
    assert written.sheet is not None
    assert written.sheet == desk.worksheet(case)
    assert "Privileged advice" not in told.to_json()
    assert "Jordan Vale" not in told.to_json()
    assert Snapshot.from_json(told.to_json()) == told


def test_evidence_of_a_talk_with_the_own_lawyer_is_left_out(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    kept = desk.add_evidence_bytes(case, b"advice", "advice.txt", how="note")
    desk.save_record(case, replace(OWN, evidence=(kept.body.sha256,)))
    written = desk.snapshot(case).written
    assert written is not None
    assert written.added == ()


def test_a_removed_record_is_not_told(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    made = desk.save_record(case, TALK)
    desk.remove_record(case, "contact", made.number)
    assert desk.snapshot(case).written is None


def test_steps_that_were_taken_left_out_or_are_not_known(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    desk.say(case, [parts.confirmed("platform", "amazon")])
    path = desk.path(case)
    asked = next(one for one in path.next(99) if one.asks)
    desk.answer(case, asked.id, "unknown")
    by_hand = next(one for one in desk.path(case).next(99) if one.kind is Kind.DO)
    desk.answer(case, by_hand.id, "done" if not by_hand.forced else "impossible:No access.")
    told = next(one for one in desk.snapshot(case).paths if one.flow == path.flow)
    assert [one.title for one in told.unknown] == [asked.title]
    taken = {one.title.text: one for one in told.taken}
    assert by_hand.title.text in taken
    assert asked.title.text not in taken
    assert taken[by_hand.title.text].at == NOW


def test_a_forced_step_that_could_not_be_done_keeps_its_reason(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    desk.say(case, [parts.confirmed("platform", "amazon")])
    forced = None
    for _ in range(60):
        ready = desk.path(case).next(1)
        if not ready:
            break
        if ready[0].forced:
            forced = ready[0]
            desk.answer(case, forced.id, "impossible:账号打不开。")
            break
        desk.answer(case, ready[0].id, "skipped:later")
    assert forced is not None
    told = next(one for one in desk.snapshot(case).paths if one.flow == "amazon")
    stand = next(one for one in told.taken if one.forced and one.state == State.SKIPPED)
    assert stand.reason == "账号打不开。"


def test_a_new_record_dates_the_brief_and_a_step_does_not(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    desk.make_brief(case, BriefOptions("en"))
    assert not out_of_date(desk, case)
    step = next(one for one in desk.path(case).next(99) if one.kind is Kind.DO and not one.forced)
    desk.answer(case, step.id, "done")
    assert not out_of_date(desk, case)
    made = desk.save_record(case, TALK)
    assert out_of_date(desk, case)
    desk.remove_record(case, "contact", made.number)
    assert not out_of_date(desk, case)  # it tells the case again
    desk.write_worksheet(case, {"monthly": "800"})
    assert out_of_date(desk, case)
    desk.make_brief(case, BriefOptions("en"))
    assert not out_of_date(desk, case)


def test_an_offer_alone_brings_the_sheet(desk: Desk, tmp_path: Path) -> None:
    case = case_of(desk, tmp_path)
    desk.save_record(case, OFFER)
    told = desk.snapshot(case).written
    assert told is not None
    assert told.sheet is not None
    desk.save_record(case, replace(OFFER, status="refused"), 1)
    closed = desk.snapshot(case).written
    assert closed is not None
    assert (closed.sheet, len(closed.offers)) == (None, 1)
