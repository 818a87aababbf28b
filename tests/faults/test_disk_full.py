"""A disk that is full at any write: a sentence, nothing lost or half there, and it goes on."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.backup_parts import Moving
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.desk.parts import confirmed
from tests.faults.disks import PAGE, Disk, no_file_beyond, small_disk
from tests.faults.jobs import CASE, CHANGES, OUT, Job, held, left_behind
from tests.store.made import NOW
from tro_desk.base import log
from tro_desk.base.ending import Endings
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.l10n import languages, translator
from tro_desk.l10n.errors import sentence

ROOM = (*range(8), 10, 13, 17, 24, 40, 80, 160, 640, 3200)
"""Pages that are free: each stops another write."""
SPARSE = (0, 3, 8, 14, 40, 3200)
SLOW = frozenset({"load an export", "make a brief", "keep evidence", "brief", "package"})
"""Jobs that read or draw for some tenths of a second each time."""

DISK = 48 << 20


@pytest.fixture
def disk(tmp_path: Path, filled: Path) -> Iterator[Disk]:
    """A small disk that holds a desk."""
    with small_disk(tmp_path / "disk", DISK) as made:
        shutil.copytree(filled / "disk" / "desk", made.place / "desk")
        shutil.copytree(filled / "given", tmp_path / "given")
        yield made


@pytest.fixture
def desk(disk: Disk) -> Iterator[Desk]:
    with open_desk(disk.place / "desk", Moving()) as desk:
        yield desk


def told(error: DeskError) -> str:
    """The error's code; it has a sentence in each language."""
    for language in languages():
        text = sentence(error, translator(language))
        assert text
        assert "{" not in text
    return error.code


def until_it_fits(desk: Desk, disk: Disk, name: str, job: Job) -> list[str]:
    """Do a job with more and more room until it succeeds; the codes of the errors before. After
    each of them the desk is as it was."""
    before = held(desk)
    codes = []
    for pages in SPARSE if name in SLOW else ROOM:
        disk.leave(pages * PAGE)
        try:
            job(desk, disk.place)
        except DeskError as error:
            codes.append(told(error))
        else:
            disk.make_room()
            return codes
        disk.make_room()
        now = held(desk)
        for part, rows in before.items():
            assert now[part] == rows, f"{part} with {pages} pages"
        assert left_behind(disk.place) == []
    raise AssertionError("it never fits")


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_whole_or_not_at_all(desk: Desk, disk: Disk, name: str) -> None:
    codes = until_it_fits(desk, disk, name, CHANGES[name])
    assert codes, "the disk was never full"
    assert set(codes) == {"disk_full"}
    assert desk.check().sound
    desk.new_case()  # what a change that failed at its very end has left goes with the next one
    with desk._storage.reading() as unit:
        assert unit.vault.strays(unit.notices.originals()) == ()
        assert unit.briefs.strays() == ()


@pytest.mark.parametrize("name", OUT)
def test_a_file_that_leaves_is_whole_or_not_there(desk: Desk, disk: Disk, name: str) -> None:
    outside = disk.place / "out"
    outside.mkdir()

    def job(desk: Desk, _beside: Path) -> object:
        try:
            return OUT[name](desk, outside)
        except DeskError:
            assert list(outside.iterdir()) == []
            raise

    codes = set(until_it_fits(desk, disk, name, job))
    assert codes
    assert codes <= {"disk_full", "out_full", "backup_folder_full"}
    assert len(list(outside.iterdir())) == 1
    assert desk.check().sound


class Filling:
    """A job that finds the disk full at the nth look, with some pages left."""

    def __init__(self, disk: Disk, looks: int, pages: int) -> None:
        self._disk, self._left, self._pages = disk, looks, pages

    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._disk.leave(self._pages * PAGE)


@pytest.mark.parametrize("looks", [1, 2])
def test_a_backup_on_a_disk_that_fills_up_meanwhile(
    desk: Desk, disk: Disk, tmp_path: Path, looks: int
) -> None:
    older = desk.back_up().content.path
    before = held(desk)
    desk.new_case()
    with pytest.raises(DeskError) as caught:
        desk.back_up(Filling(disk, looks, 1))
    assert told(caught.value) in {"disk_full", "backup_folder_full"}
    assert list((desk.folder / "backups").glob("*.zip")) == [older]
    assert left_behind(disk.place) == []
    disk.make_room()
    desk.back_up()
    assert desk.backups().last_problems == 0
    desk.restore_backup(older, tmp_path / "again")
    with open_desk(tmp_path / "again", Moving()) as again:
        now = held(again)
        assert all(now[name] == rows for name, rows in before.items() if name != "log")


