"""Work in the background: the window never waits.

Every call of the desk that may take more than a blink runs here; its result comes back on the main
thread. A `DeskError` goes to the caller, anything unexpected to the crash dialog.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

_THREADS: Final = 3


class Handle:
    """A running job: reports, can be stopped. Its callbacks run on the main thread.

    It is no QObject, and the threads are Python's: an object of Qt that one thread deletes while
    another lets go of it ends the program (seen with PySide 6.11).
    """

    def __init__(
        self,
        jobs: Jobs,
        done: Callable[[Any], None],
        failed: Callable[[DeskError], None] | None,
        progress: Callable[[int, int], None] | None,
        owner: QObject | None,
        quiet: bool,
    ) -> None:
        self._jobs = jobs
        self.quiet = quiet
        self._done = done
        self._on_failed = failed
        self._on_progress = progress
        self._owner = owner
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; `failed` is then called with `Cancelled`."""
        self._stop.set()

    @property
    def stoppable(self) -> bool:
        """Whether it is long work, which tells how far it is; what only saves a word is not."""
        return self._on_progress is not None

    @property
    def running(self) -> bool:
        """Whether the result is still to come."""
        return self in self._jobs.running

    def of(self, owner: QObject) -> bool:
        """Whether it works for `owner`."""
        return self._owner is owner

    # called in the worker's thread: the Job protocol

    def report(self, done: int, total: int) -> None:
        self._jobs.progressed.emit(self, done, total)

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def work(self, work: Callable[[Job], object]) -> None:
        """Do the work and send what came of it."""
        result: object = None
        error: BaseException | None = None
        try:
            self.check()
            result = work(self)
        except BaseException as raised:
            error = raised
        self._jobs.ended.emit(self, result, error)

    # on the main thread

    def _wanted(self) -> bool:
        return not self._jobs.closed and (self._owner is None or isValid(self._owner))

    def progress(self, done: int, total: int) -> None:
        """Pass a report on."""
        if self._on_progress is not None and self._wanted() and not self._stop.is_set():
            self._on_progress(done, total)

    def end(self, result: object, error: BaseException | None) -> None:
        """Pass on what came of the work."""
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


class Jobs(QObject):
    """The background of one window.

    `failed` carries a DeskError that no caller took; `crashed` any other exception; `idle` tells
    that nothing is running any more. `progressed` and `ended` bring a job's word from its thread to
    the main one.
    """

    failed = Signal(object)
    crashed = Signal(object)
    idle = Signal()
    progressed = Signal(object, int, int)  # handle, done, total
    ended = Signal(object, object, object)  # handle, result, exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Each call into Qt gives the interpreter away. While a job computes in another thread it
        # comes back after this interval only (0.005 s by default), and a screen makes hundreds of
        # such calls.
        sys.setswitchinterval(0.0005)
        self.running: set[Handle] = set()
        self.closed = False
        self._threads: ThreadPoolExecutor | None = None
        self._working: set[Future[None]] = set()
        self._later: list[Callable[[], object]] = []

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> Handle:
        """Run `work(job)` in a thread; the callbacks run on the main thread.

        `quiet` work was asked for by nobody: it is stopped where somebody wants to lock the desk.
        With `owner`, nothing is called any more once that widget is gone. After `close` nothing is
        begun.
        """
        handle = Handle(self, done, failed, progress, owner, quiet)
        if not self.closed:
            self.running.add(handle)
            future = (self._threads or self._begin()).submit(handle.work, work)
            self._working.add(future)
            future.add_done_callback(self._working.discard)
        return handle

    def _begin(self) -> ThreadPoolExecutor:
        """The threads, with the first job: a window is painted without them."""
        from concurrent.futures import ThreadPoolExecutor

        from PySide6.QtCore import Qt

        queued = Qt.ConnectionType.QueuedConnection
        self.progressed.connect(self._progress, queued)
        self.ended.connect(self._end, queued)
        self._threads = ThreadPoolExecutor(_THREADS, "tro-desk job")
        return self._threads

    def after(self, act: Callable[[], object]) -> None:
        """Call `act` on the main thread when nothing runs: what nobody waits for comes last.

        Several come one after the other, each when the work of the one before has ended.
        """
        self._later.append(act)
        self._go_on()

    def _go_on(self) -> None:
        while self._later and not self.running and not self.closed:
            self._later.pop(0)()

    def busy_for(self, owner: QObject) -> bool:
        """Whether something still runs for `owner`."""
        return any(handle.of(owner) for handle in self.running)

    def close(self, wait_ms: int = 10_000) -> bool:
        """Stop everything and wait. False where a job did not stop in time."""
        self.closed = True
        for handle in list(self.running):
            handle.cancel()
        if self._threads is None:
            return True
        from concurrent.futures import wait

        self._threads.shutdown(wait=False)
        return not wait(set(self._working), wait_ms / 1000).not_done

    def _progress(self, handle: Handle, done: int, total: int) -> None:
        handle.progress(done, total)

    def _end(self, handle: Handle, result: object, error: BaseException | None) -> None:
        self.running.discard(handle)
        try:
            handle.end(result, error)
        finally:
            if not self.running:
                self.idle.emit()
                self._go_on()
