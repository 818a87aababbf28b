"""Pictures of the first start, of a desk that holds nothing yet, and of the sample desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shots import screen, shot

if TYPE_CHECKING:
    from stage import Stage


def _page(name: str) -> None:
    @shot("empty", f"first-{name}")
    def show(stage: Stage) -> object:
        """A page of the first start, over the window."""
        from tro_desk.ui.first_run.window import FirstRunWindow

        window = FirstRunWindow(stage.ui)
        window.resize(stage.window.size())
        window.show()
        stage.front = window
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
        window._desk = None
        stage.front = stage.window
        window.deleteLater()


for _name in ("start", "place", "lock", "backup", "sheet", "done", "restore"):
    _page(_name)

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
