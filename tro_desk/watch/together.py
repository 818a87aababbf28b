"""A scan of many listings on two cores: the second half of them in a process of its own."""

from __future__ import annotations

import contextlib
import logging
import marshal
import multiprocessing
import os
import signal
from collections.abc import Generator, Sequence
from multiprocessing.connection import Connection
from threading import Thread
from typing import Final

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.watch import Match, Offer, WatchTerm
from tro_desk.watch.scan import Watch

NAME: Final = "tro-desk scan"
"""What the helping process is called."""

MANY: Final = 20_000
"""Listings from which a second process saves more than its start costs."""

_LOG: Final = logging.getLogger(__name__)
_POLL: Final = 0.05
_FIELDS: Final = ("title", "brand")


def scan_together(watch: Watch, offers: Sequence[Offer], job: Job = UNWATCHED) -> Generator[Match]:
    """The matches in the order of the listings, as `Watch.scan` tells them. Raises Cancelled.

    To be closed where it is not read to its end: that ends the other process too.
    """
    if len(offers) < MANY or (os.cpu_count() or 1) < 2:
        yield from watch.scan(offers, job)
        return
    half = len(offers) // 2
    helper = _Helper(watch, offers[half:])
    try:
        yield from watch.scan(offers[:half], _Half(job))
        found = helper.answer(job)
        if found is None:  # it could not work: then this process does
            yield from watch.scan(offers[half:], job)
            return
        for number, field, start, end, term, kind, reason, weak in found:
            offer = offers[half + number]
            text = offer.brand if field else offer.title
            yield Match(
                offer.ref, _FIELDS[field], text, start, end, watch.terms[term], kind, reason, weak
            )
        job.report(len(offers), len(offers))
    finally:
        helper.stop()


class _Half:
    """The job as the first half sees it: both halves go on at the same pace."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.check = job.check

    def report(self, done: int, total: int) -> None:
        """Count the listings of both halves, but for the end, which is not reached alone."""
        if done < total:
            self._job.report(2 * done, 2 * total)


_Found = tuple[int, int, int, int, int, str, str, str]
"""Number of the listing, of its field, start, end, number of the term, kind, reason, weak."""


class _Helper:
    """The other process, from its start to its answer."""

    def __init__(self, watch: Watch, offers: Sequence[Offer]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), name=NAME, daemon=True)
        self._process.start()
        theirs.close()
        task = marshal.dumps(
            (
                [(offer.title, offer.brand) for offer in offers],
                [(term.term, term.weak) for term in watch.terms],
                watch.close,
            )
        )
        self._sender = Thread(target=self._send, args=(task,), daemon=True)
        self._sender.start()  # the pipe takes it as fast as the process starts

    def _send(self, task: bytes) -> None:
        with contextlib.suppress(OSError):
            self._pipe.send_bytes(task)

    def answer(self, job: Job) -> list[_Found] | None:
        """Wait for the matches; None where the process has ended without. Raises Cancelled."""
        try:
            while not self._pipe.poll(_POLL):
                job.check()
            found: list[_Found] = marshal.loads(self._pipe.recv_bytes())
        except (EOFError, OSError):
            _LOG.warning("the second process of a scan has ended without an answer")
            return None
        return found

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._sender.join()
        self._pipe.close()


def serve(pipe: Connection) -> None:
    """Take titles with brands, terms, and whether close finds count; answer with the matches."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    with contextlib.suppress(EOFError, OSError):
        titles, terms, close = marshal.loads(pipe.recv_bytes())
        numbered = [
            WatchTerm(term, note=str(number), weak=weak)
            for number, (term, weak) in enumerate(terms)
        ]
        offers = [Offer(str(number), *texts) for number, texts in enumerate(titles)]
        found: list[_Found] = [
            (
                int(match.listing),
                _FIELDS.index(match.field),
                match.start,
                match.end,
                int(match.term.note),
                match.kind,
                match.reason,
                match.weak,
            )
            for match in Watch(numbered, close=close).scan(offers)
        ]
        pipe.send_bytes(marshal.dumps(found))
    pipe.close()
