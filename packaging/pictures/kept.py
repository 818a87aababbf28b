"""Pictures of the window before its desk is open: it shows what was kept at its closing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shots import shot

if TYPE_CHECKING:
    from stage import Stage


@shot("kept")
def kept_today(_stage: Stage) -> None:
    """The first page as it was."""


@shot("kept")
def kept_today_end(stage: Stage) -> Iterator[None]:
    """Its lower part."""
    today = stage.window.screen_of("today")
    stage.to_end(today)
    yield
    today._page.verticalScrollBar().setValue(0)


@shot("kept")
def kept_long(stage: Stage) -> Iterator[None]:
    """A desk that takes long to open."""
    stage.window.strips.say_kept()
    stage.settle()
    yield
    stage.window.strips.kept.clear()


@shot("kept")
def kept_room(stage: Stage) -> Iterator[None]:
    """A room that was asked for meanwhile."""
    stage.window.go("dates")
    stage.settle()
    yield
    stage.window.go("today")


@shot("kept")
def kept_room_long(stage: Stage) -> Iterator[None]:
    """A room that was asked for, of a desk that takes long to open."""
    stage.window.strips.say_kept()
    stage.window.go("evidence")
    stage.settle()
    yield
    stage.window.strips.kept.clear()
    stage.window.go("today")


@shot("kept")
def kept_but_damaged(stage: Stage) -> None:
    """A desk that cannot be opened after it was shown."""
    (stage.folder / "desk.db").write_bytes(b"no database" * 1000)
    stage.start()
