"""One window for one desk folder; a second start hands its files over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tro_desk import __main__ as program
from tro_desk.ui import single_instance
from tro_desk.ui.single_instance import SingleInstance


def test_the_second_start_asks_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    folder, notice = tmp_path / "desk", tmp_path / "notice.eml"
    first = SingleInstance(folder)
    assert first.claim()
    first.listen()
    second = SingleInstance(folder)
    assert not second.claim()
    with qtbot.waitSignal(first.asked, timeout=10_000) as asked:
        request = second.ask([notice])
    assert asked.args == [[str(notice)]]
    assert request is not None
    assert not request.exists()
    first.release()
    third = SingleInstance(folder)
    assert third.claim()
    third.release()


def test_no_request_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    """Many starts at once, and more of them while the first ones are being read."""
    first = SingleInstance(tmp_path)
    assert first.claim()
    heard: list[str] = []

    def hear(files: list[str]) -> None:
        heard.extend(files)
        if len(heard) == 5:
            SingleInstance(tmp_path).ask([tmp_path / "in between"])

    first.asked.connect(hear)
    first.listen()
    names = [f"{number}.eml" for number in range(24)]
    threads = [
        threading.Thread(target=lambda name=name: SingleInstance(tmp_path).ask([tmp_path / name]))
        for name in names
    ]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(heard) == 25, timeout=20_000)
    for thread in threads:
        thread.join()
    assert sorted(heard) == sorted(str(tmp_path / name) for name in [*names, "in between"])
    first.release()


def test_a_start_that_is_not_heard_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE_S", 0.1)
    deaf = SingleInstance(tmp_path)
    assert deaf.claim()
    second = SingleInstance(tmp_path)
    assert second.hand_over([tmp_path / "notice.eml"], lambda _seconds: None) == "silent"
    assert list((tmp_path / "window.requests").iterdir()) == []
    deaf.release()


def test_a_start_takes_the_place_of_a_window_that_closes(tmp_path: Path) -> None:
    closing = SingleInstance(tmp_path)
    assert closing.claim()
    second = SingleInstance(tmp_path)
    assert not second.claim()
    assert second.hand_over([], lambda _seconds: closing.release()) == "claimed"
    assert list((tmp_path / "window.requests").iterdir()) == []
    assert not SingleInstance(tmp_path).claim()
    second.release()


def test_an_old_request_means_nothing_any_more(qtbot: QtBot, tmp_path: Path) -> None:
    SingleInstance(tmp_path).ask([tmp_path / "notice.eml"])
    old, fresh = SingleInstance(tmp_path), []
    request = next((tmp_path / "window.requests").iterdir())
    long_ago = time.time() - 3_600
    os.utime(request, (long_ago, long_ago))
    assert old.claim()
    old.asked.connect(fresh.append)
    old.listen()
    assert fresh == []
    assert not request.exists()
    old.release()


@pytest.mark.parametrize("text", ["", "{", "3", "[" * 5_000])
def test_a_broken_request_is_taken_away(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    one = SingleInstance(tmp_path)
    assert one.claim()
    request = one.ask([])
    assert request is not None
    request.write_text(text, encoding="utf-8")
    heard: list[object] = []
    one.asked.connect(heard.append)
    one.listen()
    assert heard == []
    assert not request.exists()
    one.release()


def test_two_folders_are_two_windows(qtbot: QtBot, tmp_path: Path) -> None:
    one, two = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert one.claim()
    assert two.claim()
    one.listen()
    two.listen()
    with qtbot.waitSignal(two.asked, timeout=10_000), qtbot.assertNotEmitted(one.asked):
        SingleInstance(tmp_path / "b").ask([])
    one.release()
    two.release()


WINDOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tro_desk.ui import app
from tro_desk.ui.shell.window import MainWindow

folder, language, wanted = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
taken = []

def look():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    if window.ui.ready and not window.ui.jobs.running and not looked:
        looked.append(window)
        window.taking_in.add = lambda files, case=None: taken.extend(files)
        window.choose_language(language)
        print("open", flush=True)
    if looked and len(taken) >= wanted:
        print(json.dumps(taken), flush=True)
        window.close()
        return
    QTimer.singleShot(20, look)

looked = []
start = app.start_desk

def start_and_look(*arguments):
    start(*arguments)
    QTimer.singleShot(20, look)

app.start_desk = start_and_look
sys.exit(app.run(folder))
"""


def test_two_desks_at_once_and_files_handed_over_by_real_starts(tmp_path: Path) -> None:
    """Two windows on two desks; a third start gives its files to the one it means."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    notice = tmp_path / "通知 1.eml"
    notice.write_text("x", encoding="utf-8")

    def window(name: str, language: str, wanted: int) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", WINDOW, str(tmp_path / name), language, str(wanted)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            env=environment,
        )

    one, two = window("a", "zh", 1), window("b", "en", 0)
    assert one.stdout is not None
    assert two.stdout is not None
    assert one.stdout.readline() == "open\n"
    started = subprocess.run(
        [sys.executable, "-m", "tro_desk", "--desk", str(tmp_path / "a"), str(notice)],
        cwd=ROOT,
        env=environment,
        timeout=60,
        check=False,
    )
    assert started.returncode == 0
    assert json.loads(one.stdout.readline()) == [str(notice)]
    assert two.stdout.readline() == "open\n"
    for process in (one, two):
        assert process.stdout is not None
        process.stdout.read()
        process.stdout.close()
        assert process.wait(60) == 0
    chosen = {
        name: json.loads((tmp_path / name / "settings.json").read_text(encoding="utf-8"))
        for name in ("a", "b")
    }
    assert chosen["a"]["language"] == "zh"
    assert chosen["b"]["language"] == "en"


def test_files_at_the_end_of_the_command_line_open_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = tmp_path / "notice.eml"
    notice.write_text("x", encoding="utf-8")
    split = program._dropped
    assert split([str(notice)]) == ([], [notice])
    assert split(["--desk", "d", str(notice), str(tmp_path)]) == (
        ["--desk", "d"],
        [notice, tmp_path],
    )
    assert split(["--desk", str(tmp_path)]) == (["--desk", str(tmp_path)], [])
    assert split(["add", str(notice)]) == (["add", str(notice)], [])
    assert split([str(tmp_path / "missing")]) == ([str(tmp_path / "missing")], [])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cases").mkdir()
    assert split(["cases"]) == (["cases"], [])
