"""Where a desk may be: the place that was chosen, the sample beside it, the list of others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.base.settings import Settings
from tro_desk.cli import main
from tro_desk.desk import desk_folder, known_desks, new_place, open_desk, sample_desk
from tro_desk.desk.folder import home_folder, is_desk, nobody_was_here, own_folder, settings_file
from tro_desk.desk.new_desk import create_desk
from tro_desk.desk.new_place import place_for


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of this computer who has nothing yet."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TRO_DESK_DIR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


def code_of(named: Path) -> str:
    with pytest.raises(DeskError) as raised:
        place_for(named)
    return raised.value.code


def test_a_new_place(tmp_path: Path, empty_desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place_for(tmp_path / "new" / "below").folder == tmp_path / "new" / "below"
    full = tmp_path / "full"
    full.mkdir()
    assert place_for(full).folder == full
    (full / "letter.txt").write_text("mine")
    assert place_for(full).folder == full / "TRO Desk"
    (full / "TRO Desk").mkdir()
    (full / "TRO Desk" / "other.txt").write_text("mine")
    assert place_for(full).folder == full / "TRO Desk 2"
    assert code_of(full / "letter.txt") == "place_no_folder"
    desk = tmp_path / "desk"
    shutil.copytree(empty_desk, desk)
    assert place_for(desk).there
    assert code_of(desk / "vault" / "in") == "place_inside_desk"
    assert code_of(tmp_path / ("很" * 200)) == "place_too_long"
    own = tmp_path / "own"
    own.mkdir()
    (own / "settings.json").write_text("{}")
    assert place_for(own).folder == own, "where the settings lie in the same folder"
    assert place_for(own, bare=True).folder == own / "TRO Desk"
    assert place_for(tmp_path / "坚果云" / "x").cloud == "nutstore"
    with monkeypatch.context() as disk:  # the rights do not bind who runs the tests as root
        disk.setattr(new_place, "_read_only", lambda folder: folder == tmp_path)
        assert code_of(tmp_path / "new" / "x") == "place_unwritable"
    monkeypatch.setattr(new_place, "ROOM", 1 << 62)
    assert code_of(tmp_path / "new") == "place_full"
    assert place_for(desk).there, "a desk that is there needs no new room"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "full", "own"]


def test_nobody_was_here_until_a_desk_is(tmp_path: Path, empty_desk: Path, home: Path) -> None:
    assert nobody_was_here()
    assert not nobody_was_here(tmp_path / "named")
    assert desk_folder() == own_folder()
    shutil.copytree(empty_desk, own_folder())
    assert not nobody_was_here()
    other = tmp_path / "其他"
    shutil.copytree(empty_desk, other)
    known_desks.make_home(other)
    assert desk_folder() == other == home_folder()
    assert not nobody_was_here()
    assert [one.folder for one in known_desks.known_desks()] == [other, own_folder()]
    known_desks.make_home(own_folder())
    assert home_folder() is None
    assert [one.folder for one in known_desks.known_desks()] == [own_folder(), other]


def test_a_disk_that_is_out_makes_no_new_desk(
    tmp_path: Path, empty_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usb = tmp_path / "usb"
    shutil.copytree(empty_desk, usb)
    known_desks.make_home(usb)
    assert main(["cases"]) == 0
    usb.rename(tmp_path / "out")
    assert main(["cases"]) == 1
    assert f"is not in {usb}" in capsys.readouterr().err
    assert not usb.exists()
    assert nobody_was_here()


def test_the_list_of_others(tmp_path: Path, empty_desk: Path) -> None:
    desks = [tmp_path / f"desk {number}" for number in range(10)]
    for desk in desks:
        shutil.copytree(empty_desk, desk)
        known_desks.remember(desk)
    known_desks.remember(desks[4])
    known = known_desks.known_desks()
    assert known[0].home
    assert not known[0].there
    others = [one.folder for one in known[1:]]
    assert others == [
        desks[4],
        desks[9],
        desks[8],
        desks[7],
        desks[6],
        desks[5],
        desks[3],
        desks[2],
    ]
    desks[9].rename(tmp_path / "gone")
    assert [one.there for one in known_desks.known_desks()[1:4]] == [True, False, True]
    known_desks.forget(desks[9])
    assert desks[9] not in [one.folder for one in known_desks.known_desks()]
    settings = Settings(settings_file())
    settings.choices.recent = '["relative", 5, "/x"'
    settings.save()
    assert len(known_desks.known_desks()) == 1


def papers(tmp_path: Path) -> Path:
    """One small paper as a sample."""
    folder = tmp_path / "papers"
    (folder / "exports").mkdir(parents=True)
    (folder / "invoices").mkdir()
    (folder / "1.eml").write_bytes(
        b"From: a@example.com\r\nSubject: Case No. 1:26-cv-01234\r\n\r\n"
        b"Northern District of Illinois\r\n"
    )
    return folder


def test_the_sample_comes_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tro_desk.desk import sample

    monkeypatch.setattr(sample, "_COSTS", ())
    given = papers(tmp_path)
    folder = sample_desk.sample_folder()
    assert folder.parent == own_folder().parent
    case = sample_desk.make_sample(folder, given)
    assert sample_desk.make_sample(folder, given) == case
    with open_desk(folder) as desk:
        assert desk.is_sample
        assert desk.clock.now() >= sample_desk.BEGINS
        assert (desk.clock.now() - sample_desk.BEGINS).total_seconds() < 600
        assert sample_desk.cases_beside(desk, given) == 0
        desk.new_case()
        assert sample_desk.cases_beside(desk, given) == 1
        with pytest.raises(DeskError, match="sample_not_locked"):
            desk.lock("a passphrase")
        usb = tmp_path / "usb"
        usb.mkdir()
        desk.choose_backup_folder(usb)
        desk.back_up()
    (usb / "tro-desk-20260101T000000Z-ffffffff.zip").write_bytes(b"of another desk")
    sample_desk.remove_sample(folder)
    assert not folder.exists()
    assert [path.name for path in usb.iterdir()] == ["tro-desk-20260101T000000Z-ffffffff.zip"]


def test_only_a_sample_is_removed(tmp_path: Path, empty_desk: Path) -> None:
    desk = tmp_path / "desk"
    shutil.copytree(empty_desk, desk)
    sample_desk.remove_sample(desk)
    sample_desk.finish_removal(desk)
    assert is_desk(desk)
    with pytest.raises(DeskError, match="place_taken"):
        sample_desk.make_sample(desk, papers(tmp_path))
    assert is_desk(desk)


def test_the_sample_keeps_when_its_clock_says_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tro_desk.desk import sample

    monkeypatch.setattr(sample, "_COSTS", ())
    folder = sample_desk.sample_folder()
    sample_desk.make_sample(folder, papers(tmp_path), clock=FixedClock(NOW))
    assert json.loads((folder / "sample.json").read_text())["made_at"] == NOW.isoformat()


def test_what_was_cut_off_is_finished(tmp_path: Path, empty_desk: Path) -> None:
    """Stopped while the sample was made: the mark is there, and says so."""
    folder = sample_desk.sample_folder()
    shutil.copytree(empty_desk, folder)
    (folder / "sample.json").write_text(
        '{"state": "making", "made_at": "2026-11-01T00:00:00+00:00"}'
    )
    sample_desk.finish_removal(folder)
    assert not folder.exists()


def test_a_making_that_fails_leaves_nothing(tmp_path: Path) -> None:
    folder = sample_desk.sample_folder()
    with pytest.raises(DeskError, match="no_sample"):
        sample_desk.make_sample(folder, tmp_path)
    assert not folder.exists()


def test_another_desk_has_the_clock_of_the_computer(empty_desk: Path, tmp_path: Path) -> None:
    shutil.copytree(empty_desk, tmp_path / "desk")
    with open_desk(tmp_path / "desk") as desk:
        assert not desk.is_sample
        assert abs((desk.clock.now() - sample_desk.BEGINS).days) > 1
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        assert desk.clock.now() == NOW


def test_a_desk_that_cannot_be_made_leaves_nothing(tmp_path: Path, home: Path) -> None:
    own = tmp_path / "own"
    with pytest.raises(DeskError, match="backup_folder_missing"):
        create_desk(own, backups=tmp_path / "none")
    assert not own.exists()
    own.mkdir()
    (own / "settings.json").write_text("{}")
    with pytest.raises(DeskError, match="short_passphrase"):
        create_desk(own, "short")
    assert [path.name for path in own.iterdir()] == ["settings.json"]
    (own / "mine.txt").write_text("mine")
    with pytest.raises(DeskError, match="place_taken"):
        create_desk(own)
    assert nobody_was_here()
    assert not home.exists()


def test_the_brief_of_the_sample_says_so(tmp_path: Path, empty_desk: Path) -> None:
    from pypdf import PdfReader

    from tro_desk.papers import BriefOptions

    shutil.copytree(empty_desk, tmp_path / "desk")
    said = []
    for mark in ("", "sample.json"):
        if mark:
            (tmp_path / "desk" / mark).write_text("{}")
        with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
            case = desk.new_case()
            made = desk.make_brief(case, BriefOptions("zh+en"), tmp_path / "brief.pdf")
        pages = [page.extract_text() for page in PdfReader(tmp_path / "brief.pdf").pages]
        assert len(pages) == made.pages
        said.append({"SAMPLE - every name" in page for page in pages})
    assert said == [{False}, {True}]
