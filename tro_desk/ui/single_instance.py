"""One window for one desk folder: a second start brings the first window to the front.

No socket: a lock file says that a window is open, a small request file asks it to come forward and
names the files that were given to the second start.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from tro_desk.base import atomic

_LOCK: Final = "window.lock"
_REQUEST: Final = "window.request"


class SingleInstance(QObject):
    """The claim of one window on a desk folder; `asked` carries files of a second start."""

    asked = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: QLockFile | None = None
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Take the folder; False where another window has it.

        A folder that cannot be written is no obstacle here: opening the desk will say so.
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
        self._take_request()
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        return True

    def ask(self, files: Sequence[Path]) -> None:
        """Ask the window that has the folder to come forward and to take `files`."""
        text = json.dumps([str(path.absolute()) for path in files])
        with contextlib.suppress(OSError):
            atomic.write_text(self._folder / _REQUEST, text)

    def release(self) -> None:
        """Give the folder free."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _look(self) -> None:
        files = self._take_request()
        if files is not None:
            self.asked.emit(files)

    def _take_request(self) -> list[str] | None:
        path = self._folder / _REQUEST
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            path.unlink()
        except (OSError, ValueError):
            return None
        return [str(name) for name in found] if isinstance(found, list) else []
