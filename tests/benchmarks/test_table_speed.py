"""A table of a million lines against one of a hundred: first paint, jumps, memory; side by side.

Each table is shown in a process of its own, with the same code. A jump lasts from the call to the
moment at which the line it goes to is painted with its words. First paints and the slowest jumps
count in CPU time of the whole process, so that a busy machine changes little.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.figures import held
from tests.conftest import ROOT
from tests.store.lines_made import fill
from tests.store.made import NOW
from tro_desk.store import Storage

FEW, MANY = 100, 1_000_000
ROUNDS = 5
PAINT_BAR = 2.0
JUMP_BAR = 0.1
MEMORY_BAR = 60  # MB

SHOW = """
import json, resource, statistics, sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from random import Random
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import open_desk
from tro_desk.domain.lines import LineFilter
from tro_desk.ui.app import make_application, make_ui, warm_up
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.screens.sales.line_table import LinesTable

folder = Path(sys.argv[1])
random = Random(3)
app = make_application()
ui = make_ui(Settings(folder / "settings.json"), "en")
load_fonts(app, ui.theme)
ui.theme.apply()
desk = open_desk(folder, FixedClock(datetime(2026, 3, 2, tzinfo=UTC)))
ui.desk = desk

def memory():
    line = next(l for l in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in l)
    return int(line.split()[1]) / 1024

def until(there):
    loop = QEventLoop()
    while not there():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()

def painted(table):
    first = table.rowAt(0)
    return first >= 0 and table.rows.row(first) is not None

def show():
    start = time.process_time()
    table = LinesTable(ui, "orders")
    table.resize(1100, 560)
    table.read()
    table.show()
    until(lambda: painted(table))
    return table, time.process_time() - start

def close(table):
    until(lambda: not table.busy and not ui.jobs.running)
    table.hide()
    table.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

warm_up()
table, _ = show()  # imports and fonts
close(table)
told = {"paint": [], "jump": {}, "arrange": {}}
for _ in range(int(sys.argv[2])):
    table, seconds = show()
    told["paint"].append(seconds)
    close(table)
table, _ = show()
until(lambda: not table.busy and not ui.jobs.running)
count = table.rows.rowCount()

def jumps(name):
    spent = []
    for _ in range(12):
        row = random.randrange(max(1, table.rows.rowCount() - 20))
        start, used = time.perf_counter(), time.process_time()
        table.scrollTo(table.rows.index(row, 0), LinesTable.ScrollHint.PositionAtTop)
        until(lambda: painted(table))
        spent.append((time.perf_counter() - start, time.process_time() - used))
    seconds, cpu = zip(*spent)
    told["jump"][name] = (statistics.median(seconds), max(seconds), max(cpu))

def arranged(name, act):
    start = time.perf_counter()
    act()
    until(lambda: not table.busy and not ui.jobs.running)
    told["arrange"][name] = time.perf_counter() - start
    jumps(name)

jumps("as stored")
columns = [column.field for column in table.rows.columns]
for field in ("day", "gross", "order_id", "product"):
    down = Qt.SortOrder.DescendingOrder
    arranged(f"by {field}", lambda: table.sortByColumn(columns.index(field), down))
march = LineFilter(first_day=date(2025, 3, 1), last_day=date(2025, 3, 31))
arranged("March alone", lambda: table.show_only(march))
arranged("text", lambda: table.show_only(LineFilter(text="12")))
told["count"] = count
told["memory"] = memory()
print(json.dumps(told))
ui.jobs.close()
desk.close()
"""


def shown(folder: Path) -> Any:
    """What one process tells of its table."""
    ran = subprocess.run(
        [sys.executable, "-c", SHOW, str(folder), str(ROUNDS)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, object] = json.loads(ran.stdout)
    return found


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = []
    for count in (FEW, MANY):
        folder = tmp_path_factory.mktemp("desk") / str(count)
        storage = Storage(folder, NOW)
        fill(storage, count)
        storage.close()
        made.append(folder)
    return made


def test_a_million_lines_against_a_hundred(folders: list[Path]) -> None:
    shown(folders[0])  # warm the file cache
    few, many = (shown(folder) for folder in folders)
    assert (few["count"], many["count"]) == (FEW, MANY)
    small, large = (statistics.median(one["paint"]) for one in (few, many))
    more = many["memory"] - few["memory"]
    print(f"\nfirst paint of {MANY:,} lines {large * 1000:.0f} ms, of {FEW} {small * 1000:.0f} ms")
    print(f"    ratio {large / small:.2f}; memory {more:+.0f} MB ({many['memory']:.0f} MB in all)")
    print(f"    {'':16} {'put in order':>14} {'jump':>8} {'slowest':>8} {'CPU':>8}")
    for name, (usual, slowest, cpu) in many["jump"].items():
        ordered = many["arrange"].get(name)
        seconds = f"{ordered:.2f} s" if ordered is not None else ""
        print(
            f"    {name:16} {seconds:>14} {usual * 1000:5.0f} ms {slowest * 1000:5.0f} ms"
            f" {cpu * 1000:5.0f} ms"
        )
    held(f"first paint of {MANY:,} lines", large / small, PAINT_BAR, peer=f"a table of {FEW}")
    held("memory of the long table", more, MEMORY_BAR, "MB", "the short table")
    slowest = max(cpu for _usual, _slowest, cpu in many["jump"].values())
    held("jump to any line", slowest * 1000, JUMP_BAR * 1000, "ms")
