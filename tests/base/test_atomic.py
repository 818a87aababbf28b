"""Files that are written whole or not at all, and what a killed writer leaves."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tro_desk.base import atomic

WRITER = """
import os, signal, sys
from pathlib import Path
from tro_desk.base import atomic
with atomic.writing(Path(sys.argv[1])) as out:
    out.write(b"half")
    out.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""


def begun(path: Path) -> subprocess.Popen[str]:
    """A process that is in the middle of writing `path`."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    return writer


def test_what_a_killed_writer_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"old")
    foreign = {".paper.pdf.abc.part", "film.part", ".tro-desk"}
    for name in foreign:
        (tmp_path / name).write_bytes(b"of another program")
    with begun(tmp_path / "paper.pdf") as killed, begun(tmp_path / "other.pdf") as living:
        before = {path.name for path in tmp_path.iterdir()}
        atomic.sweep(tmp_path)
        assert {path.name for path in tmp_path.iterdir()} == before  # both are still at work
        killed.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        killed.wait()
        atomic.sweep(tmp_path)
        [gone] = before - {path.name for path in tmp_path.iterdir()}
        assert gone.startswith(".paper.pdf.")
        living.communicate("")
    assert {path.name for path in tmp_path.iterdir()} == {"paper.pdf", "other.pdf", *foreign}
    assert (tmp_path / "paper.pdf").read_bytes() == b"old"
    assert (tmp_path / "other.pdf").read_bytes() == b"half"


def test_an_error_leaves_the_old_file_alone(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"old")
    with pytest.raises(TypeError), atomic.writing(tmp_path / "paper.pdf") as out:
        out.writelines([b"new", None])  # type: ignore[list-item]
    assert [path.name for path in tmp_path.iterdir()] == ["paper.pdf"]
    assert (tmp_path / "paper.pdf").read_bytes() == b"old"
