"""The program as a user starts it, in a process of its own: the first start, the sample, kills."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.lock_parts import PASSPHRASE
from tests.store.made import NOW
from tests.ui_first_run.conftest import written
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk
from tro_desk.desk.folder import is_desk, nobody_was_here, own_folder
from tro_desk.desk.lock_state import lock_state
from tro_desk.domain.lock import LockState

PLANTED = ("1:26-cv-01234", "LANJIA", "B0ZZK2M9QF", "Example Plastics Works", "TRO Desk sample")


def run(home: Path, *arguments: str, status: int = 0) -> str:
    """Start the program with this home and a temporary folder inside of it."""
    temporary = home.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=300,
        env={
            **kept,
            "HOME": str(home),
            "TMPDIR": str(temporary),
            "LANG": "en_US.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_the_sample_is_removed_without_a_trace(home: Path, filled_desk: tuple[Path, str]) -> None:
    said = run(home, "-m", "tests.ui_first_run.whole_run", "sample", str(filled_desk[0]))
    assert "title TRO Desk: sample | TRO Desk sample" in said
    assert "started [['-m', 'tro_desk', '--lang', 'en']]" in said
    left = [path for path in home.parent.rglob("*") if path.is_file()]
    for path in left:
        data = path.read_bytes()
        for word in PLANTED:
            assert word.encode() not in data, (path, word)
            assert word.encode("utf-16-le") not in data, (path, word)
    ours = [name for name in written(home) if "tro" in name.lower()]
    assert ours == [], "not even an empty folder or a line of settings"
    assert [path.name for path in (home.parent / "tmp").iterdir()] == []


def test_a_first_start(home: Path, empty_desk: Path) -> None:
    said = run(home, "-m", "tests.ui_first_run.whole_run", "create", str(empty_desk))
    assert "title TRO Desk | TRO Desk" in said
    assert "started []" in said
    assert is_desk(own_folder())
    assert not nobody_was_here()


KILLED = """
import os, sys
from pathlib import Path
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tro_desk.desk.folder import own_folder
from tro_desk.desk.new_desk import create_desk

class Killer:
    left = int(sys.argv[1])
    def report(self, done, total): self.check()
    def check(self):
        Killer.left -= 1
        if not Killer.left:
            os._exit(9)

create_desk(own_folder(), PASSPHRASE, None, Killer(), CHEAP)[0].close()
os._exit(7)
"""


@pytest.mark.parametrize("moment", [1, 4])
def test_killed_while_the_desk_is_made(home: Path, moment: int) -> None:
    """The next start asks again, or opens what there is; never a desk that nobody can open."""
    code = subprocess.run(
        [sys.executable, "-c", KILLED, str(moment)], cwd=ROOT, env={**os.environ}, check=False
    ).returncode
    assert code in (7, 9)
    if code == 9 and moment == 1:
        assert nobody_was_here()
        assert written(home) == []
        return
    if nobody_was_here():
        return
    locked = lock_state(own_folder()) is not LockState.OPEN
    given = PASSPHRASE if locked else None
    with open_desk(own_folder(), FixedClock(NOW), passphrase=given) as desk:
        assert desk.cases() == ()
        assert desk.check().sound