def test_the_automatic_backup_tells_why_and_comes_later(desk: Desk, disk: Disk) -> None:
    disk.leave(20 * PAGE)
    with pytest.raises(DeskError) as caught:
        desk.back_up_if_due(closing=True)
    assert told(caught.value) == "backup_folder_full"
    assert desk.backups().missed == "backup_folder_full"
    assert desk.backups().due
    disk.make_room()
    assert desk.back_up_if_due(closing=True) is not None
    assert desk.backups().missed == ""


def test_a_restore_on_a_full_disk_leaves_nothing(desk: Desk, disk: Disk, tmp_path: Path) -> None:
    saved = desk.back_up(out=tmp_path / "desk.zip").content.path
    wanted = disk.place / "new"
    for pages in (0, 4, 60, 400):
        disk.leave(pages * PAGE)
        with pytest.raises(DeskError) as caught:
            desk.restore_backup(saved, wanted)
        assert told(caught.value) == "restore_folder_full"
    for looks in (1, 3):
        disk.make_room()
        with pytest.raises(DeskError) as caught:
            desk.restore_backup(saved, wanted, Filling(disk, looks, 0))
        assert told(caught.value) == "restore_folder_full"
        assert not wanted.exists()
        assert left_behind(disk.place) == []
    disk.make_room()
    assert desk.restore_backup(saved, wanted).check.sound
    with open_desk(wanted, Moving()) as new:
        assert new.backups().paused, "it says that it was restored"


@pytest.mark.parametrize("looks", [1, 3, 5, 7])
def test_locking_on_a_disk_that_fills_up_meanwhile(
    desk: Desk, disk: Disk, monkeypatch: pytest.MonkeyPatch, looks: int
) -> None:
    """Whatever can be taken back is; else the desk is between, open and whole, and it goes on."""
    disk.leave(30 << 20)
    with pytest.raises(DeskError) as caught:
        desk.lock(PASSPHRASE, UNWATCHED, CHEAP)
    assert told(caught.value) == "disk_full"
    assert not desk.sealed
    disk.make_room()
    for pages in (0, 1, 40):
        with desk._storage.reading() as unit:
            case = unit.cases.get(CASE)
        codes = []
        try:
            desk.lock(PASSPHRASE, Filling(disk, looks, pages), CHEAP)
        except DeskError as error:
            codes = [told(error)]
        assert codes in ([], ["disk_full"])
        disk.make_room()
        with desk._storage.reading() as unit:
            assert unit.cases.get(CASE) == case
        desk.say(CASE, [confirmed("judge", f"Judge {pages}")])
        if not desk.sealed or not desk.has_recovery_key:
            assert len(desk.lock(PASSPHRASE, UNWATCHED, CHEAP)) > 20, "the recovery key is told"
        assert desk.check().sound
        desk.unlock_for_good(PASSPHRASE)
    desk.close()
    with open_desk(desk.folder, Moving()) as again:
        assert again.case(CASE).value("judge") == "Judge 40"


def test_typed_words_of_a_locked_desk(desk: Desk, disk: Disk) -> None:
    desk.lock(PASSPHRASE, UNWATCHED, CHEAP)
    desk.keep_typed("half a sentence")
    disk.leave(0)
    with pytest.raises(DeskError) as caught:
        desk.keep_typed("half a sentence and more" * 400)
    assert told(caught.value) == "disk_full"
    assert desk.typed() == "half a sentence"
    with pytest.raises(DeskError) as caught:
        desk.change_passphrase(PASSPHRASE, "another passphrase", CHEAP)
    assert told(caught.value) == "disk_full"
    disk.make_room()
    desk.close()
    with open_desk(desk.folder, Moving(), passphrase=PASSPHRASE) as again:
        assert again.typed() == "half a sentence"


def test_purging_on_a_full_disk(desk: Desk, disk: Disk) -> None:
    case = desk.new_case()
    entry = desk.delete_case(case)
    before = held(desk)
    disk.leave(0)
    with pytest.raises(DeskError) as caught:
        desk.purge([entry.id])
    assert told(caught.value) == "disk_full"
    assert held(desk) == before
    disk.make_room()
    desk.purge([entry.id])
    assert desk.trash() == ()


def test_opening_and_closing_on_a_full_disk(disk: Disk, filled: Path) -> None:
    """A desk opens as soon as there is room for SQLite's own small files; else it is said."""
    folder = disk.place / "desk"
    with open_desk(folder, Moving()) as desk:
        before = held(desk)
    codes = []
    for pages in range(20):
        disk.leave(pages * PAGE)
        try:
            with open_desk(folder, Moving()) as desk:
                assert desk.case(CASE).notices
                break
        except DeskError as error:
            codes.append(told(error))
    assert set(codes) == {"disk_full"}
    disk.make_room()
    with open_desk(folder, Moving()) as desk:
        assert held(desk) == before
    for pages in (0, 3, 12, 40):
        disk.leave(pages * PAGE)
        with pytest.raises(DeskError) as caught:
            open_desk(disk.place / f"new {pages}", Moving())
        assert told(caught.value) == "disk_full"
        disk.make_room()
        with open_desk(disk.place / f"new {pages}", Moving()) as new:
            assert new.cases() == ()


