"""What a real run on a desk with a passphrase leaves on the disk: none of the words of the case."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ui_lock.conftest import NOW, PASSPHRASE, planted
from tro_desk.base.clock import FixedClock
from tro_desk.base.ending import Endings
from tro_desk.desk import open_desk

RUN = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tro_desk.ui import app
from tro_desk.ui.crash_dialog import CrashDialog
from tro_desk.ui.evidence.originals import passing_copy
from tro_desk.ui.lock.locking import State
from tro_desk.ui.shell.window import MainWindow

folder, passphrase, way = Path(sys.argv[1]), sys.argv[2], sys.argv[3]

def steps():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    ui, locking = window.ui, window.locking
    assert locking.state is State.LOCKED
    locking.screen.field.line.setText(passphrase)
    locking.screen._press()
    while not ui.ready or ui.jobs.running:
        yield
    case = ui.desk.cases()[0].id
    for name in ("case", "review", "letters"):
        window.go(name, case=case)
        while ui.jobs.running:
            yield
    notice = ui.desk.case(case).notices[0]
    passing_copy(ui.desk, notice.evidence)
    QApplication.clipboard().setText(ui.desk.case(case).value("plaintiff"))
    QTimer.singleShot(0, lambda: {}[ui.desk.case(case).value("plaintiff")])
    while not window.findChildren(CrashDialog):
        yield
    window.findChildren(CrashDialog)[0].accept()
    if way == "lock":
        window.lock()
        while locking.state is not State.LOCKED:
            yield
        print("locked", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    print("closed", flush=True)
    window.close()
    yield

def turn(walk):
    if next(walk, "over") != "over":
        QTimer.singleShot(5, lambda: turn(walk))

start = app.start_desk

def start_and_walk(*arguments):
    start(*arguments)
    QTimer.singleShot(0, lambda: turn(steps()))

app.start_desk = start_and_walk
sys.exit(app.run(folder, "en"))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("way", ["close", "lock"])
def test_nothing_readable_is_left(
    sealed_desk: tuple[Path, str], sample_desk: tuple[Path, str], tmp_path: Path, way: str
) -> None:
    folder, passing = tmp_path / "desk", tmp_path / "tmp"
    shutil.copytree(sealed_desk[0], folder)
    passing.mkdir()
    shutil.copytree(sample_desk[0], tmp_path / "plain")
    with open_desk(tmp_path / "plain", FixedClock(NOW)) as desk:
        hidden = {text for text in planted(desk) if not re.fullmatch("[0-9a-f]{64}", text)}
    shutil.rmtree(tmp_path / "plain")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder), PASSPHRASE, way],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1",
             "TMPDIR": str(passing), "HOME": str(tmp_path / "home")},
    )  # fmt: skip
    ended = {"close": ("closed", 0), "lock": ("locked", -signal.SIGKILL)}
    assert (done.stdout.split()[-1:], done.returncode) == ([ended[way][0]], ended[way][1]), (
        done.stderr
    )
    last = Endings(folder / "log").begin(NOW)
    assert last is not None
    assert last.abrupt == (way == "lock")
    assert "KeyError" in last.report
    assert "KeyError" in (folder / "log" / "tro-desk.log").read_text(encoding="utf-8")
    assert len(hidden) > 100
    found = [
        (path.relative_to(tmp_path).as_posix(), text)
        for path in tmp_path.rglob("*")
        if path.is_file()
        for data in [path.read_bytes()]
        for text in hidden
        if text.encode() in data or text.encode("utf-16-le") in data
    ]
    assert found == []
    assert PASSPHRASE.encode() not in b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    )
    assert not any(path.is_file() for path in passing.rglob("*"))
