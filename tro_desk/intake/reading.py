"""Hands files to the worker process and waits: never for ever, never with a crash."""

from __future__ import annotations

import atexit
import contextlib
import logging
import multiprocessing
import threading
import time
from collections.abc import Sequence
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError, ReadError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.base.log import Code
from tro_desk.base.paths import reachable
from tro_desk.domain.evidence import Page
from tro_desk.domain.reading import InMemory, PageImage, Reading, ShownPages
from tro_desk.intake.limits import DEFAULT_LIMITS, Limits
from tro_desk.intake.worker import (
    Answer,
    DrawPage,
    DrawPdf,
    ReadFile,
    Request,
    ShowPages,
    main,
)

_LOG: Final = logging.getLogger(__name__)
_POLL: Final = 0.05
_START: Final = 30.0  # seconds that a new process may need before it takes its first request


def read_file(
    source: Path | InMemory, job: Job = UNWATCHED, limits: Limits = DEFAULT_LIMITS
) -> Reading:
    """Read a notice and find its facts; nothing is stored.

    `job` is told about pages and may stop the work. Raises ReadError (a code of
    `base.errors.READ_ERRORS`, or took_too_long) with `name`, DeskError file_missing or
    file_unreadable with `name`, reader_failed where no worker can be started, and Cancelled.
    """
    if isinstance(source, Path):
        source = reachable(source)
    answer = _call(ReadFile(source, limits), source.name, job)
    assert isinstance(answer, Reading)
    return answer


def page_image(
    source: Path | InMemory,
    kind: str,
    page: int,
    scale_percent: int,
    spans: Sequence[tuple[int, int]] = (),
    limits: Limits = DEFAULT_LIMITS,
    seen: Page | None = None,
) -> PageImage:
    """Draw page `page` (from 1, over the whole document) of a file of kind `kind`.

    `spans` are offsets in the page's normalised text; at 100 percent a point is a pixel, and a
    picture is as wide as A4 paper. `seen` is the page as it was read, where from a picture.
    Raises DeskError no_page_image (`name`, `page`) for a page that is text alone, else as
    `read_file`.
    """
    request = DrawPage(source, kind, page, scale_percent, tuple(spans), seen, limits)
    answer = _call(request, source.name, UNWATCHED)
    assert isinstance(answer, PageImage)
    return answer


def draw_pdf(data: bytes, page: int, scale_percent: int) -> PageImage:
    """Draw page `page` (from 1) of a PDF that the desk itself has made. Raises as `page_image`."""
    answer = _call(DrawPdf(data, page, scale_percent, DEFAULT_LIMITS), "PDF", UNWATCHED)
    assert isinstance(answer, PageImage)
    return answer


def show_pages(
    source: Path | InMemory,
    kind: str,
    pages: int,
    paper: tuple[float, float],
    strip: float,
    out: Path | None = None,
    job: Job = UNWATCHED,
    limits: Limits = DEFAULT_LIMITS,
) -> ShownPages:
    """Write at `out` a PDF of the pages of a file that can be drawn, for an exhibit; without `out`
    the answer has its bytes.

    `pages` is how many the file was read with, `paper` the paper (points) for what has no size of
    its own, `strip` the height that stays free below each page. Raises as `read_file`.
    """
    request = ShowPages(
        source, kind, pages, paper, strip, None if out is None else str(out), limits
    )
    answer = _call(request, source.name, job)
    assert isinstance(answer, ShownPages)
    return answer


class _Died(Exception):  # noqa: N818 - seen inside this module alone
    """The worker ended or broke without an answer; `taken` tells whether it had begun."""

    def __init__(self, taken: bool) -> None:
        super().__init__()
        self.taken = taken


class _Worker:
    """One worker process and our end of its pipe."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=main, args=(theirs,), name="tro-desk reader", daemon=True
        )
        self.process.start()
        theirs.close()

    def ask(self, request: Request, name: str, job: Job) -> Answer:
        """The answer to one request. Raises what it failed with, Cancelled, or _Died."""
        taken = False
        end = latest = time.monotonic() + _START
        try:
            self._pipe.send(request)
            while True:
                job.check()
                if time.monotonic() > end:
                    raise ReadError("took_too_long", name=name)
                if not self._pipe.poll(_POLL):
                    continue
                answer = self._pipe.recv()
                if answer[0] == "taken":
                    taken = True
                    end = time.monotonic() + request.limits.seconds
                    latest = end + request.limits.scans * request.limits.scan_seconds
                elif answer[0] == "more":
                    end = min(end + answer[1], latest)
                elif answer[0] == "told":
                    job.report(answer[1], answer[2])
                elif answer[0] == "failed":
                    failure: DeskError = answer[1]
                    raise failure
                elif answer[0] == "broken":
                    # Nobody knows what state it left the worker in: out of memory in the middle
                    # of an import, say. It is given up like one that died.
                    _LOG.warning("a file could not be read: %s", Code(answer[1]))
                    raise _Died(taken)
                else:
                    value: Answer = answer[1]
                    return value
        except (EOFError, OSError) as error:
            raise _Died(taken) from error

    def end(self) -> None:
        """Stop the process at once, whatever it does, and leave nothing behind."""
        self._pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


_idle: list[_Worker] = []
_lock: Final = threading.Lock()


def _call(request: Request, name: str, job: Job) -> Answer:
    """Ask the idle worker, or a new one.

    A worker that answered, were it with an error, is kept for the next request; it ends by itself
    when none comes. One that died while it was idle is replaced; one that died of the file means
    that the file is damaged.
    """
    while True:
        with _lock:
            worker, warm = (_idle.pop(), True) if _idle else (_Worker(), False)
        try:
            answer = worker.ask(request, name, job)
        except _Died as death:
            worker.end()
            if not death.taken:
                if warm:
                    continue
                raise DeskError("reader_failed") from None
            raise ReadError("damaged", name=name) from None
        except DeskError as error:
            if error.code in ("cancelled", "took_too_long"):
                worker.end()
            else:
                _keep(worker)
            raise
        except BaseException:
            worker.end()
            raise
        _keep(worker)
        return answer


def _keep(worker: _Worker) -> None:
    with _lock:
        if not _idle:
            _idle.append(worker)
            return
    worker.end()


def end_workers() -> None:
    """End the idle worker now; the next request starts a new one."""
    with _lock:
        workers, _idle[:] = list(_idle), []
    for worker in workers:
        with contextlib.suppress(ValueError, OSError):
            worker.end()


atexit.register(end_workers)
