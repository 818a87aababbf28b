"""A disk that answers with input/output errors: a sentence, and nothing that was there is lost.

The errors are real answers of the system, put in by strace between the program and the disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLE_NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk

STRACE = shutil.which("strace") or ""
PAPER = (
    "From: a@b.example\nSubject: Notice\n\nCase No. 1:26-cv-04731, Northern District of Illinois"
)


def _may_trace() -> bool:
    if not STRACE:
        return False
    command = [STRACE, "--seccomp-bpf", "-f", "-qq", "-o", os.devnull, "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _may_trace(), reason="needs strace, and to be let trace")


@pytest.mark.parametrize(
    ("call", "file", "first", "saved"),
    [
        ("pwrite64", "desk.db-wal", 1, False),
        ("fdatasync", "desk.db-wal", 1, False),
        ("pwrite64", "desk.db", 1, True),  # it stands in the journal already
        ("pread64", "desk.db", 6, False),
    ],
)
def test_a_paper_is_added(
    call: str, file: str, first: int, saved: bool, filled_desk: tuple[Path, str], tmp_path: Path
) -> None:
    folder, paper = tmp_path / "desk", tmp_path / "notice.eml"
    shutil.copytree(filled_desk[0], folder)
    paper.write_text(PAPER, "utf-8")
    with open_desk(folder, FixedClock(SAMPLE_NOW)) as desk:
        before = desk.case_ids()
    wrong = ["-e", f"trace={call}", "-e", f"inject={call}:error=EIO:when={first}+"]
    done = subprocess.run(
        [
            *(STRACE, "-f", "--seccomp-bpf", "-qq", "-o", os.devnull),
            *("-P", str(folder / file), *wrong),
            *(sys.executable, "-m", "tro_desk", "--desk", str(folder), "--lang", "en"),
            *("add", str(paper)),
        ],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == (0 if saved else 1)
    assert len((done.stdout if saved else done.stderr).splitlines()) == 1
    with open_desk(folder, FixedClock(SAMPLE_NOW)) as desk:
        assert desk.check().problems == ()
        assert len(desk.case_ids()) == len(before) + saved
