"""From the double click to the first frame and to Today's cards, against a bare PySide6 window.

The real program on a real X screen, seen from outside, in turn with a window that shows one label:
the same Qt, the same screen, the same run. `FROZEN=dist/tro-desk` measures the packed program too.
The bars hold for processor time, so that a busy machine changes little; the clock is told beside.
The desk is as the window has closed it: its first room shows before the database is read
(`desk.kept_today`). Told beside, without a bar: a start after the command line, or after a crash,
where nothing was kept, and when the desk itself is open.
Then the memory: Today with the sample case at rest, and after a walk through all rooms and back.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.benchmarks.figures import held
from tests.benchmarks.screens import Cost, Program, Screen, alike, changed, screen
from tests.conftest import ROOT
from tro_desk.base import build
from tro_desk.desk import open_desk
from tro_desk.store.kept_today import NAME

ROUNDS = 7
FIRST_PAINT, USABLE = 1.5, 3.0
MEMORY = 180.0
"""MB of resident memory (Rss), shared libraries and mapped fonts and all."""
REST = 10.0
ROOMS = 8

BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("TRO Desk"))
window.resize(1280, 720)
window.show()
app.exec()
"""

PROGRAMS = {"source": [str(Path(sys.executable).with_name("tro-desk"))]}
if frozen := os.environ.get("FROZEN"):
    PROGRAMS["frozen"] = [str(ROOT / frozen / "tro-desk")]


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The screen of all programs here."""
    if not all(map(shutil.which, ("Xvfb", "xdotool"))):
        pytest.skip("needs Xvfb and xdotool")
    with screen(tmp_path_factory.mktemp("screen")) as one:
        yield one


@pytest.fixture(params=PROGRAMS)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Which program is started; what this process keeps of a desk is for that one."""
    if request.param == "frozen":
        (stamp,) = (ROOT / str(frozen)).rglob(build.STAMP)
        moment = datetime.fromtimestamp(int(stamp.read_text(encoding="ascii")), UTC)
        monkeypatch.setattr(build, "built_at", lambda: moment)
    return str(request.param)


@pytest.fixture
def env(tmp_path: Path, filled_desk: tuple[Path, str], kind: str) -> Callable[..., dict[str, str]]:
    """Makes a desk with the sample case, as `kind` closed it, each time the same anew, and tells
    where it is.

    The program's modules are compiled, as installed ones are.
    """
    folder, closed = tmp_path / "desk", tmp_path / "closed"
    shutil.copytree(filled_desk[0], closed)
    open_desk(closed).close_showing(filled_desk[1])

    def make(*, kept: bool = True) -> dict[str, str]:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(closed, folder)
        if not kept:
            (folder / NAME).unlink()
        (folder / "settings.json").write_text('{"language": "zh", "theme": "light"}')
        return {
            "TRO_DESK_DIR": str(folder),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "",
        }

    return make


def median(costs: list[Cost]) -> Cost:
    """The middle of each."""
    return Cost(
        statistics.median(one.processor for one in costs),
        statistics.median(one.clock for one in costs),
    )


def times(costs: list[Cost], beside: list[Cost]) -> Cost:
    """The middle of the ratios, each to the bare window of its own round: a machine that others
    share is at one moment half as fast as at another."""
    pairs = list(zip(costs, beside, strict=True))
    return Cost(
        statistics.median(one.processor / other.processor for one, other in pairs),
        statistics.median(one.clock / other.clock for one, other in pairs),
    )


def test_start(kind: str, display: Screen, env: Callable[..., dict[str, str]]) -> None:
    nothing, command = display.rows(), PROGRAMS[kind]
    with Program(display, command, env()) as first:  # also warms the file cache
        first.until(changed(nothing))
        time.sleep(REST)
        today = display.rows()
        first.keys("ctrl+2")
        first.until(changed(today, 0.3))  # another room: it reacts to a key
        cases = display.rows()
    bare: list[Cost] = []
    painted: list[Cost] = []
    usable: list[Cost] = []
    opened: list[Cost] = []
    unkept: list[Cost] = []
    for _ in range(ROUNDS):
        with Program(display, [sys.executable, "-c", BARE], env()) as window:
            bare.append(window.until(changed(nothing)))
        with Program(display, command, env()) as program:
            painted.append(program.until(changed(nothing)))
            usable.append(program.until(alike(today)))
            program.keys("ctrl+2")
            opened.append(program.until(alike(cases)))
        with Program(display, command, env(kept=False)) as program:
            program.until(changed(nothing))
            unkept.append(program.until(alike(today)))
    told = {
        "first paint": painted,
        "usable with data": usable,
        "usable where nothing was kept": unkept,
        "another room by a key pressed then": opened,
    }
    base = median(bare)
    for name, costs in told.items():
        one, ratio = median(costs), times(costs, bare)
        print(
            f"\n{kind}, {name}: {one.processor:.3f} s of the processor, {one.clock:.3f} s by the"
            f" clock; bare window {base.processor:.3f} s, {base.clock:.3f} s;"
            f" {ratio.processor:.2f} and {ratio.clock:.2f} times"
        )
    beside = "a bare PySide6 window"
    held(f"first paint ({kind})", times(painted, bare).processor, FIRST_PAINT, peer=beside)
    held(f"usable with data ({kind})", times(usable, bare).processor, USABLE, peer=beside)


def test_memory_at_rest(kind: str, display: Screen, env: Callable[..., dict[str, str]]) -> None:
    nothing = display.rows()
    with Program(display, PROGRAMS[kind], env()) as program:
        program.until(changed(nothing))
        time.sleep(REST)
        rest = program.memory()
        for room in [*range(2, ROOMS + 1), 1]:
            program.keys(f"ctrl+{room}")
            time.sleep(1)
        time.sleep(REST)
        walked = program.memory()
    for name, one in (("at rest", rest), ("after all rooms", walked)):
        print(
            f"\n{kind}, memory {name}: {one['rss']:.0f} MB resident, {one['pss']:.0f} MB with the"
            f" shared part divided, {one['own']:.0f} MB its own"
        )
    held(f"memory at rest ({kind})", max(rest["rss"], walked["rss"]), MEMORY, "MB")
