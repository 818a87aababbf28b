"""A paper that proves something, out of the desk: as a copy under its own name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tro_desk.base.jobs import Job
from tro_desk.base.paths import fitting_name
from tro_desk.desk.write_out import write_out
from tro_desk.domain.evidence import Evidence
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where


def save_copy(ui: Ui, paper: Evidence, parent: QWidget) -> None:
    """Ask where, then write a copy of the original; the desk's own is never handed out."""
    words = ui.translator
    title = words.say("stores", "Save a copy of the paper")
    name = ask_where(ui, parent, title, fitting_name(paper.name))
    if not name:
        return
    out, desk = Path(name), ui.desk

    def work(_job: Job) -> None:
        with desk.open_original(paper.sha256) as file:
            data = file.read()
        write_out(out, data)
        desk.note_exported("", paper.sha256, out.name)

    def done(_result: None) -> None:
        ui.tell(lambda t: t.say("sheet", "Saved as {name}.", name=out.name))

    ui.jobs.run(work, done)
