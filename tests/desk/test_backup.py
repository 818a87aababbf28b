"""Backups as the seller makes them: whole, verified, kept, in the chosen folder, told when not."""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving, Stopping, code_of, contents, fill, leftovers
from tests.desk.parts import confirmed
from tests.store.made import NOW
from tro_desk.base.errors import Cancelled
from tro_desk.desk import Desk, open_desk
from tro_desk.store import backup, backup_files


def test_a_backup_has_everything_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    case = fill(desk, tmp_path / "in")
    job = Stopping(10_000)
    made = desk.back_up(job)
    assert made.content.files == 5
    assert made.problems == ()
    assert job.told[-1] == (1000, 1000)
    assert job.told == sorted(job.told)
    into = tmp_path / "new desk 中文"
    restored = desk.restore_backup(made.content.path, into)
    assert restored.counts == made.content.counts
    assert restored.counts["evidence"] == 3
    assert restored.check is not None
    assert restored.check.sound
    assert restored.check.originals == 3
    assert contents(into) == contents(desk.folder)
    with open_desk(into, Moving()) as other:
        assert other.case(case) == desk.case(case)
        assert other.check().problems == ()
    assert leftovers(tmp_path) == []


def test_the_page_shows_the_last_good_one_and_those_that_are_kept(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk.backups().last is None
    assert desk.backups().due
    assert desk.last_backup() is None
    fill(desk, tmp_path / "in")
    made = desk.back_up()
    state = desk.backups()
    assert state.folder == desk.folder / "backups"
    assert state.last is not None
    assert state.last.path == made.content.path
    assert state.last_files == 5
    assert not state.due
    assert [one.checked_at for one in state.kept] == [NOW]
    assert (state.trouble, state.missed, state.paused) == ("", "", False)
    assert desk.last_backup() == NOW


def test_a_backup_while_others_write(desk: Desk, tmp_path: Path) -> None:
    """Writers are not held, the backup does not begin again, and is one moment of the desk."""
    fill(desk, tmp_path / "in")
    with desk._storage.writing() as unit:  # some megabytes, so that the copy takes many steps
        unit._connection.exec_driver_sql("CREATE TABLE bulk (a TEXT)")
        unit._connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
            " INSERT INTO bulk SELECT printf('%.1000c', 'x') FROM n"
        )
    over, wrote = threading.Event(), []

    def write() -> None:
        while not over.is_set():
            number = len(wrote)
            desk.say("c1", [confirmed("asin", f"B{number:09d}"), confirmed("judge", f"J{number}")])
            wrote.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(wrote) < 3:
            assert writer.is_alive()
        before = len(wrote)
        made = desk.back_up()
        during = len(wrote) - before
    finally:
        over.set()
        writer.join()
    assert during > 0
    assert made.content.counts["facts"] % 2 == 0  # whole batches
    assert before * 2 <= made.content.counts["facts"] <= len(wrote) * 2
    desk.restore_backup(made.content.path, tmp_path / "new")


def test_only_one_at_a_time(desk: Desk) -> None:
    lock = desk.folder / "backups" / ".lock"
    with backup_files.alone(lock, "backup_running"):
        assert code_of(desk.back_up) == "backup_running"
    desk.back_up()


def test_stopped_at_any_look_nothing_is_left(desk: Desk, tmp_path: Path) -> None:
    fill(desk, tmp_path / "in")
    folder = desk.folder / "backups"
    stopped = 0
    for looks in range(0, 60, 2):
        try:
            desk.back_up(Stopping(looks))
        except Cancelled:
            stopped += 1
            assert desk.backups().kept == ()
            assert leftovers(folder) == []
        else:
            break
    assert stopped > 3
    (backup,) = desk.backups().kept
    for looks in range(0, 60, 2):
        into = tmp_path / "new"
        try:
            desk.restore_backup(backup.path, into, Stopping(looks))
        except Cancelled:
            assert not into.exists()
            assert leftovers(tmp_path) == []
        else:
            assert looks > 3
            return
    raise AssertionError("a restore that is never done")


# the folder


