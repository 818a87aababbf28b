"""A desk is locked and unlocked in place: nothing of it is lost, and nothing of it is left."""

from __future__ import annotations

import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import ROOT
from tests.desk.backup_parts import Moving, Stopping, code_of, fill
from tests.desk.lock_parts import (
    CHEAP,
    OTHER,
    PASSPHRASE,
    Watching,
    all_sealed,
    opened,
    papers,
    rows,
)
from tests.desk.parts import CERTAIN, add
from tests.store.made import NOW
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.desk import Desk, open_desk
from tro_desk.desk.lock_state import clear_left_behind, lock_state
from tro_desk.domain.lock import LOCK_COPY, LOCK_FILE
from tro_desk.domain.reading import InMemory
from tro_desk.store import backup_files, convert, driver, pragmas, schema

MAIL = b"From: a@b.example\nSubject: Notice\n\nCase No. 1:26-cv-01234\n"


@dataclass(frozen=True)
class Locked:
    """A desk that was locked: where it lies, its recovery key, what it held before."""

    folder: Path
    recovery: str
    rows: object
    papers: object


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    folder = tmp_path_factory.mktemp("locked")
    with open_desk(folder / "desk", Moving()) as desk:
        case = fill(desk, folder / "in")
        desk.add_notice(InMemory("mail.eml", MAIL), case)
        desk.back_up()
        before = rows(desk), papers(desk)
        recovery = desk.lock(PASSPHRASE, kdf=CHEAP)
    return Locked(folder / "desk", recovery, *before)


@pytest.fixture
def locked(model: Locked, tmp_path: Path) -> Locked:
    """A copy of the model, to be changed."""
    shutil.copytree(model.folder, tmp_path / "desk")
    return Locked(tmp_path / "desk", model.recovery, model.rows, model.papers)


@pytest.fixture
def filled(tmp_path: Path) -> Desk:
    desk = open_desk(tmp_path / "desk", Moving())
    fill(desk, tmp_path / "in")
    return desk


def test_a_locked_desk_is_the_same_desk(model: Locked) -> None:
    assert lock_state(model.folder) == "locked"
    assert all_sealed(model.folder)
    with opened(model.folder) as desk:
        assert desk.sealed
        assert rows(desk) == model.rows
        assert papers(desk) == model.papers
        assert desk.check().problems == ()


def test_it_opens_with_its_passphrase_or_its_recovery_key_alone(model: Locked) -> None:
    assert code_of(open_desk, model.folder) == "desk_locked"
    for typed, code in {
        "passphrase": ("wrong passphrase", "wrong_passphrase"),
        "recovery": (model.recovery.replace(model.recovery[:5], "AAAAA"), "recovery_key_mistyped"),
    }.items():
        with pytest.raises(DeskError) as caught:
            open_desk(model.folder, Moving(), **{typed: code[0]})  # type: ignore[arg-type]
        assert caught.value.code == code[1]
    with open_desk(model.folder, Moving(), recovery=model.recovery.lower()) as desk:
        assert rows(desk) == model.rows


def test_unlocking_for_good_brings_back_the_very_same(locked: Locked) -> None:
    with opened(locked.folder) as desk:
        assert code_of(desk.unlock_for_good, "wrong passphrase") == "wrong_passphrase"
        assert desk.sealed
        desk.unlock_for_good(PASSPHRASE)
        assert not desk.sealed
        assert code_of(desk.unlock_for_good, PASSPHRASE) == "not_locked"
    assert lock_state(locked.folder) == "open"
    assert not list(locked.folder.rglob("*.sealed"))
    assert not (locked.folder / LOCK_FILE).exists()
    with open_desk(locked.folder, Moving()) as desk:
        assert rows(desk) == locked.rows
        assert papers(desk) == locked.papers
        assert desk.check().problems == ()
        [kept] = desk.backups().kept
        assert desk.examine_backup(kept.path).files == 6
    path = next((locked.folder / "vault").rglob("*.eml"))
    assert not path.stat().st_mode & 0o222


def test_what_a_killed_backup_left_does_not_lie_in_clear_beside_a_locked_desk(
    filled: Desk,
) -> None:
    backups = filled.folder / "backups"
    left = [backups / ".copy-3eed8016.db", backups / ".tro-desk.zip.3eed8016.part"]
    for path in left:
        path.write_bytes((filled.folder / "desk.db").read_bytes())
    filled.lock(PASSPHRASE, kdf=CHEAP)
    filled.close()
    assert not any(path.exists() for path in left)
    assert all_sealed(filled.folder)


