"""Folders in which nothing can be written: a sentence, nothing lost, and it works afterwards."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.faults.disks import read_only
from tests.faults.jobs import CASE, CHANGES, OUT, held, left_behind
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.desk.preview import brief_options

CODES = {"backup": "backup_folder_unwritable"}


@pytest.fixture
def desk(tmp_path: Path, filled: Path, clock: Moving) -> Iterator[Desk]:
    shutil.copytree(filled / "disk" / "desk", tmp_path / "disk" / "desk")
    shutil.copytree(filled / "given", tmp_path / "given")
    with open_desk(tmp_path / "disk" / "desk", clock) as desk:
        yield desk


def code_of(call: object, *args: object) -> str:
    with pytest.raises(DeskError) as caught:
        call(*args)  # type: ignore[operator]
    return caught.value.code


def test_a_desk_that_cannot_be_written_is_not_opened(desk: Desk) -> None:
    before = held(desk)
    desk.close()
    with read_only(desk.folder):
        assert code_of(open_desk, desk.folder, Moving()) == "desk_unwritable"
    with open_desk(desk.folder, Moving()) as again:
        assert held(again) == before


def test_a_desk_is_not_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "fixed").mkdir()
    with read_only(tmp_path / "fixed"):
        assert code_of(open_desk, tmp_path / "fixed" / "desk", Moving()) == "desk_unwritable"
    assert list((tmp_path / "fixed").iterdir()) == []


@pytest.mark.parametrize(
    ("part", "job"),
    [
        ("vault", CHANGES["add a notice"]),
        ("vault", CHANGES["keep evidence"]),
        ("briefs", CHANGES["make a brief"]),
        ("backups", lambda desk, _: desk.back_up()),
        ("", lambda desk, _: desk.lock(PASSPHRASE, UNWATCHED, CHEAP)),
        ("", lambda desk, _: desk.remind_of_backup(7)),
        ("", lambda desk, _: desk.passing_folder()),
    ],
)  # fmt: skip
def test_a_part_of_the_desk_that_cannot_be_written(
    desk: Desk, tmp_path: Path, part: str, job: object
) -> None:
    """Such as an administrator, or a program against viruses, leaves it."""
    (desk.folder / "backups" / ".lock").touch()
    before = held(desk)
    with read_only(desk.folder / part):
        code = code_of(job, desk, tmp_path)
    assert code in {"desk_unwritable", "backup_folder_unwritable"}
    assert held(desk) == before
    assert left_behind(desk.folder) == []
    assert not desk.sealed
    job(desk, tmp_path)  # type: ignore[operator]
    assert desk.check().sound


@pytest.mark.parametrize("name", OUT)
def test_a_folder_outside_that_cannot_be_written(desk: Desk, tmp_path: Path, name: str) -> None:
    """What stood there stays; the job succeeds elsewhere."""
    fixed, free = tmp_path / "fixed", tmp_path / "free"
    for folder in (fixed, free):
        folder.mkdir()
    for old in ("dates.ics", "brief.pdf", "package.zip", "desk.zip"):
        (fixed / old).write_text("old")
    with read_only(fixed):
        assert code_of(OUT[name], desk, fixed) == CODES.get(name, "cannot_write")
    assert {path.read_text() for path in fixed.iterdir()} == {"old"}
    OUT[name](desk, free)
    assert len(list(free.iterdir())) == 1


def test_backups_go_beside_the_desk_meanwhile(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    desk.choose_backup_folder(folder)
    with read_only(folder):
        if os.geteuid():  # root is asked by its name, whatever it may do
            assert desk.backups().trouble == "backup_folder_unwritable"
            assert code_of(desk.choose_backup_folder, folder) == "backup_folder_unwritable"
        made = desk.back_up_if_due(closing=True)
        assert made is not None
        assert made.content.path.parent == desk.folder / "backups"
        assert desk.backups().missed == "backup_folder_unwritable"
        assert code_of(desk.restore_backup, made.content.path, folder / "new") == (
            "restore_folder_unwritable"
        )
    assert list(folder.iterdir()) == []
    assert desk.back_up().content.path.parent == folder


def test_a_paper_that_is_looked_at_is_shown_all_the_same(desk: Desk) -> None:
    paper = desk.case(CASE).notices[0].evidence
    desk.close()
    with read_only(desk.folder / "vault"), open_desk(desk.folder, Moving()) as again:
        again.note_viewed(CASE, paper.sha256, "review")
        with again.open_original(paper.sha256) as file:
            assert file.read()
        assert again.make_brief(CASE, brief_options("en", "Letter")).pages > 0
        assert again.check().sound


def test_settings_that_cannot_be_written_hold_until_the_end(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "own" / "settings.json")
    assert settings.save()
    settings.choices.theme = "dark"
    with read_only(tmp_path / "own"):
        assert not settings.save()
        assert Settings(settings.path).choices.theme == "system"
        assert Settings(settings.path).set_aside is None
    assert settings.save()
    assert Settings(settings.path).choices.theme == "dark"


def test_a_purge_whose_files_cannot_go_is_done(desk: Desk, tmp_path: Path) -> None:
    """The rows are gone for good; the files go at the next opening."""
    case = desk.new_case()
    record = desk.add_evidence_bytes(case, b"of this case alone", "own.txt", how="note")
    place = desk.original(record.body.sha256)  # type: ignore[union-attr]
    entry = desk.delete_case(case)
    with read_only(place.parent):
        desk.purge([entry.id])
    assert desk.trash() == ()
    desk.close()
    with open_desk(desk.folder, Moving()) as again:
        assert not place.exists()
        assert again.check().sound
