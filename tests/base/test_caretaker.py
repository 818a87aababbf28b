"""What a program leaves behind that was killed is cleared at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tro_desk.base.caretaker import Caretaker

PROGRAM = """
import sys, time
from pathlib import Path
from tro_desk.base.caretaker import Caretaker
if __name__ == "__main__":
    caretaker = Caretaker()
    for name in sys.argv[1:]:
        caretaker.watch(Path(name))
    print("watched", flush=True)
    time.sleep(60)
"""


def filled(folder: Path) -> Path:
    (folder / "files").mkdir(parents=True)
    path = folder / "files" / "shown.pdf"
    path.write_bytes(b"%PDF in clear")
    path.chmod(0o444)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")
def test_the_folders_of_a_killed_program_are_cleared(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    folders = [filled(tmp_path / "one"), filled(tmp_path / "two 中文")]
    other = filled(tmp_path / "not told of")
    process = subprocess.Popen(
        [sys.executable, str(program), *map(str, folders)],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"watched\n"
    assert all(folder.exists() for folder in folders)
    process.send_signal(signal.SIGKILL)
    process.stdout.read()  # it is closed when nobody is left who has it
    process.stdout.close()
    process.wait()
    assert not any(folder.exists() for folder in folders)
    assert other.exists()


def test_who_is_dismissed_goes(tmp_path: Path) -> None:
    caretaker = Caretaker()
    caretaker.watch(tmp_path / "gone already")
    process = caretaker._process
    assert process is not None
    caretaker.dismiss()
    until = time.monotonic() + 20
    while process.exitcode is None and time.monotonic() < until:
        process.join(1)
    assert process.exitcode == 0
    caretaker.dismiss()