def test_a_backup_takes_no_name_of_one_that_was_sealed(filled: Desk) -> None:
    before = filled.back_up().content.path
    filled.lock(PASSPHRASE, kdf=CHEAP)
    after = filled.back_up().content.path
    assert after.name == before.name.replace(".zip", "-2.zip")
    assert len(filled.backups().kept) == 2
    filled.unlock_for_good(PASSPHRASE)
    assert len(filled.backups().kept) == 2
    filled.close()


def test_a_locked_desk_takes_work_as_any_other(locked: Locked, tmp_path: Path) -> None:
    with opened(locked.folder) as desk:
        case = desk.case_ids()[0]
        added = add(desk, tmp_path, *CERTAIN, case=case, text="A new paper", name="new.eml")
        desk.confirm_certain(case)
        made = desk.add_evidence_bytes(case, b"typed by hand", "note.txt", how="note")
        with desk.open_original(added.evidence.sha256) as file:
            assert file.read() == b"A new paper"
        with desk.open_original(made.body.sha256) as file:  # type: ignore[attr-defined]
            assert file.read() == b"typed by hand"
        assert desk.check().problems == ()
    assert all_sealed(locked.folder)
    with opened(locked.folder) as desk:
        assert desk.case(case).confirmed("docket_number")


def test_a_page_of_a_sealed_original_is_drawn(
    locked: Locked,
) -> None:
    paper = ROOT / "tests" / "intake" / "data" / "unseen" / "u18_pi_flsd.pdf"
    with opened(locked.folder) as desk:
        added = desk.add_notice(paper)
        image = desk.page_image(added.case_id, added.evidence.sha256, 1, 50, ())
        assert image.png.startswith(b"\x89PNG")
        harmed = desk.original(added.evidence.sha256)
        harmed.chmod(0o644)
        harmed.write_bytes(b"harm")
        with pytest.raises(DeskError) as caught:
            desk.page_image(added.case_id, added.evidence.sha256, 1, 50, ())
        assert caught.value.code == "original_changed"
        assert caught.value.params["name"] == paper.name
        assert [one.code for one in desk.check().problems] == ["original_changed"]


def test_another_passphrase_and_another_recovery_key(locked: Locked) -> None:
    with opened(locked.folder) as desk:
        assert code_of(desk.change_passphrase, "wrong passphrase", OTHER) == "wrong_passphrase"
        assert code_of(desk.change_passphrase, PASSPHRASE, "short", CHEAP) == "short_passphrase"
        desk.change_passphrase(PASSPHRASE, OTHER, CHEAP)
    assert code_of(opened, locked.folder) == "wrong_passphrase"
    with opened(locked.folder, OTHER) as desk:
        again = desk.new_recovery_key(OTHER)
        assert code_of(desk.set_passphrase_by_recovery, locked.recovery, "1234 5678") == (
            "wrong_recovery_key"
        )
        desk.set_passphrase_by_recovery(again, "a third one", CHEAP)
    with opened(locked.folder, "a third one") as desk:
        assert rows(desk) == locked.rows


def test_a_lock_that_is_damaged_is_said_and_its_copy_helps(locked: Locked) -> None:
    (locked.folder / LOCK_FILE).write_text("{")
    with opened(locked.folder):
        pass
    (locked.folder / LOCK_FILE).unlink()
    assert lock_state(locked.folder) == "locked"
    with opened(locked.folder):
        pass
    (locked.folder / LOCK_COPY).write_bytes(b"\0")
    assert code_of(opened, locked.folder) == "lock_damaged"
    assert lock_state(locked.folder) == "locked"


# converting


def test_stopping_at_any_moment_takes_everything_back(filled: Desk) -> None:
    before = rows(filled), papers(filled)
    stopped = 0
    while True:
        try:
            filled.lock(PASSPHRASE, Stopping(stopped * 5), CHEAP)
        except Cancelled:
            stopped += 1
        else:
            break
        assert lock_state(filled.folder) == "open"
        assert not filled.sealed
        assert not list(filled.folder.rglob("*.sealed"))
    assert stopped > 1
    assert (rows(filled), papers(filled)) == before
    stopped = 0
    while filled.sealed:
        try:
            filled.unlock_for_good(PASSPHRASE, Stopping(stopped * 5))
        except Cancelled:
            stopped += 1
            assert all_sealed(filled.folder)
            assert filled.has_recovery_key
    assert stopped > 1
    assert (rows(filled), papers(filled)) == before
    filled.close()


def test_progress_is_told(filled: Desk) -> None:
    job = Stopping(10**9)
    filled.lock(PASSPHRASE, job, CHEAP)
    done = [part for part, _whole in job.told]
    assert done == sorted(done)
    assert job.told[-1] == (1000, 1000)
    filled.close()


