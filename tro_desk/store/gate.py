"""Lets the threads of this program into a desk, and out of it while it is rebuilt."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError

_WAIT: Final = 30.0  # seconds for those who are inside


class Gate:
    """Many may be inside; `alone` waits for them and lets nobody in. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed = threading.Condition()
        self._inside = 0
        self._shut = False
        self._mine = threading.local()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be inside; waits while somebody is alone. Who is inside already may come in again."""
        depth: int = getattr(self._mine, "depth", 0)
        if not depth:
            with self._changed:
                self._changed.wait_for(lambda: not self._shut)
                self._inside += 1
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            if not depth:
                with self._changed:
                    self._inside -= 1
                    self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be inside, nobody else. Raises DeskError `desk_busy` (folder) where that takes long."""
        busy = DeskError("desk_busy", folder=str(self._folder))
        with self._changed:
            if self._shut:
                raise busy
            self._shut = True
            if not self._changed.wait_for(lambda: not self._inside, _WAIT):
                self._shut = False
                self._changed.notify_all()
                raise busy
        try:
            yield
        finally:
            with self._changed:
                self._shut = False
                self._changed.notify_all()
