"""Thrown away, it counts nowhere; brought back, all is as before; under a hold it stays."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk.parts import CERTAIN, add, confirmed
from tests.desk.sales import ask
from tests.desk.trash_parts import filled, says
from tests.ledger.made import all_orders, order
from tests.store.made import NOW, candidate
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.money import Money
from tro_desk.domain.records import Letter
from tro_desk.domain.trash import KINDS, Trashed
from tro_desk.papers import BriefOptions


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled desk, to be copied."""
    folder = tmp_path_factory.mktemp("trash")
    with open_desk(folder / "desk", FixedClock(NOW)) as desk:
        filled(desk, folder)
    return folder / "desk"


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Iterator[Desk]:
    """A filled desk of its own."""
    shutil.copytree(made, tmp_path / "full")
    with open_desk(tmp_path / "full", FixedClock(NOW)) as desk:
        yield desk


def _notice(desk: Desk, name: str = "order.eml") -> str:
    found = (one for one in desk.case("c1").notices if one.evidence.name == name)
    return next(found).evidence.sha256


def _last(desk: Desk, *_: object) -> Trashed:
    return desk.trash()[0]


def _file(desk: Desk) -> Trashed:
    """Throw away the file beside the notices; it is the proof of a cost as well."""
    (one,) = (one for one in desk.case_evidence("c1") if not one.notice)
    return desk.delete_evidence("c1", one.evidence.sha256)


def _by(act: Callable[[Desk], object]) -> Callable[[Desk], Trashed]:
    return lambda desk: _last(desk, act(desk))


THROWS: dict[str, Callable[[Desk], Trashed]] = {
    "case": lambda desk: desk.delete_case("c1"),
    "notice": lambda desk: desk.delete_evidence("c1", _notice(desk)),
    "first notice": lambda desk: desk.delete_evidence("c1", _notice(desk, "notice.eml")),
    "file": _file,
    "record": _by(lambda desk: desk.remove_record("c1", "contact", 1)),
    "letter": _by(lambda desk: desk.remove_record("c1", "letter", 1)),
    "deadline": _by(lambda desk: desk.remove_custom_deadline("c1", 1)),
    "store": lambda desk: desk.delete_store(1),
    "load": lambda desk: desk.delete_load(1),
    "newer load": lambda desk: desk.delete_load(2),
    "cost": _by(lambda desk: desk.remove_cost(1)),
    "balance": _by(lambda desk: desk.remove_balance(1)),
    "rate": _by(lambda desk: desk.remove_rate(1)),
    "closure": _by(lambda desk: desk.remove_closure(1)),
}


@pytest.mark.parametrize("what", THROWS)
def test_what_is_thrown_away_is_gone_and_comes_back_as_it_was(full: Desk, what: str) -> None:
    before = says(full)
    entry = THROWS[what](full)
    assert entry.kind in KINDS
    assert full.trash() == (entry,)
    assert says(full) != before
    assert full.check().sound
    assert full.restore(entry.id).id == entry.id
    assert full.trash() == ()
    assert says(full) == before
    assert full.check().sound


def test_all_of_it_comes_back_in_any_order(full: Desk) -> None:
    before = says(full)
    left = [what for what in THROWS if what not in ("case", "store", "newer load")]
    entries = [THROWS[what](full) for what in left]
    entries += [full.delete_store(1), full.delete_case("c1")]
    assert says(full)["cases"] == ()
    assert full.stores() == ()
    assert len(full.trash()) == len(entries)
    for entry in (entries[-1], entries[-2], *entries[:-2]):
        full.restore(entry.id)
    assert says(full) == before


def test_a_case_in_the_trash_is_nowhere(full: Desk) -> None:
    coming = full.all_deadlines()
    assert coming
    entry = full.delete_case("c1")
    assert (entry.kind, entry.name, entry.case) == ("case", "1:26-cv-01234", "c1")
    assert not any((full.cases(), full.case_ids(), full.all_deadlines()))
    assert full.due_reminders((10_000_000,)) == ()
    for of in (full.case, full.deadlines, full.snapshot, full.overview, full.records):
        with pytest.raises(DeskError) as caught:
            of("c1")
        assert caught.value.code == "unknown_case"
    # The same paper again opens another case: what was thrown away stays so.
    again = add(full, full.folder.parent / "in", *CERTAIN)
    assert (again.case_id, again.new_case) == ("c2", True)


def test_before_a_case_is_thrown_away_its_dates_are_named(full: Desk) -> None:
    told = full.what_goes_silent("c1")
    shown = {one.id for one in full.deadlines("c1") if one.due is not None}
    assert {"tro_expires", "custom:1"} <= {one.id for one in told.deadlines} <= shown
    assert told.facts == len(full.case("c1").facts)