def test_no_room_is_said_before_anything_is_done(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = SimpleNamespace(free=1 << 20)
    monkeypatch.setattr(convert.shutil, "disk_usage", lambda _folder: room)
    assert code_of(filled.lock, PASSPHRASE, UNWATCHED, CHEAP) == "disk_full"
    assert lock_state(filled.folder) == "open"
    filled.close()


def test_a_disk_that_gets_full_takes_everything_back(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(filled), papers(filled)
    write, left = backup_files.Forced.write, [2]

    def refuse(self: backup_files.Forced, data: bytes) -> int:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(backup_files.Forced, "write", refuse)
    assert code_of(filled.lock, PASSPHRASE, UNWATCHED, CHEAP) == "disk_full"
    assert lock_state(filled.folder) == "open"
    assert (rows(filled), papers(filled)) == before
    filled.close()


def test_nobody_else_may_have_the_desk_open(filled: Desk) -> None:
    with open_desk(filled.folder, Moving()):
        assert code_of(filled.lock, PASSPHRASE, UNWATCHED, CHEAP) == "desk_in_use"
        assert lock_state(filled.folder) == "open"
    filled.lock(PASSPHRASE, kdf=CHEAP)
    assert code_of(filled.lock, PASSPHRASE, UNWATCHED, CHEAP) == "already_locked"
    with opened(filled.folder):
        assert code_of(filled.unlock_for_good, PASSPHRASE) == "desk_in_use"
    filled.close()


def test_who_works_meanwhile_waits_and_loses_nothing(filled: Desk) -> None:
    made: list[str] = []
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            made.append(filled.new_case())

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    while len(made) < 5:
        time.sleep(0.001)
    filled.lock(PASSPHRASE, kdf=CHEAP)
    while_locked = len(made)
    while len(made) < while_locked + 5:
        time.sleep(0.001)
    over.set()
    for thread in threads:
        thread.join()
    assert len(set(made)) == len(made)
    filled.close()
    with opened(filled.folder) as desk:
        assert set(made) <= set(desk.case_ids())
        assert desk.check().problems == ()


def test_a_locked_desk_is_brought_up_to_date_and_its_copy_with_it(locked: Locked) -> None:
    number = schema.VERSION + 1
    with opened(locked.folder) as desk:
        engine = desk._storage._engine
        schema.bring_up_to_date(
            engine,
            schema.VERSION,
            locked.folder / "backups",
            NOW,
            number,
            {number: lambda op: op.execute("CREATE TABLE new (id INTEGER PRIMARY KEY)")},
        )
        [copy] = (locked.folder / "backups").glob("desk-v*.db")
        assert not driver.is_plain(copy)
        with engine.writing() as connection:
            connection.exec_driver_sql("DROP TABLE new")
            raw = connection.connection.driver_connection
            pragmas.set_version(raw, schema.VERSION)  # type: ignore[arg-type]
        desk.unlock_for_good(PASSPHRASE)
    assert driver.is_plain(copy)
    assert backup_files.sound(copy, UNWATCHED)[0] == schema.VERSION


def test_a_desk_that_was_closed_is_locked_for_who_comes_late(locked: Locked) -> None:
    desk = opened(locked.folder)
    at_work, over = threading.Event(), threading.Event()
    seen: list[int] = []

    def work() -> None:
        with desk._storage.reading() as unit:
            at_work.set()
            over.wait(20)
            seen.append(len(unit.cases.ids()))

    thread = threading.Thread(target=work)
    thread.start()
    at_work.wait(20)
    closing = threading.Thread(target=desk.close)
    closing.start()
    over.set()
    closing.join()
    thread.join()
    assert seen == [1]
    assert code_of(desk.cases) == "desk_locked"
    assert code_of(desk.new_case) == "desk_locked"


# backups


def test_the_backup_of_a_locked_desk_is_locked(locked: Locked, tmp_path: Path) -> None:
    with opened(locked.folder) as desk:
        made = desk.back_up(out=tmp_path / "out.zip")
        assert made.problems == ()
        assert made.content.locked
        assert desk.examine_backup(tmp_path / "out.zip").files == 6
        assert desk.open_backups() == ()
        desk.change_passphrase(PASSPHRASE, OTHER, CHEAP)
        assert desk.examine_backup(tmp_path / "out.zip").locked, "the keys are still the same"
    data = (tmp_path / "out.zip").read_bytes()
    assert b"SQLite format 3" not in data
    assert MAIL not in data
    from tro_desk.desk.back_up import restore

    def restored(name: str, **how: str) -> Path:
        moment = Moving().now()
        out = tmp_path / "out.zip"
        return restore(out, tmp_path / name, moment, UNWATCHED, None, **how).folder

    assert code_of(lambda: restored("a")) == "backup_locked"
    assert code_of(lambda: restored("a", passphrase=OTHER)) == "wrong_passphrase"
    assert not (tmp_path / "a").exists()
    for folder in (
        restored("b", passphrase=PASSPHRASE),
        restored("c", recovery=locked.recovery),
    ):
        assert lock_state(folder) == "locked"
        assert all_sealed(folder)
        assert (folder / LOCK_COPY).read_bytes() == (folder / LOCK_FILE).read_bytes()
        with opened(folder) as other:
            assert rows(other) == locked.rows
            assert papers(other) == locked.papers


def test_a_backup_of_other_keys_asks_for_its_passphrase(locked: Locked, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    with opened(locked.folder) as desk:
        desk.back_up(out=out)
    with open_desk(tmp_path / "other", Moving()) as desk:
        assert code_of(desk.examine_backup, out) == "backup_locked"
        assert code_of(desk.examine_backup, out, UNWATCHED, OTHER) == "wrong_passphrase"
        assert desk.examine_backup(out, passphrase=PASSPHRASE).locked
        desk.lock(OTHER, kdf=CHEAP)
        assert code_of(desk.examine_backup, out) == "backup_locked"
        desk.restore_backup(out, tmp_path / "restored", passphrase=PASSPHRASE)
        assert desk.case_ids() == (), "the keys of the desk that is open stay"
    with opened(tmp_path / "restored") as desk:
        assert rows(desk) == locked.rows


def test_a_backup_made_before_is_sealed_and_still_restores(locked: Locked, tmp_path: Path) -> None:
    with opened(locked.folder) as desk:
        [old] = desk.backups().kept
        assert old.path.name.endswith(".zip.sealed")
        content = desk.examine_backup(old.path)
        assert not content.locked
        assert content.files == 6
        there = Watching(tmp_path, b"Paper 0", MAIL, b"SQLite format 3")
        restored = desk.restore_backup(old.path, tmp_path / "restored", there)
        assert not restored.content.locked
        assert restored.sealed
        assert there.looks > 5
    assert lock_state(tmp_path / "restored") == "locked", "as the desk that sealed it"
    assert all_sealed(tmp_path / "restored")
    with opened(tmp_path / "restored") as desk:
        assert papers(desk) == locked.papers
        assert rows(desk)["pages"] == locked.rows["pages"]  # type: ignore[index]
        assert desk.check().problems == ()
        desk.unlock_for_good(PASSPHRASE)
    with open_desk(tmp_path / "restored", Moving()) as desk:
        assert papers(desk) == locked.papers
        assert code_of(desk.examine_backup, old.path) == "backup_sealed"
        assert code_of(desk.restore_backup, old.path, tmp_path / "new") == "backup_sealed"


def test_open_backups_elsewhere_are_named(tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    with open_desk(tmp_path / "desk", Moving()) as desk:
        fill(desk, tmp_path / "in")
        desk.choose_backup_folder(tmp_path / "usb")
        made = desk.back_up().content.path
        desk.lock(PASSPHRASE, kdf=CHEAP)
        assert desk.open_backups() == (made,)
        desk.clock.pass_by(days=1)  # type: ignore[attr-defined]
        desk.back_up()
        assert desk.open_backups() == (made,)


def test_a_sealed_file_that_is_harmed_is_told_when_it_is_backed_up(
    locked: Locked, tmp_path: Path
) -> None:
    harmed = next((locked.folder / "vault").rglob("*.sealed"))
    harmed.chmod(0o644)
    harmed.write_bytes(harmed.read_bytes()[:-1] + b"\0")
    with opened(locked.folder) as desk:
        made = desk.back_up(out=tmp_path / "out.zip")
        assert [one.code for one in made.problems] == ["original_changed"]


# what is shown to other programs


def test_a_copy_for_another_program_goes_with_the_desk(locked: Locked) -> None:
    desk = opened(locked.folder)
    folder = desk.passing_folder()
    assert folder.is_relative_to(locked.folder)
    (folder / "shown.pdf").write_bytes(b"%PDF in clear")
    (folder / "shown.pdf").chmod(0o444)
    desk.close()
    assert list((locked.folder / "work").iterdir()) == []
    left = locked.folder / "work" / "of a process that was killed"
    (left / "files").mkdir(parents=True)
    (left / ".lock").touch()
    (left / "files" / "shown.pdf").write_bytes(b"%PDF in clear")
    clear_left_behind(locked.folder)
    assert not left.exists(), "the passphrase is not needed"
    (left / "files").mkdir(parents=True)
    with opened(locked.folder) as desk:
        assert not left.exists()
        kept = desk.passing_folder()
        opened(locked.folder).close()
        assert kept.is_dir(), "another opening lets it alone"
