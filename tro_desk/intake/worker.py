"""The process that opens files from outside: what breaks it breaks nothing else.

It takes one request after the other from its pipe, reads, draws, and answers with plain values.
It ends by itself when it has been idle for a while, when its parent is gone, and, where the system
can, when a request has taken longer than its parent would wait.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from tro_desk.base.bounds import bound_memory, leave_no_core
from tro_desk.base.errors import DeskError
from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.reading import FileInfo, InMemory, PageImage, Reading, ShownPages
from tro_desk.intake.limits import Limits

IDLE_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read the file and find its facts; answered with a `Reading`."""

    source: Path | InMemory
    limits: Limits


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Draw a page of a file; answered with a `PageImage`.

    `seen` is the page as it was read, where it was read from a picture.
    """

    source: Path | InMemory
    kind: str
    page: int
    scale_percent: int
    spans: tuple[tuple[int, int], ...]
    seen: Page | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class DrawPdf:
    """Draw a page of a PDF that is at hand; answered with a `PageImage`."""

    data: bytes
    page: int
    scale_percent: int
    limits: Limits


@dataclass(frozen=True, slots=True)
class ShowPages:
    """Make the pages of a file ready to be joined with others; answered with `ShownPages`.

    The fields as in `intake.shown.show`; without `out` the answer has the PDF's bytes.
    """

    source: Path | InMemory
    kind: str
    pages: int
    paper: tuple[float, float]
    strip: float
    out: str | None
    limits: Limits


Request = ReadFile | DrawPage | DrawPdf | ShowPages
Answer = Reading | PageImage | ShownPages
Told = Callable[[int, int], None]


def main(pipe: Connection) -> None:
    """The worker process. What libraries in C print of a broken file is nothing for the seller."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    serve(pipe)


def serve(pipe: Connection) -> None:
    """Answer requests until the pipe closes or stays silent.

    Answers: ("taken",), then any number of ("told", done, total) and ("more", seconds of a page
    that is read from its picture), then ("done", value), ("failed", error), or ("broken", place in
    the program) for an error that nobody foresaw.
    """
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while pipe.poll(IDLE_SECONDS):
            request: Request = pipe.recv()
            pipe.send(("taken",))
            try:
                _prepare(request)
                _bounded(request.limits)
                value = _answer(request, pipe)
            except DeskError as error:
                pipe.send(("failed", error))
            except Exception as error:  # a file must not be able to end in a traceback
                pipe.send(("broken", _where(error)))
            else:
                pipe.send(("done", value))
            _unbounded()
    pipe.close()


def _prepare(request: Request) -> None:
    """Import what the request needs before its memory is bounded: a module must load whole."""
    from tro_desk.intake import picture, readers  # noqa: F401

    readers.readers()
    if isinstance(request, ReadFile):
        from tro_desk.intake import authenticity, find, fingerprint  # noqa: F401

        find.prepare()
    if isinstance(request, ShowPages):
        from tro_desk.intake import bitmap, shown  # noqa: F401


def _where(error: Exception) -> str:
    """Kind and place of an error, without its text: that may quote the file."""
    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:])
    return f"{type(error).__name__} at {' < '.join(places)}"


def _answer(request: Request, pipe: Connection) -> Answer:
    limits = request.limits
    if isinstance(request, ReadFile):

        def told(done: int, total: int) -> None:
            pipe.send(("told", done, total))

        def scanning() -> None:
            pipe.send(("more", limits.scan_seconds))
            _widened(limits)

        return read(request.source, limits, told, scanning)
    from tro_desk.intake import picture
    from tro_desk.intake.readers import reader_for
    from tro_desk.intake.readers._contract import Scope, Sheet

    if isinstance(request, DrawPdf):
        scope = Scope("PDF", limits)
        return picture.draw(Sheet(request.data, request.page - 1), request.scale_percent, (), scope)
    source = request.source
    scope = Scope(source.name, limits)
    if isinstance(request, ShowPages):
        from tro_desk.intake import shown

        data = _bytes(source, limits)
        out = io.BytesIO() if request.out is None else Path(request.out)
        counts = shown.show(
            data, request.kind, request.pages, request.paper, request.strip, out, scope
        )
        return ShownPages(counts, b"" if isinstance(out, Path) else out.getvalue())
    sheet = reader_for(request.kind).sheet(_bytes(source, limits), request.page, scope)
    if sheet is None:
        raise DeskError("no_page_image", name=source.name, page=request.page)
    return picture.draw(sheet, request.scale_percent, request.spans, scope, request.seen)


def read(
    source: Path | InMemory,
    limits: Limits,
    told: Told,
    scanning: Callable[[], None] = lambda: None,
) -> Reading:
    """The file's text and candidates (see `intake.read_file`, which runs this in the worker)."""
    from tro_desk.intake.authenticity import signs
    from tro_desk.intake.find import find
    from tro_desk.intake.fingerprint import fingerprint
    from tro_desk.intake.normalise import normalised
    from tro_desk.intake.notice_type import classify
    from tro_desk.intake.readers import reader_of
    from tro_desk.intake.readers._contract import Scope

    data = _bytes(source, limits)
    scope = Scope(source.name, limits, told, scanning=scanning)
    reader = reader_of(data, scope)
    text = reader.read(data, scope)
    pages = tuple(
        Page(
            number,
            page.text if page.layout is not None else normalised(page.text),
            page.part,
            page.layout,
        )
        for number, page in enumerate(text.pages, 1)
    )
    document = Document(reader.KIND, text.method, pages, text.warnings, text.properties)
    kind, reasons = classify(document)
    info = FileInfo(source.name, hashlib.sha256(data).hexdigest(), len(data), reader.KIND)
    found = find(document, kind, reasons)
    seen = signs(document, found, kind)
    return Reading(info, document, kind, found, reasons, seen, fingerprint(document))


def _bytes(source: Path | InMemory, limits: Limits) -> bytes:
    """The file, never more of it than the limit and one byte. Raises DeskError.

    A device or a pipe is no file: it may have no end, or never begin.
    """
    if isinstance(source, InMemory):
        return source.data[: limits.size + 1]
    try:
        if source.exists() and not source.is_file():
            raise DeskError("file_unreadable", name=source.name)
        with source.open("rb") as file:
            return file.read(limits.size + 1)
    except FileNotFoundError as error:
        raise DeskError("file_missing", name=source.name) from error
    except OSError as error:
        raise DeskError("file_unreadable", name=source.name) from error


if sys.platform == "win32":

    def _bounded(limits: Limits) -> None:
        """Windows: the parent bounds the time, the readers bound the size."""

    def _widened(limits: Limits) -> None: ...

    def _unbounded() -> None: ...

else:

    def _bounded(limits: Limits) -> None:
        """Bound memory, and time in case the parent is no longer there to do it."""
        # What has been loaded to read scans stays, and needs its room.
        scanned = "tro_desk.intake.ocr" in sys.modules
        bound_memory(limits.scan_memory if scanned else limits.memory)
        leave_no_core()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + 10)

    def _widened(limits: Limits) -> None:
        """Give the room and the time that a page needs which is read from its picture."""
        bound_memory(limits.scan_memory)
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        signal.setitimer(signal.ITIMER_REAL, left + limits.scan_seconds)

    def _unbounded() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
