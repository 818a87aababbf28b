"""A window in which a letter is written, until somebody kills it.

`python -m tests.ui_letters.victim DESK CASE`: writes a line with the number of the word as soon as
the screen says that the text with it is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QTextCursor

from tro_desk.base.settings import Settings
from tro_desk.desk import open_desk
from tro_desk.ui.app import make_application, make_ui
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.shell.window import MainWindow


def main(folder: Path, case: str) -> None:
    app = make_application()
    ui = make_ui(Settings(folder / "settings.json"), "en")
    load_fonts(app, ui.theme)
    ui.theme.apply()
    window = MainWindow(ui)
    window.show()
    window.desk_opened(open_desk(folder))

    def turn() -> None:  # all that is waited for comes with an event: a timer, a job's end
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    window.go("letters", case=case, letter="litigation_hold", language="zh")
    view = window.screen_of("letters")
    while ui.jobs.running or view.editor.isReadOnly() or not view.editor.toPlainText():
        turn()
    number = 0
    while True:
        number += 1
        view.editor.moveCursor(QTextCursor.MoveOperation.End)
        view.editor.insertPlainText(f" word{number}")
        while f"version {number}" not in view.text.state.text():
            turn()
        sys.stdout.write(f"KEPT\t{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
