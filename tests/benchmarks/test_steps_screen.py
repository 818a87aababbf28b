"""From a step to the next one on the screen, on a desk full of answers and evidence.

Only the page of the step is built anew; counted until it is painted, in this process's own time,
so that a busy machine changes little. The time on the wall is printed beside.
"""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.benchmarks.figures import held
from tests.benchmarks.test_steps_speed import ANSWERS, BAR, EVIDENCE, fill, full
from tests.ui.conftest import Opened, _fonts
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk
from tro_desk.domain.steps import State
from tro_desk.ui.app import make_ui, warm_up
from tro_desk.ui.shell.window import MainWindow

__all__ = ["_fonts", "full"]

ROUNDS = 40


@pytest.mark.usefixtures("_fonts")
@pytest.mark.parametrize("flow", ["amazon", "alibaba"])
def test_the_screen_changes_its_step(
    qtbot: QtBot,
    full: Desk,
    tmp_path: Path,
    flow: str,
) -> None:
    (case,) = full.case_ids()
    chance = random.Random(flow)
    count = fill(full, case, flow, chance)
    warm_up()
    ui = make_ui(Settings(tmp_path / "settings.json"), "en")
    window = MainWindow(ui)
    window.resize(1280, 800)
    window.show()
    window.desk_opened(full)
    opened = Opened(window, ui, full, case)
    opened.go("steps", case=case, step=f"{flow}/keep_notice")
    view = window.screen_of("steps")
    steps = [s.id for s in view.controller.path.steps if s.state is not State.BLOCKED]
    own, wall = [], []
    for _ in range(ROUNDS):
        step = chance.choice([one for one in steps if one != view.here])
        opened.settle()
        start, cpu = time.perf_counter(), time.process_time()
        view.open_step(step)
        QApplication.processEvents()
        own.append(time.process_time() - cpu)
        wall.append(time.perf_counter() - start)
        assert view.page.isVisible()
        assert view.here == step
    usual, slowest = statistics.median(own), max(own)
    print(
        f"\n{flow} on the screen: {count:,} answers, {EVIDENCE:,} pieces of evidence:"
        f" {usual * 1000:.0f} ms, slowest {slowest * 1000:.0f} ms"
        f" ({statistics.median(wall) * 1000:.0f} ms on the wall)"
    )
    window.close()
    ui.jobs.close()
    assert count >= ANSWERS
    held(f"next step on the screen ({flow})", usual * 1000, BAR * 1000, "ms")
