"""A window that answers the steps of a path one after the other, until somebody kills it.

`python -m tests.ui_steps.victim DESK CASE`: writes a line for each answer as soon as the screen
shows it as saved, and `ROUND` after the last.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest

from tests.ui.killed import tell, window_on

STEPS = (
    ("alibaba/notice_kind", "2"),
    ("alibaba/stand_still", "1"),
    ("alibaba/stand_still", "2"),
    ("alibaba/record_restrictions", "1"),
    ("alibaba/record_restrictions", "2"),
    ("alibaba/cause", "1"),
    ("alibaba/complaint_number", "IPP-2026-118"),
    ("alibaba/chance", "1"),
    ("alibaba/chance", "2"),
    ("alibaba/points", "6"),
    ("alibaba/other_channels", "They sell the same goods under another name."),
)


def main(folder: Path, case: str) -> None:
    window, turn = window_on(folder, "zh")
    ui = window.ui

    def quiet() -> None:
        turn()
        while ui.jobs.running:
            turn()

    for step, keys in STEPS:
        window.go("steps", case=case, step=step)
        quiet()
        view = window.screen_of("steps")
        first = view.page.first
        first.setFocus()
        if len(keys) == 1 and step != "alibaba/points":
            QTest.keyClick(first, keys)
        else:
            QTest.keyClicks(first, keys)
            while view.page.input._pause.isActive():
                turn()
        quiet()
        shown = view.controller.step(step)
        assert shown is not None
        tell(f"SHOWN\t{step}\t{shown.answer}")
    tell("ROUND")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
