"""Hands an export to its process and passes on what comes: batch by batch, never for ever."""

from __future__ import annotations

import hashlib
import logging
import marshal
import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.base.log import Code
from tro_desk.base.paths import reachable
from tro_desk.domain.sales import Export, Look, Told
from tro_desk.ledger.worker import NO_MORE_LINES, LookAt, ReadExport, serve

_LOG: Final = logging.getLogger(__name__)
_CHUNK: Final = 4_000_000
_POLL: Final = 0.05
_SILENT: Final = 120.0  # seconds without a word after which the file is given up


def look_at(path: Path, told: Told | None = None, job: Job = UNWATCHED) -> Look:
    """What a file is, before it is loaded. Raises as `ExportReading`, but never `export_unknown`
    and no question: what is open stands in the answer."""
    path = reachable(path)
    with _Process(LookAt(str(path), told or Told()), path.name, job) as process:
        while process.next():
            raise AssertionError("a look has no lines")
        looked: Look = process.answer()
    return looked


class ExportReading:
    """An export that is being read; use it as a context.

    `family` is there from the first batch on, `done` are the bytes that were read of a file with
    text, 0 of others; `export` and `names`, the columns as printed, come after the last one.
    `sha256()` is that of the file before it was read.
    """

    def __init__(self, path: Path, told: Told | None = None, job: Job = UNWATCHED) -> None:
        path = reachable(path)
        self._path, self._job = path, job
        self._seen = _state(path)
        self._sha256 = ""
        # The process starts while the digest is taken.
        self._process = _Process(ReadExport(str(path), told or Told()), path.name, job)
        self.family = ""
        self.done = 0
        self.names: tuple[str, ...] = ()
        self.export: Export | None = None

    def __enter__(self) -> ExportReading:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.end()

    def sha256(self) -> str:
        """The file's digest, taken once. Raises DeskError `file_missing`, `file_unreadable` (name),
        and Cancelled."""
        if not self._sha256:
            digest = hashlib.sha256()
            try:
                with self._path.open("rb") as file:
                    while chunk := file.read(_CHUNK):
                        self._job.check()
                        digest.update(chunk)
            except FileNotFoundError as error:
                raise DeskError("file_missing", name=self._path.name) from error
            except OSError as error:
                raise DeskError("file_unreadable", name=self._path.name) from error
            self._sha256 = digest.hexdigest()
        return self._sha256

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The lines of the file in its order, each with its occurrence as last item.

        Raises DeskError of the codes of `ledger`, `file_changed` (name) where the file was altered
        since this reading began, and Cancelled.
        """
        sha256 = self.sha256()
        while data := self._process.next():
            self.family, batch, self.done = marshal.loads(data)
            yield batch
        export, self.names = self._process.answer()
        if _state(self._path) != self._seen:
            raise DeskError("file_changed", name=self._path.name)
        self.export = replace(export, sha256=sha256, size=self._seen[0])


def _state(path: Path) -> tuple[int, int, int]:
    """What differs after a file was written to: its size and when it was changed; zeros where
    there is none."""
    try:
        seen = path.stat()
    except OSError:
        return (0, 0, 0)
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns


class _Process:
    """The process that reads one file; `end` it, or use it as a context."""

    def __init__(self, request: ReadExport | LookAt, name: str, job: Job) -> None:
        self._name, self._job = name, job
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(theirs, request), name="tro-desk export reader", daemon=True
        )
        self._process.start()
        theirs.close()

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Stop it, wherever it is."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def next(self) -> bytes:
        """What it sends next; nothing before its answer."""
        waited = 0.0
        try:
            while not self._pipe.poll(_POLL):
                self._job.check()
                waited += _POLL
                if waited > _SILENT:
                    raise DeskError("took_too_long", name=self._name)
            self._job.check()
            sent = self._pipe.recv_bytes()
            return b"" if sent == NO_MORE_LINES else sent
        except (EOFError, OSError):
            raise DeskError("export_damaged", name=self._name) from None

    def answer(self) -> Any:
        """What came of the file. Raises DeskError."""
        kind, value = self._pipe.recv()
        if kind == "failed":
            failure: DeskError = value
            raise failure
        if kind == "broken":
            _LOG.warning("an export could not be read: %s", Code(value))
            raise DeskError("export_damaged", name=self._name)
        return value