def test_with_a_paper_goes_what_was_confirmed_on_its_strength(full: Desk) -> None:
    told = full.what_goes_silent("c1", _notice(full, "notice.eml"))
    assert "tro_expires" in {one.id for one in told.deadlines}
    assert "custom:1" not in {one.id for one in told.deadlines}
    full.delete_evidence("c1", _notice(full, "notice.eml"))
    case = full.case("c1")
    assert case.value("docket_number") is None
    assert case.value("judge") == "Hon. Ida Marsh"
    assert case.value("frozen_amount") == "100.00 USD"
    assert "tro_expires" not in {
        one.id for one in full.deadlines("c1") if one.status != "needs_input"
    }
    assert full.undo("c1") != ()


def test_an_older_word_counts_again_while_the_paper_that_changed_it_is_away(
    desk: Desk, tmp_path: Path
) -> None:
    first = add(desk, tmp_path, candidate("hearing", "2026-03-16"))
    desk.confirm_certain(first.case_id)
    later = candidate("hearing", "2026-03-20")
    second = add(desk, tmp_path, later, case=first.case_id, text="Moved.", name="moved.eml")
    (found,) = (one for one in desk.case("c1").notices[1].found)
    desk.say("c1", [Said("hearing", "2026-03-20", Status.CONFIRMED, found.id)])
    assert desk.case("c1").value("hearing") == "2026-03-20"
    entry = desk.delete_evidence("c1", second.evidence.sha256)
    assert desk.case("c1").value("hearing") == "2026-03-16"
    desk.restore(entry.id)
    assert desk.case("c1").value("hearing") == "2026-03-20"


def test_a_paper_that_proves_something_is_not_thrown_away(full: Desk) -> None:
    paper = _notice(full)
    full.mark_deadline("c1", "tro_expires", "done", evidence=paper)
    with pytest.raises(DeskError) as caught:
        full.delete_evidence("c1", paper)
    assert caught.value.code == "evidence_in_use"
    assert caught.value.params == {"name": "order.eml", "count": 1}
    assert full.trash() == ()


def test_the_same_paper_again_comes_out_of_the_trash(full: Desk) -> None:
    before = says(full)
    full.delete_evidence("c1", _notice(full, "notice.eml"))
    add(full, full.folder.parent / "in", *CERTAIN, case="c1")
    assert full.trash() == ()
    assert says(full) == before


def test_what_is_saved_again_is_no_longer_in_the_trash(full: Desk) -> None:
    (task,) = full.records("c1", "task")
    full.remove_record("c1", "task", 1)
    full.save_record("c1", task.body, 0)
    (entry,) = full.trash()
    assert (entry.kind, entry.what, entry.name) == ("record", "task", "Call the lawyer")
    full.restore_record("c1", "task", 1)
    assert full.trash() == ()
    assert len(full.records("c1", "task")) == 2


def test_what_belongs_together_comes_back_in_order(full: Desk) -> None:
    paper = full.delete_evidence("c1", _notice(full))
    case = full.delete_case("c1")
    load = full.delete_load(2)
    store = full.delete_store(1)
    for entry, code in ((paper, "trash_case_first"), (load, "trash_store_first")):
        with pytest.raises(DeskError) as caught:
            full.restore(entry.id)
        assert caught.value.code == code
    for entry in (case, paper, store, load):
        full.restore(entry.id)
    with pytest.raises(DeskError) as caught:
        full.restore(case.id)
    assert caught.value.code == "not_in_trash"


def test_a_file_that_was_loaded_again_is_not_counted_twice(full: Desk) -> None:
    entry = full.delete_load(2)
    more = [order(number, "SKU-2", asin="B0ZZK4T1LD") for number in range(4, 9)]
    lines = [order(number, "SKU-1", asin="B0ZZK2M9QF") for number in range(3, 6)]
    full.load_export(all_orders(full.folder.parent / "more.txt", lines + more), 1)
    with pytest.raises(DeskError) as caught:
        full.restore(entry.id)
    assert caught.value.code == "trash_loaded_again"


def test_a_name_in_the_trash_is_not_given_again(full: Desk) -> None:
    full.add_store("amazon", "Southlake")
    full.delete_store(1)
    with pytest.raises(DeskError) as caught:
        full.add_store("amazon", "Northlake")
    assert caught.value.code == "store_in_trash"
    with pytest.raises(DeskError) as caught:
        full.rename_store(2, "Northlake")
    assert caught.value.code == "store_in_trash"


