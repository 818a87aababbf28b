"""The start: what is imported before the first paint, and a whole run of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

LATE = (
    *("sqlalchemy", "alembic", "reportlab", "pypdfium2", "yaml", "lxml", "babel", "cryptography"),
    *(
        "socket",
        "ssl",
        "asyncio",
        "concurrent.futures",
        "decimal",
        "datetime",
    ),
    *("PySide6.QtNetwork", "tro_desk.cli", "tro_desk.desk.desk", "tro_desk.store", "tro_desk.law"),
    *("tro_desk.l10n.errors", "tro_desk.ui.keys", "tro_desk.ui.crash_dialog"),
    *("tro_desk.ui.widgets.message_strip", "tro_desk.ui.screens.today"),
)
"""What the first frame does not need."""

MOST_WIDGETS = 45

AT_FIRST_PAINT = """
import gc, json, linecache, os, sys
from tro_desk.__main__ import main
from tro_desk.ui import app

wait = app.after_first_paint

def tell(window):
    from PySide6 import QtCore
    from PySide6.QtWidgets import QApplication
    print(json.dumps({
        "modules": list(sys.modules),
        "enumerations": "Qt" in vars(QtCore),
        "widgets": len(QApplication.allWidgets()),
        "exposed": window.windowHandle().isExposed(),
        "collecting": gc.isenabled(),
        "import": repr(__import__),
        "sources": [name for name in linecache.cache if "tro_desk" in name],
    }), flush=True)
    os._exit(0)

app.after_first_paint = lambda window, _act: wait(window, lambda: tell(window))
main([])
"""


WHOLE_RUN = """
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
status = app.run(Path(sys.argv[1]), "zh")
assert not [name for name in sys.modules if name.startswith("tro_desk.ui.first_run")]
sys.exit(status)
"""
"""Start, wait until the desk is open, close."""


def run(script: str, *arguments: str, desk: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        env={
            **os.environ,
            **({"TRO_DESK_DIR": str(desk)} if desk else {}),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONUTF8": "1",
        },
    )
    return done.stdout


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program is when its first frame is painted, after a double click."""
    told = run(AT_FIRST_PAINT, desk=tmp_path_factory.mktemp("first") / "desk")
    found: dict[str, Any] = json.loads(told)
    return found


def test_nothing_that_the_first_frame_does_not_show_is_imported(first: dict[str, Any]) -> None:
    assert first["exposed"]
    assert "PySide6.QtWidgets" in first["modules"]
    assert [name for name in LATE if name in first["modules"]] == []


def test_no_import_reads_a_source(first: dict[str, Any]) -> None:
    # PySide's reads the source of every module that is imported after it, and keeps it.
    assert "feature" not in first["import"]
    assert first["sources"] == []


def test_the_first_frame_costs_no_more_than_it_shows(first: dict[str, Any]) -> None:
    assert not first["enumerations"], "PySide has built all enumerations of Qt"
    assert first["widgets"] <= MOST_WIDGETS
    assert not first["collecting"]


def test_a_whole_run(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    assert run(WHOLE_RUN, str(folder)).strip() == "open zh desk"
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
