"""What is new gets into the index by itself: nobody has to open the search for that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened
from tro_desk.domain.records import Task
from tro_desk.ui import app


def test_texts_are_taken_in_after_the_desk_is_open(
    open_window: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened = open_window()
    desk, case = opened.desk, opened.case
    monkeypatch.setattr(app, "INDEX_AFTER", 0)

    def found(typed: str) -> int:
        return len(desk.search(typed).hits)

    desk.save_record(case, Task("zebra crossing", "", None, None))
    assert found("zebra") == 0
    app.start_indexing(opened.window)
    qtbot.waitUntil(lambda: found("zebra") == 1, timeout=20_000)
    opened.settle()
    desk.save_record(case, Task("another quagga", "", None, None))
    opened.window.opened.emit()  # as after the lock
    qtbot.waitUntil(lambda: found("quagga") == 1, timeout=20_000)
    opened.settle()
    assert desk.search("zebra").indexing == 0
