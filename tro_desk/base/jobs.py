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