def test_a_chosen_folder(desk: Desk, tmp_path: Path) -> None:
    usb = tmp_path / "U 盘"
    assert code_of(desk.choose_backup_folder, usb) == "backup_folder_missing"
    usb.mkdir()
    assert code_of(desk.choose_backup_folder, desk.folder / "vault") == "backup_inside_desk"
    desk.choose_backup_folder(usb)
    made = desk.back_up()
    assert made.content.path.parent == usb
    assert [one.path for one in desk.backups().kept] == [made.content.path]
    assert desk.backups().chosen
    usb.rename(tmp_path / "out")
    state = desk.backups()
    assert state.trouble == "backup_folder_missing"
    assert state.last is not None
    assert code_of(desk.back_up) == "backup_folder_missing"
    assert not usb.exists()  # a disk that is out is not made up
    desk.choose_backup_folder(None)
    assert desk.back_up().content.path.parent == desk.folder / "backups"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_folder_that_cannot_be_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, tmp_path / "in")
    usb = tmp_path / "usb"
    usb.mkdir()
    desk.choose_backup_folder(usb)
    first = desk.back_up()
    held = first.content.path.read_bytes()
    for number, code in (
        (errno.ENOSPC, "backup_folder_full"),
        (errno.EROFS, "backup_folder_unwritable"),
        (errno.EACCES, "backup_folder_unwritable"),
        (errno.EFBIG, "backup_folder_limit"),
        (errno.EIO, "backup_folder_missing"),
    ):

        def refuse(self: object, data: bytes, number: int = number) -> int:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as patch:
            patch.setattr(backup_files.Forced, "write", refuse)
            assert code_of(desk.back_up) == code
        assert list(usb.iterdir()) == [first.content.path]
    assert first.content.path.read_bytes() == held
    with monkeypatch.context() as patch:
        full = type("Usage", (), {"free": 1000})()
        patch.setattr(backup_files.shutil, "disk_usage", lambda _folder: full)
        assert code_of(desk.back_up) == "backup_folder_full"
        into = tmp_path / "new"
        assert code_of(desk.restore_backup, first.content.path, into) == "restore_folder_full"
        assert not into.exists()


def test_a_write_that_does_not_read_back_is_no_backup(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, tmp_path / "in")
    write = backup_files.Forced.write

    def lose(self: backup_files.Forced, data: bytes) -> int:
        return write(self, data.replace(b"Paper 1", b"Paper X"))  # a disk that tells lies

    monkeypatch.setattr(backup_files.Forced, "write", lose)
    assert code_of(desk.back_up) == "backup_failed"
    assert desk.backups().kept == ()
    assert leftovers(desk.folder) == []


