"""The windows of tests/ui, on a desk in which something of each kind can be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import NOW, Opened, _fonts, open_window  # noqa: F401 - fixtures
from tro_desk.base import paths
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.records import Contact, Letter
from tro_desk.ui.search.panel import SearchPanel

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass
class Searched:
    """A window with the search open over it."""

    opened: Opened
    panel: SearchPanel

    def type(self, text: str) -> None:
        """Type, and let the pause after it be over."""
        self.panel.line.clear()
        if text.isascii():
            QTest.keyClicks(self.panel.line, text)
        else:  # Chinese comes from an input method
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.panel.line, event)
        if self.panel._pause.isActive():
            self.panel._pause.timeout.emit()
        self.opened.settle()

    @property
    def texts(self) -> list[str]:
        """The rows that can be chosen, as a screen reader says them."""
        return [row.said for row in self.panel.list.rows if not row.heading]

    def open(self, part: str) -> None:
        """Go down to the row that says `part` and press Enter."""
        for _ in self.texts:
            row = self.panel.list.chosen
            assert row is not None
            if part in row.said:
                break
            QTest.keyClick(self.panel.line, Qt.Key.Key_Down)
        else:
            raise AssertionError(f"{part!r} is not among {self.texts}")
        QTest.keyClick(self.panel.line, Qt.Key.Key_Return)
        self.opened.settle()


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The sample desk with a record, a letter and kept evidence, closed and in the index."""
    folder = tmp_path_factory.mktemp("searched") / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        case = desk.fill_sample(paths.asset("sample"))
        at = datetime(2026, 2, 27, 2, 5, tzinfo=UTC)
        asked = ("platform", "客服", "chat", "out", "请求平台说明冻结的依据")
        desk.save_record(case, Contact(at, "Asia/Shanghai", *asked))
        desk.save_letter(case, Letter("papers_extension", "zh", "请把传票和起诉状发给我们。\n"))
        desk.say(case, [Said("platform", "amazon", Status.CONFIRMED)])
        note = tmp_path_factory.mktemp("note") / "仓库记录.txt"
        note.write_text("仓库里还有 120 件折叠手机支架。\n" * 3, encoding="utf-8")
        desk.add_evidence(case, note, source="warehouse", note="盘点时拍的")
        desk.index_texts()
    return folder, case


@pytest.fixture
def search(open_window: Callable[..., Opened]) -> Callable[..., Searched]:  # noqa: F811
    """Opens a window with the search over it."""

    def make(language: str = "en", *, sample: bool = True) -> Searched:
        opened = open_window(language, sample=sample)
        opened.window.activateWindow()
        QTest.keyClick(opened.window, Qt.Key.Key_F, KEYS)
        opened.settle()
        panel = opened.window.findChild(SearchPanel)
        assert isinstance(panel, SearchPanel)
        return Searched(opened, panel)

    return make
