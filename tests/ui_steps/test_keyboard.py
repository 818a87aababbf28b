"""From an empty desk to the end of a path, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.ui.conftest import Opened
from tests.ui_steps.kit import ALT, CTRL, press, tab_to, write
from tro_desk.base import paths
from tro_desk.domain.steps import SETTLED, Kind, State
from tro_desk.ui.screens.review.rows import State as FactState

ALIBABA = Path(__file__).with_name("s08_alibaba_ipr_complaint.html")
TYPED = {
    Kind.TEXT: "IPP-2026-118",
    Kind.LONG_TEXT: "They wrote that the order stays.",
    Kind.NUMBER: "6",
    Kind.MONEY: "48,210.55",
    Kind.DATE: "2026-03-05",
}


def take_in(opened: Opened, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+O, the system's dialog, then Enter on each fact that the paper tells."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(paper)], ""))
    press(opened, Qt.Key.Key_O, CTRL)
    review = opened.window.screen_of("review")
    for _ in range(80):
        if all(row.state is not FactState.OPEN for row in review.controller.rows):
            break
        press(opened, Qt.Key.Key_Return)
    assert all(row.state is not FactState.OPEN for row in review.controller.rows)


def walk(opened: Opened, choose: dict[str, str]) -> None:
    """Answer step by step until the review shows that nothing is open."""
    view = opened.window.screen_of("steps")
    for _ in range(120):
        if view.review_page is not None:
            break
        step = view.page.step
        name = step.id.partition("/")[2].partition("@")[0]
        before = view.here
        answer(opened, choose.get(name, "1"))
        press(opened, Qt.Key.Key_Right, ALT)  # Enter opens a door, and breaks a long text
        if view.missing.isVisible():  # a door of which the desk does not see that it is done
            assert step.kind is Kind.DOOR, step.id
            tab_to(opened, lambda widget: widget is view.missing.reason, back=True)
            write(opened, "Not at hand today")
            press(opened, Qt.Key.Key_Return)
        assert view.here != before, before
    path = view.controller.path
    assert view.here == "review"
    assert [step.id for step in path.steps if step.state not in SETTLED] == []


def answer(opened: Opened, digit: str) -> None:
    """Give the step that is open its answer, at the keyboard."""
    step = opened.window.screen_of("steps").page.step
    if step.state in SETTLED or step.state is State.BLOCKED:
        return
    match step.kind:
        case Kind.DO:
            press(opened, "0" if len(step.what) > 1 else "1")
        case Kind.CHOICE | Kind.MANY:
            press(opened, digit)
        case Kind.MOMENT:
            write(opened, "2026-03-05")
            press(opened, Qt.Key.Key_Tab)
            press(opened, Qt.Key.Key_Tab)
            write(opened, "17:30")
        case kind if kind in TYPED:
            write(opened, TYPED[kind])


def test_amazon(empty: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(empty, paths.asset("sample", "1-amazon-notice.pdf"), monkeypatch)
    press(empty, Qt.Key.Key_G, CTRL)
    view = empty.window.screen_of("steps")
    assert view.controller.path.flow == "amazon"
    walk(empty, {})
    (case,) = empty.desk.case_ids()
    path = empty.desk.path(case)
    assert path.flow == "amazon"
    assert {step.item.id for step in path.done if step.item} == {
        "B0ZZK2M9QF",
        "B0ZZK4T1LD",
        "B0ZZN3P6WV",
    }
    assert not [step for step in path.steps if step.forced and step.state is not State.DONE]


def test_alibaba(empty: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(empty, ALIBABA, monkeypatch)
    press(empty, Qt.Key.Key_G, CTRL)
    view = empty.window.screen_of("steps")
    assert view.controller.path.flow == "alibaba"
    walk(empty, {"notice_kind": "2"})
    (case,) = empty.desk.case_ids()
    kept = {step.id: step.answer for step in empty.desk.path(case).done}
    assert kept["alibaba/complaint_number"] == "IPP-2026-118"
    assert kept["alibaba/reply_by"] == "2026-03-05T17:30+08:00"


def test_the_platform_is_told_by_key(empty: Opened) -> None:
    case = empty.desk.new_case()
    empty.go("steps", case=case)
    view = empty.window.screen_of("steps")
    assert view.controller.path.flow == "first_hours"
    tab_to(empty, lambda widget: getattr(widget, "text", str)() == "Amazon")
    press(empty, Qt.Key.Key_Return)
    assert view.controller.path.flow == "amazon"
    assert empty.desk.case(case).confirmed("platform")[0].value == "amazon"
