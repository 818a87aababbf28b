"""A trace is judged as it should be; and the command line opens no socket under a tracer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.offline.traces import CALLS, TESTS, judged

UNIX = "socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0) = 3"

GOOD = (
    UNIX,
    f"10241  {UNIX}",
    "10241 socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [3, 4]) = 0",
    '7 connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such)',
    '7 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20 <unfinished ...>',
    "7 <... connect resumed>) = 0",
    "7 +++ exited with 0 +++",
    "7 --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=8} ---",
)
BAD = (
    "7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 5",
    "socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = -1 EAFNOSUPPORT (Address family not supported)",
    "[pid  812] socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE <unfinished ...>",
    "7 socket(0x2b /* AF_??? */, SOCK_STREAM, 0) = 5",
    '7 connect(5, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("1.2.3.4")}, 16) = 0',
    '7 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/elsewhere"}, 110) = 0',
    '7 connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket2"}, 110) = 0',
    '7 bind(3, {sa_family=AF_UNIX, sun_path="/tmp/pymp-a1/listener-b2"}, 110) = 0',
    "what is this",
    "7 bind(3, 0x7ffe, 16) = -1 EFAULT (Bad address)",
)


def test_local_pairs_and_names_that_are_known_are_allowed() -> None:
    found = judged(GOOD)
    assert found.refused == []
    assert found.counts.total() == 5
    assert judged([BAD[7]], TESTS).refused == []


@pytest.mark.parametrize("line", BAD)
def test_whatever_else_is_refused(line: str) -> None:
    assert judged([*GOOD, line]).refused == [line]


LOST = ("677   ???( <unfinished ...>", "12259 ???()                             = ?")
KILLED = "+++ killed by SIGKILL +++"


@pytest.mark.parametrize("line", LOST)
def test_who_is_killed_before_a_call_has_called_nothing(line: str) -> None:
    process = line.split()[0]
    between = [f"9 {UNIX}", f"{process} <... ??? resumed>) = ?"]
    assert judged([line, *between, f"{process} {KILLED}"]).refused == []
    for behind in ("", f"9 {KILLED}", f"{process} {UNIX}", f"{process} +++ exited with 0 +++"):
        assert judged([line, *between, behind]).refused == [line]


WORK = """
import sys
from tro_desk.__main__ import main
folder = sys.argv[1]
assert main(["demo", "--desk", folder]) == 0
assert main(["brief", "c1", "--desk", folder, "--out", folder + "/b.pdf"]) == 0
assert main(["verify", "--desk", folder]) == 0
"""


PRINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from tro_desk.ui.printers import new_printer
app = QApplication([])
printer = new_printer()
dialog = QPrintDialog(printer)
QTimer.singleShot(100, dialog.reject)
dialog.exec()
del dialog, printer
"""


@pytest.mark.parametrize("work", [WORK, PRINT], ids=["command line", "print"])
def test_none_leaves_the_computer(tmp_path: Path, work: str) -> None:
    """What the command line and its processes open, and the choice of a printer."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed; `make offline` says what it finds")
    traced = [strace, "-f", "--seccomp-bpf", "-qq", "-e", f"trace={CALLS}", "-o"]
    if subprocess.run([*traced, os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no process may be traced here")
    trace = tmp_path / "trace"
    subprocess.run(
        [*traced, str(trace), sys.executable, "-c", work, str(tmp_path / "desk")],
        check=True,
        capture_output=True,
        cwd=ROOT,
        timeout=240,
    )
    found = judged(trace.read_text(encoding="utf-8").splitlines())
    assert found.refused == []
    assert found.counts.total() > 0  # the user's name is asked for: something was traced


def test_printers_come_from_one_place() -> None:
    """Elsewhere Qt would ask for them over the internet protocols."""
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tro_desk").rglob("*.py")}
    made = [path.name for path, text in texts.items() if "QPrinter(" in text or "QPrinterI" in text]
    assert made == ["printers.py"]
