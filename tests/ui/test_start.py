"""The start: what is imported before the first paint, and a whole run of the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

LATE = ("sqlalchemy", "alembic", "reportlab", "pypdfium2", "yaml", "PySide6.QtNetwork", "socket")


def run(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )
    return done.stdout


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
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
app.processEvents()
print("\\n".join(sorted(sys.modules)))
"""
    loaded = set(run(script, str(tmp_path)).split())
    assert "PySide6.QtWidgets" in loaded
    assert [name for name in LATE if name in loaded] == []


def test_a_whole_run(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tro_desk.ui import app
from tro_desk.ui.shell.window import MainWindow

def look():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    if window.ui.ready and not window.ui.jobs.running:
        print("open", window.ui.language.code, window.ui.desk.folder.name)
        window.close()
    else:
        QTimer.singleShot(20, look)

start = app.start_desk

def start_and_look(*arguments):
    start(*arguments)
    QTimer.singleShot(20, look)

app.start_desk = start_and_look
sys.exit(app.run(Path(sys.argv[1]), "zh"))
"""
    folder = tmp_path / "desk"
    assert run(script, str(folder)).strip() == "open zh desk"
    assert (folder / "log" / "tro-desk.log").exists()
    assert not (folder / "window.lock").exists()


def test_a_desk_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tro_desk.base.settings import Settings
from tro_desk.ui import app as start
from tro_desk.ui.shell.window import MainWindow

application = start.make_application()
ui = start.make_ui(Settings(Path(sys.argv[1]).parent / "settings.json"), "en")
window = MainWindow(ui)
window.show()
start.start_desk(window, Path(sys.argv[1]))
ui.jobs.idle.connect(application.quit)
QTimer.singleShot(30_000, application.quit)
application.exec()
print(window.waiting.strip.text.text())
print(not window.waiting.retry.isHidden(), ui.ready)
start.end(ui)
"""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "desk.db").write_bytes(b"this is no database" * 400)
    said, state = run(script, str(folder)).strip().rsplit("\n", 1)
    assert said
    assert state == "True False"
