"""How the pages of a desk stand is known at every moment: each that changed is told after a kill,
and none that did not, wherever the blow falls."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk import forks
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.store import checkpoint_victim
from tests.store.checkpoint_victim import change
from tests.store.made import NOW
from tro_desk.base.jobs import UNWATCHED
from tro_desk.store import (
    Storage,
    as_left,
    checkpoints,
    driver,
    journal,
    locking,
    page_note,
    pragmas,
)
from tro_desk.store.as_left import ALTERED, KNOWN, UNKNOWN
from tro_desk.store.journal import PAGE
from tro_desk.store.keys import Keys
from tro_desk.store.verify import verify

STRIDE = 1 if "KILLS" in os.environ else 29
"""Steps between two blows: `make kills` strikes at each."""


@pytest.fixture(autouse=True)
def small_journals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "LARGE", 8 * (PAGE + 24))
    monkeypatch.setattr(checkpoints, "LONGEST", 64 * (PAGE + 24))
    monkeypatch.setattr(pragmas, "JOURNAL", 0)


def copied(folder: Path, target: Path) -> Path:
    """The desk as it lies on the disk if everybody who has it open is killed now. Another process
    copies it: the locks that this one has on a file end where it closes any handle of it."""
    code = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-S", "-c", code, folder, target], check=True)
    for name in ("desk.db-shm", ".lock"):
        (target / name).unlink(missing_ok=True)
    return target


def killed(tmp_path: Path, *, locked: bool) -> tuple[Path, Keys | None]:
    """A desk whose journal was moved several times, and holds changes again; its keys."""
    folder = tmp_path / "desk"
    storage = Storage(folder, NOW)
    if locked:
        locking.lock(storage, PASSPHRASE, UNWATCHED, CHEAP)
    for number in (*range(9), 0):
        change(storage, number)
    keys = None if storage.keys is None else Keys(storage.keys.master)
    copy = copied(folder, tmp_path / "killed")
    storage.close()
    assert journal.size(copy / "desk.db") > 0
    return copy, keys


def found(folder: Path, keys: Keys | None = None) -> str:
    """How the desk was left, for who opens it now; ALTERED where it cannot even be read."""
    try:
        return as_left.AsLeft(folder, keys, alone=True).found
    except driver.errors("DatabaseError"):
        return ALTERED


def opened(folder: Path) -> str:
    storage = Storage(folder, NOW)
    storage.close()
    assert storage.left is not None
    return storage.left.found


@pytest.mark.parametrize("locked", [False, True])
def test_each_page_that_changed_is_told_or_is_in_the_journal(tmp_path: Path, locked: bool) -> None:
    folder, keys = killed(tmp_path, locked=locked)
    good = (folder / "desk.db").read_bytes()
    files = {name: (folder / name).read_bytes() for name in ("desk.db-wal", page_note.NAME)}
    read = journal.read(folder / "desk.db")
    assert read is not None
    assert 0 < len(read.sums) < len(good) // PAGE // 2
    for page in range(len(good) // PAGE):
        place = page * PAGE + (page * 37 + 100) % PAGE
        data = bytearray(good)
        data[place] ^= 1
        (folder / "desk.db").write_bytes(data)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        told = found(folder, keys)
        assert (told == ALTERED) == (page + 1 not in read.sums), page
        if told != ALTERED:  # SQLite takes the page from its journal: no harm is done
            with closing(driver.connect(folder / "desk.db", keys)) as database:
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (folder / "desk.doubt").unlink(missing_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "desk.db").write_bytes(good)
    assert found(folder, keys) == UNKNOWN


@pytest.mark.parametrize("change_of", ["longer", "shorter", "swapped"])
def test_pages_that_are_more_fewer_or_elsewhere_are_told(tmp_path: Path, change_of: str) -> None:
    Storage(tmp_path, NOW).close()
    path = tmp_path / "desk.db"
    data = path.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    at = next(at for at in range(1, len(pages)) if pages[at] != pages[at + 1])
    swapped = b"".join([*pages[:at], pages[at + 1], pages[at], *pages[at + 2 :]])
    path.write_bytes(
        {"longer": data + bytes(10), "shorter": data[:-PAGE], "swapped": swapped}[change_of]
    )
    assert found(tmp_path) == ALTERED


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")
def test_a_blow_at_each_step_leaves_a_desk_that_is_as_it_was_left(tmp_path: Path) -> None:
    context = forks.context()
    good = tmp_path / "good"
    Storage(good, NOW).close()
    die_at, died, seen = 1, True, set()
    while died:
        folder = tmp_path / str(die_at)
        shutil.copytree(good, folder)
        process = context.Process(target=checkpoint_victim.work, args=(folder, die_at))
        process.start()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        died = process.exitcode != 0
        process.close()
        left = opened(folder)
        assert left in (KNOWN, UNKNOWN), die_at
        assert (folder / page_note.NAME).exists()
        assert opened(folder) == KNOWN, die_at
        seen.add(left)
        die_at += STRIDE
    assert die_at > 5 * STRIDE
    assert UNKNOWN in seen


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")
def test_nor_where_another_process_goes_on(tmp_path: Path) -> None:
    context = forks.context()
    folder = tmp_path / "desk"
    storage = Storage(folder, NOW)
    for die_at in range(150, 600, 5 * STRIDE):
        process = context.Process(target=checkpoint_victim.work, args=(folder, die_at))
        process.start()
        for number in range(4):
            change(storage, number)
        process.join()
        process.close()
        copy = copied(folder, tmp_path / f"copy {die_at}")
        assert found(copy) in (KNOWN, UNKNOWN), die_at
        for number in range(2):
            change(storage, number)
        copy = copied(folder, tmp_path / f"later {die_at}")
        assert opened(copy) in (KNOWN, UNKNOWN), die_at
    assert (folder / page_note.NAME).exists()
    storage.close()
    assert opened(folder) == KNOWN


def test_a_reader_keeps_the_journal_and_nothing_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    storage = Storage(folder, NOW)
    with storage.reading() as unit:
        before = unit.log.newest()
        for number in range(12):
            change(storage, number)
        assert journal.size(folder / "desk.db") > 3 * checkpoints.LARGE
        assert opened(copied(folder, tmp_path / "meanwhile")) == UNKNOWN
        assert unit.log.newest() == before
    for number in range(12):
        change(storage, number)
    assert journal.size(folder / "desk.db") < 3 * checkpoints.LARGE
    copy = copied(folder, tmp_path / "copy")
    storage.close()
    assert opened(copy) == UNKNOWN
    assert opened(folder) == opened(copy) == KNOWN


def test_while_the_disk_is_filled_the_journal_is_moved_later(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    storage = Storage(folder, NOW)
    change(storage, 0)
    noted, sizes = page_note.read(folder), [0]
    assert noted is not None
    with storage.filling_the_disk():
        while sizes[-1] < checkpoints.LONGEST // 2:
            change(storage, len(sizes))
            sizes.append(journal.size(folder / "desk.db"))
        assert page_note.read(folder) == noted
        assert opened(copied(folder, tmp_path / "meanwhile")) == UNKNOWN  # not altered
    change(storage, 0)
    assert page_note.read(folder) != noted
    with storage.filling_the_disk():
        for number in range(60):  # but not without an end
            change(storage, number)
            sizes.append(journal.size(folder / "desk.db"))
    assert checkpoints.LARGE * 2 < max(sizes) < checkpoints.LONGEST + checkpoints.LARGE
    storage.close()
    assert opened(folder) == KNOWN


def test_who_is_late_leaves_nothing_that_would_be_told(tmp_path: Path) -> None:
    storage = Storage(tmp_path, NOW)
    storage.close()
    change(storage, 1)
    assert not (tmp_path / page_note.NAME).exists()
    storage._engine._readers.dispose()
    assert opened(tmp_path) == UNKNOWN


def test_a_program_that_only_reads_after_a_kill_is_not_told(tmp_path: Path) -> None:
    """Closing the database it lets SQLite move the journal: the program did not write that."""
    folder, _keys = killed(tmp_path, locked=False)
    with closing(sqlite3.connect(folder / "desk.db")) as database:
        assert database.execute("SELECT count(*) FROM log").fetchone()[0] >= 27
    assert not journal.place(folder / "desk.db").exists()
    assert opened(folder) == UNKNOWN
    assert opened(folder) == KNOWN


@pytest.mark.parametrize("how", ["PASSIVE", "RESTART"])
def test_a_program_that_moves_the_journal_meanwhile_is_not_told(tmp_path: Path, how: str) -> None:
    storage = Storage(tmp_path, NOW)
    change(storage, 0)
    with closing(sqlite3.connect(tmp_path / "desk.db")) as database:
        assert database.execute(f"PRAGMA wal_checkpoint({how})").fetchone()[0] == 0
    storage.close()
    assert opened(tmp_path) in (KNOWN, UNKNOWN)
    assert opened(tmp_path) == KNOWN


def test_a_desk_of_a_program_that_noted_nothing_is_not_told(tmp_path: Path) -> None:
    folder, _keys = killed(tmp_path, locked=False)
    (folder / page_note.NAME).unlink()
    assert opened(folder) == UNKNOWN
    assert opened(folder) == KNOWN


def test_a_page_that_changed_behind_the_journal_of_a_full_disk(tmp_path: Path) -> None:
    """Frames of a change that could not be ended stand in the journal, and do not count."""
    folder, _keys = killed(tmp_path, locked=False)
    path = folder / "desk.db"
    read = journal.read(path)
    assert read is not None
    data = journal.place(path).read_bytes()
    size = 24 + PAGE
    torn = bytearray(data[32 : 32 + read.count * size][-size:])
    torn[100] ^= 1  # SQLite's checksum of the frame fails
    assert journal.read(path, most=read.count) == read
    journal.place(path).write_bytes(data[: 32 + read.count * size] + torn[: size - 200])
    assert opened(folder) == UNKNOWN


# a database that is too large to be compared when the desk is opened, or that changes while it is


def written(path: Path, place: int) -> None:
    """Another process changes a byte of a file."""
    code = (
        "import sys; file = open(sys.argv[1], 'r+b'); place = int(sys.argv[2]); file.seek(place);"
        "byte = file.read(1)[0] ^ 1; file.seek(place); file.write(bytes([byte]))"
    )
    subprocess.run([sys.executable, "-S", "-c", code, path, str(place)], check=True)


def test_a_large_one_is_compared_when_the_desk_is_examined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_left, "LARGEST", 0)
    folder, _keys = killed(tmp_path, locked=False)
    read = journal.read(folder / "desk.db")
    assert read is not None
    count = (folder / "desk.db").stat().st_size // PAGE
    page = next(number for number in range(count, 1, -1) if number not in read.sums)
    written(folder / "desk.db", page * PAGE - 1)
    storage = Storage(folder, NOW)
    assert storage.left is not None
    assert storage.left.found == UNKNOWN
    assert "database_altered" in {one.code for one in verify(storage, NOW).problems}
    assert not storage.is_altered(UNWATCHED)  # that was told
    storage.close()


def test_what_changes_while_the_desk_is_open_is_told(tmp_path: Path) -> None:
    storage = Storage(tmp_path, NOW)
    change(storage, 1)
    assert verify(storage, NOW).problems == ()
    written(tmp_path / "desk.db", (tmp_path / "desk.db").stat().st_size - 1)
    assert storage.is_altered(UNWATCHED)
    storage.close()


def test_what_the_program_writes_meanwhile_is_not(tmp_path: Path) -> None:
    storage = Storage(tmp_path, NOW)
    busy = threading.Event()

    def work() -> None:
        for number in range(150):
            change(storage, number)
        busy.set()

    thread = threading.Thread(target=work)
    thread.start()
    looks = 0
    while not busy.is_set():
        assert not storage.is_altered(UNWATCHED)
        looks += 1
    thread.join()
    assert looks > 3
    assert not storage.is_altered(UNWATCHED)
    storage.close()
    assert not storage.is_altered(UNWATCHED)
    assert opened(tmp_path) == KNOWN
