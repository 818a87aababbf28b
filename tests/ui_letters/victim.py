"""A window in which a letter is written, until somebody kills it.

`python -m tests.ui_letters.victim DESK CASE`: writes a line with the number of the word as soon as
the screen says that the text with it is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QTextCursor

from tests.ui.killed import tell, window_on


def main(folder: Path, case: str) -> None:
    window, turn = window_on(folder, "en")
    ui = window.ui
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
        tell(f"KEPT\t{number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
