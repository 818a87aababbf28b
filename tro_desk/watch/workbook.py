"""Rows of a workbook, read in a process of its own: what unpacks to too much ends there."""

from __future__ import annotations

import contextlib
import io
import marshal
import multiprocessing
import signal
import zipfile
from multiprocessing.connection import Connection
from typing import Final

from tro_desk.base.bounds import bound_memory, leave_no_core
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.watch.limits import CELL, COLUMNS, ROWS, Row

_POLL: Final = 0.05
_SECONDS: Final = 60.0
_UNPACKED: Final = 300_000_000  # bytes of what a workbook says it holds, and of its rows
_MEMORY: Final = 1_500_000_000  # bytes of address space (POSIX)


def rows_of_workbook(data: bytes, name: str, job: Job) -> list[Row]:
    """The rows of the first sheet that holds anything, each with its number from 1.

    Raises DeskError `table_damaged`, `table_too_large` (name), Cancelled.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=serve, args=(theirs,), name="tro-desk table reader", daemon=True
    )
    process.start()
    theirs.close()
    try:
        ours.send_bytes(data)
        waited = 0.0
        while not ours.poll(_POLL):
            job.check()
            waited += _POLL
            if waited > _SECONDS:
                raise DeskError("table_too_large", name=name)
        kind, rows = marshal.loads(ours.recv_bytes())
    except (EOFError, OSError):
        raise DeskError("table_damaged", name=name) from None
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()
    if kind != "rows":
        raise DeskError("table_too_large" if kind == "too_large" else "table_damaged", name=name)
    found: list[Row] = rows
    return found


def serve(pipe: Connection) -> None:
    """Answer one workbook with ("rows", rows), ("damaged", []) or ("too_large", [])."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    bound_memory(_MEMORY)
    leave_no_core()
    try:
        answer: tuple[str, list[Row]] = ("rows", _read(pipe.recv_bytes()))
    except (MemoryError, OverflowError):
        answer = ("too_large", [])
    except Exception:  # a file must not be able to end in a traceback
        answer = ("damaged", [])
    with contextlib.suppress(OSError):
        packed = marshal.dumps(answer)
        pipe.send_bytes(packed if len(packed) < _UNPACKED else marshal.dumps(("too_large", [])))
    pipe.close()


def _read(data: bytes) -> list[Row]:
    from python_calamine import CalamineWorkbook

    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
                raise OverflowError
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.height > ROWS:
            raise OverflowError
        rows = [
            (number, [_shown(cell)[: CELL + 1] for cell in row[:COLUMNS]])
            for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1)
        ]
        if any(any(cells) for _, cells in rows):
            return rows
    return []


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