def test_a_file_by_name(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "my backup.zip"
    assert desk.back_up(out=out).content.path == out
    assert desk.back_up(out=out).size == out.stat().st_size
    assert code_of(desk.back_up, out=desk.folder / "vault" / "x.zip") == "backup_inside_desk"
    assert code_of(desk.back_up, out=tmp_path / "no" / "x.zip") == "backup_folder_missing"
    assert desk.examine_backup(out).files == 0


# rotation


def test_older_ones_go_but_only_our_own(tmp_path: Path) -> None:
    clock = Moving()
    usb = tmp_path / "usb"
    usb.mkdir()
    others = [
        usb / "tro-desk-20200101T000000Z-00000000.zip",  # another desk's
        usb / "photos.zip",
    ]
    for path in others:
        path.write_bytes(b"not ours")
    with open_desk(tmp_path / "desk", clock) as desk:
        desk.choose_backup_folder(usb)
        removed = 0
        for _ in range(40):
            clock.pass_by(hours=9)
            removed += desk.back_up().removed
        ours = [one for one in desk.backups().kept if one.path not in others]
        assert removed == 40 - len(ours)
        assert 8 < len(ours) < 20
        assert all(path.read_bytes() == b"not ours" for path in others)
        desk.pause_rotation(True)
        for _ in range(10):
            clock.pass_by(hours=1)
            assert desk.back_up().removed == 0


def test_a_restore_pauses_rotation_here_and_there(tmp_path: Path) -> None:
    clock = Moving()
    with open_desk(tmp_path / "desk", clock) as desk:
        made = desk.back_up()
        desk.restore_backup(made.content.path, tmp_path / "new")
        assert desk.backups().paused
    with open_desk(tmp_path / "new", clock) as other:
        assert other.backups().paused
        assert other.back_up().content.path.name != made.content.path.name


def test_two_backups_in_one_second_and_a_clock_set_back(tmp_path: Path) -> None:
    clock = Moving()
    with open_desk(tmp_path / "desk", clock) as desk:
        desk.back_up()
        desk.back_up()
        clock.pass_by(days=-400)
        desk.back_up()
        assert len(desk.backups().kept) == 3
        assert not desk.backups().due


def test_damage_in_the_desk_is_told_and_costs_no_older_backup(desk: Desk, tmp_path: Path) -> None:
    fill(desk, tmp_path / "in")
    desk.back_up()
    first, second, _third = sorted((desk.folder / "vault").rglob("*.eml"))
    first.chmod(0o644)
    first.write_bytes(b"changed")
    second.unlink()
    made = desk.back_up()
    assert sorted(one.code for one in made.problems) == ["original_changed", "original_missing"]
    assert made.removed == 0
    restored = desk.restore_backup(made.content.path, tmp_path / "new")
    assert restored.check is not None
    found = sorted(one.code for one in restored.check.problems)
    assert found == ["original_changed", "original_missing"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_paper_that_cannot_be_read_does_not_keep_the_rest_from_being_saved(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, tmp_path / "in")
    bad = min((desk.folder / "vault").rglob("*.eml"))
    read = backup._AsFar.read

    def fail(self: backup._AsFar, size: int) -> bytes:
        if self._file.name == str(bad):
            self._file = Broken()
        return read(self, size)

    class Broken:
        name = ""

        def read(self, size: int) -> bytes:
            raise OSError(errno.EIO, "a bad sector")

    monkeypatch.setattr(backup._AsFar, "read", fail)
    made = desk.back_up()
    assert [one.code for one in made.problems] == ["original_changed"]
    assert made.content.files == 5


# by itself


def test_the_automatic_one(tmp_path: Path) -> None:
    clock = Moving()
    with open_desk(tmp_path / "desk", clock) as desk:
        assert desk.back_up_if_due() is None  # there is nothing yet
        desk.new_case()
        assert desk.back_up_if_due() is not None
        desk.new_case()
        assert desk.back_up_if_due() is None  # not a day old
        assert desk.back_up_if_due(closing=True) is not None
        assert desk.back_up_if_due(closing=True) is None  # nothing was changed since
        clock.pass_by(hours=25)
        assert desk.back_up_if_due() is None
        desk.new_case()
        assert desk.back_up_if_due() is not None
        clock.pass_by(days=-100)  # a clock set back does not stop it
        desk.new_case()
        assert desk.back_up_if_due() is not None


def test_the_disk_is_out_when_the_program_ends(tmp_path: Path) -> None:
    clock, usb = Moving(), tmp_path / "usb"
    usb.mkdir()
    with open_desk(tmp_path / "desk", clock) as desk:
        desk.choose_backup_folder(usb)
        desk.new_case()
        usb.rename(tmp_path / "away")
        made = desk.back_up_if_due(closing=True)
        assert made is not None
        assert made.content.path.parent == desk.folder / "backups"
        assert desk.backups().missed == "backup_folder_missing"
        assert desk.back_up_if_due(closing=True) is None  # the same once is enough
        (tmp_path / "away").rename(usb)
        again = desk.back_up_if_due(closing=True)
        assert again is not None
        assert again.content.path.parent == usb
        assert desk.backups().missed == ""


def test_reminding(tmp_path: Path) -> None:
    clock = Moving()
    with open_desk(tmp_path / "desk", clock) as desk:
        desk.back_up()
        clock.pass_by(days=3, seconds=1)
        assert desk.backups().due
        desk.remind_of_backup(7)
        assert not desk.backups().due
        desk.remind_of_backup(0)
        clock.pass_by(days=400)
        assert not desk.backups().due
        assert code_of(desk.remind_of_backup, 5) == "bad_value"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"desk": 1}', '{"desk": "../../x"}', "[" * 10_000, "\x00", "null"]
)
def test_what_it_remembers_may_be_damaged(desk: Desk, text: str) -> None:
    desk.back_up()
    (desk.folder / "backup.json").write_text(text)
    assert desk.backups().last is None
    assert len(desk.backups().kept) == 1
    desk.back_up()
    assert desk.backups().last is not None


def test_only_some_megabytes_wait_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else somebody's change would wait until the disk has taken all of them."""
    waiting: dict[int, tuple[int, int]] = {}  # file -> bytes at the last time, most in between
    force = os.fsync

    def watch(number: int) -> None:
        status = os.fstat(number)
        before, most = waiting.get(status.st_ino, (0, 0))
        waiting[status.st_ino] = status.st_size, max(most, status.st_size - before)
        force(number)

    with open_desk(tmp_path / "desk", Moving()) as desk:
        case = fill(desk, tmp_path / "in")
        with desk._storage.writing() as unit:
            unit._connection.exec_driver_sql("CREATE TABLE made AS SELECT randomblob(12000000)")
        desk.add_evidence_bytes(case, os.urandom(9 << 20), "large.bin", how="note")
        monkeypatch.setattr(os, "fsync", watch)
        made = desk.back_up(out=tmp_path / "out.zip")
        monkeypatch.undo()
        with desk._storage.writing() as unit:
            unit._connection.exec_driver_sql("DROP TABLE made")
    assert made.size > 20 << 20
    sizes = [size for size, _most in waiting.values()]
    assert (tmp_path / "out.zip").stat().st_size in sizes
    assert sum(size > 4 << 20 for size in sizes) >= 2, "the copy of the database, and the backup"
    assert max(most for _size, most in waiting.values()) <= 6 << 20
