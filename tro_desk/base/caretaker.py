"""Clears folders as soon as this program is gone, however it ended: another process waits for that.

It hears of each folder through a pipe; the end of the pipe tells that nobody is there any more. A
computer that loses its power stops both.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import shutil
import signal
import stat
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

_TRIES: Final = 600
_PAUSE: Final = 1.0  # seconds: some systems remove no file that another program has open


class Caretaker:
    """The process that waits; it begins with the first folder. Not for several threads at once."""

    def __init__(self) -> None:
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def watch(self, folder: Path) -> None:
        """Have `folder` cleared when this program is gone. Where no process can be begun, nothing
        is: whoever made the folder clears it the next time."""
        with contextlib.suppress(OSError, ValueError):
            if self._pipe is None:
                self._begin()
            assert self._pipe is not None
            self._pipe.send(str(folder))

    def dismiss(self) -> None:
        """Nothing is to be watched any more: the folders are gone."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(1)
        self._pipe = self._process = None

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        theirs, ours = context.Pipe(duplex=False)
        process = context.Process(target=wait, args=(theirs,), daemon=True, name="caretaker")
        try:
            process.start()
        finally:
            theirs.close()
        self._pipe, self._process = ours, process


def wait(pipe: Connection) -> None:
    """What the process does: hear of folders, and clear them once nobody is there to tell more."""
    for name in ("SIGINT", "SIGHUP"):  # what ends the program from a terminal ends it alone
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    folders: list[Path] = []
    with contextlib.suppress(EOFError, OSError):
        while True:
            folders.append(Path(pipe.recv()))
    for _ in range(_TRIES):
        for folder in folders:
            clear(folder)
        if not any(folder.exists() for folder in folders):
            return
        time.sleep(_PAUSE)


def clear(folder: Path) -> None:
    """Remove a folder and all in it, read-only files too, as far as the system lets it."""
    for path in folder.rglob("*"):
        if not path.is_symlink() and path.is_file():
            with contextlib.suppress(OSError):
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)
