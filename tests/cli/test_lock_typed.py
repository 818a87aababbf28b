"""The passphrase typed at a terminal: asked for, never shown, never left behind."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import SECONDS
from tests.conftest import ROOT
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk

pty = pytest.importorskip("pty", reason="a terminal of its own is made on Unix alone")

BREAK = b"\x03"  # Ctrl+C
Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(environment: dict[str, str]) -> Typed:
    """Runs `tro-desk ARGUMENTS` at a terminal; each line is typed when the prompt before it is
    there. The status and all that the terminal showed."""

    def call(*arguments: object, lines: Sequence[tuple[str, bytes]]) -> tuple[int, str]:
        child, terminal = pty.fork()
        if not child:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # one who runs behind has it ignored
            os.chdir(ROOT)
            command = [sys.executable, "-m", "tro_desk", *map(str, arguments)]
            os.execve(command[0], command, {**environment, "TERM": "dumb"})
        shown = ""
        waiting = list(lines)
        last, again = b"", 0
        try:
            while True:
                ready, _, _ = select.select([terminal], [], [], 2 if last == BREAK else SECONDS)
                if not ready and last == BREAK and again < SECONDS:
                    again += 2  # it came right before the prompt's read began
                    os.write(terminal, last)
                    continue
                assert ready, f"nothing more is said after {shown!r}"
                try:
                    piece = os.read(terminal, 4096)
                except OSError:  # the other end is closed
                    break
                if not piece:
                    break
                shown += piece.decode("utf-8", "replace")
                if waiting and waiting[0][0] in shown:
                    shown = shown.replace(waiting[0][0], f"<{len(waiting)}>", 1)
                    last = waiting.pop(0)[1]
                    os.write(terminal, last)
        finally:
            os.close(terminal)
            _, status = os.waitpid(child, 0)
        assert waiting == [], f"it never asked: {shown}"
        assert "Traceback" not in shown, shown
        return os.waitstatus_to_exitcode(status), shown

    return call


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A desk with a cheap lock."""
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        desk.new_case()
        desk.lock(PASSPHRASE, kdf=CHEAP)
    return tmp_path / "desk"


ASKED = "Passphrase of the desk: "
NEW = "New passphrase, 8 characters or more: "
AGAIN = "The same passphrase again: "


def line(text: str) -> bytes:
    return text.encode() + b"\n"


def test_it_is_asked_for_twice_and_never_shown(typed: Typed, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    open_desk(folder, FixedClock(NOW)).close()
    status, shown = typed("lock", "on", lines=[(NEW, line(PASSPHRASE)), (AGAIN, line(PASSPHRASE))])
    assert status == 0, shown
    assert PASSPHRASE not in shown
    assert "recovery key opens the desk" in shown
    assert (folder / "desk.lock").exists()
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert not any(PASSPHRASE.encode() in path.read_bytes() for path in left)
    with open_desk(folder, FixedClock(NOW), passphrase=PASSPHRASE) as desk:
        assert desk.sealed


def test_two_that_differ_change_nothing(typed: Typed, tmp_path: Path) -> None:
    open_desk(tmp_path / "desk", FixedClock(NOW)).close()
    lines = [(NEW, line(PASSPHRASE)), (AGAIN, line("another passphrase"))]
    status, shown = typed("lock", "on", lines=lines)
    assert status == 2
    assert "The two passphrases differ. Nothing was changed." in shown
    assert not (tmp_path / "desk" / "desk.lock").exists()


def test_a_locked_desk_asks_for_it(typed: Typed, locked: Path) -> None:
    status, shown = typed("lock", "off", lines=[(ASKED, line("wrong passphrase"))])
    assert status == 1
    assert "does not open the desk" in shown
    assert "wrong passphrase" not in shown
    assert (locked / "desk.lock").exists()
    status, shown = typed("lock", "off", lines=[(ASKED, line(PASSPHRASE))])
    assert status == 0, shown
    assert not (locked / "desk.lock").exists()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (b"\x04", "Stopped. Nothing was changed."),  # Ctrl+D
        (BREAK, "Stopped. Nothing was changed."),
        (b"\xff\xfe not text\n", "is no text"),
    ],
    ids=["end", "break", "bytes"],
)
def test_who_does_not_type_one_changes_nothing(
    typed: Typed, locked: Path, keys: bytes, said: str
) -> None:
    before = (locked / "desk.lock").read_bytes()
    status, shown = typed("lock", "off", lines=[(ASKED, keys)])
    assert status == 1, shown
    assert said in shown
    assert (locked / "desk.lock").read_bytes() == before
