"""A disk that is not in, or is pulled out at any moment: it is said, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving
from tests.faults.disks import Disk, small_disk
from tests.faults.jobs import CASE, OUT, held, left_behind
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.desk.preview import brief_options
from tro_desk.ui.evidence.originals import copy_to

USB = 16 << 20


class Then:
    """A job that does something at the nth look."""

    def __init__(self, looks: int, what: Callable[[], None]) -> None:
        self._left, self._what = looks, what

    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._what()


@pytest.fixture
def desk(tmp_path: Path, filled: Path, clock: Moving) -> Iterator[Desk]:
    shutil.copytree(filled / "disk" / "desk", tmp_path / "disk" / "desk")
    shutil.copytree(filled / "given", tmp_path / "given")
    with open_desk(tmp_path / "disk" / "desk", clock) as desk:
        yield desk


@pytest.fixture
def usb(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "media" / "我的 U 盘", USB) as disk:
        yield disk


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as caught:
        call()
    return caught.value.code


def test_a_disk_that_is_out_when_it_is_wanted(desk: Desk, usb: Disk, clock: Moving) -> None:
    """Chosen, pulled out, put in again. An empty folder in its place is not taken for it."""
    desk.choose_backup_folder(usb.place)
    first = desk.back_up().content.path
    assert first.parent == usb.place
    usb.pull_out()
    clock.pass_by(days=2)
    desk.new_case()
    assert desk.backups().trouble == "backup_folder_missing"
    assert code_of(desk.back_up) == "backup_folder_missing"
    made = desk.back_up_if_due()
    assert made is not None
    assert made.content.path.parent == desk.folder / "backups", "kept beside the desk meanwhile"
    assert desk.backups().missed == "backup_folder_missing"
    assert list(usb.place.iterdir()) == []
    usb.put_in(USB)
    clock.pass_by(hours=1)
    assert desk.backups().trouble == ""
    assert desk.back_up().content.path.parent == usb.place
    assert desk.backups().missed == ""


@pytest.mark.parametrize("looks", [1, 3, 5, 7])
def test_a_disk_that_is_pulled_out_during_a_backup(desk: Desk, usb: Disk, looks: int) -> None:
    own = desk.back_up().content.path
    desk.choose_backup_folder(usb.place)
    assert code_of(lambda: desk.back_up(Then(looks, usb.pull_out))) == "backup_folder_missing"
    assert list(usb.place.iterdir()) == [], "nothing is left on the disk of the desk"
    assert left_behind(desk.folder) == []
    assert own.exists()
    usb.put_in(USB)
    saved = desk.back_up()
    assert saved.content.path.parent == usb.place
    assert desk.examine_backup(saved.content.path).files == saved.content.files


def test_a_folder_that_vanishes_without_a_disk(desk: Desk, tmp_path: Path) -> None:
    """As above, for who may not mount: the folder is removed meanwhile."""
    folder = tmp_path / "stick" / "backups"
    for looks in (1, 3, 5, 7):
        folder.mkdir(parents=True)
        desk.choose_backup_folder(folder)

        def vanish() -> None:
            shutil.rmtree(folder.parent)

        assert code_of(lambda: desk.back_up(Then(looks, vanish))) == "backup_folder_missing"  # noqa: B023
        assert code_of(desk.back_up) == "backup_folder_missing"
        assert not folder.exists()
    assert left_behind(desk.folder) == []
    assert desk.backups().kept == ()


@pytest.mark.parametrize("name", OUT)
def test_a_file_for_a_disk_that_is_out(desk: Desk, tmp_path: Path, name: str) -> None:
    before = held(desk)
    gone = tmp_path / "media" / "stick"
    codes = {"backup": "backup_folder_missing"}
    assert code_of(lambda: OUT[name](desk, gone)) == codes.get(name, "out_missing")
    assert not gone.exists()
    now = held(desk)
    kept = {"briefs", "log", "sqlite_sequence"} if name == "brief" else set()
    assert {one for one in before if now[one] != before[one]} == kept, "the brief itself is kept"


def test_a_copy_for_a_disk_that_is_pulled_out(desk: Desk, usb: Disk) -> None:
    paper = desk.case(CASE).notices[0].evidence
    out = usb.place / "copy.eml"
    job = Then(1, usb.pull_out)
    assert code_of(lambda: copy_to(desk, paper, out, job)) == "out_missing"
    assert list(usb.place.iterdir()) == []


def test_a_restore_from_and_to_a_disk_that_is_pulled_out(
    desk: Desk, usb: Disk, tmp_path: Path
) -> None:
    saved = desk.back_up(out=usb.place / "desk.zip").content.path
    again = tmp_path / "again"
    usb.pull_out()
    assert code_of(lambda: desk.restore_backup(saved, again)) == "backup_missing"
    usb.put_in(48 << 20)
    desk.back_up(out=saved)
    own = desk.back_up().content.path
    wanted = usb.place / "new"
    job = Then(2, usb.pull_out)
    assert code_of(lambda: desk.restore_backup(own, wanted, job)) == "restore_folder_missing"
    assert not again.exists()
    assert list(usb.place.iterdir()) == []


def test_a_desk_whose_folder_is_gone_for_a_while(desk: Desk, tmp_path: Path) -> None:
    """Its disk is out: what needs a file says so; in again, all is there and work goes on."""
    before = held(desk)
    desk.folder.rename(tmp_path / "elsewhere")
    codes = {
        code_of(lambda: desk.add_evidence_bytes(CASE, b"new", "new.txt", how="note")),
        code_of(lambda: desk.make_brief(CASE, brief_options("en", "Letter"))),
        code_of(desk.back_up),
    }
    assert codes <= {"desk_unwritable", "backup_folder_missing"}
    assert not desk.folder.exists(), "no second desk takes its place"
    (tmp_path / "elsewhere").rename(desk.folder)
    assert held(desk) == before
    desk.add_evidence_bytes(CASE, b"new", "new.txt", how="note")
    assert desk.check().sound
