"""One window for one desk folder."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tro_desk.ui.single_instance import SingleInstance


def test_the_second_start_asks_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    folder, notice = tmp_path / "desk", tmp_path / "notice.eml"
    first = SingleInstance(folder)
    assert first.claim()
    second = SingleInstance(folder)
    assert not second.claim()
    with qtbot.waitSignal(first.asked, timeout=10_000) as asked:
        second.ask([notice])
    assert asked.args == [[str(notice)]]
    first.release()
    third = SingleInstance(folder)
    assert third.claim()
    third.release()


def test_two_folders_are_two_windows(qtbot: QtBot, tmp_path: Path) -> None:
    one, two = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert one.claim()
    assert two.claim()
    one.release()
    two.release()