def test_choices_of_backups_are_not_lost_without_a_word(desk: Desk, disk: Disk) -> None:
    other = disk.place / "other"
    other.mkdir()
    state = desk.backups()
    disk.leave(0)
    for choose in (
        lambda: desk.choose_backup_folder(other),
        lambda: desk.remind_of_backup(7),
        lambda: desk.pause_rotation(True),
    ):
        with pytest.raises(DeskError) as caught:
            choose()
        assert told(caught.value) == "disk_full"
    disk.make_room()
    assert desk.backups() == state
    desk.choose_backup_folder(other)
    assert desk.backups().folder == other


def test_settings_and_crash_files_on_a_full_disk(disk: Disk, desk: Desk) -> None:
    """What cannot be written there ends nothing, and what stood there is still to be read."""
    path = disk.place / "settings" / "settings.json"
    settings = Settings(path)
    settings.choices.theme = "dark"
    assert settings.save()
    endings = Endings(disk.place / "log")
    assert endings.begin(NOW) is None
    endings.watch_faults()
    logged = log.start(disk.place / "log")
    assert logged is not None
    disk.leave(0)
    settings.choices.theme = "light"
    settings.choices.case = "c" * 9000
    assert not settings.save(), "it is said in the window"
    logging.getLogger(log.NAME).error("unexpected %s", log.Code("x" * 9000))
    endings.keep("report" * 3000, NOW)
    log.stop()
    endings.end()
    disk.make_room()
    assert Settings(path).choices.theme == "dark"
    assert settings.save()
    assert Settings(path).choices.theme == "light"


def test_a_limit_of_the_size_of_files(tmp_path: Path, filled: Path) -> None:
    """The same without a disk of its own, for who may not mount: the system refuses the writes."""
    shutil.copytree(filled / "disk", tmp_path / "disk")
    shutil.copytree(filled / "given", tmp_path / "given")
    (tmp_path / "out").mkdir()
    folder = tmp_path / "disk" / "desk"
    own = {"add a notice", "load an export", "make a brief"}  # these write or read files elsewhere
    jobs = {name: job for name, job in CHANGES.items() if name not in own}
    with open_desk(folder, Moving()) as desk:
        desk.back_up()
        for name, job in (*jobs.items(), ("dates", OUT["dates"]), ("backup", OUT["backup"])):
            if name == "dates":
                desk.restore(desk.trash()[0].id)
            before = held(desk)
            codes = []
            for size in (0, 4096):
                with no_file_beyond(size):
                    try:
                        job(desk, tmp_path / "out")
                    except DeskError as error:
                        codes.append(told(error))
            assert codes, name
            assert set(codes) <= {"desk_unwritable", "disk_full", "out_limit"}, name
            now = held(desk)
            if len(codes) == 2:
                assert all(now[part] == rows for part, rows in before.items()), name
                job(desk, tmp_path / "out")
            assert left_behind(folder) == []
        assert desk.check().sound


SPILLED = """
import sqlite3, sys
from pathlib import Path
from tro_desk.store import pragmas
connection = sqlite3.connect(Path(sys.argv[1], "some.db"))
connection.executescript("PRAGMA temp_store = FILE; PRAGMA temp.cache_size = 1")
connection.execute("CREATE TEMP TABLE many (a TEXT)")
try:
    connection.execute(
        "INSERT INTO many WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 5000) SELECT printf('%.4000c', 'x') FROM n"
    )
except sqlite3.Error as error:
    told = pragmas.desk_error(error, Path(sys.argv[1]))
    print(told.code, told.params["folder"])
"""
"""SQLite asks for its folder once in a process."""


def test_room_for_work_in_progress_is_told_by_its_own_disk(disk: Disk, tmp_path: Path) -> None:
    """SQLite gathers lines in a folder of the system: it is not the desk's disk that is full."""
    disk.leave(4 * PAGE)
    done = subprocess.run(
        [sys.executable, "-c", SPILLED, str(tmp_path)],
        env={**os.environ, "SQLITE_TMPDIR": str(disk.place)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split(maxsplit=1) == ["disk_full", f"{disk.place}\n"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_command_whose_output_does_not_fit(tmp_path: Path, unbuffered: str) -> None:
    with Path("/dev/full").open("w") as out:
        done = subprocess.run(
            [sys.executable, "-m", "tro_desk", "--desk", str(tmp_path / "desk"), "cases"],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LANG": "en_US.UTF-8", "PYTHONUNBUFFERED": unbuffered},
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
