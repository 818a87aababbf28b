"""Names and folders of every kind: 中文, spaces, emoji, very long, and what Windows refuses."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.backup_parts import Moving
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.faults.jobs import CASE, CHANGES, OUT
from tro_desk.base import atomic, paths
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.base.paths import LONGEST_DESK, extended, fitting_name, reachable
from tro_desk.desk import open_desk
from tro_desk.desk.new_place import MOST_BYTES, refuse_too_long
from tro_desk.desk.package_face import package_options, verify_package
from tro_desk.desk.preview import brief_options
from tro_desk.ui.evidence.originals import copy_to, passing_copy

WINDOWS = 259
"""Characters that Windows takes for a whole path, the end not counted."""

LONG = "案" * 83 + ".pdf"
"""The longest name of Chinese characters that a folder takes: 253 bytes."""


ODD = "我的 案件 📁 (1) a'b %20 #?&;$HOME"


def test_every_job_in_a_folder_of_any_name(tmp_path: Path, filled: Path) -> None:
    """A desk, what is added to it and what leaves it lie at paths with signs of every kind."""
    beside = tmp_path / ODD / "下一层 "
    shutil.copytree(filled / "given", tmp_path / ODD / "given")
    shutil.copytree(filled / "disk" / "desk", beside / "我的 desk")
    with open_desk(beside / "我的 desk", Moving()) as desk:
        for name in ("confirm", "load an export", "keep evidence"):
            CHANGES[name](desk, beside)
        out = beside / "出来 的"
        out.mkdir()
        for name in ("package", "backup"):
            OUT[name](desk, out)
        assert len(list(out.iterdir())) == 2
        desk.choose_backup_folder(out)
        made = desk.back_up()
        assert made.content.path.parent == out
        assert desk.restore_backup(made.content.path, beside / "还原 后").check.sound
        desk.lock(PASSPHRASE, UNWATCHED, CHEAP)
        assert desk.check().sound
    with open_desk(beside / "我的 desk", Moving(), passphrase=PASSPHRASE) as desk:
        desk.unlock_for_good(PASSPHRASE)
        assert desk.case(CASE).notices


def test_a_path_that_the_database_would_not_take(tmp_path: Path) -> None:
    """Refused before anything is written; the longest that is not refused works."""
    deep = tmp_path
    while len(os.fsencode(deep)) < 700:
        deep /= "夹" * 40
    with pytest.raises(DeskError) as caught:
        open_desk(deep / "desk", Moving())
    assert caught.value.code == "place_too_deep"
    assert list(tmp_path.iterdir()) == []
    room = MOST_BYTES - len(os.fsencode(tmp_path)) - 2
    longest = tmp_path / ("a" * (room - 200)) / ("b" * 200)
    assert len(os.fsencode(longest)) == MOST_BYTES
    with open_desk(longest, Moving()) as desk:
        desk.new_case()
        desk.lock(PASSPHRASE, UNWATCHED, CHEAP)
        made = desk.back_up()
        desk.examine_backup(made.content.path)
        desk.unlock_for_good(PASSPHRASE)
        assert desk.check().sound


def test_files_of_the_longest_names(tmp_path: Path, filled: Path) -> None:
    """As evidence, as a copy, as a brief, package and backup: no name of ours beside it is longer
    than the disk takes."""
    shutil.copytree(filled / "disk" / "desk", tmp_path / "desk")
    with open_desk(tmp_path / "desk", Moving()) as desk:
        source = tmp_path / LONG
        source.write_bytes(b"what it holds")
        record = desk.add_evidence(CASE, source)
        evidence = desk.evidence(record.body.sha256)  # type: ignore[union-attr]
        assert evidence.name == LONG
        (tmp_path / "copies").mkdir()
        copy_to(desk, evidence, tmp_path / "copies" / LONG)
        assert (tmp_path / "copies" / LONG).read_bytes() == b"what it holds"
        shown = passing_copy(desk, evidence)
        assert shown.read_bytes() == b"what it holds"
        assert shown.suffix == ".pdf"
        out = tmp_path / "out"
        out.mkdir()
        options = brief_options("en", "Letter")
        desk.make_brief(CASE, options, out / LONG)
        desk.make_package(CASE, package_options(options), out / LONG.replace("pdf", "zip"))
        desk.make_calendar(out / LONG.replace("pdf", "ics"), "zh")
        saved = desk.back_up(out=out / LONG.replace("pdf", "bak")).content
        assert len(list(out.iterdir())) == 4
        assert verify_package(out / LONG.replace("pdf", "zip")).sound
        assert saved.files > 0
        with pytest.raises(DeskError) as caught:
            copy_to(desk, evidence, tmp_path / ("y" * 300))
        assert caught.value.code == "out_long"


# rules of Windows, tried on any system


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("通知 3.pdf", "通知 3.pdf"),
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("NUL .txt", "_NUL.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("LPT\N{SUPERSCRIPT ONE}", "_LPT\N{SUPERSCRIPT ONE}"),
        ("conin$.log", "_conin$.log"),
        ("CONTRACT.pdf", "CONTRACT.pdf"),
        ("com10.pdf", "com10.pdf"),
        ('a<b>c:d"e|f?g*.eml', "a-b-c-d-e-f-g-.eml"),
        ("..\\..\\up.pdf", "-..-up.pdf"),
        ("/etc/passwd", "-etc-passwd"),
        ("ends. . ", "ends"),
        (" . ", "file"),
        ("", "file"),
        (".pdf", "pdf"),
        ("invoice\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "invoicefdp.exe"),
        ("a\tb\nc.pdf", "a-b-c.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
    ],
)
def test_a_name_that_every_system_takes(given: str, made: str) -> None:
    assert fitting_name(given) == made


@given(st.text(max_size=400))
def test_any_text_becomes_such_a_name(text: str) -> None:
    made = fitting_name(text)
    assert made == fitting_name(made)
    assert 0 < len(made) <= paths.LONGEST_NAME
    assert len(made.encode()) <= 200
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f\x7f]', made)
    assert made == made.strip(" .")
    assert not PureWindowsPath(made).is_reserved()
    assert made not in (".", "..")


@pytest.mark.parametrize("name", [LONG, "案" * 300 + ".pdf", "x" * 400 + ".tar"])
def test_what_is_too_long_keeps_its_ending(name: str) -> None:
    assert Path(fitting_name(name)).suffix == Path(name).suffix


@given(st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1))
def test_a_neighbour_is_never_too_long(name: str) -> None:
    made = atomic.neighbour(Path(name)) + "12345678" + atomic.SUFFIX
    assert len(os.fsencode(made)) <= 170
    assert made.startswith(".")


DEEP = "\\".join(["folder of twenty char"] * 14)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (r"C:\short\name.pdf", r"C:\short\name.pdf"),
        (rf"C:\{DEEP}\通知.pdf", rf"\\?\C:\{DEEP}\通知.pdf"),
        (rf"C:\{DEEP}\..\x\.\y.pdf", rf"\\?\C:\{DEEP.rpartition(chr(92))[0]}\x\y.pdf"),
        (rf"C:/{DEEP.replace(chr(92), '/')}/a.pdf", rf"\\?\C:\{DEEP}\a.pdf"),
        (rf"\\server\share\{DEEP}\a.pdf", rf"\\?\UNC\server\share\{DEEP}\a.pdf"),
        (rf"\\?\C:\{DEEP}\a.pdf", rf"\\?\C:\{DEEP}\a.pdf"),
    ],
)
def test_a_long_path_is_taken_as_windows_wants_it(given: str, wanted: str) -> None:
    assert extended(given) == wanted
    assert extended(extended(given)) == wanted
    assert PureWindowsPath(extended(given)).name == PureWindowsPath(given).name


def test_elsewhere_a_path_stays_as_it_is() -> None:
    path = Path("/" + "x/" * 300)
    assert reachable(path, windows=False) is path


def test_a_desk_is_refused_where_windows_would_not_reach_its_files(tmp_path: Path) -> None:
    """Before anything is written; one that is there is opened."""
    folder = tmp_path / ("f" * (LONGEST_DESK + 1 - len(str(tmp_path)) - 1))
    assert len(str(folder)) == LONGEST_DESK + 1
    with pytest.raises(DeskError) as caught:
        refuse_too_long(folder, windows=True)
    assert caught.value.code == "place_too_long"
    assert not folder.exists()
    refuse_too_long(folder.with_name(folder.name[:-1]), windows=True)
    refuse_too_long(folder, windows=False)
    with open_desk(folder, Moving()):
        pass
    refuse_too_long(folder, windows=True)


def test_the_longest_name_inside_a_desk_fits(tmp_path: Path) -> None:
    """What a desk makes of names, sealing and converting included, ends within the limit."""
    sha = "a" * 64
    names = [
        f"vault/aa/.{sha}.{'k' * 16}.sealed.converting",
        f"vault/aa/{sha}.{'k' * 16}.sealed.part",
        f"briefs/.c{'9' * 9}-20260304T022000Z-zh+en-99.json.sealed.12345678.part",
        "backups/.tro-desk-20260304T022000Z-0123abcd-99.zip.sealed.converting",
        "backups/..tro-desk-20260304T022000Z-0123abcd-99.zip.0123abcd.part",
        "backups/.copy-0123abcd.db-journal",
        f"set-aside/01234567/{sha}.{'k' * 16}.sealed",
    ]
    longest = max(map(len, names))
    assert LONGEST_DESK + 1 + longest <= WINDOWS
