"""What a search of the desk finds, what it finds no more, and its index after a kill."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.store.made import NOW, candidate, notice
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.records import Contact, EvidenceNote, Letter, Task
from tro_desk.domain.search import SearchHit, TextKind

ZH = "涉嫌侵权的商品已下架，账户资金被冻结。"
EN = "The defendants shall answer in case 1:26-cv-04218; USD 48,210.55 is held."


def hits(desk: Desk, typed: str, case: str | None = None) -> list[SearchHit]:
    """What is found once everything is in the index."""
    desk.index_texts()
    found = desk.search(typed, case_id=case)
    assert found.indexing == 0
    return list(found.hits)


def kinds(desk: Desk, typed: str) -> set[str]:
    return {hit.kind.value for hit in hits(desk, typed)}


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> str:
    """A case with one notice of two languages and what was found in it."""
    found = (candidate("docket_number", "1:26-cv-04218"), candidate("asin", "B0ABC12345"))
    path, read = notice(tmp_path / "in", *found, name="平台通知.eml", text=f"{ZH}\n{EN}")
    with desk._storage.writing() as unit:
        case = unit.cases.add(NOW)
        unit.keep(path, read, NOW)
        unit.notices.add(unit.cases.require(case), read, NOW)
        unit.log.add(NOW, "notice_added", unit.cases.require(case))
    return case


def test_a_text_of_each_kind_is_found_with_its_place(desk: Desk, case: str) -> None:
    (page,) = hits(desk, "冻结")
    assert (page.kind, page.case, page.page, page.notice) == (TextKind.PAGE, case, 1, True)
    assert [page.snippet[start:end] for start, end in page.marks] == ["冻结"]
    text = f"{ZH}\n{EN}"
    assert text[page.start : page.end] == "冻结"
    assert page.at == NOW

    assert kinds(desk, "平台通知") == {"paper"}
    assert kinds(desk, "1:26-cv-042") == {"page", "candidate"}
    desk.say(case, [Said("docket_number", "1:26-cv-04218", Status.CONFIRMED)])
    assert kinds(desk, "1:26-cv-042") == {"page", "fact"}  # settled: it waits for no answer

    note = Task("给法院打电话", "Lan", date(2026, 3, 5), None, note="问清楚听证时间")
    desk.save_record(case, note)
    (task,) = hits(desk, "听证")
    assert (task.name, task.part, task.number) == ("task", "note", 1)
    desk.save_letter(case, Letter("papers_extension", "en", "Please extend the time.\n"))
    (letter,) = hits(desk, "please extend")
    assert (letter.name, letter.item) == ("letter", "papers_extension/en")
    desk.answer(case, "first_hours/keep_notice", "skipped:原件在律师那里")
    assert kinds(desk, "原件") == {"answer"}
    desk.add_custom_deadline(case, "Call the bank", "fixed", 0, "2026-03-09", "Asia/Shanghai")
    (own,) = hits(desk, "call bank")
    assert (own.name, own.tz) == ("custom:1", "Asia/Shanghai")
    desk.mark_deadline(case, "custom:1", "done", note="银行已回复")
    assert kinds(desk, "银行") == {"mark"}

    shop = desk.add_store("amazon", "LANJIA Direct", "A1SELLER")
    assert kinds(desk, "a1sel") == {"store"}
    desk.add_listing(shop.id, "LJ-1", "B0LISTED01", "折叠手机支架 Stand")
    (listed,) = hits(desk, "手机 stand")
    assert (listed.kind, listed.case, listed.store) == (TextKind.LISTING, "", shop.id)


def test_the_name_of_a_field_finds_what_was_said_of_it(desk: Desk, case: str) -> None:
    desk.say(case, [Said("judge", "Elaine M. Park", Status.CONFIRMED)])
    desk.index_texts()
    (hit,) = desk.search("法官", fields=["judge"]).hits
    assert (hit.name, hit.snippet, hit.marks) == ("judge", "Elaine M. Park", ())
    (hit,) = desk.search("elaine", fields=["judge"]).hits  # once, not twice


def test_the_log_is_found_by_what_was_done(desk: Desk, case: str) -> None:
    desk.answer(case, "first_hours/keep_notice", "skipped")
    one = desk.save_record(case, Task("a task", "", None, None))
    desk.add_store("amazon", "LANJIA Direct")
    made = desk.new_case()
    codes = ("step_answered", "record_saved", "store_added", "case_made")

    def found(case: str | None = None, limit: int = 50) -> list[tuple[str, str, str]]:
        hits = desk.search("zzz", case_id=case, changes=codes, limit=limit).hits
        assert {hit.kind for hit in hits} <= {TextKind.CHANGE}
        return [(hit.name, hit.case, hit.item) for hit in hits]

    whole = [
        ("case_made", made, ""),
        ("store_added", "", ""),
        ("record_saved", case, f"task/{one.number}"),
        ("step_answered", case, "first_hours/keep_notice"),
    ]
    assert found() == whole
    assert found(case) == whole[2:]
    assert found(limit=1) == whole[:1]
    assert desk.search("zzz", changes=codes, limit=1).more
    desk.delete_case(case)
    assert found() == whole[:2], "what lies in the trash is not found"
    assert desk.search("zzz").hits == ()


def test_what_is_taken_away_is_found_no_more(desk: Desk, case: str) -> None:
    desk.say(case, [Said("judge", "Zebra Judge", Status.CONFIRMED)])
    one = desk.save_record(case, Task("zebra task", "", None, None))
    two = desk.save_record(case, Task("zebra was wrong", "", None, None))
    own = desk.add_custom_deadline(case, "zebra day", "fixed", 0, "2026-03-09", "Asia/Shanghai")
    assert len(hits(desk, "zebra")) == 4
    desk.undo(case)
    desk.remove_record(case, "task", one.number)
    desk.save_record(case, Task("it is right", "", None, None), two.number)
    desk.remove_custom_deadline(case, own.id)
    assert hits(desk, "zebra") == []
    desk.restore_record(case, "task", one.number)
    assert len(hits(desk, "zebra")) == 1
    desk.say(case, [Said("asin", "B0ABC12345", Status.REJECTED)])
    assert "candidate" not in kinds(desk, "B0ABC")


def test_what_lies_in_the_trash_is_not_found_until_it_is_restored(desk: Desk, case: str) -> None:
    desk.save_record(case, Task("zebra task", "", None, None))
    (page,) = hits(desk, "侵权")
    thrown = desk.delete_evidence(case, page.evidence)
    for typed in ("侵权", "平台通知", "B0ABC"):
        assert hits(desk, typed) == []
    desk.restore(thrown.id)
    assert len(hits(desk, "侵权")) == 1
    thrown = desk.delete_case(case)
    for typed in ("侵权", "zebra"):
        assert hits(desk, typed) == []
    desk.restore(thrown.id)
    assert len(hits(desk, "zebra")) == 1
    shop = desk.add_store("amazon", "Zebra shop")
    desk.add_listing(shop.id, "Z-1", "", "zebra lamp")
    assert len(hits(desk, "zebra")) == 3
    desk.delete_store(shop.id)
    assert len(hits(desk, "zebra")) == 1


def test_no_word_of_what_is_purged_stays_in_the_index(desk: Desk) -> None:
    from sqlalchemy import text

    shop = desk.add_store("amazon", "Quagga shop")
    assert len(hits(desk, "quagga")) == 1
    thrown = desk.delete_store(shop.id)
    desk.purge([thrown.id])
    desk.index_texts()
    with desk._storage.reading() as unit:
        blocks = unit._connection.scalars(text("SELECT block FROM search_words_data")).all()
    assert not any(b"quagga" in block for block in blocks)


def test_kept_evidence_is_found_as_long_as_something_names_it(
    desk: Desk, case: str, tmp_path: Path
) -> None:
    path = tmp_path / "仓库.txt"
    path.write_text("仓库还有一百二十件", encoding="utf-8")
    record = desk.add_evidence(case, path, note="盘点")
    assert isinstance(record.body, EvidenceNote)
    assert kinds(desk, "仓库") == {"paper", "page"}
    (noted,) = hits(desk, "盘点")
    assert (noted.name, noted.evidence) == ("evidence", record.body.sha256)
    assert not any(hit.notice for hit in hits(desk, "一百"))
    desk.remove_record(case, "evidence", record.number)
    assert hits(desk, "仓库") == []


def test_a_listing_that_changed_its_title_is_found_by_the_new_one(desk: Desk) -> None:
    shop = desk.add_store("amazon", "LANJIA Direct")
    for title in ("Old Stand", "New Holder"):
        desk.add_listing(shop.id, "LJ-1", "B0LISTED01", title)
        assert len(hits(desk, title)) == 1
    assert hits(desk, "old") == []


def test_in_one_case_alone(desk: Desk, case: str) -> None:
    other = desk.new_case()
    for one in (case, other):
        desk.save_record(one, Task("zebra", "", None, None))
    assert {hit.case for hit in hits(desk, "zebra")} == {case, other}
    assert {hit.case for hit in hits(desk, "zebra", other)} == {other}
    assert {hit.kind for hit in hits(desk, "侵权", case)} == {TextKind.PAGE}
    assert hits(desk, "侵权", other) == []
    with pytest.raises(DeskError, match="unknown_case"):
        desk.search("zebra", case_id="c99")


def test_more_than_are_shown_is_said_and_every_kind_has_its_share(desk: Desk, case: str) -> None:
    for number in range(60):
        desk.save_record(case, Task(f"侵权 {number}", "", None, None))
    desk.index_texts()
    found = desk.search("侵权", limit=20)
    assert (len(found.hits), found.more) == (20, True)
    assert {hit.kind for hit in found.hits} == {TextKind.RECORD, TextKind.PAGE}
    whole = desk.search("侵权", limit=100)
    assert (len(whole.hits), whole.more) == (61, False)
    said = [hit.snippet for hit in whole.hits if hit.kind is TextKind.RECORD]
    assert said == [f"侵权 {number}" for number in reversed(range(60))]


def test_what_is_not_in_the_index_is_counted(desk: Desk, case: str) -> None:
    before = desk.search("zebra").indexing
    assert before == 4  # name and page of the notice, two values found in it
    assert desk.index_texts() == before
    desk.save_record(case, Task("zebra", "", None, None))
    found = desk.search("zebra")
    assert (found.hits, found.indexing) == ((), 1)
    assert desk.index_texts() == 1
    assert desk.index_texts() == 0


def test_an_index_that_is_damaged_is_made_again(desk: Desk, case: str) -> None:
    from sqlalchemy import text

    assert hits(desk, "侵权")
    with desk._storage.writing() as unit:
        unit._connection.execute(
            text("UPDATE search_words_data SET block = x'00ff00ff' WHERE id > 9")
        )
    with pytest.raises(DeskError, match="search_damaged"):
        desk.search("侵权")
    desk.index_again()
    assert desk.search("侵权").hits == ()
    assert hits(desk, "侵权")


def test_an_index_of_another_version_is_made_again(
    desk: Desk, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hits(desk, "侵权")
    monkeypatch.setattr("tro_desk.store.search.VERSION", 99)
    assert desk.search("侵权").hits == ()
    assert hits(desk, "侵权")


WORDS = st.lists(
    st.one_of(
        st.text(st.sampled_from("侵权商标冻结原告被告法院"), min_size=2, max_size=6),
        st.text(st.sampled_from("abcdeé019"), min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(WORDS, st.data())
def test_whatever_is_written_is_found_until_it_is_removed(
    desk: Desk, words: list[str], data: st.DataObject
) -> None:
    case = desk.new_case()
    mark = hashlib.sha256(repr((words, case)).encode()).hexdigest()[:12]
    record = desk.save_record(case, Task(" ".join(words), "", None, None, note=f"x{mark}"))
    word = data.draw(st.sampled_from(words))
    if word[0] >= "\u4e00":
        at = data.draw(st.integers(0, len(word) - 2))
        typed = word[at : at + 2]
    else:
        typed = word[: data.draw(st.integers(1, len(word)))]
    asked = f"{typed} x{mark[:8]}"
    assert [hit.number for hit in hits(desk, asked, case)] == [record.number]
    desk.remove_record(case, "task", record.number)
    assert hits(desk, asked, case) == []
    assert hits(desk, asked) == []


COUNT = 400

VICTIM = """
import sys
from pathlib import Path
from tro_desk.desk import open_desk
class Told:
    def report(self, done, total): print(done, flush=True)
    def check(self): pass