def test_a_store_gets_another_name(full: Desk) -> None:
    figures = full.exposure("c1")
    assert full.rename_store(1, " Northlake  Outdoors ", "A1B2C3D4E5").name == "Northlake Outdoors"
    assert [(one.name, one.seller_id) for one in full.stores()] == [
        ("Northlake Outdoors", "A1B2C3D4E5")
    ]
    assert full.exposure("c1") == figures
    full.add_store("amazon", "Other")
    with pytest.raises(DeskError) as caught:
        full.rename_store(1, "Other")
    assert caught.value.code == "store_exists"


# removing for good


def test_under_a_hold_nothing_of_a_case_is_removed_for_good(full: Desk) -> None:
    hold = full.hold("c1")
    assert hold.under
    assert {one.what for one in hold.basis} == {"docket_number", "tro_entered", "notice"}
    paper = full.delete_evidence("c1", _notice(full, "notice.eml"))
    load = full.delete_load(1)
    rate = _by(lambda desk: desk.remove_rate(1))(full)
    assert full.hold("c1").under  # to throw away what says so ends no duty
    assert {one.kind: one.held for one in full.trash()} == {
        "evidence": "c1",
        "load": "c1",
        "rate": "",
    }
    for entry in (paper, load):
        with pytest.raises(DeskError) as caught:
            full.purge([rate.id, entry.id])
        assert caught.value.code == "trash_held"
    assert full.purge([rate.id]).entries[0].kind == "rate"
    assert full.purge().entries == ()
    assert {one.id for one in full.what_purging_takes().held} == {paper.id, load.id}
    assert full.restore(paper.id).held == "c1"


def test_a_hold_ends_by_the_word_of_somebody_and_begins_again(full: Desk) -> None:
    day = date(2026, 2, 27)
    ended = full.end_hold("c1", "Own lawyer J. Vale", day, "by mail")
    assert not ended.under
    assert ended.ended is not None
    assert (ended.ended.said_by, ended.ended.on, ended.ended.at) == ("Own lawyer J. Vale", day, NOW)
    with pytest.raises(DeskError) as caught:
        full.end_hold("c1", "Nobody", day)
    assert caught.value.code == "no_hold"
    full.say("c1", [confirmed("served", "2026-03-01")])
    assert full.hold("c1").under
    full.undo("c1")
    assert not full.hold("c1").under
    assert full.resume_hold("c1").under


@pytest.mark.parametrize(
    ("said_by", "on"),
    [("", date(2026, 2, 1)), ("Judge", date(2026, 3, 9)), ("x" * 9_999, NOW.date())],
)
def test_the_end_of_a_hold_needs_a_name_and_a_day(full: Desk, said_by: str, on: date) -> None:
    with pytest.raises(DeskError) as caught:
        full.end_hold("c1", said_by, on)
    assert caught.value.code == "bad_value"
    assert full.hold("c1").under


def test_a_letter_of_hold_and_a_found_number_are_a_hold(desk: Desk, tmp_path: Path) -> None:
    case = desk.new_case()
    assert not desk.hold(case).under
    desk.save_record(case, Letter("litigation_hold", "zh", "请保全"))
    assert [one.what for one in desk.hold(case).basis] == ["letter"]
    added = add(desk, tmp_path, candidate("docket_number", "1:26-cv-00009"))
    basis = desk.hold(added.case_id).basis
    assert [(one.what, one.confirmed) for one in basis] == [
        ("docket_number", False),
        ("notice", False),
    ]


def _free(desk: Desk) -> None:
    for case in desk.case_ids():
        if desk.hold(case).under:
            desk.end_hold(case, "The court", NOW.date())


def test_what_is_purged_leaves_the_desk_and_its_custody_stays(full: Desk) -> None:
    _free(full)
    paper = _notice(full)
    file = full.original(paper)
    entry = full.delete_evidence("c1", paper)
    going = full.what_purging_takes([entry.id])
    assert (going.files, going.kept) == (("order.eml",), ())
    assert full.purge([entry.id]) == going
    assert not file.exists()
    assert full.trash() == ()
    assert full.check().sound
    record = full.custody("c1", paper)
    assert [one.what for one in record.entries] == ["added", "trashed", "purged"]
    assert record.broken is None
    with pytest.raises(DeskError):
        full.restore(entry.id)
    added = add(full, full.folder.parent / "in", text="Another notice.", name="order.eml")
    assert added.evidence.sha256 == paper
    assert full.custody(added.case_id, paper).entries[-1].what == "added"
    assert full.check().sound


def test_a_paper_that_another_case_has_stays(full: Desk) -> None:
    paper = _notice(full)
    other = full.new_case()
    add(full, full.folder.parent / "in", case=other, text="Another notice.", name="order.eml")
    _free(full)
    entry = full.delete_evidence("c1", paper)
    assert full.what_purging_takes([entry.id]).kept == ("order.eml",)
    full.purge()
    assert full.original(paper).exists()
    assert [one.evidence.sha256 for one in full.case(other).notices] == [paper]


