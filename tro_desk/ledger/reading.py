"""Hands an export to its process and passes on what comes: batch by batch, never for ever."""

from __future__ import annotations

import logging
import marshal
import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.sales import Export, Told
from tro_desk.ledger.worker import ReadExport, serve

_LOG: Final = logging.getLogger(__name__)
_POLL: Final = 0.05
_SILENT: Final = 120.0  # seconds without a word after which the file is given up


class ExportReading:
    """An export that is being read; use it as a context. `export` is there after the last batch."""

    def __init__(self, path: Path, told: Told | None = None, job: Job = UNWATCHED) -> None:
        self._name = path.name
        self._job = job
        self._size = path.stat().st_size if path.is_file() else 0
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve,
            args=(theirs, ReadExport(str(path), told or Told())),
            name="tro-desk export reader",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        self.export: Export | None = None

    def __enter__(self) -> ExportReading:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The lines of the file, each with its occurrence as last item, sorted within a batch.

        Raises DeskError of the codes of `ledger`, and Cancelled.
        """
        while True:
            data = self._next()
            if not data:
                break
            _, batch, _done = marshal.loads(data)
            yield batch
        kind, value = self._pipe.recv()
        if kind == "failed":
            failure: DeskError = value
            raise failure
        if kind == "broken":
            _LOG.warning("an export could not be read: %s", value)
            raise DeskError("export_damaged", name=self._name)
        self.export = value

    def _next(self) -> bytes:
        waited = 0.0
        try:
            while not self._pipe.poll(_POLL):
                self._job.check()
                waited += _POLL
                if waited > _SILENT:
                    raise DeskError("took_too_long", name=self._name)
            self._job.check()
            return self._pipe.recv_bytes()
        except (EOFError, OSError):
            raise DeskError("export_damaged", name=self._name) from None
