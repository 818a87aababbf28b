"""The first room as it was: kept while a desk is closed, true to it, and gone once it is open."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, SAMPLE_NOW
from tests.desk.parts import confirmed
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.desk.kept_today import KeptToday, kept_today
from tro_desk.desk.sample_desk import MARK
from tro_desk.papers import BriefOptions
from tro_desk.store import kept_today as file
from tro_desk.store import page_note

PHRASE = "seven grey herons at noon"


@pytest.fixture
def closed(tmp_path: Path, filled_desk: tuple[Path, str]) -> Path:
    """A desk with the sample case that a window has closed."""
    folder = tmp_path / "desk"
    shutil.copytree(filled_desk[0], folder)
    opened(folder).close_showing("c1")
    return folder


def opened(folder: Path, days: int = 0) -> Desk:
    return open_desk(folder, FixedClock(SAMPLE_NOW + timedelta(days=days)))


def again(folder: Path, days: int = 0) -> KeptToday | None:
    """What is kept when the desk is opened and closed by a window once more."""
    opened(folder, days).close_showing("c1")
    return kept_today(folder, "c1")


def test_it_tells_what_the_desk_tells(closed: Path) -> None:
    kept = kept_today(closed, "c1")
    with opened(closed) as desk:
        assert kept is not None
        assert kept.today == desk.today("c1")
        assert kept.today.case is not None
        assert kept.cases == desk.cases()
        dated = {one.id: one.due for one in desk.deadlines("c1")}
        assert {one.id: one.due for one in kept.today.case.deadlines} == dated
        zones = {one.due.tzinfo for one in kept.today.case.deadlines if one.due is not None}
        assert {str(zone) for zone in zones} >= {"America/Chicago"}


@pytest.mark.parametrize("platform", ["", "amazon", "alibaba"])
def test_what_it_tells_depends_on_no_clock(closed: Path, tmp_path: Path, platform: str) -> None:
    with opened(closed) as desk:
        if platform:
            desk.say("c1", [confirmed("platform", platform)])
        desk.make_brief("c1", BriefOptions("en", "Letter", None), tmp_path / "brief.pdf")
        desk.mark_deadline("c1", "answer_due", "done")
    first, later = again(closed), again(closed, days=500)
    assert first == later
    assert first is not None
    assert first.today.case is not None
    assert first.today.case.next


def test_it_is_gone_as_soon_as_the_desk_is_open(closed: Path) -> None:
    with opened(closed):
        assert not (closed / file.NAME).exists()
    assert kept_today(closed, "c1") is None  # the command line keeps none


def test_another_case_that_would_be_opened(closed: Path) -> None:
    with opened(closed) as desk:
        newer = desk.new_case()
    kept = again(closed)
    assert kept is not None
    assert [case.id for case in kept.cases] == [newer, "c1"]
    assert kept.today.cases == 2
    assert kept_today(closed, newer) is None
    assert kept_today(closed, None) is None  # the newest would be
    opened(closed).close_showing(None)
    assert kept_today(closed, "c99") == kept_today(closed, newer) is not None


def test_a_desk_that_is_not_as_it_was_left(closed: Path) -> None:
    before = (closed / file.NAME).read_bytes()
    with opened(closed) as desk:
        desk.say("c1", [confirmed("frozen_amount", "$1.00")])
    (closed / file.NAME).write_bytes(before)  # of another state of the desk
    assert kept_today(closed, "c1") is None


def test_a_desk_that_is_open_in_another_program(closed: Path) -> None:
    before = (closed / file.NAME).read_bytes()
    script = (
        "import sys, pathlib\n"
        "from tro_desk.desk import open_desk\n"
        "desk = open_desk(pathlib.Path(sys.argv[1]))\n"
        "print('open', flush=True)\n"
        "sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(closed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert not (closed / file.NAME).exists()
        opened(closed).close_showing("c1")  # the other one goes on with it
        assert not (closed / file.NAME).exists()
        (closed / file.NAME).write_bytes(before)
        assert kept_today(closed, "c1") is None
        other.kill()
    assert kept_today(closed, "c1") is None  # nobody has closed it
    with opened(closed):
        pass
    assert not (closed / file.NAME).exists()


def test_a_locked_desk_keeps_none(closed: Path) -> None:
    before = (closed / file.NAME).read_bytes()
    with opened(closed) as desk:
        desk.lock(PHRASE)
    open_desk(closed, FixedClock(SAMPLE_NOW), passphrase=PHRASE).close_showing("c1")
    assert not (closed / file.NAME).exists()
    (closed / file.NAME).write_bytes(before)
    assert kept_today(closed, "c1") is None
    open_desk(closed, FixedClock(SAMPLE_NOW), passphrase=PHRASE).close()
    assert not (closed / file.NAME).exists()


def test_the_sample_and_an_empty_desk_keep_none(closed: Path, empty_desk: Path) -> None:
    (closed / MARK).write_text(json.dumps({"made_at": SAMPLE_NOW.isoformat()}), encoding="ascii")
    assert again(closed) is None
    empty = closed.parent / "empty"
    shutil.copytree(empty_desk, empty)
    opened(empty).close_showing(None)
    assert not (empty / file.NAME).exists()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_bytes_that_are_not_as_they_were_kept(closed: Path, data: st.DataObject) -> None:
    for name in (file.NAME, page_note.NAME):
        good = (closed / name).read_bytes()
        held = len(good) if name == file.NAME else page_note._TABLE
        at = data.draw(st.integers(0, held - 1))
        bad = bytearray(good)
        bad[at] ^= data.draw(st.integers(1, 255))
        (closed / name).write_bytes(data.draw(st.sampled_from([bytes(bad), good[:at]])))
        assert kept_today(closed, "c1") is None
        (closed / name).write_bytes(good)
    assert kept_today(closed, "c1") is not None


def plain(closed: Path) -> dict[str, object]:
    data = file.read(closed)
    assert data is not None
    found: dict[str, object] = json.loads(data)
    return found


def places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """The way to each value of a form that is not a part of another."""
    if isinstance(value, dict):
        return [one for key in value for one in places(value[key], (*path, key))]
    if isinstance(value, list):
        return [one for at, item in enumerate(value) for one in places(item, (*path, at))]
    return [path]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_form_that_nobody_wrote(closed: Path, data: st.DataObject) -> None:
    good, form, kept = (closed / file.NAME).read_bytes(), plain(closed), kept_today(closed, "c1")
    way = data.draw(st.sampled_from(places(form)))
    inner: Any = form
    for step in way[:-1]:
        inner = inner[step]
    old = inner[way[-1]]
    others: list[Any] = [None, True, 7, "x", [], {}, {"@": "map"}]
    new = data.draw(st.sampled_from([one for one in others if type(one) is not type(old)]))
    inner[way[-1]] = new
    file.write(closed, json.dumps(form).encode())
    found = kept_today(closed, "c1")
    (closed / file.NAME).write_bytes(good)
    # What may be missing can be there or not; a parameter of a sentence may be of several kinds.
    assert found in (None, kept) or None in (old, new) or "items" in way


def test_another_version_of_the_program(closed: Path) -> None:
    form = plain(closed)
    form["program"] = "0.0.1"
    file.write(closed, json.dumps(form).encode())
    assert kept_today(closed, "c1") is None


def test_the_same_version_built_anew(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tro_desk.base.build.built_at", lambda: SAMPLE_NOW)
    assert kept_today(closed, "c1") is None
    kept = again(closed)
    assert kept is not None
    later = SAMPLE_NOW + timedelta(days=1)  # other tables of law may be in it
    monkeypatch.setattr("tro_desk.base.build.built_at", lambda: later)
    assert kept_today(closed, "c1") is None


def test_what_is_too_long_is_not_kept(closed: Path) -> None:
    (closed / file.NAME).unlink()
    file.write(closed, b"x" * ((1 << 20) + 1))
    assert not (closed / file.NAME).exists()


def test_a_disk_that_takes_nothing_closes_the_desk_all_the_same(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    anew: list[Path] = []
    desk = opened(closed)
    monkeypatch.setattr(file, "write", full)
    monkeypatch.setattr(page_note, "of_file", lambda path: anew.append(path))
    desk.close_showing("c1")
    monkeypatch.undo()
    assert anew == [], "how the pages stand is known: they are not looked at anew"
    assert page_note.closed_as(closed) is not None
    assert kept_today(closed, "c1") is None
    assert again(closed) is not None


def test_a_desk_that_cannot_be_read_at_its_end_is_closed_all_the_same(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_given: object) -> bytes:
        raise DeskError("desk_busy", folder=str(closed))

    anew: list[Path] = []
    desk = opened(closed)
    monkeypatch.setattr("tro_desk.desk.kept_today.told", busy)
    monkeypatch.setattr(page_note, "of_file", lambda path: anew.append(path))
    desk.close_showing("c1")
    monkeypatch.undo()
    assert anew == []
    assert page_note.closed_as(closed) is not None
    assert not (closed / file.NAME).exists()


def test_it_is_read_without_a_database(closed: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from tro_desk.desk.kept_today import kept_today\n"
        "assert kept_today(pathlib.Path(sys.argv[1]), 'c1') is not None\n"
        "print([name for name in ('sqlalchemy', 'sqlite3', 'yaml', 'tro_desk.law', "
        "'tro_desk.desk.desk') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(closed)],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_no_backup_holds_it(closed: Path, tmp_path: Path) -> None:
    import zipfile

    with opened(closed) as desk:
        path = desk.back_up(out=tmp_path / "backup.zip").content.path
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if file.NAME in name]
