"""A database that was changed behind the program's back is told; one that was not never is."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving, code_of, fill
from tests.desk.parts import confirmed
from tests.store.made import NOW
from tro_desk.desk import Desk, open_desk
from tro_desk.store import Storage, journal
from tro_desk.store.journal import PAGE
from tro_desk.store.page_note import NAME as NOTE


def opened(folder: Path) -> Desk:
    return open_desk(folder, Moving())


def codes(desk: Desk) -> list[str]:
    return [problem.code for problem in desk.check().problems]


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A desk that was filled and closed."""
    folder = tmp_path / "desk"
    with opened(folder) as desk:
        case = fill(desk, tmp_path / "in")
        desk.say(case, [confirmed("judge", "John F. Kness")])
    return folder


def letter_changed(folder: Path) -> None:
    """A letter of a text in a row: nothing that SQLite would notice."""
    path = folder / "desk.db"
    data = path.read_bytes()
    assert data.count(b"John F. Kness") >= 1
    path.write_bytes(data.replace(b"John F. Kness", b"John F. Kmess"))


def test_a_letter_that_changed_in_a_closed_desk_is_told(closed: Path) -> None:
    letter_changed(closed)
    with opened(closed) as desk:
        assert desk.check_if_due() is not None
        assert desk.backups().paused  # an older one may be the better one
        assert codes(desk) == ["database_altered"]
    with opened(closed) as desk:
        assert codes(desk) == []


def test_it_is_told_later_where_the_program_ended_before(closed: Path) -> None:
    with opened(closed) as desk:
        assert desk.check_if_due() is not None
        assert desk.check_if_due() is None
    letter_changed(closed)
    opened(closed).close()
    opened(closed).close()
    with opened(closed) as desk:
        found = desk.check_if_due()
        assert found is not None
        assert [one.code for one in found.problems] == ["database_altered"]
        assert desk.check_if_due() is None


def test_what_this_program_does_is_never_told(closed: Path, tmp_path: Path) -> None:
    with opened(closed) as one, opened(closed) as two:
        two.new_case()
        assert codes(one) == []
    with opened(closed) as one:
        with opened(closed) as two:
            two.new_case()
        one.new_case()
        assert codes(one) == []
    shutil.copytree(closed, tmp_path / "moved")
    for folder in (closed, tmp_path / "moved"):
        with opened(folder) as desk:
            assert codes(desk) == []
    with closing(sqlite3.connect(closed / "desk.db")) as database:
        assert database.execute("SELECT count(*) FROM cases").fetchone()[0] == 4  # who only reads
    with opened(closed) as desk:
        assert codes(desk) == []


def test_half_a_note_of_a_killed_one_goes(closed: Path) -> None:
    half = closed / f".{NOTE}.cq70_4et.part"
    half.write_text("half")
    opened(closed).close()
    assert not half.exists()


def test_a_damaged_note_says_nothing(closed: Path) -> None:
    for text in ("", "{", "[]", '{"state": "altered"}', '{"state": 5, "check": ""}', "\0" * 5000):
        (closed / NOTE).write_text(text)
        with opened(closed) as desk:
            assert codes(desk) == []


def test_rows_that_make_no_sense_are_damage_where_the_database_changed(closed: Path) -> None:
    with closing(sqlite3.connect(closed / "desk.db")) as database, database:
        database.execute("UPDATE cases SET created_at = 'yesterday'")
    with opened(closed) as desk:
        assert code_of(desk.cases) == "desk_damaged"
        assert codes(desk) == ["database_altered"]


def test_and_a_mistake_of_the_program_where_it_did_not(closed: Path) -> None:
    with (
        opened(closed) as desk,
        pytest.raises(ValueError, match="ours"),
        desk._storage.reading(),
    ):
        raise ValueError("ours")


# a program that was killed: SQLite's journal holds what is not yet in the database


@pytest.fixture
def killed(closed: Path, tmp_path: Path) -> Path:
    """A desk as it lies on the disk while its program is killed, after three more changes."""
    folder = tmp_path / "killed"
    with opened(closed) as desk:
        [case] = desk.case_ids()
        for number in range(3):
            desk.say(case, [confirmed("case_name", f"Name {number}")])
        shutil.copytree(closed, folder, ignore=shutil.ignore_patterns("desk.db-shm", ".lock"))
    assert (folder / "desk.db-wal").stat().st_size > 0
    return folder


def names(folder: Path) -> tuple[list[str], list[str]]:
    """What was said last, and what is told of the desk."""
    with opened(folder) as desk:
        [case] = desk.case_ids()
        told = codes(desk)
        return [fact.value for fact in desk.case(case).confirmed("case_name")][:1], told


def test_a_killed_program_loses_nothing_and_nothing_is_told(killed: Path) -> None:
    assert names(killed) == (["Name 2"], [])


def test_a_letter_that_changed_after_a_kill_is_told(killed: Path) -> None:
    path = killed / "desk.db"
    read = journal.read(path)
    assert read is not None
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
        [text, *_] = database.execute("SELECT text FROM pages WHERE text > ''").fetchone()
    data = bytearray(path.read_bytes())
    places = [found.start() for found in re.finditer(re.escape(text.encode()), data)]
    [place, *_] = [at for at in places if at // PAGE + 1 not in read.sums]
    data[place] += 1
    path.write_bytes(data)
    with opened(killed) as desk:
        assert desk.check_if_due() is not None
        assert desk.backups().paused
        assert codes(desk) == ["database_altered"]
    with opened(killed) as desk:
        assert codes(desk) == []


def test_a_change_that_was_cut_off_was_never_acknowledged(killed: Path) -> None:
    journal = killed / "desk.db-wal"
    journal.write_bytes(journal.read_bytes()[:-100])
    assert names(killed) == (["Name 1"], [])


@pytest.mark.parametrize("place", [5, 20, 60, 3000, 32 + 4120 + 12, 20_000])
def test_changes_behind_damage_are_told_as_lost(killed: Path, place: int) -> None:
    journal = killed / "desk.db-wal"
    data = bytearray(journal.read_bytes())
    data[place] ^= 0x10
    journal.write_bytes(data)
    found, told = names(killed)
    assert found != ["Name 2"]
    assert told == ["changes_lost"]
    assert names(killed) == (found, [])


def test_an_older_journal_behind_the_one_in_use_is_no_loss(closed: Path, tmp_path: Path) -> None:
    """SQLite begins the journal anew after a checkpoint, and leaves the rest of the old one."""
    copy = tmp_path / "copy"
    storage = Storage(closed, NOW)
    try:
        for number in range(30):
            with storage.writing() as unit:
                unit.log.add(NOW + timedelta(seconds=number), "many")
        with closing(sqlite3.connect(closed / "desk.db")) as database:
            database.execute("PRAGMA wal_checkpoint(RESTART)")
        with storage.writing() as unit:
            unit.log.add(NOW, "one more")
        shutil.copytree(closed, copy, ignore=shutil.ignore_patterns("desk.db-shm", ".lock"))
    finally:
        storage.close()
    assert (copy / "desk.db-wal").stat().st_size > 100_000
    with opened(copy) as desk:
        assert codes(desk) == []
        with desk._storage.reading() as unit:
            assert unit.log.newest() == _count(desk)


def _count(desk: Desk) -> int:
    with closing(sqlite3.connect(desk.folder / "desk.db")) as database:
        return int(
            database.execute("SELECT max(id) FROM log WHERE what = 'one more'").fetchone()[0]
        )
