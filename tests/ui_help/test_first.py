"""F1 at the first start, before there is a desk: nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl

from tests.ui_first_run.conftest import First, first, home, written  # noqa: F401 - fixtures
from tro_desk.ui.help.window import HelpWindow


def test_f1_tells_what_is_asked(first: Callable[..., First], home: Path) -> None:  # noqa: F811
    one = first("zh")
    one.key(Qt.Key.Key_F1)
    (window,) = one.window.findChildren(HelpWindow)
    assert window.page == "first"
    assert window.text.toPlainText().startswith("首次启动")
    window._follow(QUrl("screen:today"))
    assert "工作台没有打开" in window.strip.text.text()
    window.show_page("data")
    assert "设置页显示的文件夹" in window.text.toPlainText()
    window.close()
    one.settle()
    assert written(home) == []
