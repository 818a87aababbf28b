"""What is pictured: a function a picture; each shows something and may put it back after a `yield`.

`shot("sample")` names the desk of `desks.make_desks` on whose window it works, in this order.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import isgenerator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from stage import Stage


@dataclass(frozen=True)
class Shot:
    """One picture; `desk` is the desk it needs: `locked` and `kept` are not opened before."""

    name: str
    desk: str
    show: Callable[[Stage], Any]

    @contextmanager
    def shown(self, stage: Stage) -> Iterator[None]:
        """Show it, and put back afterwards what was changed for it."""
        begun = self.show(stage)
        try:
            if isgenerator(begun):
                next(begun)
            yield
        finally:
            if isgenerator(begun):
                next(begun, None)
            stage.leave()


_FILES: Final = (
    "first_run",
    "rooms",
    "case_rooms",
    "step_rooms",
    "forms",
    "locks",
    "opened",
    "asked",
    "loads",
    "watched",
    "kept",
    "troubles",
)
_SHOTS: Final[list[Shot]] = []


def shot(desk: str, name: str = "") -> Callable[[Callable[[Stage], Any]], Callable[[Stage], Any]]:
    """Add a picture, called as its function is."""

    def add(show: Callable[[Stage], Any]) -> Callable[[Stage], Any]:
        _SHOTS.append(Shot(name or show.__name__.replace("_", "-"), desk, show))
        return show

    return add


def screen(desk: str, name: str, where: dict[str, Any] | None = None, called: str = "") -> None:
    """Add the picture of a screen as it opens; `case` is that of the desk."""

    def show(stage: Stage) -> None:
        stage.go(name, **({"case": stage.case} if stage.case else {}), **(where or {}))

    _SHOTS.append(Shot(called or name, desk, show))


def every() -> tuple[Shot, ...]:
    """All pictures, in their order."""
    if not _SHOTS:
        for name in _FILES:
            importlib.import_module(name)
    names = [one.name for one in _SHOTS]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"two pictures are called {sorted(twice)}")
    return tuple(_SHOTS)
