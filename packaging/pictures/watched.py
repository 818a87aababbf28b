"""Pictures of the watched folder: that it is watched, and what it found."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from desks import MOMENT
from shots import shot

if TYPE_CHECKING:
    from stage import Stage


@contextmanager
def _watching(stage: Stage, *names: str) -> Iterator[None]:
    """A folder that is watched, in which these files have come since."""
    folder = stage.folder.parent / "Downloads"
    folder.mkdir()
    watching = stage.window.watching
    stage.ui.watch(str(folder))
    stage.settle()
    since = (MOMENT + timedelta(minutes=1)).timestamp()
    for name in names:
        (folder / name).write_text("a notice", encoding="utf-8")
        os.utime(folder / name, (since, since))
    for _look in range(2):  # a file is whole that is the same at two looks
        watching.look_again()
        stage.settle()
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        stage.ui.watch("")
        stage.window.strip.clear()


@shot("sample")
def settings_watched(stage: Stage) -> Iterator[None]:
    """The folder in the settings."""
    with _watching(stage):
        view = stage.go("settings")
        view.watched.reload()  # it was built before
        view._page.ensureWidgetVisible(view.watched)
        stage.settle()
        yield


@shot("sample")
def watched_one(stage: Stage) -> Iterator[None]:
    """A file that has come."""
    with _watching(stage, "Notice of temporary restraining order - LANJIA Direct.eml"):
        stage.go("today")
        yield


@shot("sample")
def watched_many(stage: Stage) -> Iterator[None]:
    """Some files that have come."""
    with _watching(stage, "notice.eml", "order.pdf", "screenshot.png"):
        stage.go("today")
        yield


@shot("sample")
def watched_gone(stage: Stage) -> Iterator[None]:
    """A folder that is not there any more."""
    with _watching(stage):
        shutil.rmtree(stage.ui.settings.choices.watched)
        stage.window.watching.look_again()
        stage.go("today")
        yield
