"""The window's first paint against an empty PySide6 window, side by side in one run.

CPU time of the whole process, so that a busy machine changes little. The desk itself opens behind
the painted window and does not count here.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

ROUNDS = 7
BAR = 2.0

EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tro_desk.base.settings import Settings
from tro_desk.ui.app import make_application, make_ui
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.shell.window import MainWindow
app = make_application()
ui = make_ui(Settings(Path(sys.argv[1]) / "settings.json"))
load_fonts(app, ui.theme)
ui.theme.apply()
window = MainWindow(ui)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def cpu(script: str, folder: Path) -> float:
    """User and system seconds of one process."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime


def test_first_paint_costs_at_most_twice_an_empty_window(tmp_path: Path) -> None:
    cpu(EMPTY, tmp_path)  # warm the file cache
    cpu(OURS, tmp_path)
    rounds = [(cpu(EMPTY, tmp_path), cpu(OURS, tmp_path)) for _ in range(ROUNDS)]
    empty = statistics.median(pair[0] for pair in rounds)
    ours = statistics.median(pair[1] for pair in rounds)
    print(f"\nfirst paint: {ours:.3f} s CPU, empty window {empty:.3f} s, ratio {ours / empty:.2f}")
    assert ours / empty <= BAR
