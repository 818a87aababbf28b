"""`tro-desk calendar`: the dates as a file, and what it says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import vobject


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tro_desk", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_dates_of_the_sample_case_as_a_file(
    tmp_path: Path, filled_desk: tuple[Path, str]
) -> None:
    desk = ("--desk", str(tmp_path / "desk"))
    shutil.copytree(filled_desk[0], tmp_path / "desk")
    out = tmp_path / "日期.ics"
    done = _run("calendar", "c1", "--out", str(out), "--lang", "zh", *desk)
    assert (done.returncode, done.stderr) == (0, "")
    calendar = vobject.readOne(out.read_text(encoding="utf-8"))
    assert f"{len(calendar.vevent_list)} 个日期" in done.stdout
    assert {event.contents["class"][0].value for event in calendar.vevent_list} == {"PRIVATE"}
    wrong = _run("calendar", "c7", "--out", str(out), *desk)
    assert wrong.returncode == 1
    assert wrong.stderr.count("\n") == 1
