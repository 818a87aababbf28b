"""The files of a locked desk: what they are called, and what becomes of those that are harmed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.backup_parts import Moving, Stopping, fill
from tests.desk.lock_parts import CHEAP, PASSPHRASE, all_sealed, opened, originals, papers
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.desk.lock_state import lock_state
from tro_desk.store import convert, lock_file, sealed
from tro_desk.store.kept_files import sealed_name


@dataclass(frozen=True)
class Locked:
    """A locked desk, and what it held before."""

    folder: Path
    papers: dict[str, bytes]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    folder = tmp_path_factory.mktemp("files")
    with open_desk(folder / "desk", Moving()) as desk:
        fill(desk, folder / "in")
        before = papers(desk)
        desk.lock(PASSPHRASE, kdf=CHEAP)
    return Locked(folder / "desk", before)


@pytest.fixture
def locked(model: Locked, tmp_path: Path) -> Locked:
    """A copy of the model, to be changed."""
    shutil.copytree(model.folder, tmp_path / "desk")
    return Locked(tmp_path / "desk", model.papers)


def keep(desk: Desk, name: str, data: bytes) -> str:
    """Keep an original; its hash."""
    desk.add_evidence_bytes(desk.case_ids()[0], data, name, how="note")
    return hashlib.sha256(data).hexdigest()


def harm(desk: Desk, sha256: str, how: Callable[[bytes], bytes]) -> Path:
    """Do harm to an original where it lies sealed."""
    path = desk.original(sha256)
    path.chmod(0o644)
    path.write_bytes(how(path.read_bytes()))
    return path


def other_byte(data: bytes) -> bytes:
    at = 2_000_000
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_originals_that_are_harmed_stop_unlocking_and_are_kept(locked: Locked) -> None:
    data = b"".join(bytes([at]) * (1 << 20) for at in b"abc") + b"the end"
    sha = hashlib.sha256(data).hexdigest()
    with opened(locked.folder) as desk:
        middle = harm(desk, keep(desk, "middle.txt", data), other_byte)
        cut = harm(desk, keep(desk, "cut.txt", b"is cut off"), lambda was: was[:-3])
        before = {path: path.read_bytes() for path in (middle, cut)}
        with pytest.raises(DeskError) as caught:
            desk.unlock_for_good(PASSPHRASE)
        assert caught.value.code == "sealed_harmed"
        assert caught.value.params["names"] == "cut.txt, middle.txt"
        assert desk.sealed
        assert all_sealed(locked.folder)
        assert {path: path.read_bytes() for path in before} == before
        stopped = 0
        while desk.sealed:  # stopped in the middle, all is as it was
            with contextlib.suppress(Cancelled):
                desk.unlock_for_good(PASSPHRASE, Stopping(stopped), set_aside=True)
                break
            stopped += 3
            assert {path: path.read_bytes() for path in before} == before
            assert not (locked.folder / convert.ASIDE).exists()
            assert all_sealed(locked.folder)
        assert stopped > 10
        told = papers(desk)
        assert sorted(one.name for one in desk.check().problems) == ["cut.txt", "middle.txt"]
    assert lock_state(locked.folder) == "open"
    [left] = [found for found in told.values() if found.endswith(b"the end")]
    assert (left[: 1 << 20], left[2 << 20 :]) == (data[: 1 << 20], data[2 << 20 :])
    [aside] = (locked.folder / convert.ASIDE).iterdir()
    kept = {path.name: path.read_bytes() for path in aside.glob("*.sealed")}
    assert kept == {path.name: was for path, was in before.items()}
    lock = lock_file.read(aside)
    assert lock is not None
    keys, kind = lock.open(PASSPHRASE), middle.name.split(".")[1]
    with sealed.reader((aside / middle.name).open("rb"), keys, f"{sha}.{kind}") as file:
        file.seek(2 << 20)
        assert file.read() == data[2 << 20 :]


def test_no_hash_of_an_original_shows(locked: Locked, tmp_path: Path) -> None:
    with opened(locked.folder) as desk:
        keep(desk, "new.txt", b"new")
        shas = [path.name[:64] for path in originals(desk)]
        folders = {desk.original(sha).parent for sha in shas}
        desk.original(shas[0]).unlink()
        made = desk.back_up(out=tmp_path / "out.zip")
        assert [one.code for one in made.problems] == ["original_missing"]
        desk.restore_backup(tmp_path / "out.zip", tmp_path / "restored")
    assert len(shas) == 4
    seen = [str(path) for path in (*locked.folder.rglob("*"), *(tmp_path / "restored").rglob("*"))]
    seen.append((tmp_path / "out.zip").read_bytes().decode("latin-1"))
    for sha in shas:
        assert not any(sha in one for one in seen)
    assert set((locked.folder / "vault").iterdir()) == folders
    with opened(tmp_path / "restored") as desk:
        assert [one.code for one in desk.check().problems] == ["original_missing"]


def test_originals_under_their_hashes_get_their_names(locked: Locked) -> None:
    """A desk that was locked by an earlier version has them so."""
    with opened(locked.folder) as desk:
        places = {path: desk._storage.files.place(path) for path in originals(desk)}

    def as_before() -> None:
        for plain, place in places.items():
            plain.parent.mkdir(exist_ok=True)
            place.replace(sealed_name(plain))

    with opened(locked.folder) as desk:
        as_before()  # while somebody has it open
        assert papers(desk) == locked.papers
        desk.unlock_for_good(PASSPHRASE)
        assert papers(desk) == locked.papers
        assert desk.check().problems == ()
        desk.lock(PASSPHRASE, kdf=CHEAP)
        places = {path: desk._storage.files.place(path) for path in originals(desk)}
    as_before()
    before = {path.parent for path in places} - {path.parent for path in places.values()}
    with opened(locked.folder) as desk:
        assert papers(desk) == locked.papers
        assert desk.check().problems == ()
    assert sorted((locked.folder / "vault").rglob("*.sealed")) == sorted(places.values())
    assert not any(folder.exists() for folder in before)


SHOWING = """
import sys, time
from pathlib import Path
from tro_desk.desk import open_desk
if __name__ == "__main__":
    with open_desk(Path(sys.argv[1]), passphrase=sys.argv[2]) as desk:
        (desk.passing_folder() / "shown.pdf").write_bytes(b"%PDF in clear")
        print("shown", flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")
def test_what_a_killed_program_showed_is_gone_at_once(locked: Locked, tmp_path: Path) -> None:
    (tmp_path / "showing.py").write_text(SHOWING)
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "showing.py"), str(locked.folder), PASSPHRASE],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"shown\n"
    assert len(list((locked.folder / "work").rglob("shown.pdf"))) == 1
    process.kill()
    process.stdout.read()  # to its end: everybody who had it is gone
    process.stdout.close()
    process.wait()
    assert list((locked.folder / "work").iterdir()) == []
