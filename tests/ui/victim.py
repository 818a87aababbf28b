"""A window that answers the facts of a notice one after the other, until somebody kills it.

`python -m tests.ui.victim DESK CASE`: writes a line for each value as soon as the review screen
shows it as answered.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop

from tro_desk.base.settings import Settings
from tro_desk.desk import open_desk
from tro_desk.ui.app import make_application, make_ui
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.screens.review.rows import State
from tro_desk.ui.shell.window import MainWindow


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(folder: Path, case: str) -> None:
    app = make_application()
    ui = make_ui(Settings(folder / "settings.json"), "zh")
    load_fonts(app, ui.theme)
    ui.theme.apply()
    window = MainWindow(ui)
    window.show()
    window.desk_opened(open_desk(folder))

    def turn() -> None:  # all that is waited for comes with an event: a timer, a job's end
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    window.go("review", case=case)
    view = window.screen_of("review")
    while ui.jobs.running or not view.controller.rows:
        turn()
    told: set[tuple[str, str]] = set()
    while True:
        waiting = [row for row in view.controller.rows if row.state is State.OPEN]
        if not waiting:
            tell("ROUND")
            return
        view.controller.confirm(waiting[0].key)
        while ui.jobs.running:
            turn()
            for row in view.facts.rows.values():
                if row.row.state is not State.CONFIRMED or not row.buttons["confirm"].isChecked():
                    continue
                for item in row.row.items:
                    if (row.row.field, item.value) not in told:
                        told.add((row.row.field, item.value))
                        tell(f"SHOWN\t{row.row.field}\t{item.value}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
