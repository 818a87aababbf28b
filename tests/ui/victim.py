"""A window that answers the facts of a notice one after the other, until somebody kills it.

`python -m tests.ui.victim DESK CASE`: writes a line for each value as soon as the review screen
shows it as answered.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.ui.killed import tell, window_on
from tro_desk.ui.screens.review.rows import State


def main(folder: Path, case: str) -> None:
    window, turn = window_on(folder, "zh")
    ui = window.ui
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
