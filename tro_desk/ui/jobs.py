"""Work in the background: the window never waits.

Every call of the desk that may take more than a blink runs here; its result comes back on the main
thread. A `DeskError` goes to the caller, anything unexpected to the crash dialog.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job

T = TypeVar("T")


class Handle(QObject):
    """A running job: reports, can be stopped. Its slots run on the main thread."""

    _progressed = Signal(int, int)
    _ended = Signal(object, object)  # result, exception

    def __init__(
        self,
        jobs: Jobs,
        done: Callable[[Any], None],
        failed: Callable[[DeskError], None] | None,
        progress: Callable[[int, int], None] | None,
        owner: QObject | None,
    ) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._done = done
        self._on_failed = failed
        self._on_progress = progress
        self._owner = owner
        self._stop = threading.Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._progressed.connect(self._progress, queued)
        self._ended.connect(self._end, queued)

    def cancel(self) -> None:
        """Ask the job to stop; `failed` is then called with `Cancelled`."""
        self._stop.set()

    @property
    def running(self) -> bool:
        """Whether the result is still to come."""
        return self in self._jobs.running

    # called in the worker's thread: the Job protocol

    def report(self, done: int, total: int) -> None:
        self._progressed.emit(done, total)

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    # on the main thread

    def _wanted(self) -> bool:
        return not self._jobs.closed and (self._owner is None or isValid(self._owner))

    def _progress(self, done: int, total: int) -> None:
        if self._on_progress is not None and self._wanted() and not self._stop.is_set():
            self._on_progress(done, total)

    def _end(self, result: object, error: BaseException | None) -> None:
        self._jobs.running.discard(self)
        try:
            if not self._wanted():
                return
            if error is None:
                self._done(result)
            elif not isinstance(error, DeskError):
                self._jobs.crashed.emit(error)
            elif self._on_failed is not None:
                self._on_failed(error)
            elif not isinstance(error, Cancelled):
                self._jobs.failed.emit(error)
        finally:
            self._jobs.idle_check()
            self.deleteLater()


class _Runner(QRunnable):
    def __init__(self, handle: Handle, work: Callable[[Job], object]) -> None:
        super().__init__()
        self._handle = handle
        self._work = work

    def run(self) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            self._handle.check()
            result = self._work(self._handle)
        except BaseException as raised:
            error = raised
        self._handle._ended.emit(result, error)


class Jobs(QObject):
    """The background of one window.

    `failed` carries a DeskError that no caller took; `crashed` any other exception; `idle` tells
    that nothing is running any more.
    """

    failed = Signal(object)
    crashed = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Each call into Qt gives the interpreter away. While a job computes in another thread it
        # comes back after this interval only (0.005 s by default), and a screen makes hundreds of
        # such calls.
        sys.setswitchinterval(0.0005)
        self.running: set[Handle] = set()
        self.closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self._pool.setExpiryTimeout(5_000)

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        owner: QObject | None = None,
    ) -> Handle:
        """Run `work(job)` in a thread; the callbacks run on the main thread.

        With `owner`, nothing is called any more once that widget is gone.
        """
        handle = Handle(self, done, failed, progress, owner)
        self.running.add(handle)
        self._pool.start(_Runner(handle, work))
        return handle

    def idle_check(self) -> None:
        if not self.running:
            self.idle.emit()

    def close(self, wait_ms: int = 10_000) -> bool:
        """Stop everything and wait. False where a job did not stop in time."""
        self.closed = True
        for handle in list(self.running):
            handle.cancel()
        return self._pool.waitForDone(wait_ms)