def test_a_paper_that_proves_a_cost_stays(full: Desk) -> None:
    _free(full)
    entry = _file(full)
    assert full.purge([entry.id]).kept == ("chat.bin",)
    assert full.costs()[0].evidence is not None
    assert full.check().sound


def test_with_a_cost_goes_the_invoice_that_nothing_else_has(full: Desk, tmp_path: Path) -> None:
    (tmp_path / "invoice.bin").write_bytes(b"\x00 an invoice \x01")
    paper = full.keep_evidence(tmp_path / "invoice.bin").sha256
    for start in (date(2026, 1, 2), date(2026, 1, 3)):
        full.add_cost(1, "B0ZZK2M9QF", "", "", start, Money("USD", 400), None, paper)
    _free(full)
    first, second = (one.id for one in full.costs() if one.evidence == paper)
    full.remove_cost(first)
    assert full.purge().kept == ("invoice.bin",)
    full.remove_cost(second)
    assert full.purge().files == ("invoice.bin",)
    assert [one.what for one in full.custody("c1", paper).entries] == ["added", "purged", "purged"]
    assert full.check().sound


def test_a_purged_case_is_gone_with_all_that_was_thrown_out_of_it(full: Desk) -> None:
    _free(full)
    papers = [one.evidence.sha256 for one in full.case("c1").notices]
    full.remove_record("c1", "contact", 1)
    entry = full.delete_case("c1")
    going = full.purge([entry.id])
    assert sorted(one.kind for one in going.entries) == ["case", "record"]
    assert set(going.files) == {"notice.eml", "order.eml"}
    assert full.trash() == ()
    assert full.check().sound
    full.close()
    left = [path for path in full.folder.rglob("*") if path.is_file()]
    assert not any(path.stem in papers for path in left)
    assert not any(b"They froze it." in path.read_bytes() for path in left)


def test_the_whole_trash_is_emptied(full: Desk) -> None:
    _free(full)
    for what in ("rate", "closure", "cost", "balance", "store", "case"):
        THROWS[what](full)
    assert {one.kind for one in full.purge().entries} == {
        *("rate", "closure", "cost", "balance", "store", "case"),
    }
    assert full.trash() == ()
    assert not any((full.stores(), full.loads(), full.costs(), full.listings()))
    assert full.check().sound


# custody


def test_each_look_and_each_copy_is_written_down(full: Desk, tmp_path: Path) -> None:
    paper = _notice(full)
    for _ in range(3):
        full.note_viewed("c1", paper, "review")
    full.note_viewed("c1", paper, "program")
    full.note_exported("c1", paper, "copy.eml")
    full.note_exported("c1", paper, "copy.eml")
    record = full.custody("c1", paper)
    told = [(one.what, dict(one.detail).get("how")) for one in record.entries]
    assert told == [
        ("added", None),
        ("viewed", "review"),
        ("viewed", "program"),
        ("exported", "copy"),
        ("exported", "copy"),
    ]
    assert full.snapshot("c1").custody_of(paper) != record.head  # copies of this very moment
    with open_desk(full.folder, FixedClock(NOW + timedelta(days=1))) as later:
        later.note_viewed("c1", paper, "review")
        assert len(later.custody("c1", paper).entries) == 6
        assert later.snapshot("c1").custody_of(paper) == later.custody("c1", paper).head


def test_a_look_makes_no_brief_out_of_date(full: Desk) -> None:
    key = full.snapshot("c1").content_key
    full.note_viewed("c1", _notice(full), "review")
    assert full.snapshot("c1").content_key == key


def test_a_cut_end_is_told_by_the_brief_that_printed_it(full: Desk) -> None:
    paper = _notice(full)
    full.note_viewed("c1", paper, "review")
    full.make_brief("c1", BriefOptions("en", "A4", ("case",)))
    assert full.check().sound
    with closing(sqlite3.connect(full.folder / "desk.db")) as database, database:
        database.execute("DELETE FROM custody WHERE sha256 = ? AND number = 2", (paper,))
    assert ask(full, "SELECT count(*) FROM custody WHERE sha256 = ?", paper) == [(1,)]
    (problem,) = full.check().problems
    assert (problem.code, problem.name, problem.detail) == ("custody_cut", "order.eml", "2")


def test_what_an_examination_finds_is_written_down(full: Desk) -> None:
    paper = _notice(full)
    file = full.original(paper)
    file.chmod(0o644)
    file.write_bytes(b"another")
    for _ in range(2):
        assert [one.code for one in full.check().problems] == ["original_changed"]
    told: list[Any] = [(one.what, dict(one.detail)) for one in full.custody("c1", paper).entries]
    assert told[1:] == [("checked", {"how": "changed"})]
