"""One window for one desk folder: a second start brings the first window to the front.

No socket: a lock file says that a window is open. A second start leaves a request, a small file of
its own in a folder beside; whoever has the lock reads it and takes it away. So none is lost while
another is being read, and a second start sees whether it was heard.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

from tro_desk.base import atomic

_LOCK: Final = "window.lock"
_REQUESTS: Final = "window.requests"
_SUFFIX: Final = ".json"

_LOOK_MS: Final = 2_000
"""Folders on a network do not always tell of a change: they are looked at this often."""
_FRESH_S: Final = 600
"""A request that nobody heard is still meant for so long."""
PATIENCE_S: Final = 10.0
"""So long a second start waits to be heard: another program may hold the disk."""
_PAUSE_S: Final = 0.05


class SingleInstance(QObject):
    """The claim of one window on a desk folder; `asked` carries files of a second start."""

    asked = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._requests = folder / _REQUESTS
        self._lock: QLockFile | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._timer: QTimer | None = None

    def claim(self) -> bool:
        """Take the folder; False where another window has it.

        A folder that cannot be written is no obstacle here: opening the desk will say so. Call
        `listen` when `asked` is connected.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        lock = QLockFile(str(self._folder / _LOCK))
        lock.setStaleLockTime(0)  # a window may stay open for days; only a dead process loses it
        if not lock.tryLock(0):
            return lock.error() != QLockFile.LockError.LockFailedError
        self._lock = lock
        return True

    def listen(self) -> None:
        """Hear the requests of other starts, from now on and those that came a moment ago."""
        if self._lock is None:
            return
        with contextlib.suppress(OSError):
            self._requests.mkdir(exist_ok=True)
        self._watcher = QFileSystemWatcher([str(self._requests)], self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)
        self.look()

    def ask(self, files: Sequence[Path]) -> Path | None:
        """Ask the window that has the folder to come forward and to take `files`.

        Returns the request, which is gone once it was heard; None where it cannot be written.
        """
        path = self._requests / f"{time.time_ns():020}-{os.getpid()}{_SUFFIX}"
        try:
            self._requests.mkdir(exist_ok=True)
            atomic.write_text(path, json.dumps([str(path.absolute()) for path in files]))
        except OSError:
            return None
        return path

    def hand_over(self, files: Sequence[Path], pause: Callable[[float], None] = time.sleep) -> str:
        """Ask, and wait until that was heard.

        Returns `heard`; `claimed` where the other window has closed meanwhile and the folder is
        this start's own now; `silent` where nobody answers.
        """
        request = self.ask(files)
        end = time.monotonic() + PATIENCE_S
        while request is not None and time.monotonic() < end:
            if not request.exists():
                return "heard"
            if self.claim():
                request.unlink(missing_ok=True)
                return "claimed"
            pause(_PAUSE_S)
        if request is not None:
            try:
                request.unlink()  # what this start says now must not be undone later
            except FileNotFoundError:
                return "heard"
            except OSError:
                pass
        return "silent"

    def release(self) -> None:
        """Give the folder free."""
        for part in (self._watcher, self._timer):
            if part is not None:
                part.deleteLater()
        self._watcher = self._timer = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def look(self) -> None:
        """Take the requests that are there."""
        for path in self._waiting():
            files = _taken(path)
            if files is not None:
                self.asked.emit(files)

    def _waiting(self) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(self._requests.glob(f"[0-9]*{_SUFFIX}"))
        return []


def _taken(path: Path) -> list[str] | None:
    """The files of a request, which is taken away; None where it says nothing, or is too old."""
    try:
        fresh = abs(time.time() - path.stat().st_mtime) < _FRESH_S
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found, fresh = None, False
    try:
        path.unlink()
    except FileNotFoundError:
        return None  # the start that asked has taken it back
    except OSError:
        return None
    return [str(name) for name in found] if fresh and isinstance(found, list) else None
