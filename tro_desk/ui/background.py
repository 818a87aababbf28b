"""What a controller needs of the background: no Qt, so that a controller is tested without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job

T = TypeVar("T")


class Handle(Protocol):
    """A running job that can be stopped."""

    def cancel(self) -> None: ...


class Background(Protocol):
    """Runs work beside the window (`ui.jobs.Jobs`); tests run it on the spot."""

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Handle: ...