with open_desk(Path(sys.argv[1])) as desk:
    desk.index_texts(Told())
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_an_index_that_was_killed_half_way_catches_up(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        case = desk.new_case()
        with desk._storage.writing() as unit:
            for number in range(COUNT):
                text = f"冻结账户 w{number}x " + "the defendants shall " * 60
                at = datetime(2026, 3, 1, tzinfo=UTC)
                said = ("platform", "", "chat", "out", text)
                unit.records.save(unit.cases.require(case), Contact(at, "UTC", *said), 0, NOW)
        assert desk.search("冻结").indexing == COUNT
    process = subprocess.Popen(
        [sys.executable, "-c", VICTIM, str(folder)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert process.stdout is not None
    told = int(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()
    assert 0 < told < COUNT
    with open_desk(folder, FixedClock(NOW)) as desk:
        left = desk.search("冻结").indexing
        assert 0 < left <= COUNT - told
        assert desk.index_texts() == left
        whole = desk.search("冻结账户", limit=2 * COUNT)
        assert len(whole.hits) == COUNT
        for number in (0, COUNT // 2, COUNT - 1):
            assert len(desk.search(f"w{number}x").hits) == 1


def test_a_locked_desk_is_searched_and_its_index_shows_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        case = desk.new_case()
        desk.save_record(case, Task("quagga 斑驴", "", None, None))
        assert len(hits(desk, "斑驴")) == 1
        desk.lock(PASSPHRASE, kdf=CHEAP)
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"quagga" not in data, path
            assert "斑驴".encode() not in data, path
    with open_desk(folder, FixedClock(NOW), passphrase=PASSPHRASE) as desk:
        assert len(hits(desk, "斑驴")) == 1
        desk.save_record(case, Task("okapi", "", None, None))
        assert len(hits(desk, "okap")) == 1
