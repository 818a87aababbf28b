"""Pictures of the first start, of a desk that holds nothing yet, and of the sample desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desks import PASSPHRASE
from shots import screen, shot

if TYPE_CHECKING:
    from stage import Stage


@contextmanager
def _first_start(stage: Stage) -> Iterator[Any]:
    """The window of the first start, over that of the desk."""
    from tro_desk.ui.first_run.window import FirstRunWindow

    window = FirstRunWindow(stage.ui)
    window.resize(stage.window.size())
    window.show()
    stage.front = window
    try:
        yield window
    finally:
        window._desk = None
        stage.front = stage.window
        window.deleteLater()


def _page(name: str) -> None:
    @shot("empty", f"first-{name}")
    def show(stage: Stage) -> Iterator[None]:
        """A page of the first start."""
        with _first_start(stage) as window:
            if name == "done":
                window._desk = stage.desk
                window._ready()
            elif name == "sheet":
                from tro_desk.ui.first_run.end_pages import SheetPage

                key = "ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789"
                window.add("sheet", SheetPage(stage.ui, key, lambda: None))
                window.show_page("sheet")
            else:
                window.show_page(name)
            stage.settle()
            yield


for _name in ("start", "place", "lock", "backup", "sheet", "done", "restore"):
    _page(_name)


def _wrong(name: str, answer: Callable[[Stage, Any], object]) -> None:
    page = name.partition("-")[0]

    @shot("empty", f"first-{name}")
    def show(stage: Stage) -> Iterator[None]:
        """A question whose answer cannot be taken."""
        with _first_start(stage) as window:
            window.show_page(page)
            answer(stage, window.question(page))
            stage.settle()
            yield


def _two_passphrases(_stage: Stage, page: Any) -> None:
    page.other.button.click()
    page.new.line.setText(PASSPHRASE)
    page.again.line.setText(PASSPHRASE + "s")
    page.finish(lambda: None)


def _no_backup(stage: Stage, page: Any) -> None:
    file = stage.folder.parent / "TRO Desk 2026-03-04 1020.trodesk"
    file.write_bytes(b"not what it is called")
    page.take(file)


_wrong("place-refused", lambda stage, page: page.take(stage.folder / "originals"))
_wrong("lock-different", _two_passphrases)
_wrong("backup-missing", lambda _stage, page: page.take(Path("/media/lanjia/BACKUP")))
_wrong("restore-refused", _no_backup)

for _name in ("today", "cases", "stores", "sales", "evidence", "risk", "backup", "trash"):
    screen("empty", _name, called=f"empty-{_name}")
screen("empty", "calendar", called="empty-calendar")


@shot("scanned")
def sample_desk(stage: Stage) -> object:
    """The bar of the sample desk, and what is asked before it is removed."""
    from tro_desk.ui.desks.sample_bar import mark

    mark(stage.ui, stage.window)
    stage.go("today")
    stage.window.strips.pinned.ask()
    stage.settle()
    yield
    stage.leave()
    strips = stage.window.strips
    strips._box.removeWidget(strips.pinned)
    strips.pinned.hide()
    strips.pinned = None
    strips._fit()
