"""Ctrl+Z outside a field: what the screen took out last, else the last batch of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base.messages import M_

if TYPE_CHECKING:
    from tro_desk.ui.shell.window import MainWindow


def undo(window: MainWindow) -> None:
    """Take back the last thing, and say so."""
    ui = window.ui
    take_back = getattr(window.stack.currentWidget(), "take_back", None)
    if take_back is not None and take_back():
        return
    case_id = ui.case
    if not ui.ready or case_id is None:
        return
    desk = ui.desk

    def done(facts: tuple[object, ...]) -> None:
        if not facts:
            window.say(M_("window", "There is nothing to take back."))
            return
        count = len(facts)
        window.tell(
            lambda t: t.plural(
                "window", "{count} answer taken back.", "{count} answers taken back.", count
            )
        )
        window.reload()

    ui.jobs.run(lambda _job: desk.undo(case_id), done, owner=window)
