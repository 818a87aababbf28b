"""What the tests of the guided steps share: keys as a person presses them, and a desk without
a paper that is quick to make.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desk.parts import confirmed
from tests.ui.conftest import Opened

CTRL, ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
ACCUSED = ("B0TESTAA01", "B0TESTBB02", "B0TESTCC03")


def press(
    opened: Opened, key: Qt.Key | str, held: Qt.KeyboardModifier = NONE, *, settle: bool = True
) -> None:
    """Press a key where the focus is, as a keyboard does, and wait for what comes of it."""
    QTest.keyClick(QApplication.focusWidget() or opened.window, key, held)
    if settle:
        opened.settle()


def write(opened: Opened, text: str) -> None:
    """Type a text where the focus is."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab_to(opened: Opened, wanted: Callable[[QWidget], bool], *, back: bool = False) -> QWidget:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(200):
        focus = QApplication.focusWidget()
        if focus is not None and wanted(focus):
            return focus
        held = SHIFT if back else NONE
        QTest.keyClick(focus or opened.window, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, held)
    raise AssertionError("Tab does not get there")


def amazon(opened: Opened, *, listings: tuple[str, ...] = ACCUSED) -> str:
    """A case whose platform is confirmed, typed by hand, with accused listings."""
    desk = opened.desk
    case = desk.new_case()
    said = [confirmed("platform", "amazon"), *(confirmed("asin", one) for one in listings)]
    desk.say(case, said)
    opened.window.ui.case = case
    return case


def steps(opened: Opened, case: str, step: str = "") -> Any:
    """The screen of the guided steps at a step."""
    opened.go("steps", case=case, step=step)
    return opened.window.screen_of("steps")


def answer_of(opened: Opened, case: str, step: str) -> str:
    """What the desk keeps of a step."""
    found = opened.desk.path(case, step.partition("/")[0]).step(step)
    assert found is not None, step
    return found.answer
