"""Long work reports how far it is and can be stopped."""

from __future__ import annotations

from typing import Final, Protocol


class Job(Protocol):
    """What long work is given: a place to report to and the user's wish to stop.

    A job runs in any thread; both methods may be called from there.
    """

    def report(self, done: int, total: int) -> None:
        """`done` of `total` units (pages, sections) are finished."""
        ...

    def check(self) -> None:
        """Raises `Cancelled` where the user asked to stop. Called between units."""
        ...


class _Unwatched:
    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None: ...


UNWATCHED: Final[Job] = _Unwatched()
"""A job that nobody watches and nobody stops: the command line and tests."""


class Part:
    """A job that does part `number` (from 0) of `parts`, and reports as if it did all."""

    def __init__(self, job: Job, number: int, parts: int) -> None:
        self._job, self._number, self._parts = job, number, parts

    def report(self, done: int, total: int) -> None:
        """Pass it on as a part of the whole."""
        self._job.report(self._number * total + done, self._parts * total)

    def check(self) -> None:
        """Raises `Cancelled` where the user asked to stop."""
        self._job.check()
